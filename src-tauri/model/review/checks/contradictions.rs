//! Files that contradict themselves in what readers see: somebody has to say which word is right.

use super::{Found, Place, Submission};
use crate::photo::field;
use std::collections::BTreeSet;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (index, figure) in submission.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| submission.photos.get(&id)) else { continue };
        if !told.insert(photo.id) {
            continue;
        }
        let conflicts = photo.conflicts.iter().filter_map(|conflict| field(&conflict.field));
        let fields: Vec<_> = conflicts.filter(|field| field.published).collect();
        let Some(first) = fields.first() else { continue };
        let labels: Vec<&str> = fields.iter().map(|field| field.label).collect();
        let sentence = format!("The file {} contradicts itself: {}.", photo.file_name, labels.join(", "));
        found.push(Found::new(sentence, Place::photo(photo.id, first.id, index)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, photo};
    use super::check;
    use crate::document::{Block, Figure};
    use crate::photo::{Conflict, Value};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn what_nobody_has_decided_is_told_once_if_it_leaves() {
        let one = |text: &str| Value::One(text.to_owned());
        let found = |fields: &[&str]| {
            let conflict = |field: &&str| Conflict {
                field: (*field).to_owned(),
                chosen: one("Larches"),
                values: vec![("XMP".into(), one("Larches")), ("IPTC".into(), one("The ridge"))],
            };
            let mut photo = photo(&[]);
            photo.conflicts = fields.iter().map(conflict).collect();
            let figure = || Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() });
            let photos = BTreeMap::from([(photo.id, photo.clone())]);
            findings(check, &StoryFields::default(), vec![figure(), figure()], &photos)
        };
        assert_eq!(found(&[]), [""; 0]);
        assert_eq!(found(&["instructions"]), [""; 0], "it never leaves");
        assert_eq!(
            found(&["description", "credit"]),
            ["The file ridge.jpg contradicts itself: Description (caption), Credit line."]
        );
    }
}
