//! `wires`: folders that are watched for what agencies send.

use crate::said::{Said, failures, list, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Arguments {
    /// List them
    List,
    /// Watch a folder, or change the one of that name
    Set {
        /// What people call it: the agency’s name
        name: String,
        /// The folder
        folder: PathBuf,
        /// Also take in what lies there already
        #[arg(long)]
        whole: bool,
        /// Let it rest for now
        #[arg(long)]
        off: bool,
    },
    /// Watch a folder no more; what came from it stays
    Remove {
        /// Its name
        name: String,
    },
    /// Take in what is new; the window does so by itself
    Look,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    match arguments {
        Arguments::List => session.call("wires", Value::Null).map(listed),
        Arguments::Set { name, folder, whole: all, off } => {
            let there = session.call("wires", Value::Null)?;
            let known = there.as_array().into_iter().flatten().any(|row| text(row, "/name") == name);
            let was = if known { name.as_str() } else { "" };
            let ask = json!({ "name": name, "folder": whole(&folder), "on": !off, "whole": all, "was": was });
            session.call("set_wire", ask).map(listed)
        }
        Arguments::Remove { name } => session.call("remove_wire", json!({ "wire": name })).map(listed),
        Arguments::Look => look(session),
    }
}

fn listed(answer: Value) -> Said {
    let mut words = String::new();
    for row in answer.as_array().into_iter().flatten() {
        let state = match (row["on"] == json!(true), row["gone"] == json!(true)) {
            (_, true) => "  cannot be looked into",
            (false, _) => "  rests",
            _ => "",
        };
        words.push_str(&format!("{}  {}{state}\n", text(row, "/name"), text(row, "/folder")));
        for file in list(row, "/unreadable") {
            words.push_str(&format!("  {}\n", text(file, "/why")));
        }
    }
    Said::done(words.trim_end(), answer)
}

fn look(session: &Session) -> Outcome<Said> {
    let answer = session.call("look_at_wires", Value::Null)?;
    let (mut words, mut undone) = (String::new(), String::new());
    for came in list(&answer, "") {
        let wire = text(came, "/wire");
        for story in list(came, "/stories") {
            words.push_str(&format!("{wire}: {}  {}\n", text(story, "/slug"), text(story, "/headline")));
        }
        for killed in list(came, "/killed") {
            let (item, reason) = (text(killed, "/kill/item"), text(killed, "/kill/reason"));
            words.push_str(&format!("{wire}: killed by its sender: {item} {reason}\n"));
            for story in list(killed, "/stories") {
                words.push_str(&format!("  {} is built on it and held\n", text(story, "/slug")));
            }
        }
        match came["waiting"].as_u64() {
            Some(0) | None => {}
            Some(1) => words.push_str(&format!("{wire}: 1 file may still be being written; look again\n")),
            Some(n) => words.push_str(&format!("{wire}: {n} files may still be being written; look again\n")),
        }
        undone.push_str(&failures(came, "/failed"));
    }
    Ok(Said::done(words.trim_end(), answer.clone()).but(undone))
}
