//! Photos compared: which came, went or took the place of another, how they are cropped, and what is said about them.

use super::fields::FieldChange;
use super::{Fate, Part};
use crate::PhotoId;
use crate::document::Crop;
use crate::photo::{FIELDS, FREE, FocalPoint, Framing, Metadata};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What was known of a photo at the time of a state.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct KnownPhoto {
    /// Caption, credit, rights and the rest.
    pub metadata: Metadata,
    /// The point automatic crops keep: `None` when the state does not say, `Some(None)` when nobody had set one.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "said")]
    pub focal_point: Option<Option<FocalPoint>>,
    /// How it stands and what is drawn on it, where somebody has touched that.
    #[serde(default, skip_serializing_if = "Framing::is_untouched")]
    pub framing: Framing,
}

/// `null` is something that was said.
mod said {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::<T>::deserialize(deserializer).map(Some)
    }
}

/// What became of a photo in the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoFate {
    /// It was not there before.
    Inserted,
    /// It is not there any more.
    Deleted,
    /// Another one stands in its place.
    Replaced,
    /// It is shown or described in another way.
    Changed,
}

/// A photo that differs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PhotoChange {
    /// Number of the change.
    pub change: u32,
    /// What became of it.
    pub fate: PhotoFate,
    /// The photo in the old state.
    pub before: Option<ShownPhoto>,
    /// The photo in the new state.
    pub now: Option<ShownPhoto>,
    /// What is said about it in another way: fields of the photo, and of its place in the story.
    pub fields: Vec<FieldChange>,
}

/// A photo as it is shown in a state.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct ShownPhoto {
    /// Which.
    pub photo: PhotoId,
    /// The part that is shown; `null` is all of it.
    pub crop: Option<Crop>,
    /// The point that automatic crops keep, where it is known.
    pub focal_point: Option<FocalPoint>,
}

/// What is known of photos in both states.
struct Known<'a> {
    old: &'a BTreeMap<PhotoId, KnownPhoto>,
    new: &'a BTreeMap<PhotoId, KnownPhoto>,
}

/// The photos that differ, in the order of the page. A figure that is such a change gets its number, counted from 1.
pub(super) fn changes(
    parts: &mut [Part],
    old: &BTreeMap<PhotoId, KnownPhoto>,
    new: &BTreeMap<PhotoId, KnownPhoto>,
) -> Vec<PhotoChange> {
    let mut out = Vec::new();
    let mut said = BTreeSet::new();
    walk(parts, &Known { old, new }, &mut said, &mut out);
    out
}

fn walk(parts: &mut [Part], known: &Known<'_>, said: &mut BTreeSet<PhotoId>, out: &mut Vec<PhotoChange>) {
    for part in parts {
        if part.kind == "figure" && part.fate != Fate::Left {
            if let Some(change) = figure(part, known, said) {
                out.push(change);
                if part.fate != Fate::Moved && (part.fate != Fate::Kept || part.was.is_some()) {
                    part.change = u32::try_from(out.len()).ok();
                }
            }
        } else {
            walk(&mut part.parts, known, said, out);
        }
    }
}

fn figure(part: &Part, known: &Known<'_>, said: &mut BTreeSet<PhotoId>) -> Option<PhotoChange> {
    let earlier = part.was.as_ref().map_or(&part.attrs, |was| &was.attrs);
    let mut before = (part.fate != Fate::Inserted).then(|| shown(earlier, known.old)).flatten();
    let mut now = (part.fate != Fate::Deleted).then(|| shown(&part.attrs, known.new)).flatten();
    if let (Some(before), Some(now)) = (&mut before, &mut now)
        && !(says_focal_point(before.photo, known.old) && says_focal_point(now.photo, known.new))
    {
        (before.focal_point, now.focal_point) = (None, None);
    }
    let fate = match (&before, &now) {
        (None, None) => return None,
        (None, Some(_)) => PhotoFate::Inserted,
        (Some(_), None) => PhotoFate::Deleted,
        (Some(a), Some(b)) if a.photo != b.photo => PhotoFate::Replaced,
        _ => PhotoFate::Changed,
    };
    let mut fields = Vec::new();
    if let (Some(before), Some(now)) = (&before, &now) {
        fields.extend(in_the_story(earlier, &part.attrs));
        // What is known of the photo itself is said once, however often it is shown.
        if before.photo == now.photo && said.insert(now.photo) {
            fields.extend(of_the_photo(now.photo, known));
        }
    }
    let same = before == now && fields.is_empty();
    (!same).then_some(PhotoChange { change: 0, fate, before, now, fields })
}

fn shown(attrs: &Map<String, Value>, known: &BTreeMap<PhotoId, KnownPhoto>) -> Option<ShownPhoto> {
    let photo: PhotoId = attrs.get("photo")?.as_str()?.parse().ok()?;
    let crop = attrs.get("crop").and_then(|crop| serde_json::from_value(crop.clone()).ok());
    let known = known.get(&photo);
    let crop = crop.or_else(|| known.and_then(|known| known.framing.crops.get(FREE).copied()));
    let focal_point = known.and_then(|known| known.focal_point).flatten();
    Some(ShownPhoto { photo, crop, focal_point })
}

fn says_focal_point(photo: PhotoId, known: &BTreeMap<PhotoId, KnownPhoto>) -> bool {
    known.get(&photo).is_some_and(|known| known.focal_point.is_some())
}

/// How the figure stands in the story.
fn in_the_story(before: &Map<String, Value>, now: &Map<String, Value>) -> Vec<FieldChange> {
    let text = |attrs: &Map<String, Value>, name: &str| match attrs.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        _ => String::new(),
    };
    [
        ("alt", "Alt text in the story"),
        ("decorative", "Needs no alt text"),
        ("lead", "Lead photo"),
        ("placement", "Placement"),
    ]
    .into_iter()
    .filter_map(|(name, label)| FieldChange::between(name, label, &text(before, name), &text(now, name)))
    .collect()
}

fn of_the_photo(photo: PhotoId, known: &Known<'_>) -> Vec<FieldChange> {
    let (Some(before), Some(now)) = (known.old.get(&photo), known.new.get(&photo)) else { return Vec::new() };
    let said = FIELDS.iter().filter_map(|field| {
        let (before, now) = (before.metadata.text(field.id), now.metadata.text(field.id));
        FieldChange::between(field.id, field.label, &before, &now)
    });
    // Crops that were drawn anew under the same name differ in no word; then their places are compared.
    let (words, other) = (before.framing.in_words(), now.framing.in_words());
    let framed = if words == other && before.framing != now.framing {
        Some(("as it was drawn before".to_owned(), "drawn otherwise".to_owned()))
    } else {
        Some((words, other))
    };
    let framed = framed.and_then(|(before, now)| FieldChange::between("framing", "Crops", &before, &now));
    said.chain(framed).collect()
}
