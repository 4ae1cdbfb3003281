//! A full disk, a damaged file, a desk that is open elsewhere: told plainly, and no word is lost.

use super::*;
use crate::{Condition, DATABASE};
use std::fs;

/// Lets the database grow by `pages` more pages and no further: SQLite's own "disk full".
fn room_for(desk: &Desk, pages: i64) {
    desk.change(|change| {
        let now: i64 = change.db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        change
            .db
            .query_row(&format!("PRAGMA max_page_count = {}", now + pages), [], |row| row.get::<_, i64>(0))?;
        Ok::<_, StorageFailure>(())
    })
    .unwrap();
}

#[test]
fn a_full_disk_stops_writing_keeps_what_was_saved_and_goes_on_after_reopening() {
    for pages in 0..12 {
        let (_folder, desk, story) = desk_with_story();
        room_for(&desk, pages);
        let long = "word ".repeat(2_000);
        let mut saved = 0;
        let failure = loop {
            match type_text(&desk, &story, saved, &format!("{saved} {long}")) {
                Ok(seq) => saved = seq,
                Err(failure) => break failure,
            }
        };
        assert_eq!(failure, StorageFailure::DiskFull, "{pages} pages");
        assert_eq!(desk.condition(), Condition::Halted(StorageFailure::DiskFull));
        assert!(matches!(type_text(&desk, &story, saved, "more"), Err(StorageFailure::Latched(_))));
        let expected = if saved == 0 { "Start.".into() } else { format!("{} {long}", saved - 1) };
        assert_eq!(text(&desk, &story), expected, "looking goes on");
        desk.reopen().unwrap();
        assert_eq!(type_text(&desk, &story, saved, "and on"), Ok(saved + 1));
        assert_eq!(desk.verify().unwrap().problems, vec![]);
        assert_eq!(desk.condition(), Condition::Sound);
    }
}

#[test]
fn work_that_hides_a_hard_fault_is_not_believed() {
    let (_folder, desk, story) = desk_with_story();
    room_for(&desk, 0);
    let big = vec![0_u8; 4_000_000];
    let outcome = desk.change(|change| {
        change.insert_history(&entry("before"))?;
        let _ = change.insert_version(&crate::NewVersion {
            id: model::VersionId(Uuid::from_u128(1)),
            story: story.id,
            kind: crate::VersionKind::State,
            reason: "big",
            name: None,
            by: None,
            at: moment(0),
            content: &big,
        });
        Ok::<_, StorageFailure>(())
    });
    assert_eq!(outcome, Err(StorageFailure::DiskFull));
    desk.reopen().unwrap();
    assert_eq!(desk.read(|read| read.history(&Default::default())).unwrap(), vec![]);
}

#[test]
fn one_program_at_a_time() {
    let (folder, desk) = desk();
    assert!(matches!(Desk::open(folder.path()), Err(StorageFailure::OpenElsewhere)));
    drop(desk);
    assert!(Desk::open(folder.path()).is_ok());
}

#[test]
fn what_is_no_desk_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Desk::open(folder.path()), Err(StorageFailure::NotADesk(_))));
    fs::write(folder.path().join("letter.txt"), "mine").unwrap();
    assert!(matches!(Desk::create(folder.path()), Err(StorageFailure::NotEmpty(_))));
    assert!(matches!(Desk::create(&folder.path().join("letter.txt")), Err(StorageFailure::NotEmpty(_))));
    let path = folder.path().join(DATABASE);
    fs::write(&path, "not a database, but long enough to have a header of its own".repeat(40)).unwrap();
    assert!(Desk::open(folder.path()).is_err());
    fs::remove_file(&path).unwrap();
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE theirs (a)").unwrap();
    let theirs = fs::read(&path).unwrap();
    assert!(matches!(Desk::open(folder.path()), Err(StorageFailure::NotADesk(_))));
    assert_eq!(fs::read(&path).unwrap(), theirs, "not a byte of it was touched");
    db.execute_batch("DROP TABLE theirs; PRAGMA application_id = 1195461721; PRAGMA user_version = 99")
        .unwrap();
    drop(db);
    assert_eq!(Desk::open(folder.path()).err(), Some(StorageFailure::NewerDesk(99)));
}

#[test]
fn an_empty_database_is_a_lost_desk_and_no_new_one() {
    let (folder, desk, story) = desk_with_story();
    desk.back_up(moment(10)).unwrap();
    drop(desk);
    fs::write(folder.path().join(DATABASE), "").unwrap();
    assert!(matches!(Desk::open(folder.path()), Err(StorageFailure::Damaged(_))));
    crate::restore(folder.path(), "latest", moment(20)).unwrap();
    assert_eq!(text(&Desk::open(folder.path()).unwrap(), &story), "Start.");
    // But a program that was killed while it made a desk may try again.
    let begun = tempfile::tempdir().unwrap();
    fs::write(begun.path().join(DATABASE), "").unwrap();
    assert!(Desk::create(begun.path()).is_ok());
}

/// Every flipped byte is either noticed, or changed nothing that anybody could read.
#[test]
fn a_flipped_byte_is_noticed() {
    let (folder, desk, story) = desk_with_story();
    for number in 0..5 {
        type_text(&desk, &story, number, "The path is eaten by the mountain’s flank.").unwrap();
        desk.change(|change| change.insert_history(&entry("wrote"))).unwrap();
    }
    let before = serde_json::to_value(desk.dump().unwrap()).unwrap();
    drop(desk);
    let path = folder.path().join(DATABASE);
    // Everything into the database file itself.
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let sound = fs::read(&path).unwrap();
    let mut noticed = 0;
    for flip in 0..400_usize {
        let mut bytes = sound.clone();
        let at = (flip * 7_919 + 13) % bytes.len();
        bytes[at] ^= 1 << (flip % 8);
        fs::write(&path, &bytes).unwrap();
        let _ = fs::remove_file(folder.path().join(format!("{DATABASE}-wal")));
        let found = match Desk::open(folder.path()) {
            Err(_) => true,
            Ok(desk) => match desk.verify() {
                Err(_) => true,
                Ok(report) if !report.problems.is_empty() => true,
                Ok(_) => {
                    let after = serde_json::to_value(desk.dump().unwrap()).unwrap();
                    assert_eq!(after, before, "byte {at} changed something and nobody noticed");
                    false
                }
            },
        };
        noticed += usize::from(found);
    }
    assert!(noticed > 20, "the test itself works: {noticed}");
}
