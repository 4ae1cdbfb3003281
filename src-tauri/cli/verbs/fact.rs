//! `fact`: a comment taken for something to be checked, and found right or wrong.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The comment's id
    comment: String,
    /// How it stands; `none` makes it a mere comment again
    #[arg(value_parser = ["open", "checked", "wrong", "none"])]
    state: String,
    /// Where it comes from; what is known stays when it is left out
    #[arg(long)]
    source: Option<String>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { comment, state, source } = arguments;
    let wanted = (state != "none").then_some(&state);
    let mut asks = json!({ "thread": comment, "state": wanted });
    if let Some(source) = source {
        asks["source"] = json!(source);
    }
    let answer = session.call("set_fact", asks)?;
    let words = match state.as_str() {
        "none" => "It is a comment again.".to_owned(),
        "open" => format!("“{}” is to be checked.", text(&answer, "/quote")),
        state => format!("“{}” is {state}.", text(&answer, "/quote")),
    };
    Ok(Said::done(words, answer))
}
