//! What was taken back and what went where: rows are only added, and count as long as they should.

use super::*;
use crate::{Delivered, Delivery, DeliveryKind, KillOverride, NewPublication, NewVersion, VersionKind};
use model::VersionId;
use model::publish::{Kill, Withdrawal};

fn published(change: &mut crate::Change<'_>, number: u128) -> crate::Outcome<()> {
    let story = StoryId(Uuid::from_u128(1));
    let version = VersionId(Uuid::from_u128(number));
    change.insert_version(&NewVersion {
        id: version,
        story,
        kind: VersionKind::Seen,
        reason: "approved",
        name: None,
        by: None,
        at: moment(1),
        content: b"{}",
    })?;
    let new = NewPublication { story, version, at: moment(2), by: None, folder: "out/ridge", manifest: "m" };
    change.insert_publication(&new).map(drop)
}

#[test]
fn a_withdrawal_counts_until_the_next_revision_leaves() {
    let (_folder, desk) = desk();
    let ridge = story(1, "ridge");
    let withdrawal = Withdrawal {
        words: "It was wrong.".into(),
        reason: "The source withdrew.".into(),
        at: moment(3),
        by: None,
    };
    let add = |change: &mut crate::Change<'_>| change.insert_withdrawal(ridge.id, &withdrawal);
    desk.change(|change| {
        change.insert_story(&ridge, &Document::of(vec![]))?;
        published(change, 5)
    })
    .unwrap();
    let standing = || desk.read(|read| read.withdrawal(ridge.id)).unwrap();
    assert_eq!(standing(), None);
    desk.change(add).unwrap();
    assert_eq!(standing(), Some(withdrawal.clone()));
    assert!(desk.change(add).is_err(), "a revision is taken back once");
    desk.change(|change| published(change, 6)).unwrap();
    assert_eq!(standing(), None);
    assert_eq!(desk.verify().unwrap().problems, []);
}

#[test]
fn a_kill_stands_until_an_editor_speaks_for_a_story() {
    let (_folder, desk) = desk();
    let (ridge, ed) = (story(1, "ridge"), person(2, "Ed"));
    let kill = |reason: &str| Kill { item: "urn:a".into(), reason: reason.into(), at: moment(1), by: None };
    let items = ["urn:a".to_owned(), "urn:b".to_owned()];
    let news = desk
        .change(|change| {
            change.insert_story(&ridge, &Document::of(vec![]))?;
            change.insert_person(&ed, None)?;
            Ok::<_, StorageFailure>([
                change.insert_kill(&kill("first"))?,
                change.insert_kill(&kill("again"))?,
            ])
        })
        .unwrap();
    assert_eq!(news, [true, false]);
    let standing = || desk.read(|read| read.standing_kills(ridge.id, &items)).unwrap();
    assert_eq!(standing(), [kill("first")]);
    assert_eq!(desk.read(|read| read.kills()).unwrap(), [kill("first")]);
    let word = KillOverride {
        story: ridge.id,
        item: "urn:a".into(),
        at: moment(2),
        by: ed.id,
        reason: "Confirmed by two others.".into(),
    };
    desk.change(|change| change.insert_kill_override(&word)).unwrap();
    assert_eq!(standing(), []);
    assert_eq!(desk.read(|read| read.kill_overrides(ridge.id)).unwrap(), [word]);
}

#[test]
fn the_last_delivery_to_each_place_is_known() {
    let (_folder, desk) = desk();
    let ridge = story(1, "ridge");
    let went = |place: &str, what, manifest: &str| Delivery {
        story: Some(ridge.id),
        place: place.into(),
        kind: DeliveryKind::Folder,
        what,
        manifest: manifest.into(),
        remote: String::new(),
        at: moment(4),
        by: None,
    };
    let site = Delivery { story: None, what: Delivered::Site, ..went("here", Delivered::Site, "s") };
    desk.change(|change| {
        change.insert_story(&ridge, &Document::of(vec![]))?;
        for (place, what, manifest) in [
            ("here", Delivered::Story, "1"),
            ("there", Delivered::Story, "1"),
            ("here", Delivered::Withdrawn, "2"),
        ] {
            change.insert_delivery(&went(place, what, manifest))?;
        }
        change.insert_delivery(&site)
    })
    .unwrap();
    let last = desk.read(|read| read.last_deliveries(ridge.id)).unwrap();
    assert_eq!(last, [went("here", Delivered::Withdrawn, "2"), went("there", Delivered::Story, "1")]);
    let here = desk.read(|read| read.deliveries_to("here", 2)).unwrap();
    assert_eq!(here, [site, went("here", Delivered::Withdrawn, "2")]);
    assert_eq!(desk.verify().unwrap().problems, []);
}
