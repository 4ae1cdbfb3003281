//! `history`: who did what when, looked through, or written as a file.

use crate::said::{Said, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id; without it, the whole desk
    story: Option<String>,
    /// Only what this person did
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// Only of this kind: text, details, steps, sign_offs, comments, publishing, photos, desk
    #[arg(long)]
    kind: Option<String>,
    /// Only from this moment on, as 2026-11-24T12:00:00Z
    #[arg(long, value_name = "MOMENT")]
    from: Option<String>,
    /// Only before this moment
    #[arg(long, value_name = "MOMENT")]
    until: Option<String>,
    /// At most so many entries; left out, 200 are shown, and all are written
    #[arg(long, default_value_t = 0)]
    limit: u32,
    /// Write it to a file instead: a table for FILE.csv, JSON for FILE.json
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { story, by, kind, from, until, limit, write } = arguments;
    let of = json!({ "story": story, "by": by, "kind": kind, "from": from, "until": until, "limit": limit });
    if let Some(path) = write {
        let answer = session.call("write_history", json!({ "path": whole(&path), "of": of }))?;
        let words = format!("{} entries are in {}.", answer["entries"], text(&answer, "/path"));
        return Ok(Said::done(words, answer));
    }
    let answer = session.call("history", of)?;
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
