//! Permissions and bans that hold for a time: a photo that must not be used now blocks.

use super::{Found, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let Some(now) = submission.now else { return Vec::new() };
    submission.of_photos(|photo| photo.lease_concerns(now))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Submission, testing::photo};
    use super::check;
    use crate::Timestamp;
    use crate::document::{Block, Document, Figure};
    use crate::photo::{Lease, LeaseKind};
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn a_permission_that_ended_is_found_after_its_end_only() {
        let moment = |day: u8| format!("2026-05-{day:02}T12:00:00Z").parse::<Timestamp>().unwrap();
        let mut photo = photo(&[]);
        photo.rights.leases.push(Lease {
            kind: LeaseKind::Allow,
            from: None,
            until: Some(moment(10)),
            note: "Paid for".into(),
            by: None,
            by_name: "Ed".into(),
            at: moment(1),
        });
        let document =
            Document::of(vec![Block::Figure(Figure { photo: Some(photo.id), ..Figure::default() })]);
        let photos = BTreeMap::from([(photo.id, photo)]);
        let fields = StoryFields::default();
        let at = |day| check(&Submission::of(&fields, &document, &photos).at(moment(day)));
        assert_eq!(at(9), []);
        assert_eq!(at(10).len(), 1);
    }
}
