//! Plain text: empty lines part paragraphs, and where there are none every line is one. Nothing is read into it.

use super::Signs;
use crate::markdown::fold;
use model::document::{Block, Inline};

pub(super) fn recognises(_: &Signs<'_>) -> bool {
    true
}

pub(super) fn read(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    let text = text.trim_matches('\n').replace('\0', "\u{fffd}");
    let parted = text.lines().any(|line| line.trim().is_empty());
    let mut out: Vec<Vec<Inline>> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let words = line.trim_end().trim_start_matches(' ');
        if words.is_empty() {
            open = false;
            continue;
        }
        match out.last_mut() {
            Some(last) if open && parted => {
                last.push(Inline::Break { marks: Vec::new() });
                last.push(Inline::plain(words));
            }
            _ => out.push(vec![Inline::plain(words)]),
        }
        open = true;
    }
    out.into_iter().map(fold::of_text).collect()
}
