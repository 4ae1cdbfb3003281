//! `history`: who did what when.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id; without it, the whole desk
    story: Option<String>,
    /// At most so many entries
    #[arg(long, default_value_t = 200)]
    limit: u32,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call("history", json!({ "story": arguments.story, "limit": arguments.limit }))?;
    let words: Vec<String> = answer.as_array().into_iter().flatten().map(line).collect();
    Ok(Said::done(words.join("\n"), answer))
}

fn line(entry: &Value) -> String {
    let by = text(entry, "/by");
    let by = if by.is_empty() { "the desk" } else { by };
    let (second, _) = text(entry, "/at").split_once(['.', 'Z']).unwrap_or_default();
    let mut line = format!("{}Z  {by}  {}", second, text(entry, "/what"));
    for (name, path) in [("", "/story"), ("", "/photo"), ("from ", "/before"), ("to ", "/after")] {
        let value = text(entry, path);
        if !value.is_empty() {
            line.push_str(&format!("  {name}{value}"));
        }
    }
    line
}
