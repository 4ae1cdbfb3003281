//! `push`: what was exported to a folder is made live at a destination.

use crate::said::{Said, list, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The destination's name
    #[arg(required_unless_present = "due", default_value = "")]
    destination: String,
    /// The folder that was exported to
    #[arg(long, value_name = "DIR", required_unless_present = "due")]
    from: Option<PathBuf>,
    /// Export and push every story whose time to go out has come
    #[arg(long, conflicts_with_all = ["destination", "from", "dry_run"])]
    due: bool,
    /// Only say what differs from what is live
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { destination, from, dry_run, due } = arguments;
    if due {
        return let_out(session);
    }
    let ask =
        json!({ "destination": destination, "from": whole(&from.unwrap_or_default()), "dry_run": dry_run });
    let answer = session.call("push_folder", ask)?;
    let mut words = String::new();
    for (path, mark) in [("/added", '+'), ("/changed", '~'), ("/removed", '-')] {
        for file in list(&answer, path) {
            words.push_str(&format!("{mark} {}\n", file.as_str().unwrap_or_default()));
        }
    }
    for warning in list(&answer, "/warnings") {
        words.push_str(&format!("{}\n", warning.as_str().unwrap_or_default()));
    }
    let count = |path| list(&answer, path).len();
    words.push_str(&format!(
        "{}{}: {} new, {} changed, {} removed, {} as they are {}\n",
        if dry_run { "would push to " } else { "pushed to " },
        text(&answer, "/destination"),
        count("/added"),
        count("/changed"),
        count("/removed"),
        answer["same"],
        text(&answer, "/remote"),
    ));
    Ok(Said::done(words.trim_end(), answer))
}

/// Lets out what has its time come.
fn let_out(session: &Session) -> Outcome<Said> {
    let answer = session.call("push_due", Value::Null)?;
    let (mut went, mut stayed) = (String::new(), String::new());
    for row in list(&answer, "") {
        match row["trouble"].as_str() {
            None => went.push_str(&format!("{} went out\n", text(row, "/story"))),
            Some(why) => stayed.push_str(&format!("{}: {why}\n", text(row, "/story"))),
        }
    }
    Ok(Said::done(went.trim_end(), answer).but(stayed))
}

/// A destination in a line.
pub(crate) fn line(row: &Value) -> String {
    let settings = row["settings"].as_object().into_iter().flatten();
    let said: Vec<String> =
        settings.map(|(key, value)| format!("{key}={}", value.as_str().unwrap_or_default())).collect();
    format!("{}  {}  {}", text(row, "/name"), text(row, "/kind"), said.join(" "))
}
