//! `show`: a story as text.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// How
    #[arg(long, default_value = "markdown", value_parser = ["markdown", "json", "text"])]
    format: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer =
        session.call("show_story", json!({ "story": arguments.story, "format": arguments.format }))?;
    Ok(Said::done(text(&answer, "/text").to_owned(), answer))
}
