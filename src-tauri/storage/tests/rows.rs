//! Rows: what is written is what is read; what must not change cannot be changed.

use super::*;
use crate::{Conflict, NewVersion, PersonSecret, PhotoFilter, PhotoPlace, Reading, StoryFilter, VersionKind};
use model::document::Crop;
use model::photo::{Photo, Value, field};
use model::review::{Anchor, Remark, Resolved, Thread, Voice};
use model::story::{Approval, Lapse};
use model::{PhotoId, ThreadId, VersionId};

fn photo(number: u128, name: &str) -> Photo {
    let mut photo = Photo {
        id: PhotoId(Uuid::from_u128(number)),
        hash: format!("{number:064x}"),
        file_name: name.into(),
        media_type: "image/jpeg".into(),
        bytes: 12,
        width: 30,
        height: 20,
        metadata: Default::default(),
        raw: Default::default(),
        conflicts: vec![],
        focal_point: Some(model::photo::FocalPoint { x: 0.25, y: 0.5 }),
        framing: Default::default(),
        rights: Default::default(),
        marks: Default::default(),
        added_at: moment(i64::try_from(number).unwrap()),
        added_by: None,
    };
    photo.metadata.set(field("description").unwrap(), Value::One("Larches on the Ridge".into()));
    photo
}

#[test]
fn people_photos_and_settings_come_back() {
    let (_folder, desk) = desk();
    let rita = person(1, "Rita Reporter");
    let ridge = photo(2, "ridge.jpg");
    desk.change(|change| {
        change.insert_person(&rita, Some("$argon2…"))?;
        change.insert_photo(&ridge)?;
        change.set_setting("desk", &serde_json::json!({"name": "Test"}))
    })
    .unwrap();
    desk.read(|read| {
        assert!(
            read.person_by_name("Rita Reporter")?
                .is_some_and(|found| found.has_passphrase && found.id == rita.id)
        );
        assert_eq!(read.photo_by_hash(&ridge.hash)?, Some(ridge.clone()));
        assert_eq!(
            read.photos(&PhotoFilter {
                search: "RIDGE larch".into(),
                missing_rights: true,
                ..Default::default()
            })?
            .total,
            1
        );
        assert_eq!(read.photos(&PhotoFilter { search: "nothing".into(), ..Default::default() })?.total, 0);
        assert_eq!(read.setting("desk")?, Some(serde_json::json!({"name": "Test"})));
        Ok::<_, StorageFailure>(())
    })
    .unwrap();
    desk.change(|change| change.update_person(&rita, &PersonSecret::Remove)).unwrap();
    assert_eq!(desk.read(|read| read.passphrase(rita.id)).unwrap(), None);
    let again = Person { id: PersonId(Uuid::from_u128(9)), ..rita };
    let refused = desk.change(|change| change.insert_person(&again, None));
    assert_eq!(refused, Err(StorageFailure::Conflict(Conflict::Name("Rita Reporter".into()))));
    let twice = Photo { id: PhotoId(Uuid::from_u128(8)), ..ridge.clone() };
    let refused = desk.change(|change| change.insert_photo(&twice));
    assert_eq!(refused, Err(StorageFailure::Conflict(Conflict::Photo(ridge.id))));
}

