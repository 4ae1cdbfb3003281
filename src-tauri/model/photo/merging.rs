//! Two photos that show the same become one: what the one that stays says then, and what a person has to choose.
//!
//! Nothing either of them says is lost without a person's word. Where one is silent the other speaks; lists of what is
//! shown are put together; where one says all of the other and more, it is taken. Everything else is a difference.

use super::fields::{FieldGroup, FieldKind};
use super::metadata::covers;
use super::{CATEGORIES, Conflict, FIELDS, Field, FocalPoint, Marks, Metadata, Photo, Rights, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where the kind of rights stands among the choices, beside the ids of the fields.
pub const CATEGORY: &str = "category";
/// How far the shapes of two pictures may differ for a point on one to be the same point on the other.
const SAME_SHAPE: f64 = 0.02;

/// Something two photos say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    /// Id of the field, or `category`.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What the photo says that stays.
    pub kept: Value,
    /// What the other one says.
    pub other: Value,
}

/// What the photo that stays says then.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Its fields.
    pub metadata: Metadata,
    /// What files contradict themselves in and nobody has chosen yet.
    pub conflicts: Vec<Conflict>,
    /// Its marks: the more stars; a label or a pick where it had none.
    pub marks: Marks,
    /// Its kind of rights, and every permission and ban of both.
    pub rights: Rights,
    /// Its focal point.
    pub focal_point: Option<FocalPoint>,
    /// What a person has to choose first; where it is not empty, what stays says its own word there.
    pub open: Vec<Difference>,
}

/// Merges `other` into `kept`. `chosen` has a person's word on differences, by field.
pub fn merge(kept: &Photo, other: &Photo, chosen: &BTreeMap<String, Value>) -> Merged {
    let mut merged = Merged {
        metadata: Metadata::default(),
        conflicts: Vec::new(),
        marks: marks(kept.marks, other.marks),
        rights: kept.rights.clone(),
        focal_point: kept.focal_point.or(other.focal_point.filter(|_| same_shape(kept, other))),
        open: Vec::new(),
    };
    for field in FIELDS {
        if let Some(value) = chosen.get(field.id) {
            merged.metadata.set(field, value.clone());
            continue;
        }
        let (ours, theirs) = (kept.metadata.get(field.id), other.metadata.get(field.id));
        let (value, from) = match (ours, theirs) {
            (None, None) => continue,
            (Some(ours), None) => (ours.clone(), kept),
            (None, Some(theirs)) => (theirs.clone(), other),
            (Some(ours), Some(theirs)) => match settled(field, ours, theirs) {
                Some(value) => (value, kept),
                None => {
                    merged.open.push(Difference {
                        field: field.id.to_owned(),
                        label: field.label.to_owned(),
                        kept: ours.clone(),
                        other: theirs.clone(),
                    });
                    (ours.clone(), kept)
                }
            },
        };
        merged.metadata.set(field, value);
        merged.conflicts.extend(from.conflicts.iter().find(|conflict| conflict.field == field.id).cloned());
    }
    merged
        .rights
        .leases
        .extend(other.rights.leases.iter().filter(|lease| !kept.rights.leases.contains(lease)).cloned());
    merged.rights.leases.sort_by_key(|lease| lease.at);
    category(&mut merged, kept, other, chosen);
    merged
}

/// What two values come to, if nobody has to choose.
fn settled(field: &Field, ours: &Value, theirs: &Value) -> Option<Value> {
    if field.kind == FieldKind::Date {
        // The one that says more: with the time, with the zone.
        let longer = if theirs.text().len() > ours.text().len() { theirs } else { ours };
        return covers(field, ours, "", theirs).then(|| longer.clone());
    }
    if covers(field, ours, "", theirs) {
        return Some(ours.clone());
    }
    if covers(field, theirs, "", ours) {
        return Some(theirs.clone());
    }
    // Who and what is to be seen: both saw right.
    (field.kind == FieldKind::List && field.group == FieldGroup::Description).then(|| {
        let more = theirs.parts().iter().filter(|part| !ours.parts().contains(part));
        Value::Many(ours.parts().iter().chain(more).cloned().collect())
    })
}

fn category(merged: &mut Merged, kept: &Photo, other: &Photo, chosen: &BTreeMap<String, Value>) {
    let known = |value: &Value| CATEGORIES.iter().find(|category| category.id == value.text());
    if let Some(category) = chosen.get(CATEGORY).and_then(known) {
        merged.rights.category = Some(category.id.to_owned());
        return;
    }
    match (&kept.rights.category, &other.rights.category) {
        (None, Some(theirs)) => merged.rights.category = Some(theirs.clone()),
        (Some(ours), Some(theirs)) if ours != theirs => merged.open.push(Difference {
            field: CATEGORY.to_owned(),
            label: "Usage rights".to_owned(),
            kept: Value::One(ours.clone()),
            other: Value::One(theirs.clone()),
        }),
        _ => {}
    }
}

fn marks(ours: Marks, theirs: Marks) -> Marks {
    Marks {
        stars: ours.stars.max(theirs.stars),
        colour: ours.colour.or(theirs.colour),
        pick: ours.pick.or(theirs.pick),
    }
}

