//! `stories`: the desk's list.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Words that must occur in fields or text
    words: Vec<String>,
    /// Only this status: pitch, draft, in_review, approved, published, spiked
    #[arg(long)]
    status: Option<String>,
    /// Only stories of the person who is acting
    #[arg(long)]
    mine: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let ask =
        json!({ "search": arguments.words.join(" "), "status": arguments.status, "mine": arguments.mine });
    let answer = session.call("stories", ask)?;
    let words: Vec<String> = answer.as_array().into_iter().flatten().map(line).collect();
    let words = if words.is_empty() { "No story fits.".to_owned() } else { words.join("\n") };
    Ok(Said::done(words, answer))
}

fn line(row: &Value) -> String {
    let words = &row["story"]["measure"]["words"];
    let status = text(row, "/story/status").replace('_', " ");
    format!("{}  {status}  {words} words  {}", text(row, "/story/slug"), text(row, "/story/fields/headline"))
}
