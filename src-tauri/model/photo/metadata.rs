//! Values of the metadata fields, and how the three copies in a file become one.
//!
//! Our rule (the standard's guide lets a caption edited in an IIM-only program vanish behind a stale
//! EXIF one): keep all three; choose XMP when it is a superset or an untruncated form of the others;
//! otherwise, when the normalised values differ, show the conflict and let a person choose.

use super::fields::{FIELDS, Field, FieldKind};
use super::taken::Taken;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A field's value: one text, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Value {
    /// One text.
    One(String),
    /// Several, in order.
    Many(Vec<String>),
}

impl Value {
    /// The value's parts: one for a text, any number for a list.
    pub fn parts(&self) -> &[String] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(list) => list,
        }
    }

    /// The value in one line: list parts joined by ", ".
    pub fn text(&self) -> String {
        self.parts().join(", ")
    }

    pub(super) fn is_blank(&self) -> bool {
        self.parts().iter().all(|part| part.trim().is_empty())
    }

    /// The same value as comparing programs see it: case kept, blanks folded, and `(c)`, which is all that EXIF's
    /// letters have, for the sign.
    pub(super) fn normalised(&self) -> Vec<String> {
        self.parts()
            .iter()
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .map(|part| part.replace("(c)", "©").replace("(C)", "©"))
            .filter(|part| !part.is_empty())
            .collect()
    }
}

/// Values by field id. Blank values are not stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "Record<string, string | string[]>")]
pub struct Metadata(BTreeMap<String, Value>);

impl Metadata {
    /// The value of a field, if it has one.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.get(id)
    }

    /// The value of a field in one line; empty when there is none.
    pub fn text(&self, id: &str) -> String {
        self.get(id).map(Value::text).unwrap_or_default()
    }

    /// The value of a field as a list; empty when there is none.
    pub fn list(&self, id: &str) -> &[String] {
        self.get(id).map(Value::parts).unwrap_or_default()
    }

    /// Sets a field, in the shape its kind asks for; a blank value removes it.
    pub fn set(&mut self, field: &Field, value: Value) {
        if value.is_blank() {
            self.0.remove(field.id);
            return;
        }
        let value = match (field.kind, value) {
            (FieldKind::List, Value::One(text)) => Value::Many(vec![text.trim().to_owned()]),
            (FieldKind::List, Value::Many(list)) => Value::Many(
                list.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
            ),
            (_, value) => Value::One(value.text().trim().to_owned()),
        };
        self.0.insert(field.id.to_owned(), value);
    }

    /// All values, by field id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }
}

/// What the three blocks of a file said, and the sidecar that stood beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RawMetadata {
    /// From IPTC IIM.
    pub iim: Metadata,
    /// From XMP.
    pub xmp: Metadata,
    /// From EXIF.
    pub exif: Metadata,
    /// From a sidecar.
    #[serde(default)]
    pub sidecar: Metadata,
}

/// A field in which the blocks of a file disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// The field.
    pub field: String,
    /// The value in use until a person chooses: the sidecar's, else XMP's, else IIM's, else EXIF's.
    pub chosen: Value,
    /// Every different value with the block it stands in (`Sidecar`, `XMP`, `IPTC`, `EXIF`), or `Desk` for what people
    /// have written.
    pub values: Vec<(String, Value)>,
}

pub(super) const SIDECAR: &str = "Sidecar";
const XMP: &str = "XMP";

/// One value per field out of the sidecar and the three blocks, and the fields a person has to decide.
///
/// The sidecar was written last, so its word comes first; but where the file's own XMP says all of it and more, nobody
/// has to decide.
pub fn reconcile(raw: &RawMetadata) -> (Metadata, Vec<Conflict>) {
    let mut metadata = Metadata::default();
    let mut conflicts = Vec::new();
    for field in FIELDS {
        let sources = [(SIDECAR, &raw.sidecar), (XMP, &raw.xmp), ("IPTC", &raw.iim), ("EXIF", &raw.exif)];
        let values: Vec<(&str, &Value)> = sources
            .into_iter()
            .filter_map(|(block, values)| values.get(field.id).map(|value| (block, value)))
            .filter(|(_, value)| !value.is_blank())
            .collect();
        let Some((_, first)) = values.first() else { continue };
        let says_all = |whole: &Value| values.iter().all(|(block, value)| covers(field, whole, block, value));
        // One of the two that have no limits, or whatever else is the only word.
        let full = values.iter().filter(|(block, _)| [SIDECAR, XMP].contains(block)).map(|(_, value)| *value);
        let full = full.chain([*first]).find(|value| says_all(value));
        let chosen = full.unwrap_or(first);
        metadata.set(field, chosen.clone());
        if full.is_none() {
            conflicts.push(Conflict {
                field: field.id.to_owned(),
                chosen: chosen.clone(),
                values: values.iter().map(|(block, value)| ((*block).to_owned(), (*value).clone())).collect(),
            });
        }
    }
    (metadata, conflicts)
}

