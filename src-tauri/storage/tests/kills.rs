//! A program that is killed while it writes: every edit that was acknowledged is there, and the desk is sound.
//!
//! The writer is this very test program, started again with the name of one test and a folder. The number of
//! kills is 20, or what `GALLEY_KILLS` says.

use super::*;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FOLDER: &str = "GALLEY_KILLED_DESK";

fn what_stands_at(seq: u64) -> String {
    format!("{seq} {}", "and so the path goes on. ".repeat(usize::try_from(seq % 40).unwrap()))
}

/// The victim: writes edit after edit and says the number of each one that was acknowledged.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let desk = Desk::open(folder.as_ref()).unwrap();
    let story = story(1, "ridge");
    let mut seq = desk.read(|read| read.load(story.id)).unwrap().seq;
    let mut out = std::io::stdout().lock();
    loop {
        seq = type_text(&desk, &story, seq, &what_stands_at(seq + 1)).unwrap();
        if seq.is_multiple_of(25) {
            let document = Document::of(vec![paragraph(&what_stands_at(seq))]);
            desk.change(|change| change.keep_snapshot(story.id, seq, &document)).unwrap();
        }
        writeln!(out, "acknowledged {seq}").unwrap();
    }
}

#[test]
fn no_acknowledged_edit_is_lost_by_a_kill() {
    let kills: u32 = std::env::var("GALLEY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let (folder, desk, story) = desk_with_story();
    drop(desk);
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    for kill in 0..kills {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["tests::kills::writer", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let mut acknowledged = 0_u64;
        // First it is at work, then it dies at some moment within 30 ms.
        for line in lines.by_ref() {
            if let Some(number) = line.unwrap().split("acknowledged ").nth(1) {
                acknowledged = number.parse().unwrap();
                break;
            }
        }
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(kill.into());
        let until = Instant::now() + Duration::from_micros(chance >> 32 & 0x7FFF);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        // A last line that was cut short says a smaller number; the largest one counts.
        for line in lines.map_while(Result::ok) {
            let number = line.split("acknowledged ").nth(1).and_then(|number| number.parse().ok());
            acknowledged = acknowledged.max(number.unwrap_or(0));
        }
        let desk = Desk::open(folder.path()).unwrap();
        let loaded = desk.read(|read| read.load(story.id)).unwrap();
        assert!(
            loaded.seq >= acknowledged,
            "kill {kill}: {acknowledged} was acknowledged, {} is there",
            loaded.seq
        );
        assert!(loaded.seq <= acknowledged + 1, "kill {kill}: only the edit under way may be there unsaid");
        assert_eq!(text(&desk, &story), what_stands_at(loaded.seq).trim_end_matches('\n'), "kill {kill}");
        if kill % 10 == 9 || kill + 1 == kills {
            assert_eq!(desk.verify().unwrap().problems, vec![], "kill {kill}");
        }
    }
}
