//! `backup`: makes a backup and tries it.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::Value;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only list the backups there are
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call(if arguments.list { "backups" } else { "back_up" }, Value::Null)?;
    let rows = match &answer {
        Value::Array(rows) => rows.clone(),
        one => vec![one.clone()],
    };
    let words: Vec<String> =
        rows.iter().map(|row| format!("{}  {} bytes", text(row, "/name"), row["bytes"])).collect();
    Ok(Said::done(words.join("\n"), answer))
}
