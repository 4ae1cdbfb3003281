//! `dump`: everything the desk holds, as JSON: stories, versions, hashes, journal tail.

use crate::said::Said;
use crate::session::Session;
use newsroom::{Failure, Outcome};
use serde_json::Value;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

pub(crate) fn run(_: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call("dump_desk", Value::Null)?;
    let words = serde_json::to_string_pretty(&answer)
        .map_err(|error| Failure::bug(format!("The desk could not be written down: {error}.")))?;
    Ok(Said::done(words, answer))
}
