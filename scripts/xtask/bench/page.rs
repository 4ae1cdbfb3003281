//! A long story as a published page.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::{Place, text};
use formats::page::{Audience, Delivery};
use model::story::StoryFields;
use model::story::fields::Contributor;
use std::collections::BTreeMap;

#[path = "../../../src-tauri/formats/page/testing.rs"]
#[allow(dead_code)] // the page's own trials use more of it
mod testing;

const WORDS: usize = 20_000;
const TIMES: usize = 50;
/// What a person takes for at once.
const AT_ONCE: f64 = 100.0;

pub(super) fn measure(_: &Place) -> Result<Vec<Line>, String> {
    let markdown = text::story(WORDS);
    let document = formats::markdown::read(&markdown).document;
    let fields = StoryFields {
        headline: "The ferry stays".into(),
        lang: "en-GB".into(),
        byline: vec![Contributor { name: "Ana Field".into(), role: String::new(), url: String::new() }],
        ..StoryFields::default()
    };
    let story = testing::released(testing::article("ferry", fields, document.blocks, Vec::new()))?;
    let (mut ours, mut read) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let delivery =
            Delivery { galley_version: "bench", markdown: &markdown, formats: &[], audience: Audience::Own };
        let (time, folder) = timed(|| formats::page::folder(&story, &BTreeMap::new(), &delivery));
        let page = folder.map_err(|fault| fault.to_string())?.files.remove("index.html").unwrap_or_default();
        if page.len() < markdown.len() {
            return Err("The page is shorter than its text.".into());
        }
        ours.push(time);
        read.push(timed(|| formats::markdown::read(&markdown)).0);
    }
    let (ours, read) = (Times::new(ours, 0.0), Times::new(read, 0.0));
    Ok(vec![Line {
        what: format!("A page of 20,000 words, p50 of {}", ours.count()),
        ours: ours.within(0.5),
        beside: ("reading the same text as Markdown", Some(read.within(0.5))),
        unit: Unit::Time,
        goal: Goal::Under(AT_ONCE),
    }])
}
