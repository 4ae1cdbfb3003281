//! A long story pasted as a word processor copies it: styles on every paragraph and on every word that is marked.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::{Place, text, window};
use formats::import::paste::{Clip, paste};
use std::collections::BTreeSet;

const WORDS: usize = 20_000;
const TIMES: usize = 50;
/// What a person takes for at once.
pub(super) const AT_ONCE: f64 = 300.0;

pub(super) fn measure(place: &Place) -> Result<Vec<Line>, String> {
    let markdown = text::story(WORDS);
    let html = copied(&markdown);
    let (mut ours, mut read) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (time, pasted) = timed(|| {
            let pasted = paste(Clip { html: &html, text: "" }, &BTreeSet::new(), &mut |_| None)?;
            // As it goes to the window.
            let blocks: Vec<_> = pasted.blocks.iter().map(model::document::Block::write).collect();
            Ok::<_, formats::import::paste::TooLarge>(serde_json::to_string(&blocks).unwrap_or_default())
        });
        if pasted.map_err(|fault| fault.to_string())?.len() < markdown.len() {
            return Err("The paste is shorter than its text.".into());
        }
        ours.push(time);
        read.push(timed(|| formats::markdown::read(&markdown)).0);
    }
    let (ours, read) = (Times::new(ours, 0.0), Times::new(read, 0.0));
    let line = Line {
        what: format!("A paste of 20,000 words, p50 of {}", ours.count()),
        ours: ours.within(0.5),
        beside: ("reading the same text as Markdown", Some(read.within(0.5))),
        unit: Unit::Time,
        goal: Goal::Under(AT_ONCE),
    };
    Ok(vec![line, window::paste(place, &html)?])
}

/// The text as a word processor puts it on the clipboard.
fn copied(markdown: &str) -> String {
    let mut html =
        String::from("<meta charset='utf-8'><b style='font-weight:normal' id='docs-internal-guid-1'>");
    for block in markdown.split("\n\n").filter(|block| !block.is_empty()) {
        let style = "font-size:11pt;font-family:Arial;color:#000000;font-weight:400;white-space:pre-wrap;";
        let (tag, words) = match block.strip_prefix("## ") {
            Some(words) => ("h2", words),
            None => ("p", block),
        };
        html.push_str(&format!("<{tag} dir='ltr'><span style='{style}'>"));
        let marked =
            format!("</span><span style='{style}font-style:italic'>council</span><span style='{style}'>");
        html.push_str(&words.replace("council", &marked));
        html.push_str(&format!("</span></{tag}>"));
    }
    html + "</b>"
}