#[test]
fn stories_are_found_by_words_status_and_author() {
    let (_folder, desk) = desk();
    let mut ridge = story(1, "ridge");
    ridge.authors = vec![PersonId(Uuid::from_u128(7))];
    let lake = Story { status: Status::InReview, ..story(2, "lake") };
    let crop = Some(Crop { x: 0, y: 0, w: 5_000, h: 5_000 });
    let place = PhotoPlace { photo: PhotoId(Uuid::from_u128(5)), lead: true, crop };
    desk.change(|change| {
        change.insert_story(&ridge, &Document::of(vec![paragraph("Larches turn gold.")]))?;
        change.insert_story(&lake, &Document::default())?;
        change.derive(ridge.id, 0, "Larches turn gold.", &[place], 2)
    })
    .unwrap();
    let slugs = |filter: StoryFilter| -> Vec<String> {
        let found = desk.read(|read| read.stories(&filter)).unwrap();
        found.into_iter().map(|listing| listing.story.slug).collect()
    };
    assert_eq!(slugs(StoryFilter { search: "GOLD about".into(), ..Default::default() }), ["ridge"]);
    assert_eq!(slugs(StoryFilter { status: Some(Status::InReview), ..Default::default() }), ["lake"]);
    assert_eq!(slugs(StoryFilter { author: Some(ridge.authors[0]), ..Default::default() }), ["ridge"]);
    let listing = desk
        .read(|read| read.stories(&StoryFilter { search: "ridge".into(), ..Default::default() }))
        .unwrap();
    assert_eq!((listing[0].blocking, listing[0].lead, listing[0].lead_crop), (2, Some(place.photo), crop));
    assert_eq!(desk.read(|read| read.underived()).unwrap(), [lake.id]);
    let taken = desk.change(|change| change.insert_story(&story(3, "lake"), &Document::default()));
    assert_eq!(taken, Err(StorageFailure::Conflict(Conflict::Slug("lake".into()))));
}

#[test]
fn a_version_is_named_beside_itself_and_a_reading_replaces_the_one_before() {
    let (_folder, desk, story) = desk_with_story();
    let ed = person(4, "Ed Editor");
    let version = VersionId(Uuid::from_u128(11));
    let named = |desk: &Desk| desk.read(|read| read.version(version)).unwrap().unwrap().name;
    let read = |desk: &Desk| desk.read(|read| read.reading(story.id, ed.id)).unwrap();
    desk.change(|change| {
        change.insert_person(&ed, None)?;
        change.insert_version(&NewVersion {
            id: version,
            story: story.id,
            kind: VersionKind::State,
            reason: "submitted",
            name: None,
            by: Some(ed.id),
            at: moment(3),
            content: b"the state",
        })
    })
    .unwrap();
    assert_eq!((named(&desk), read(&desk)), (None, None));
    for name in ["First draft", "Second draft"] {
        desk.change(|change| change.name_version(version, name, Some(ed.id), moment(4))).unwrap();
        assert_eq!(named(&desk).as_deref(), Some(name));
        let reading = Reading { at: moment(5), content: name.into() };
        desk.change(|change| change.keep_reading(story.id, ed.id, &reading)).unwrap();
        assert_eq!(read(&desk), Some(reading));
    }
    desk.change(|change| change.name_version(version, "", Some(ed.id), moment(6))).unwrap();
    assert_eq!(named(&desk), None);
    assert!(desk.verify().unwrap().problems.is_empty());
}

#[test]
fn versions_and_approvals_are_never_rewritten() {
    let (_folder, desk, story) = desk_with_story();
    let editor = person(4, "Ed Editor");
    let version = VersionId(Uuid::from_u128(11));
    desk.change(|change| {
        change.insert_person(&editor, None)?;
        let kept = change.insert_version(&NewVersion {
            id: version,
            story: story.id,
            kind: VersionKind::Seen,
            reason: "approved",
            name: None,
            by: Some(editor.id),
            at: moment(3),
            content: b"the state",
        })?;
        change.insert_approval(
            story.id,
            &Approval { version, hash: kept.hash, by: editor.id, at: moment(3), lapsed: None },
        )
    })
    .unwrap();
    let lapse = Lapse { at: moment(4), by: None, what: "the text".into() };
    desk.change(|change| change.lapse_approval(story.id, &lapse)).unwrap();
    let again = desk.change(|change| change.lapse_approval(story.id, &lapse));
    assert_eq!(again, Err(StorageFailure::Conflict(Conflict::NoApproval(story.id))));
    let approval = desk.read(|read| read.story(story.id)).unwrap().unwrap().approval.unwrap();
    assert_eq!(approval.lapsed, Some(lapse));
    assert_eq!(desk.read(|read| read.version_content(version)).unwrap(), b"the state");
    for sql in [
        "UPDATE versions SET content = x'00'",
        "DELETE FROM versions",
        "UPDATE approvals SET lapsed_at = NULL",
        "DELETE FROM approvals",
        "DELETE FROM history",
        "UPDATE journal SET splice = ''",
        "UPDATE photos SET hash = ''",
    ] {
        let done = desk.change(|change| change.run(sql, []));
        assert!(!matches!(done, Ok(rows) if rows > 0), "{sql}: {done:?}");
    }
}

