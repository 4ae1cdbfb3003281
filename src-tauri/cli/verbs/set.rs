//! `set`: fields of a story.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::{Failure, Outcome};
use serde_json::json;
use std::collections::BTreeMap;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Fields and values; an empty value empties the field
    #[arg(required = true, value_name = "FIELD=VALUE")]
    fields: Vec<String>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let fields = pairs(&arguments.fields)?;
    let answer = session.call("set_story_fields", json!({ "story": arguments.story, "fields": fields }))?;
    Ok(Said::done(format!("{}  {}", text(&answer, "/slug"), text(&answer, "/fields/headline")), answer))
}

/// `FIELD=VALUE` as pairs.
pub(crate) fn pairs(words: &[String]) -> Outcome<BTreeMap<&str, &str>> {
    words
        .iter()
        .map(|word| {
            word.split_once('=').ok_or_else(|| {
                Failure::invalid(format!("“{word}” is not FIELD=VALUE."))
                    .hint("For example: headline=\"Ferry stays\" section=News")
            })
        })
        .collect()
}
