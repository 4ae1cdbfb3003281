//! `kill`: items of others that must not be used any more, and the stories built on them.

use crate::said::{Said, list, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Arguments {
    /// Kill an item: whatever is built on it is held
    Item {
        /// As its sender names it, and as stories say they are built on it
        item: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// The stories that are built on what was killed
    List,
    /// Let a story leave although it is built on a killed item
    Despite {
        /// Slug or id
        story: String,
        /// The killed item
        item: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    match arguments {
        Arguments::Item { item, reason } => {
            let answer = session.call("kill_item", json!({ "item": item, "reason": reason }))?;
            let mut words = format!("{item} is killed.\n");
            list(&answer, "/stories")
                .iter()
                .for_each(|story| words.push_str(&line(story, text(story, "/slug"))));
            Ok(Said::done(words, answer))
        }
        Arguments::List => {
            let answer = session.call("killed_stories", Value::Null)?;
            let row = |row: &Value| {
                let why = format!("{} {}", text(row, "/kill/item"), text(row, "/kill/reason"));
                format!("{}  built on {}\n", line(row, text(row, "/story/slug")).trim_end(), why.trim_end())
            };
            let words: String = answer.as_array().into_iter().flatten().map(row).collect();
            Ok(Said::done(words, answer))
        }
        Arguments::Despite { story, item, reason } => {
            let ask = json!({ "story": story, "item": item, "reason": reason });
            let answer = session.call("release_despite_kill", ask)?;
            Ok(Said::done(format!("{} may leave.", text(&answer, "/slug")), answer))
        }
    }
}

fn line(row: &Value, slug: &str) -> String {
    let out = if row["out"] == json!(true) { "out: withdraw it, or say why it may stand" } else { "held" };
    format!("{slug}  {out}\n")
}
