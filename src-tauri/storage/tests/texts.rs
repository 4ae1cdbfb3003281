//! The journal: any sequence of edits comes back, whatever snapshots were kept and whichever row is damaged.

use super::*;
use crate::{Conflict, Edit};
use proptest::prelude::*;

fn edits() -> impl Strategy<Value = Vec<(usize, usize, Vec<String>, bool)>> {
    let edit = (0..8_usize, 0..4_usize, proptest::collection::vec("[a-z ]{0,12}", 0..4), any::<bool>());
    proptest::collection::vec(edit, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_comes_back(edits in edits()) {
        let (folder, desk, story) = desk_with_story();
        let mut expected = Document::of(vec![paragraph("Start.")]);
        let mut seq = 0;
        for (at, remove, insert, snapshot) in edits {
            let splice = Splice { at, remove, insert: insert.iter().map(|text| paragraph(text)).collect() };
            if splice.clone().apply(&mut expected).is_err() {
                continue;
            }
            let edit = Edit { story: story.id, base: seq, at: moment(2), by: None, splice: &splice, measure: Default::default() };
            seq = desk.change(|change| change.append_edit(&edit)).unwrap().0;
            if snapshot {
                desk.change(|change| change.keep_snapshot(story.id, seq, &expected)).unwrap();
            }
        }
        drop(desk);
        let desk = Desk::open(folder.path()).unwrap();
        let loaded = desk.read(|read| read.load(story.id)).unwrap();
        prop_assert_eq!((loaded.document, loaded.seq, loaded.mended), (expected, seq, false));
        prop_assert_eq!(desk.verify().unwrap().problems, vec![]);
    }
}

#[test]
fn an_edit_on_an_older_text_is_refused_and_changes_nothing() {
    let (_folder, desk, story) = desk_with_story();
    assert_eq!(type_text(&desk, &story, 0, "first"), Ok(1));
    let refused = type_text(&desk, &story, 0, "second");
    let conflict = Conflict::Base { story: story.id, base: 0, current: 1 };
    assert_eq!(refused, Err(StorageFailure::Conflict(conflict)));
    assert_eq!(text(&desk, &story), "first");
}

#[test]
fn a_damaged_snapshot_costs_no_word() {
    let (folder, desk, story) = desk_with_story();
    for number in 0..6 {
        type_text(&desk, &story, number, &format!("edit {number}")).unwrap();
        if number % 2 == 0 {
            let document = Document::of(vec![paragraph(&format!("edit {number}"))]);
            desk.change(|change| change.keep_snapshot(story.id, number + 1, &document)).unwrap();
        }
    }
    drop(desk);
    let db = rusqlite::Connection::open(folder.path().join(crate::DATABASE)).unwrap();
    db.execute_batch(
        "DROP TRIGGER snapshots_are_not_rewritten;
         UPDATE snapshots SET document = replace(document, 'edit', 'idet') WHERE seq = (SELECT max(seq) FROM snapshots)",
    )
    .unwrap();
    drop(db);
    let desk = Desk::open(folder.path()).unwrap();
    assert_eq!(text(&desk, &story), "edit 5");
    assert!(desk.read(|read| read.load(story.id)).unwrap().mended);
    assert!(!desk.verify().unwrap().problems.is_empty(), "and it is told");
}

#[test]
fn a_snapshot_is_asked_for_after_many_edits() {
    let (_folder, desk, story) = desk_with_story();
    let splice = Splice { at: 0, remove: 1, insert: vec![paragraph("x")] };
    let due: Vec<bool> = (0..crate::SNAPSHOT_EDITS)
        .map(|base| {
            let edit = Edit {
                story: story.id,
                base: base.into(),
                at: moment(1),
                by: None,
                splice: &splice,
                measure: Default::default(),
            };
            desk.change(|change| change.append_edit(&edit)).unwrap().1
        })
        .collect();
    assert_eq!(due.iter().position(|due| *due), Some(crate::SNAPSHOT_EDITS as usize - 1));
}