/// Is a part of one picture the same part of the other?
pub fn same_shape(one: &Photo, other: &Photo) -> bool {
    let shape = |photo: &Photo| f64::from(photo.width) / f64::from(photo.height.max(1));
    (shape(one) / shape(other).max(f64::MIN_POSITIVE) - 1.0).abs() < SAME_SHAPE
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::photo::field;
    use crate::review::checks::testing::photo;
    use proptest::prelude::*;

    fn one(text: &str) -> Value {
        Value::One(text.to_owned())
    }

    fn merged(kept: &[(&str, &str)], other: &[(&str, &str)]) -> Merged {
        merge(&photo(kept), &photo(other), &BTreeMap::new())
    }

    #[test]
    fn where_one_is_silent_the_other_speaks() {
        let merged = merged(&[("credit", "Agency")], &[("city", "Vallorne")]);
        assert_eq!(
            (merged.metadata.text("credit"), merged.metadata.text("city")),
            ("Agency".into(), "Vallorne".into())
        );
        assert!(merged.open.is_empty());
    }

    #[test]
    fn what_is_shown_is_put_together_and_makers_are_a_persons_choice() {
        let mut kept = photo(&[]);
        let mut other = photo(&[]);
        let many = |names: &[&str]| Value::Many(names.iter().map(|name| (*name).to_owned()).collect());
        for (photo, words) in [(&mut kept, ["sea", "storm"]), (&mut other, ["harbour", "sea"])] {
            photo.metadata.set(field("keywords").unwrap(), many(&words));
            photo.metadata.set(field("creator").unwrap(), many(&words[..1]));
        }
        let merged = merge(&kept, &other, &BTreeMap::new());
        assert_eq!(merged.metadata.list("keywords"), ["sea", "storm", "harbour"]);
        let open: Vec<&str> = merged.open.iter().map(|difference| difference.field.as_str()).collect();
        assert_eq!(open, ["creator"]);
        let chosen = BTreeMap::from([("creator".to_owned(), many(&["Ana"]))]);
        let merged = merge(&kept, &other, &chosen);
        assert_eq!((merged.metadata.list("creator"), merged.open.len()), (["Ana".to_owned()].as_slice(), 0));
    }

    #[test]
    fn a_date_with_its_time_is_taken_and_another_day_is_a_difference() {
        let day = [("date_created", "2026-06-14")];
        let whole = [("date_created", "2026-06-14T21:05:00+02:00")];
        assert_eq!(merged(&day, &whole).metadata.text("date_created"), whole[0].1);
        assert_eq!(merged(&day, &[("date_created", "2026-06-15")]).open.len(), 1);
    }

    #[test]
    fn a_ban_of_either_holds_and_kinds_of_rights_that_differ_are_chosen() {
        let (mut kept, mut other) = (photo(&[]), photo(&[]));
        let (first, second) = (CATEGORIES[0].id, CATEGORIES[1].id);
        kept.rights.category = Some(first.to_owned());
        other.rights.category = Some(second.to_owned());
        other.rights.leases.push(crate::photo::Lease {
            kind: crate::photo::LeaseKind::Deny,
            from: None,
            until: None,
            note: "Withdrawn".into(),
            by: None,
            by_name: "Ed".into(),
            at: crate::Timestamp::UNIX_EPOCH,
        });
        let merged = merge(&kept, &other, &BTreeMap::new());
        assert_eq!((merged.rights.leases.len(), merged.open[0].field.as_str()), (1, CATEGORY));
        let merged = merge(&kept, &other, &BTreeMap::from([(CATEGORY.to_owned(), one(second))]));
        assert_eq!((merged.rights.category.as_deref(), merged.open.len()), (Some(second), 0));
    }

    proptest! {
        /// Every part either photo says is said afterwards, or offered for a choice.
        #[test]
        fn no_word_is_lost(fields in proptest::collection::vec((0..FIELDS.len(), "[a-c]{0,2}", "[a-c]{0,2}"), 0..12)) {
            let (mut kept, mut other) = (photo(&[]), photo(&[]));
            for (at, ours, theirs) in &fields {
                kept.metadata.set(&FIELDS[*at], one(ours));
                other.metadata.set(&FIELDS[*at], one(theirs));
            }
            let merged = merge(&kept, &other, &BTreeMap::new());
            for (id, value) in kept.metadata.iter().chain(other.metadata.iter()) {
                let open = merged.open.iter().any(|difference| difference.field == id);
                let said = merged.metadata.get(id).is_some_and(|said| {
                    // A longer date says the shorter one.
                    value.parts().iter().all(|part| said.parts().iter().any(|said| said.starts_with(part.as_str())))
                });
                prop_assert!(open || said, "{id}: {value:?} is lost");
            }
            let again = merge(&Photo { metadata: merged.metadata.clone(), ..kept }, &photo(&[]), &BTreeMap::new());
            prop_assert_eq!(again.metadata, merged.metadata);
        }
    }
}
