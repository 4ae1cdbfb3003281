//! `revive`: a story taken up again.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call("revive_story", json!({ "story": arguments.story }))?;
    let status = text(&answer, "/status").replace('_', " ");
    Ok(Said::done(format!("{} is {status}.", text(&answer, "/slug")), answer))
}
