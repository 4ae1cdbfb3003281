//! Metadata of photos: one photo field by field, and many at once with the same words.

use crate::asks::{FieldsOfPhoto, FieldsSet, Nothing, SetCodes, SetFieldsOfPhotos, SetPhotoFields};
use crate::asks::{WordPhotos, Worded, WordedPhoto};
use crate::change::{Entry, Moment};
use crate::lapse::end_signed_of_photo;
use crate::{Failure, Newsroom, Outcome};
use model::PhotoId;
use model::photo::{FIELDS, Field, FieldKind, Photo, Taken, Value, field, fill, placed};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use storage::{Change, Read};

/// The setting that keeps the desk's codes.
const CODES: &str = "photo_codes";

impl Newsroom {
    /// Sets metadata fields of a photo. An approval of a story that shows it ends, because readers see it.
    pub(crate) fn set_photo_fields(&self, ask: SetPhotoFields) -> Outcome<Photo> {
        self.derive_stale()?;
        let id = self.photo_named(&ask.photo)?.id;
        if ask.fields.is_empty() {
            return Err(
                Failure::invalid("No field was named.").hint("For example: credit=\"Ana Silva / Agency\"")
            );
        }
        self.change(|change, moment| {
            refuse_no_dates(change, id, &ask.fields)?;
            set_fields(change, moment, id, &ask.fields)
        })
    }

    /// Sets fields of many photos in one change, and answers what puts them back.
    pub(crate) fn set_fields_of_photos(&self, ask: SetFieldsOfPhotos) -> Outcome<FieldsSet> {
        self.derive_stale()?;
        let mut edits: Vec<(PhotoId, &BTreeMap<String, Value>)> = Vec::new();
        for edit in &ask.edits {
            edits.push((self.photo_named(&edit.photo)?.id, &edit.fields));
        }
        if edits.iter().all(|(_, fields)| fields.is_empty()) {
            return Err(Failure::invalid("No photo or no field was named.").hint("Choose at least one."));
        }
        self.change(|change, moment| {
            let mut back = Vec::new();
            let mut entries = Vec::new();
            for (id, fields) in &edits {
                let before = change.photo(*id)?.ok_or_else(gone)?;
                let kept = fields.keys().map(|name| {
                    let value = before.metadata.get(name).cloned();
                    (name.clone(), value.unwrap_or(Value::One(String::new())))
                });
                let kept: BTreeMap<String, Value> = kept.collect();
                refuse_no_dates(change, *id, fields)?;
                let (after, mut told) = set_fields(change, moment, *id, fields)?;
                if after.metadata != before.metadata {
                    back.push(FieldsOfPhoto { photo: id.to_string(), fields: kept });
                }
                entries.append(&mut told);
            }
            let changed = u32::try_from(back.len()).unwrap_or(u32::MAX);
            Ok((FieldsSet { changed, back }, entries))
        })
    }

    /// Puts words into a field of many photos: instead of what is there, in front of it, or behind it.
    pub(crate) fn word_photos(&self, ask: WordPhotos) -> Outcome<Worded> {
        let row = known(&ask.field)?;
        let codes = self.photo_codes(Nothing {})?;
        let mut worded = Worded { photos: vec![], unknown: vec![], back: vec![] };
        let mut unknown = BTreeSet::new();
        let mut edits = Vec::new();
        for id in self.ids_of_photos(&ask.photos)? {
            let photo = self.desk.read(|read| read.photo(id))?.ok_or_else(gone)?;
            let filled = fill(&ask.text, &photo, &codes);
            unknown.extend(filled.unknown);
            let before = photo.metadata.get(row.id);
            let after = placed(before, &filled.text, ask.placing, row.kind == FieldKind::List);
            worded.photos.push(WordedPhoto {
                photo: id,
                file_name: photo.file_name.clone(),
                before: photo.metadata.text(row.id),
                after: after.text(),
            });
            let fields = BTreeMap::from([(row.id.to_owned(), after)]);
            edits.push(FieldsOfPhoto { photo: id.to_string(), fields });
        }
        worded.unknown = unknown.into_iter().collect();
        if !ask.dry_run {
            worded.back = self.set_fields_of_photos(SetFieldsOfPhotos { edits })?.back;
        }
        Ok(worded)
    }

    /// The desk's codes: words that are long to type, by what is typed for them.
    pub(crate) fn photo_codes(&self, _: Nothing) -> Outcome<BTreeMap<String, String>> {
        let kept = self.desk.read(|read| read.setting(CODES))?;
        Ok(kept.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default())
    }

    /// Keeps the desk's codes, instead of those it had.
    pub(crate) fn set_photo_codes(&self, ask: SetCodes) -> Outcome<BTreeMap<String, String>> {
        let mut codes = BTreeMap::new();
        for (code, words) in &ask.codes {
            let (code, words) = (code.trim().to_lowercase(), words.trim());
            let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            if code.is_empty() || !code.chars().all(plain) {
                return Err(Failure::invalid(format!("“{code}” cannot be a code."))
                    .hint("A code is letters and digits, like kc or team7."));
            }
            if !words.is_empty() {
                codes.insert(code, words.to_owned());
            }
        }
        self.change(|change, _| {
            change.set_setting(CODES, &json!(codes))?;
            Ok((codes.clone(), vec![Entry::of_desk("Changed the codes for captions")]))
        })
    }
}

/// Sets fields of one photo; approvals of stories that show it end when readers see the difference.
pub(crate) fn set_fields(
    change: &mut Change<'_>,
    moment: Moment,
    id: PhotoId,
    fields: &BTreeMap<String, Value>,
) -> Outcome<(Photo, Vec<Entry>)> {
    let mut photo = change.photo(id)?.ok_or_else(gone)?;
    let mut entries = Vec::new();
    for (name, value) in fields {
        let row = known(name)?;
        let before = photo.metadata.text(name);
        photo.metadata.set(row, value.clone());
        photo.conflicts.retain(|conflict| conflict.field != *name);
        let what = format!("Set {}", row.label.to_lowercase());
        entries.push(Entry::of_photo(id, what).changing(before, photo.metadata.text(name)).growing());
    }
    change.update_photo(&photo)?;
    let what = format!("what is said about the photo {}", photo.file_name);
    entries.extend(end_signed_of_photo(change, moment, &photo, &what)?);
    Ok((photo, entries))
}

/// What people enter for a date is one. What the file itself says is taken back as it was.
fn refuse_no_dates(read: &Read<'_>, id: PhotoId, fields: &BTreeMap<String, Value>) -> Outcome<()> {
    for (name, value) in fields {
        let date = value.text();
        if known(name)?.kind != FieldKind::Date || date.trim().is_empty() || Taken::read(&date).is_some() {
            continue;
        }
        let photo = read.photo(id)?.ok_or_else(gone)?;
        let raw = [&photo.raw.sidecar, &photo.raw.xmp, &photo.raw.iim, &photo.raw.exif, &photo.metadata];
        if !raw.iter().any(|said| said.text(name) == date.trim()) {
            return Err(Failure::invalid(format!("“{date}” is no date."))
                .hint("For example 2026-11-24, or 2026-11-24T18:00:00+01:00; less where less is known."));
        }
    }
    Ok(())
}

fn known(name: &str) -> Outcome<&'static Field> {
    field(name).ok_or_else(|| {
        let names: Vec<&str> = FIELDS.iter().map(|field| field.id).collect();
        Failure::invalid(format!("A photo has no field “{name}”."))
            .hint(format!("Fields are {}.", names.join(", ")))
    })
}

fn gone() -> Failure {
    Failure::not_found("The photo is not there any more.")
}
