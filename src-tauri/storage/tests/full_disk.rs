//! A disk that is really full, to the last byte: a small one that only this test sees.
//!
//! Mounting it takes Linux and user namespaces; where a system refuses, the test says so and ends. What happens is
//! tested by this very program, started again in the namespace with the name of one test and the disk's folder.

use super::*;
use crate::Condition;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

const DISK: &str = "GALLEY_TINY_DISK";
/// What the shell answers when no disk can be mounted.
const NO_DISK: i32 = 77;

/// Takes every byte that is left.
fn fill(disk: &Path) {
    let mut filler = File::options().create(true).append(true).open(disk.join("filler")).unwrap();
    for size in [64 * 1024, 4096, 1] {
        while filler.write_all(&vec![1_u8; size]).is_ok() {}
    }
}

#[test]
fn on_the_disk() {
    let Some(disk) = std::env::var_os(DISK) else { return };
    let disk = Path::new(&disk);
    let desk = Desk::create(&disk.join("desk")).unwrap();
    let story = story(1, "ridge");
    desk.change(|change| change.insert_story(&story, &Document::of(vec![paragraph("Start.")]))).unwrap();
    assert_eq!(desk.condition(), Condition::Sound);

    fill(disk);
    let long = "word ".repeat(20_000);
    let mut saved = 0;
    let what_stands_at = |seq: u64| format!("{seq} {long}");
    while desk.condition() == Condition::Sound {
        saved = type_text(&desk, &story, saved, &what_stands_at(saved + 1)).unwrap();
    }
    assert_eq!(desk.condition(), Condition::Full, "the spare file made room, and nothing was refused");

    fill(disk);
    let failure = loop {
        match type_text(&desk, &story, saved, &what_stands_at(saved + 1)) {
            Ok(seq) => saved = seq,
            Err(failure) => break failure,
        }
    };
    assert_eq!(failure, StorageFailure::DiskFull);
    assert_eq!(
        text(&desk, &story).trim_end(),
        what_stands_at(saved).trim_end(),
        "what was said to be saved is there"
    );

    // The next morning it is still full.
    drop(desk);
    fill(disk);
    let desk = Desk::open(&disk.join("desk")).unwrap();
    assert_eq!(text(&desk, &story).trim_end(), what_stands_at(saved).trim_end());
    assert_eq!(desk.condition(), Condition::Full);

    fs::remove_file(disk.join("filler")).unwrap();
    if matches!(type_text(&desk, &story, saved, "There is room."), Err(StorageFailure::Latched(_))) {
        desk.reopen().unwrap();
    }
    drop(desk);
    let desk = Desk::open(&disk.join("desk")).unwrap();
    assert_eq!(text(&desk, &story), "There is room.");
    assert_eq!((desk.condition(), desk.verify().unwrap().problems), (Condition::Sound, vec![]));
}

#[test]
fn a_disk_that_is_full_to_the_last_byte_costs_no_word() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=14m tmpfs \"$0\" 2>/dev/null || exit {NO_DISK}
         exec \"$1\" tests::full_disk::on_the_disk --exact --nocapture"
    );
    let run = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .env(DISK, folder.path())
        .output();
    match run {
        Ok(output) if output.status.success() => {}
        Ok(output) if output.status.code() == Some(101) => {
            let (out, err) =
                (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert!(output.status.success(), "{out}{err}");
        }
        other => eprintln!("No disk of its own can be mounted here; not tested: {other:?}"),
    }
}
