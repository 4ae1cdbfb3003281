//! `verify`: the whole desk looked at; the exit status tells whether all is well.

use crate::said::{Said, list};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::Value;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {}

pub(crate) fn run(_: Arguments, session: &Session) -> Outcome<Said> {
    let answer = session.call("verify_desk", Value::Null)?;
    let lines = |path: &str| -> Vec<String> {
        list(&answer, path).iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let clean = answer["clean"] == Value::Bool(true);
    if clean {
        return Ok(Said::done(format!("All is well: {}.", lines("/looked_at").join("; ")), answer));
    }
    let undone = format!(
        "{}\nAdding a photo’s file again mends its original. For the rest, `restore latest` puts the last good \
         backup of the database in place and keeps this one.",
        lines("/problems").join("\n")
    );
    Ok(Said::done("", answer).but(undone))
}
