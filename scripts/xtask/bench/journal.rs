//! An edit on the disk: one paragraph of a long story replaced, through the newsroom, on a real desk.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::{Place, text};
use newsroom::{Failure, Newsroom, Surroundings, commands};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write;

const EDITS: usize = 2000;
const WORDS: usize = 20_000;
/// No writing may hold up a save for longer than this.
const SHORT: f64 = 50.0;

pub(super) fn measure(place: &Place) -> Result<Vec<Line>, String> {
    let newsroom =
        Newsroom::create(&place.work.join("desk"), "Bench", Surroundings::default()).map_err(said)?;
    let call = |name: &str, ask: Value| commands::call(&newsroom, name, ask).map_err(said);
    call("create_story", json!({ "slug": "ferry", "headline": "The ferry stays" }))?;
    call("replace_text", json!({ "story": "ferry", "markdown": text::story(WORDS) }))?;
    let open = call("open_story", json!({ "story": "ferry" }))?;
    let blocks =
        open.pointer("/document/content").and_then(Value::as_array).ok_or("The story has no text.")?;
    let at = blocks.len() / 2;
    let mut block = blocks.get(at).cloned().ok_or("The story is empty.")?;
    let words = block.pointer("/content/0/text").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut base = open.pointer("/story/seq").and_then(Value::as_u64).ok_or("The story has no number.")?;

    let mut plain = File::create(place.work.join("plain")).map_err(|error| error.to_string())?;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for number in 0..EDITS {
        // A letter more at each edit, and from the start again before the paragraph is longer than one is.
        let typed = "and then ".chars().cycle().take(number % 200);
        if let Some(text) = block.pointer_mut("/content/0/text") {
            *text = json!(words.chars().chain(typed).chain(['.']).collect::<String>());
        }
        let ask = json!({ "story": "ferry", "base": base, "at": at, "remove": 1, "insert": [block] });
        let bytes = ask.to_string().into_bytes();
        let (time, saved) = timed(|| call("edit_text", ask));
        base = saved?.get("seq").and_then(Value::as_u64).ok_or("An edit got no number.")?;
        ours.push(time);
        let (time, written) = timed(|| plain.write_all(&bytes).and_then(|()| plain.sync_data()));
        written.map_err(|error| error.to_string())?;
        bare.push(time);
    }
    let (ours, bare) = (Times::new(ours, 0.0), Times::new(bare, 0.0));
    Ok(vec![line("p50", 0.5, &ours, &bare), line("p99", 0.99, &ours, &bare)])
}

fn line(name: &str, share: f64, ours: &Times, bare: &Times) -> Line {
    Line {
        what: format!("An edit on the disk, {name} of {}", ours.count()),
        ours: ours.within(share),
        beside: ("the same bytes appended to a file and synced", Some(bare.within(share))),
        unit: Unit::Time,
        goal: Goal::Under(SHORT),
    }
}

fn said(failure: Failure) -> String {
    format!("{} {}", failure.message, failure.hint)
}
