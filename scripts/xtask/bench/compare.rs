//! Two versions of a long story compared: 20,000 words with 500 changes, to one merged page as it goes to the window.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::{Place, text};
use model::document::{Document, plain_text};
use model::review::compare::{Side, compare};
use model::story::StoryFields;
use similar::{Algorithm, capture_diff_slices};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

const WORDS: usize = 20_000;
const CHANGES: usize = 500;
const TIMES: usize = 20;
/// What a person takes for at once.
const AT_ONCE: f64 = 300.0;

pub(super) fn measure(_: &Place) -> Result<Vec<Line>, String> {
    let markdown = text::story(WORDS);
    let old = formats::markdown::read(&markdown).document.with_ids();
    let (new, made) = edited(&markdown);
    let new = formats::markdown::read(&new).document;
    let (before, now) = (plain_text(&old), plain_text(&new));
    let (fields, photos) = (StoryFields::default(), BTreeMap::new());
    let side = |document: &Document| -> Result<String, String> {
        let old = Side { fields: &fields, document: &old, photos: &photos };
        let comparison = compare(old, Side { fields: &fields, document, photos: &photos });
        if (comparison.count as usize) < made / 2 {
            return Err(format!("Of {made} changes {} were found.", comparison.count));
        }
        serde_json::to_string(&comparison).map_err(|error| error.to_string())
    };
    let (mut ours, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (time, written) = timed(|| side(&new));
        written?;
        ours.push(time);
        let (time, changes) =
            timed(|| capture_diff_slices(Algorithm::Myers, &words(&before), &words(&now)).len());
        if changes < 2 {
            return Err("Nothing was compared beside it.".into());
        }
        beside.push(time);
    }
    let (ours, beside) = (Times::new(ours, 0.0), Times::new(beside, 0.0));
    Ok(vec![Line {
        what: format!("Two versions of 20,000 words with 500 changes compared, p95 of {}", ours.count()),
        ours: ours.within(0.95),
        beside: ("similar over the same words, without moves", Some(beside.within(0.95))),
        unit: Unit::Time,
        goal: Goal::Under(AT_ONCE),
    }])
}

fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// The text with words changed in most paragraphs, every twentieth paragraph elsewhere; without
/// the names of blocks, as a text that was taken out and put back. Also how many changes were made.
fn edited(markdown: &str) -> (String, usize) {
    let mut blocks: Vec<String> = markdown.split("\n\n").map(str::to_owned).collect();
    let mut made = 0;
    let between = (blocks.len() / CHANGES).max(1);
    for (number, block) in blocks.iter_mut().enumerate().filter(|(number, _)| number % between == 0) {
        for (from, to) in [("council", "board"), ("ferry", "last boat"), ("is", "was")] {
            if made < CHANGES && block.contains(from) {
                *block = block.replacen(from, &format!("{to} {number}"), 1);
                made += 1;
            }
        }
    }
    let mut at = 0;
    while at + 12 < blocks.len() {
        let block = blocks.remove(at);
        blocks.insert(at + 11, block);
        at += 20;
        made += 1;
    }
    (blocks.join("\n\n"), made)
}
