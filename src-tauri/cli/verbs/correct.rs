//! `correct`: a line to readers about a change of a story that is out.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// What was wrong and what is right
    #[arg(default_value = "")]
    text: String,
    /// What kind of change it is
    #[arg(long, default_value = "correction", value_parser = ["correction", "clarification", "update"])]
    kind: String,
    /// Take back the last line, while it has not left
    #[arg(long)]
    take_back: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    if arguments.take_back {
        let answer = session.call("take_back_correction", json!({ "story": arguments.story }))?;
        return Ok(Said::done(format!("{}: the last line was taken back.", text(&answer, "/slug")), answer));
    }
    let ask = json!({ "story": arguments.story, "kind": arguments.kind, "text": arguments.text });
    let answer = session.call("correct_story", ask)?;
    let words =
        format!("{} leaves with its {} once it is approved again.", text(&answer, "/slug"), arguments.kind);
    Ok(Said::done(words, answer))
}
