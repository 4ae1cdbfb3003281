//! `check`: what stands against approval, and what could be better.

use crate::said::{Said, list, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call("review_story", json!({ "story": arguments.story }))?;
    let findings = list(&answer, "/findings");
    let mut words: String = findings
        .iter()
        .map(|finding| format!("{:8} {}\n", text(finding, "/severity"), text(finding, "/sentence")))
        .collect();
    if findings.is_empty() {
        words = format!("{} checks, nothing found.", list(&answer, "/checks").len());
    }
    Ok(Said::done(words, answer))
}
