//! Backups are tried when they are made, and bring a desk back without throwing the present one away.

use super::*;
use crate::{DATABASE, restore};
use std::fs;

#[test]
fn a_backup_brings_the_desk_back_and_keeps_what_it_replaced() {
    let (folder, desk, story) = desk_with_story();
    type_text(&desk, &story, 0, "good").unwrap();
    let made = desk.back_up(moment(10)).unwrap();
    assert_eq!(made.counts.stories, 1);
    type_text(&desk, &story, 1, "later").unwrap();
    assert!(matches!(restore(folder.path(), "latest", moment(20)), Err(StorageFailure::OpenElsewhere)));
    drop(desk);
    let restored = restore(folder.path(), "latest", moment(20)).unwrap();
    assert_eq!(restored.backup, made.name);
    let desk = Desk::open(folder.path()).unwrap();
    assert_eq!(text(&desk, &story), "good");
    assert_eq!(desk.verify().unwrap().problems, vec![]);
    drop(desk);
    // What was replaced is a desk's database still.
    let old = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(&restored.kept).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), old.path().join(entry.file_name())).unwrap();
    }
    assert_eq!(text(&Desk::open(old.path()).unwrap(), &story), "later");
}

#[test]
fn a_damaged_backup_is_refused_and_the_desk_stays() {
    let (folder, desk, story) = desk_with_story();
    let made = desk.back_up(moment(10)).unwrap();
    drop(desk);
    let path = folder.path().join("backups").join(format!("{}.sqlite", made.name));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(restore(folder.path(), &made.name, moment(20)), Err(StorageFailure::Damaged(_))));
    assert!(matches!(restore(folder.path(), "2001", moment(20)), Err(StorageFailure::Missing(_))));
    assert!(folder.path().join(DATABASE).exists());
    assert_eq!(text(&Desk::open(folder.path()).unwrap(), &story), "Start.");
}

#[test]
fn what_was_cut_off_is_cleared_away_when_the_desk_opens() {
    let (folder, desk, _) = desk_with_story();
    let made = desk.back_up(moment(10)).unwrap();
    drop(desk);
    let backups = folder.path().join("backups");
    let photos = folder.path().join("photos");
    fs::create_dir_all(&photos).unwrap();
    let cut_off = [
        backups.join("2026-11-24T10-00-00Z.waiting"),
        backups.join("2026-11-24T10-00-00Z.waiting-journal"),
        photos.join(".adding-1-0"),
    ];
    cut_off.iter().for_each(|place| fs::write(place, "half").unwrap());
    let desk = Desk::open(folder.path()).unwrap();
    assert!(cut_off.iter().all(|place| !place.exists()));
    assert_eq!(desk.backups().unwrap().len(), 1);
    assert!(backups.join(format!("{}.sqlite", made.name)).exists());
}

#[test]
fn two_backups_of_one_second_have_two_names() {
    let (_folder, desk) = desk();
    let (one, two) = (desk.back_up(moment(5)).unwrap(), desk.back_up(moment(5)).unwrap());
    assert_ne!(one.name, two.name);
    assert_eq!(desk.backups().unwrap().len(), 2);
}

#[test]
fn a_backup_of_every_older_desk_can_be_restored() {
    for number in 1..=crate::SCHEMA {
        let (folder, desk) = desk();
        let made = desk.back_up(moment(10)).unwrap();
        drop(desk);
        // In its place one that an earlier program made, with the tables of its time.
        let backups = folder.path().join("backups");
        let (path, note) =
            (backups.join(format!("{}.sqlite", made.name)), backups.join(format!("{}.json", made.name)));
        fs::remove_file(&path).unwrap();
        let older = rusqlite::Connection::open(&path).unwrap();
        crate::seal::install(&older).unwrap();
        crate::migrate::migrate_to(&older, number).unwrap();
        drop(older);
        let bytes = fs::read(&path).unwrap();
        let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(&note).unwrap()).unwrap();
        manifest["blake3"] = blake3::hash(&bytes).to_hex().to_string().into();
        manifest["bytes"] = bytes.len().into();
        fs::write(&note, manifest.to_string()).unwrap();
        let restored = restore(folder.path(), &made.name, moment(20));
        assert!(restored.is_ok(), "{number}: {restored:?}");
        assert_eq!(Desk::open(folder.path()).unwrap().verify().unwrap().problems, vec![], "{number}");
    }
}

#[test]
fn the_latest_is_none_of_a_time_to_come() {
    let (folder, desk, story) = desk_with_story();
    // The clock was a year ahead, and was put right.
    desk.back_up(moment(31_536_000)).unwrap();
    type_text(&desk, &story, 0, "later").unwrap();
    let right = desk.back_up(moment(10)).unwrap();
    drop(desk);
    assert_eq!(restore(folder.path(), "latest", moment(20)).unwrap().backup, right.name);
    assert_eq!(text(&Desk::open(folder.path()).unwrap(), &story), "later");
}

#[test]
fn the_latest_is_the_latest_that_is_whole() {
    let (folder, desk, story) = desk_with_story();
    let whole = desk.back_up(moment(10)).unwrap();
    type_text(&desk, &story, 0, "later").unwrap();
    let damaged = desk.back_up(moment(11)).unwrap();
    drop(desk);
    let file = folder.path().join("backups").join(format!("{}.sqlite", damaged.name));
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(&file, bytes).unwrap();
    let refused = restore(folder.path(), &damaged.name, moment(20));
    assert!(
        matches!(refused, Err(StorageFailure::Damaged(_))),
        "asked for by its name it is refused: {refused:?}"
    );
    let restored = restore(folder.path(), "latest", moment(20)).unwrap();
    assert_eq!((restored.backup, restored.passed_over), (whole.name, vec![damaged.name]));
}
