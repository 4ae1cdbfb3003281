//! `flag`: a sign-off of a story asked for, given, or set aside.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// legal, pictures or standards
    flag: String,
    /// How it stands from now on
    #[arg(value_parser = ["required", "complete", "not-needed"])]
    state: String,
    /// Why it is not needed
    #[arg(long, default_value = "")]
    reason: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { story, flag, state, reason } = arguments;
    let asks = json!({ "story": story, "flag": flag, "state": state.replace('-', "_"), "reason": reason });
    let answer = session.call("set_flag", asks)?;
    let words = format!("{}: {flag} is {}.", text(&answer, "/slug"), state.replace('-', " "));
    Ok(Said::done(words, answer))
}
