//! Search without a server: an index the reader's browser fetches when somebody searches, and the script that reads it.

use super::Ground;
use crate::page::dates;
use crate::page::words::words;
use serde_json::{Value, json};

/// Characters of each text that can be found; headlines, names and tags can be found whole.
const SEARCHED: usize = 4_000;

pub(super) fn write(ground: &Ground<'_>) -> Vec<(String, Vec<u8>)> {
    let words = words(&ground.site.lang);
    let stories: Vec<Value> = ground
        .entries
        .iter()
        .map(|entry| {
            let text = entry.text.split_whitespace().collect::<Vec<_>>().join(" ");
            json!({
                "path": entry.path,
                "headline": entry.headline,
                "standfirst": entry.standfirst,
                "byline": entry.byline,
                "section": entry.section,
                "tags": entry.tags,
                "date": dates::day(&dates::at(entry.published, &ground.zone), words),
                "text": text.chars().take(SEARCHED).collect::<String>(),
            })
        })
        .collect();
    let mut index = serde_json::to_vec(&json!({ "stories": stories })).unwrap_or_default();
    index.push(b'\n');
    vec![
        ("search/index.json".to_owned(), index),
        ("search/search.js".to_owned(), include_str!("search.js").as_bytes().to_vec()),
    ]
}
