//! `withdraw`: a story is taken back from its readers.

use crate::said::{Said, failures, list, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Why, for the desk
    #[arg(long, required_unless_present = "again", default_value = "")]
    reason: String,
    /// What readers are told in its place; left out, no more than that it was withdrawn
    #[arg(long, default_value = "")]
    words: String,
    /// It was taken back already: take down the copies that still stand
    #[arg(long)]
    again: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { story, reason, words, again } = arguments;
    let answer = if again {
        session.call("take_down_copies", json!({ "story": story }))?
    } else {
        session.call("withdraw_story", json!({ "story": story, "reason": reason, "words": words }))?
    };
    let mut said = format!("{} is withdrawn.\n", text(&answer, "/story/slug"));
    for place in list(&answer, "/taken_down") {
        said.push_str(&format!("taken down: {}\n", place.as_str().unwrap_or_default()));
    }
    for place in list(&answer, "/pushed") {
        let name = place.as_str().unwrap_or_default();
        said.push_str(&format!("still at {name}: the next push takes it down there\n"));
    }
    let undone = failures(&answer, "/standing");
    Ok(Said::done(said, answer).but(undone))
}
