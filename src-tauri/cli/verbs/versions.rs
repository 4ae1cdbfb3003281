//! `versions`: the versions of a story, newest first, and a name for one of them.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::{Failure, Outcome};
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Call a version by this name; an empty one takes its name away
    #[arg(long, requires = "version")]
    name: Option<String>,
    /// Number of the version to be named
    #[arg(long, value_name = "NUMBER")]
    version: Option<u32>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let story = arguments.story;
    let answer = session.call("versions", json!({ "story": story }))?;
    let rows = answer.as_array().cloned().unwrap_or_default();
    if let (Some(number), Some(name)) = (arguments.version, arguments.name) {
        let version = rows.iter().find(|row| row["number"] == number).ok_or_else(|| {
            Failure::not_found(format!("“{story}” has no version {number}."))
                .hint("`versions STORY` lists them.")
        })?;
        let ask = json!({ "story": story, "version": version["id"], "name": name });
        let named = session.call("name_version", ask)?;
        return Ok(Said::done(line(&named), named));
    }
    let words: Vec<String> = rows.iter().map(line).collect();
    let words = if words.is_empty() { "No version is kept yet.".to_owned() } else { words.join("\n") };
    Ok(Said::done(words, answer))
}

fn line(version: &Value) -> String {
    let (second, _) = text(version, "/at").split_once(['.', 'Z']).unwrap_or_default();
    let by = Some(text(version, "/by")).filter(|by| !by.is_empty()).unwrap_or("the desk");
    let name = Some(text(version, "/name")).filter(|name| !name.is_empty());
    let name = name.map(|name| format!("  “{name}”")).unwrap_or_default();
    format!("{}  {second}Z  {by}  {}{name}", version["number"], text(version, "/reason"))
}
