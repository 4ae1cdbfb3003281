//! `commands`: every command with its arguments. Needs no desk.

use crate::said::Said;
use crate::session::Session;
use newsroom::Outcome;
use newsroom::commands::{COMMANDS, written};
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

pub(crate) fn run(_: Arguments, _: &Session) -> Outcome<Said> {
    let rows: Vec<_> = COMMANDS.iter().map(written).collect();
    let words: Vec<String> =
        rows.iter().map(|row| format!("{}\n    {}\n    {}", row.name, row.about, row.arguments)).collect();
    let value = rows
        .iter()
        .map(|row| json!({ "name": row.name, "about": row.about, "arguments": row.arguments, "answers": row.answers }))
        .collect();
    Ok(Said::done(words.join("\n"), value))
}
