//! `call`: any command by name, with JSON in and JSON out.

use crate::said::Said;
use crate::session::Session;
use newsroom::{Failure, Outcome};
use serde_json::Value;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A name from `commands`
    name: String,
    /// What the command is given
    #[arg(default_value = "{}", value_name = "JSON")]
    given: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let given: Value = serde_json::from_str(&arguments.given).map_err(|error| {
        Failure::invalid(format!("What was given is no JSON: {error}."))
            .hint("For example: '{\"story\":\"ridge-path\"}'")
    })?;
    let answer = session.call(&arguments.name, given)?;
    let words = serde_json::to_string_pretty(&answer)
        .map_err(|error| Failure::bug(format!("The answer could not be written: {error}.")))?;
    Ok(Said::done(words, answer))
}
