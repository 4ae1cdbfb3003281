//! `comments`: what was said about a story, in the order of its text.

use crate::said::{Said, list, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Resolved ones too
    #[arg(long)]
    all: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call("comments", json!({ "story": arguments.story }))?;
    let shown =
        list(&answer, "/threads").iter().filter(|thread| arguments.all || thread["resolved"].is_null());
    let words: Vec<String> = shown.map(thread).collect();
    let words = if words.is_empty() { "No comment is open.".to_owned() } else { words.join("\n") };
    Ok(Said::done(words, answer))
}

fn thread(thread: &Value) -> String {
    let quote = text(thread, "/quote").replace('\n', " ");
    let on = match text(thread, "/place/at") {
        "story" => "on the story".to_owned(),
        "field" => format!("on the {}", text(thread, "/place/label").to_lowercase()),
        "block" => format!("on block {}", text(thread, "/place/block")),
        "lost" if quote.is_empty() => "on something that is gone".to_owned(),
        "lost" => format!("on words that are gone: “{quote}”"),
        _ => format!("on “{quote}”"),
    };
    let done = if thread["resolved"].is_null() { "" } else { ", resolved" };
    let mut lines = vec![format!("{}  {on}{done}", text(thread, "/id"))];
    for remark in list(thread, "/remarks") {
        let outside = if remark["outside"] == true { " (outside)" } else { "" };
        let (by, said) = (text(remark, "/by"), text(remark, "/text").replace('\n', "\n    "));
        lines.push(format!("  {by}{outside}: {said}"));
    }
    lines.join("\n")
}
