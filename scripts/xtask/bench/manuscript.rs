//! A manuscript of 300 pages, in: a Word file of 100,000 words with headings, lists, tables and footnotes.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::{Place, text};
use formats::docx::{Outgoing, read, write};
use model::story::StoryFields;
use std::collections::BTreeMap;

const WORDS: usize = 100_000;
const TIMES: usize = 10;
/// As long as somebody waits for a file without wondering, in milliseconds.
const A_MOMENT: f64 = 2_000.0;

/// The measured text, with a list, a table and a note behind every tenth paragraph.
fn manuscript() -> String {
    let mut out = String::new();
    for (number, part) in text::story(WORDS).split("\n\n").enumerate() {
        out.push_str(part);
        if number % 10 == 9 && !part.starts_with('#') {
            out.push_str(&format!("[^{number}]\n\n- One of *several*\n  - inside it\n- Two\n\n| Year | Boats |\n| --- | --- |\n| 1968 | {number} |\n\n[^{number}]: Said on page {number}."));
        }
        out.push_str("\n\n");
    }
    out
}

pub(super) fn measure(_: &Place) -> Result<Vec<Line>, String> {
    let markdown = manuscript();
    let document = formats::markdown::read(&markdown).document;
    let nothing = (BTreeMap::new(), BTreeMap::new());
    let outgoing = Outgoing {
        fields: &StoryFields::default(),
        document: &document,
        pictures: &nothing.0,
        people: &nothing.1,
        comments: &[],
    };
    let file = write(&outgoing);
    let (mut ours, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (time, back) = timed(|| read(&file));
        let back = back.map_err(|fault| fault.to_string())?;
        if back.piece.document.blocks.len() != document.blocks.len() {
            return Err("The file came back with other blocks than it went out with.".into());
        }
        ours.push(time);
        beside.push(timed(|| formats::markdown::read(&markdown)).0);
    }
    let (ours, beside) = (Times::new(ours, 0.0), Times::new(beside, 0.0));
    Ok(vec![Line {
        what: format!("A Word file of 300 pages read, p95 of {}", ours.count()),
        ours: ours.within(0.95),
        beside: ("reading the same text as Markdown", Some(beside.within(0.95))),
        unit: Unit::Time,
        goal: Goal::Under(A_MOMENT),
    }])
}
