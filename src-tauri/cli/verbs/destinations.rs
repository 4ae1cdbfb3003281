//! `destinations`: where the desk sends what was exported.

use super::push::line;
use crate::said::{Said, list, text};
use crate::session::Session;
use newsroom::{Failure, Outcome};
use serde_json::{Map, Value, json};
use std::io::BufRead;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Arguments {
    /// List them
    List,
    /// Add one, or change the one of that name; `catalogue` says what each KIND is told
    Set {
        /// What people call it
        name: String,
        /// Its kind
        kind: String,
        /// What is said about it: path=/var/www/site
        #[arg(value_name = "KEY=VALUE")]
        settings: Vec<String>,
        /// Take what opens it from GALLEY_SECRET, or else from the first line of the standard input; words of a command can
        /// be seen by others
        #[arg(long)]
        secret: bool,
    },
    /// Take one off the desk; nothing is taken down there
    Remove {
        /// Its name
        name: String,
    },
    /// What went there, newest first
    Log {
        /// Its name
        name: String,
    },
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let listed = |answer: Value| {
        let lines: Vec<String> = answer.as_array().into_iter().flatten().map(line).collect();
        Said::done(lines.join("\n"), answer)
    };
    match arguments {
        Arguments::List => session.call("destinations", Value::Null).map(listed),
        Arguments::Set { name, kind, settings, secret } => {
            let mut values = Map::new();
            for setting in settings {
                let Some((key, value)) = setting.split_once('=') else {
                    return Err(Failure::invalid(format!("“{setting}” is no setting."))
                        .hint("A setting reads KEY=VALUE: path=/var/www/site"));
                };
                values.insert(key.to_owned(), json!(value));
            }
            let there = session.call("destinations", Value::Null)?;
            let known = there.as_array().into_iter().flatten().any(|row| text(row, "/name") == name);
            let was = if known { name.as_str() } else { "" };
            let secrets = if secret { entered(session, &kind)? } else { json!({}) };
            let ask =
                json!({ "name": name, "kind": kind, "settings": values, "secrets": secrets, "was": was });
            session.call("set_destination", ask).map(listed)
        }
        Arguments::Remove { name } => {
            session.call("remove_destination", json!({ "destination": name })).map(listed)
        }
        Arguments::Log { name } => {
            let answer = session.call("deliveries", json!({ "destination": name }))?;
            let row = |row: &Value| {
                let what = match row["story"].as_str() {
                    Some(slug) => format!("{slug} ({})", text(row, "/what")),
                    None => "the site".to_owned(),
                };
                format!("{}  {what}  {}  {}", text(row, "/at"), text(row, "/by"), text(row, "/remote"))
            };
            let lines: Vec<String> = answer.as_array().into_iter().flatten().map(row).collect();
            Ok(Said::done(lines.join("\n"), answer))
        }
    }
}

/// The secret of that kind, from the environment or the standard input.
fn entered(session: &Session, kind: &str) -> Outcome<Value> {
    let catalogue = session.call("catalogue", Value::Null)?;
    let kinds = list(&catalogue, "/destinations");
    let settings = kinds.iter().find(|known| text(known, "/id") == kind).map(|kind| list(kind, "/settings"));
    let key = settings.into_iter().flatten().find(|setting| setting["secret"] == true);
    let Some(key) = key.map(|setting| text(setting, "/id")) else {
        return Err(Failure::invalid(format!("A destination of the kind “{kind}” has no secret.")));
    };
    let secret = match std::env::var("GALLEY_SECRET") {
        Ok(secret) => secret,
        Err(_) => {
            let mut line = String::new();
            std::io::stdin()
                .lock()
                .read_line(&mut line)
                .map_err(|error| Failure::unavailable(format!("The secret could not be read: {error}.")))?;
            line
        }
    };
    if secret.trim().is_empty() {
        return Err(Failure::invalid("No secret was given.")
            .hint("Give it in GALLEY_SECRET, or on the standard input."));
    }
    Ok(json!({ key: secret.trim() }))
}
