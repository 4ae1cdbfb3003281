//! The page of corrections: what was wrong in stories or could be misread, the last put right first, each with its story.
//!
//! It says what the stories themselves say, in the same words. That something new has happened is no correction.

use super::pages::{Shown, page, pages_of};
use super::{Entry, Ground, Planned};
use crate::page::dates;
use crate::page::text;
use crate::page::words::{is_rtl, words};
use model::story::{Correction, CorrectionKind};
use serde_json::{Value, json};

/// Corrections on a page.
const PER_PAGE: usize = 50;

pub(super) fn plan(ground: &Ground<'_>) -> Vec<(String, Planned)> {
    let mut all: Vec<(&Correction, &Entry)> = ground
        .entries
        .iter()
        .flat_map(|entry| entry.corrections.iter().map(move |one| (one, entry)))
        .collect();
    all.retain(|(one, _)| one.kind != CorrectionKind::Update);
    // Those of one moment as their stories stand.
    all.sort_by_key(|(one, _)| std::cmp::Reverse(one.at));
    let title = words(&ground.site.lang).corrections;
    pages_of(ground, Shown { path: "corrections/", title, kind: "corrections", count: all.len() }, PER_PAGE)
        .map(|(place, numbers, mut values)| {
            let said = all.get(numbers).unwrap_or_default();
            values["corrections"] = said.iter().map(|(one, entry)| value(ground, one, entry)).collect();
            (format!("{place}index.html"), page(ground, "corrections.html", values, None))
        })
        .collect()
}

fn value(ground: &Ground<'_>, correction: &Correction, entry: &Entry) -> Value {
    let (words, moment) = (words(&ground.site.lang), dates::at(correction.at, &ground.zone));
    json!({
        "kind": words.kind(correction.kind),
        "text": text::line(&correction.text),
        "machine": dates::machine(&moment),
        "date": dates::day(&moment, words),
        "story": { "path": entry.path, "headline": entry.headline },
        // Only where it is not the site's.
        "lang": (entry.lang != ground.site.lang).then_some(&entry.lang),
        "dir": if is_rtl(&entry.lang) { "rtl" } else { "ltr" },
    })
}
