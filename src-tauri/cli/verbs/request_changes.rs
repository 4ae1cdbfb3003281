//! `request-changes`: a story sent back to its writer, with a note.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// What to change
    #[arg(long, default_value = "")]
    note: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer =
        session.call("request_changes", json!({ "story": arguments.story, "note": arguments.note }))?;
    let status = text(&answer, "/status").replace('_', " ");
    Ok(Said::done(format!("{} is {status} again.", text(&answer, "/slug")), answer))
}
