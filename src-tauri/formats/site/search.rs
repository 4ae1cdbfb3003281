//! Search without a server: an index the reader's browser fetches when somebody searches, and the script that reads it.
//!
//! The index is in parts, counted from the first story that was published: a new or a changed story changes one part, and
//! readers find the newest stories before the last part has come.

use super::{Bodies, Entry, Ground, Planned, SiteFault};
use crate::page::dates;
use crate::page::words::words;
use serde_json::{Value, json};
use std::ops::Range;

/// Characters of each text that can be found; headlines, names and tags can be found whole.
const SEARCHED: usize = 4_000;
/// Stories in a part.
const PART: usize = 500;

pub(super) fn plan(ground: &Ground<'_>) -> Vec<(String, Planned)> {
    let number = ground.entries.len();
    let parts = number.div_ceil(PART);
    // Newest first, as the stories stand.
    let names: Vec<String> = (1..=parts).rev().map(|part| format!("part-{part}.json")).collect();
    let mut files = vec![
        ("search/index.json".to_owned(), Planned::now(json(&json!({ "parts": names })))),
        ("search/search.js".to_owned(), Planned::now(include_str!("search.js").as_bytes().to_vec())),
    ];
    for (name, part) in names.iter().zip((1..=parts).rev()) {
        let stories = number.saturating_sub(part * PART)..number - (part - 1) * PART;
        let papers: Vec<&str> = within(ground, &stories).map(|entry| entry.paper.as_str()).collect();
        let made_from = ground.made_from(&("search", &papers));
        let made = Planned::later(made_from, move |ground, bodies| write(ground, &stories, bodies));
        files.push((format!("search/{name}"), made));
    }
    files
}

fn within<'g>(ground: &'g Ground<'_>, stories: &Range<usize>) -> impl Iterator<Item = &'g Entry> {
    ground.entries.iter().skip(stories.start).take(stories.len())
}

fn write(ground: &Ground<'_>, stories: &Range<usize>, bodies: Bodies<'_>) -> Result<Vec<u8>, SiteFault> {
    let words = words(&ground.site.lang);
    let mut found: Vec<Value> = Vec::with_capacity(stories.len());
    for entry in within(ground, stories) {
        let text = bodies(entry)?.text.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(json!({
            "path": entry.path,
            "headline": entry.headline,
            "standfirst": entry.standfirst,
            "byline": entry.byline,
            "section": entry.section,
            "tags": entry.tags,
            "date": dates::day(&dates::at(entry.published, &ground.zone), words),
            "text": text.chars().take(SEARCHED).collect::<String>(),
        }));
    }
    Ok(json(&json!({ "stories": found })))
}

fn json(value: &Value) -> Vec<u8> {
    // A value always becomes JSON.
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