/// Does `whole` say everything `part` (from `block`) says?
pub(super) fn covers(field: &Field, whole: &Value, block: &str, part: &Value) -> bool {
    let (whole, part) = (whole.normalised(), part.normalised());
    if whole == part {
        return true;
    }
    if field.kind == FieldKind::Date {
        return same_moment(&whole, &part);
    }
    // EXIF keeps a list in one text, with "; " or ", " between the parts.
    if block == "EXIF" && field.kind == FieldKind::List {
        let joined: Vec<String> =
            part.iter().flat_map(|text| text.split([';', ','])).map(|text| text.trim().to_owned()).collect();
        let whole: Vec<String> =
            whole.iter().flat_map(|text| text.split([';', ','])).map(|text| text.trim().to_owned()).collect();
        return joined.iter().all(|name| whole.contains(name));
    }
    let limit = field.iim.map(|(_, limit)| limit).filter(|_| block == "IPTC");
    part.iter().all(|text| {
        whole.contains(text)
            || limit.is_some_and(|limit| {
                // Cut off by IIM's limit, perhaps in the middle of a character.
                text.len() + 4 > limit && whole.iter().any(|full| full.starts_with(text.as_str()))
            })
    })
}

/// Dates agree when neither says what the other contradicts; of what is no date, the shorter is a beginning of the longer.
fn same_moment(whole: &[String], part: &[String]) -> bool {
    let (Some(a), Some(b)) = (whole.first(), part.first()) else { return true };
    match (Taken::read(a), Taken::read(b)) {
        (Some(a), Some(b)) => a.agrees(&b),
        _ => a.starts_with(b.as_str()) || b.starts_with(a.as_str()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::fields::field;
    use super::*;

    fn with(id: &str, parts: &[&str]) -> Metadata {
        let mut metadata = Metadata::default();
        let value = match parts {
            [one] => Value::One((*one).to_owned()),
            many => Value::Many(many.iter().map(|part| (*part).to_owned()).collect()),
        };
        metadata.set(field(id).unwrap(), value);
        metadata
    }

    fn conflicts(id: &str, xmp: &[&str], iim: &[&str], exif: &[&str]) -> usize {
        let raw = RawMetadata {
            xmp: with(id, xmp),
            iim: with(id, iim),
            exif: with(id, exif),
            sidecar: Metadata::default(),
        };
        reconcile(&raw).1.len()
    }

    #[test]
    fn a_value_cut_off_by_iim_is_no_conflict() {
        let full = "Photographers' Cooperative of the Northern Provinces";
        assert_eq!(conflicts("credit", &[full], &[&full[..32]], &[""]), 0);
    }

    #[test]
    fn a_caption_rewritten_in_one_block_is_a_conflict() {
        assert_eq!(conflicts("description", &["Autumn larches"], &["The ridge"], &[""]), 1);
    }

    #[test]
    fn two_creators_stay_two_beside_an_exif_artist() {
        let raw = RawMetadata {
            xmp: with("creator", &["Ana", "Ben"]),
            exif: with("creator", &["Ana; Ben"]),
            ..RawMetadata::default()
        };
        let (metadata, conflicts) = reconcile(&raw);
        assert_eq!(metadata.list("creator"), ["Ana", "Ben"]);
        assert!(conflicts.is_empty());
    }

    #[test]
    fn a_sidecar_comes_first_unless_the_file_says_all_of_it_and_more() {
        let said = |sidecar: &[&str], xmp: &[&str]| {
            let raw = RawMetadata {
                sidecar: with("keywords", sidecar),
                xmp: with("keywords", xmp),
                ..RawMetadata::default()
            };
            let (metadata, conflicts) = reconcile(&raw);
            let values: Vec<String> = conflicts
                .iter()
                .flat_map(|conflict| &conflict.values)
                .map(|(block, _)| block.clone())
                .collect();
            (metadata.list("keywords").to_vec(), values)
        };
        let (sea, both) = (["sea"].map(str::to_owned).to_vec(), ["sea", "storm"].map(str::to_owned).to_vec());
        assert_eq!(said(&["sea"], &[""]), (sea.clone(), vec![]));
        assert_eq!(said(&["sea"], &["sea", "storm"]), (both.clone(), vec![]));
        assert_eq!(said(&["sea", "storm"], &["sea"]), (both, vec![]));
        assert_eq!(said(&["sea"], &["storm"]), (sea, vec!["Sidecar".into(), "XMP".into()]));
    }

    #[test]
    fn a_copyright_sign_in_plain_letters_is_no_conflict() {
        assert_eq!(conflicts("copyright", &["© 2018 Ana"], &["© 2018 Ana"], &["(c) 2018 Ana"]), 0);
        assert_eq!(conflicts("copyright", &["© 2018 Ana"], &["© 2018 Ben"], &["(c) 2018 Ana"]), 1);
    }

    #[test]
    fn a_blank_value_is_no_value() {
        assert!(with("credit", &["  "]).get("credit").is_none());
    }

    #[test]
    fn a_date_without_zone_agrees_with_the_same_date_with_one() {
        assert_eq!(
            conflicts(
                "date_created",
                &["2018-10-07T11:00:00+02:00"],
                &["2018-10-07T11:00:00"],
                &["2018-10-07"]
            ),
            0
        );
    }
}
