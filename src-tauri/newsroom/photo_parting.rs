//! Taking a merge back: the photo that left is in the library again, and everything shows and says what it did before, as
//! far as nobody has touched it since.
//!
//! What a merge changed is kept with it on the desk, so it can be taken back at any time, from any window. What somebody has
//! changed since is theirs: a field with another word keeps it, and a story with other places shows what it shows, and is named.

use crate::asks::{MergedFrom, PartPhotos, PartedPhotos};
use crate::change::{Entry, Moment};
use crate::figures::for_each_figure;
use crate::photo_fields::set_fields;
use crate::text::difference;
use crate::{Failure, Newsroom, Outcome};
use model::document::{Crop, Document};
use model::photo::{Conflict, FocalPoint, Marks, Photo, Rights, Value};
use model::story::HistoryKind;
use model::{PhotoId, StoryId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{Change, Read};

/// What a merge changed, as it is kept on the desk.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Before {
    /// The photo that stayed; it may have left by a merge of its own since.
    kept: Option<PhotoId>,
    /// What it said, and what the merge made of it.
    said: Option<(Said, Said)>,
    shown: Vec<ShownBefore>,
}

/// What a photo says and what is said of it, as far as a merge touches it. Fields without a word are here too.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Said {
    fields: BTreeMap<String, Option<Value>>,
    conflicts: Vec<Conflict>,
    marks: Marks,
    rights: Rights,
    focal_point: Option<FocalPoint>,
}

/// What a story showed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ShownBefore {
    story: StoryId,
    /// Every place that shows the one that stayed, in reading order: what it showed of the other one, and nothing where it
    /// showed the one that stayed.
    places: Vec<Option<ShownPart>>,
}

/// The part of the photo that a place showed; all of it where there is none.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ShownPart {
    crop: Option<Crop>,
}

impl Before {
    /// What a merge changes that makes `after` of `before`, in those fields.
    pub(crate) fn of<'a>(
        before: &Photo,
        after: &Photo,
        fields: impl Iterator<Item = &'a String>,
        shown: Vec<ShownBefore>,
    ) -> Self {
        let fields: Vec<&String> = fields.collect();
        Self { kept: Some(before.id), said: Some((said(before, &fields), said(after, &fields))), shown }
    }

    /// As it is kept.
    pub(crate) fn kept(&self) -> String {
        // Nothing in it is without JSON; without it a merge is taken back as those are that are older than this.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Merges that are older have nothing to be read.
    fn read(kept: Option<&str>) -> Self {
        kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
    }
}

fn said(photo: &Photo, fields: &[&String]) -> Said {
    Said {
        fields: fields.iter().map(|id| ((*id).clone(), photo.metadata.get(id).cloned())).collect(),
        conflicts: photo.conflicts.clone(),
        marks: photo.marks,
        rights: photo.rights.clone(),
        focal_point: photo.focal_point,
    }
}

/// What a story shows of a photo that is about to become one with another.
pub(crate) fn shown_of(story: StoryId, text: &Document, other: PhotoId, kept: PhotoId) -> ShownBefore {
    let mut text = text.clone();
    let mut places = Vec::new();
    for_each_figure(&mut text, &mut |figure| {
        if figure.photo == Some(other) {
            places.push(Some(ShownPart { crop: figure.crop }));
        } else if figure.photo == Some(kept) {
            places.push(None);
        }
    });
    ShownBefore { story, places }
}

/// The photos that became one with this one, the last first.
pub(crate) fn merged_from(read: &Read<'_>, kept: PhotoId) -> Outcome<Vec<MergedFrom>> {
    let mut merged = Vec::new();
    for merge in read.merged_from(kept)? {
        if let Some(photo) = read.photo(merge.photo)? {
            merged.push(MergedFrom { photo: photo.id, file_name: photo.file_name, at: merge.at });
        }
    }
    Ok(merged)
}

impl Newsroom {
    /// Brings a merged photo back into the library, and where it was shown.
    pub(crate) fn part_photos(&self, ask: PartPhotos) -> Outcome<PartedPhotos> {
        self.derive_stale()?;
        let photo = self.photo_named(&ask.photo)?;
        let merge = self.desk.read(|read| read.merge_of(photo.id))?.ok_or_else(|| {
            Failure::conflict(format!("{} is in the library.", photo.file_name))
                .hint("There is nothing to bring back.")
        })?;
        let before = Before::read(merge.before.as_deref());
        self.change(|change, moment| {
            change.end_merge(photo.id)?;
            let back = format!("Brought {} back", photo.file_name);
            let mut entries = [photo.id, merge.kept].map(|id| Entry::of_photo(id, back.clone())).to_vec();
            entries.extend(put_back(change, moment, &before)?);
            Ok(((), entries))
        })?;
        let mut parted = PartedPhotos { stories: Vec::new(), left: Vec::new() };
        for shown in &before.shown {
            let (slug, again) = self.show_again(shown, merge.kept, &photo)?;
            if again { parted.stories.push(slug) } else { parted.left.push(slug) }
        }
        Ok(parted)
    }

    /// A story shows a photo where it did before that was merged into `kept`: its slug, and whether it does. It does not
    /// where the places are other ones now.
    fn show_again(&self, before: &ShownBefore, kept: PhotoId, photo: &Photo) -> Outcome<(String, bool)> {
        let story = self.story_named(&before.story.to_string())?;
        let present = self.text_of(story.id)?;
        let mut document = present.clone();
        let mut places = before.places.iter();
        let mut as_many = true;
        for_each_figure(&mut document, &mut |figure| {
            if figure.photo != Some(kept) {
                return;
            }
            match places.next() {
                Some(Some(part)) => (figure.photo, figure.crop) = (Some(photo.id), part.crop),
                Some(None) => {}
                None => as_many = false,
            }
        });
        if !as_many || places.next().is_some() || document == present {
            return Ok((story.slug, false));
        }
        let what = format!("Showed {} again, which was brought back", photo.file_name);
        let entry = Entry::of_story(story.id, what).about(HistoryKind::Text);
        self.splice(&story, None, difference(&present, document), &entry)?;
        Ok((story.slug, true))
    }
}

/// Puts back what the merge made of the photo that stayed, where it is still as the merge made it.
fn put_back(change: &mut Change<'_>, moment: Moment, before: &Before) -> Outcome<Vec<Entry>> {
    let Some((kept, (was, became))) = before.kept.zip(before.said.as_ref()) else { return Ok(Vec::new()) };
    let Some(photo) = change.photo(kept)? else { return Ok(Vec::new()) };
    let untouched = |id: &String| became.fields.get(id).map(Option::as_ref) == Some(photo.metadata.get(id));
    let fields: BTreeMap<String, Value> = was
        .fields
        .iter()
        .filter(|(id, _)| untouched(id))
        .map(|(id, value)| (id.clone(), value.clone().unwrap_or(Value::One(String::new()))))
        .collect();
    let (mut photo, entries) =
        if fields.is_empty() { (photo, Vec::new()) } else { set_fields(change, moment, kept, &fields)? };
    if photo.marks == became.marks {
        photo.marks = was.marks;
    }
    if photo.rights == became.rights {
        photo.rights.clone_from(&was.rights);
    }
    if photo.focal_point == became.focal_point {
        photo.focal_point = was.focal_point;
    }
    // What its file contradicts itself in is open again where nobody has chosen since.
    photo.conflicts.clone_from(&was.conflicts);
    change.update_photo(&photo)?;
    Ok(entries)
}
