//! A sidecar that arrives after its photo: what it says anew, without a word of a person's being lost to it.
//!
//! Where nobody has written anything, the photo says what it would say had the sidecar stood beside it from the
//! beginning. Where a person has, their words stay, and the sidecar's are shown beside them.

use super::metadata::{SIDECAR, covers};
use super::{Conflict, FIELDS, Field, Metadata, Photo, RawMetadata, Value, reconcile};
use std::collections::BTreeMap;

/// Who said what people have written, among the values of a conflict.
pub const DESK: &str = "Desk";

/// What a sidecar brings to a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    /// What the sidecar says now.
    pub sidecar: Metadata,
    /// New values, by field id.
    pub fields: BTreeMap<String, Value>,
    /// All fields that a person has to decide now, those from before among them.
    pub conflicts: Vec<Conflict>,
}

/// What a photo says when its sidecar says this; `None` when the sidecar says nothing new.
pub fn reread(photo: &Photo, sidecar: Metadata) -> Option<Reread> {
    if sidecar == photo.raw.sidecar {
        return None;
    }
    let (before, _) = reconcile(&photo.raw);
    let raw = RawMetadata { sidecar, ..photo.raw.clone() };
    let (now, disputed) = reconcile(&raw);
    let mut fields = BTreeMap::new();
    let mut conflicts = photo.conflicts.clone();
    for field in FIELDS {
        let said = raw.sidecar.get(field.id);
        if said == photo.raw.sidecar.get(field.id) {
            continue;
        }
        let current = photo.metadata.get(field.id);
        let found = if current == before.get(field.id) {
            // What a sidecar took back stays all the same: nothing goes because a program left it out.
            let Some(value) = now.get(field.id) else { continue };
            if current != Some(value) {
                fields.insert(field.id.to_owned(), value.clone());
            }
            disputed.iter().find(|conflict| conflict.field == field.id).cloned()
        } else {
            said.and_then(|said| beside(field, current, said))
        };
        conflicts.retain(|conflict| conflict.field != field.id);
        conflicts.extend(found);
    }
    Some(Reread { sidecar: raw.sidecar, fields, conflicts })
}

/// The sidecar's word beside a person's; `None` when theirs says it all. Who emptied a field has said so as well.
fn beside(field: &Field, current: Option<&Value>, said: &Value) -> Option<Conflict> {
    let empty = Value::One(String::new());
    let current = current.unwrap_or(&empty);
    (!covers(field, current, SIDECAR, said)).then(|| Conflict {
        field: field.id.to_owned(),
        chosen: current.clone(),
        values: vec![(DESK.to_owned(), current.clone()), (SIDECAR.to_owned(), said.clone())],
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::review::checks::testing;

    fn one(text: &str) -> Value {
        Value::One(text.to_owned())
    }

    fn saying(values: &[(&str, &str)]) -> Metadata {
        testing::photo(values).metadata
    }

    /// A photo whose file says this, and that says it too.
    fn photo(values: &[(&str, &str)]) -> Photo {
        let mut photo = testing::photo(values);
        photo.raw = RawMetadata { xmp: photo.metadata.clone(), ..RawMetadata::default() };
        photo
    }

    #[test]
    fn a_field_nobody_wrote_in_takes_the_sidecars_word() {
        let photo = photo(&[("credit", "Agency")]);
        let read = reread(&photo, saying(&[("city", "Vallorne")])).unwrap();
        assert_eq!(read.fields, BTreeMap::from([("city".to_owned(), one("Vallorne"))]));
        assert!(read.conflicts.is_empty());
        let mut again = photo;
        again.raw.sidecar = read.sidecar;
        assert_eq!(reread(&again, saying(&[("city", "Vallorne")])), None, "read once, it says nothing new");
    }

    #[test]
    fn a_persons_words_stay_and_the_sidecars_stand_beside_them() {
        let mut photo = photo(&[("description", "The ridge")]);
        photo.metadata = saying(&[("description", "The ridge at dusk")]);
        let read = reread(&photo, saying(&[("description", "Larches")])).unwrap();
        assert!(read.fields.is_empty());
        let conflict = read.conflicts.first().unwrap();
        assert_eq!(read.conflicts.len(), 1);
        assert_eq!(conflict.chosen, one("The ridge at dusk"));
        assert_eq!(conflict.values[0].0, DESK);
        assert_eq!(conflict.values[1], (SIDECAR.to_owned(), one("Larches")));
        let same = reread(&photo, saying(&[("description", "The ridge at dusk")])).unwrap();
        assert!(same.conflicts.is_empty(), "where both say the same nobody has to choose");
    }

    #[test]
    fn what_the_file_says_otherwise_is_a_conflict_and_what_is_taken_back_stays() {
        let photo = photo(&[("credit", "Agency")]);
        let read = reread(&photo, saying(&[("credit", "Silva")])).unwrap();
        assert_eq!(read.fields["credit"], one("Silva"));
        assert_eq!(read.conflicts.len(), 1);
        let mut later = photo;
        later.metadata = saying(&[("credit", "Silva"), ("city", "Vallorne")]);
        later.raw.sidecar = saying(&[("credit", "Silva"), ("city", "Vallorne")]);
        let read = reread(&later, saying(&[("credit", "Silva")])).unwrap();
        assert!(read.fields.is_empty() && read.conflicts.is_empty());
    }
}
