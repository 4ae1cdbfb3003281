//! `people`: who works at the desk.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Arguments {
    /// Add a person; a passphrase is taken from GALLEY_NEW_PASSPHRASE
    Add {
        /// As in bylines
        name: String,
        /// What the person may do
        #[arg(long, value_parser = ["journalist", "editor", "admin"])]
        role: String,
    },
    /// List everybody
    List,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    match arguments {
        Arguments::Add { name, role } => {
            let passphrase = std::env::var("GALLEY_NEW_PASSPHRASE").unwrap_or_default();
            let answer = session
                .call("add_person", json!({ "name": name, "role": role, "passphrase": passphrase }))?;
            Ok(Said::done(line(&answer), answer))
        }
        Arguments::List => {
            let answer = session.call("people", Value::Null)?;
            let words: Vec<String> = answer.as_array().into_iter().flatten().map(line).collect();
            Ok(Said::done(words.join("\n"), answer))
        }
    }
}

fn line(person: &Value) -> String {
    format!("{}  {}", text(person, "/name"), text(person, "/role"))
}
