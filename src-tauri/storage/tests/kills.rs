//! A program that is killed while it writes: every edit that was acknowledged is there, and the desk is sound.
//!
//! The writer is this very test program, started again with the name of one test and a folder. The number of
//! kills is 20, or what `GALLEY_KILLS` says; with `--nocapture` the test tells its figures:
//!
//!     GALLEY_KILLS=300 cargo test --package galley-storage kills -- --nocapture

use super::*;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

const FOLDER: &str = "GALLEY_KILLED_DESK";

fn what_stands_at(seq: u64) -> String {
    format!("{seq} {}", "and so the path goes on. ".repeat(usize::try_from(seq % 40).unwrap()))
}

/// Microseconds of a clock that writer and killer share.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    u64::try_from(since.as_micros()).unwrap()
}

/// What the writer says: `began 7 at 1790…`, `acknowledged 7`. A line that was cut short says nothing.
#[derive(Default)]
struct Heard {
    began: u64,
    began_at: u64,
    acknowledged: u64,
}

impl Heard {
    fn hear(&mut self, line: &str) {
        // The test harness may have written in front.
        let words: Vec<&str> = line.split_whitespace().rev().collect();
        match words[..] {
            ["end", at, "at", seq, "began", ..] => {
                (self.began, self.began_at) = (seq.parse().unwrap(), at.parse().unwrap());
            }
            ["end", seq, "acknowledged", ..] => self.acknowledged = seq.parse().unwrap(),
            _ => {}
        }
    }
}

/// The victim: writes edit after edit, and says the number of each one when it begins and when it was acknowledged.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let desk = Desk::open(folder.as_ref()).unwrap();
    let story = story(1, "ridge");
    let mut seq = desk.read(|read| read.load(story.id)).unwrap().seq;
    let mut out = std::io::stdout().lock();
    loop {
        writeln!(out, "began {} at {} end", seq + 1, now()).unwrap();
        seq = type_text(&desk, &story, seq, &what_stands_at(seq + 1)).unwrap();
        if seq.is_multiple_of(25) {
            let document = Document::of(vec![paragraph(&what_stands_at(seq))]);
            desk.change(|change| change.keep_snapshot(story.id, seq, &document)).unwrap();
        }
        writeln!(out, "acknowledged {seq} end").unwrap();
    }
}

#[test]
fn no_acknowledged_edit_is_lost_by_a_kill() {
    let kills: u32 = std::env::var("GALLEY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let (folder, desk, story) = desk_with_story();
    drop(desk);
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    let (mut oldest_lost, mut lost) = (0, 0_u32);
    let mut acknowledged = 0;
    for kill in 0..kills {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["tests::kills::writer", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let mut heard = Heard::default();
        // First it is at work, then it dies at some moment within 30 ms.
        while heard.acknowledged == 0 {
            heard.hear(&lines.next().unwrap().unwrap());
        }
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(kill.into());
        let until = Instant::now() + Duration::from_micros(chance >> 32 & 0x7FFF);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        writer.kill().unwrap();
        let killed_at = now();
        writer.wait().unwrap();
        lines.map_while(Result::ok).for_each(|line| heard.hear(&line));
        acknowledged = heard.acknowledged;

        let desk = Desk::open(folder.path()).unwrap();
        let loaded = desk.read(|read| read.load(story.id)).unwrap();
        assert!(
            loaded.seq >= acknowledged,
            "kill {kill}: {acknowledged} was acknowledged, {} is there",
            loaded.seq
        );
        assert!(loaded.seq <= acknowledged + 1, "kill {kill}: only the edit under way may be there unsaid");
        assert_eq!(text(&desk, &story), what_stands_at(loaded.seq).trim_end_matches('\n'), "kill {kill}");
        if loaded.seq < heard.began {
            lost += 1;
            oldest_lost = oldest_lost.max(killed_at.saturating_sub(heard.began_at));
        }
        if kill % 10 == 9 || kill + 1 == kills {
            assert_eq!(desk.verify().unwrap().problems, vec![], "kill {kill}");
        }
    }
    println!(
        "{kills} kills, {acknowledged} edits acknowledged, none of them lost. {lost} edits that were under way did \
         not arrive; the oldest had begun {}.{:03} ms before its kill.",
        oldest_lost / 1000,
        oldest_lost % 1000
    );
}