#[test]
fn only_the_newest_history_entry_grows() {
    let (_folder, desk) = desk();
    let first = desk.change(|change| change.insert_history(&entry("wrote"))).unwrap();
    desk.change(|change| change.extend_history(first, moment(9), "wrote on", None)).unwrap();
    desk.change(|change| change.insert_history(&entry("named"))).unwrap();
    let refused = desk.change(|change| change.extend_history(first, moment(10), "again", None));
    assert_eq!(refused, Err(StorageFailure::Conflict(Conflict::History(first))));
    let all = desk.read(|read| read.history(&Default::default())).unwrap();
    assert_eq!(all.iter().map(|entry| entry.what.as_str()).collect::<Vec<_>>(), ["named", "wrote on"]);
}

#[test]
fn what_was_said_is_never_rewritten_and_a_broken_row_is_noticed() {
    let (_folder, desk, story) = desk_with_story();
    let editor = person(4, "Ed Editor");
    let remark = |text: &str| Remark { by: Voice::Person(editor.id), at: moment(3), text: text.into() };
    let thread = Thread {
        id: ThreadId(Uuid::from_u128(12)),
        story: story.id,
        anchor: Anchor::Story,
        quote: String::new(),
        resolved: None,
        fact: None,
        remarks: vec![remark("one")],
    };
    desk.change(|change| {
        change.insert_person(&editor, None)?;
        change.insert_thread(&thread)?;
        change.insert_remark(thread.id, &remark("two"))
    })
    .unwrap();
    let resolved = Resolved { by: Some(editor.id), at: moment(9) };
    desk.change(|change| change.resolve_thread(thread.id, Some(&resolved))).unwrap();
    let field = Anchor::field("headline").unwrap();
    desk.change(|change| change.move_thread(thread.id, &field)).unwrap();
    let kept = Thread {
        anchor: field,
        resolved: Some(resolved),
        remarks: vec![remark("one"), remark("two")],
        ..thread.clone()
    };
    assert_eq!(desk.read(|read| read.threads(story.id)).unwrap(), [kept]);
    assert_eq!(desk.read(|read| read.open_threads(story.id)).unwrap(), []);
    assert!(desk.verify().unwrap().problems.is_empty());
    for sql in ["UPDATE remarks SET text = 'x'", "DELETE FROM threads", "UPDATE threads SET quote = 'x'"] {
        let refused = desk.change(|change| change.run(sql, []));
        assert!(refused.is_err(), "{sql}");
    }
    let nobody = ThreadId(Uuid::from_u128(13));
    let missing = desk.change(|change| change.insert_remark(nobody, &remark("?")));
    assert!(matches!(missing, Err(StorageFailure::Missing(_))));
    let came_in = Thread {
        id: ThreadId(Uuid::from_u128(14)),
        resolved: Some(Resolved { by: None, at: moment(2) }),
        remarks: vec![Remark { by: Voice::outside("Ivo Berg"), at: moment(2), text: "Who says so?".into() }],
        ..thread
    };
    desk.change(|change| change.insert_thread(&came_in)).unwrap();
    assert_eq!(desk.read(|read| read.thread(came_in.id)).unwrap(), Some(came_in));
    assert!(desk.verify().unwrap().problems.is_empty());
}
