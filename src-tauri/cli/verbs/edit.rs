//! `edit`: replaces a story's text, keeping a version of what was there.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::{Failure, Outcome};
use serde_json::json;
use std::io::Read;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Galley Markdown; `-` reads standard input
    #[arg(long, value_name = "F")]
    file: PathBuf,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let name = arguments.file.display().to_string();
    let read = if name == "-" {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(&arguments.file)
    };
    let markdown = read.map_err(|error| {
        Failure::unavailable(format!("{name} could not be read: {error}."))
            .hint("Is it there, and is it text in UTF-8?")
    })?;
    if markdown.trim().is_empty() {
        // As a converter leaves it that failed; what ran it sees no fault of its own.
        return Err(Failure::invalid(format!("There is no text in {name}, so the story stays as it is."))
            .hint("`edit` replaces the whole text; `spike` sets a story aside."));
    }
    let answer = session.call("replace_text", json!({ "story": arguments.story, "markdown": markdown }))?;
    let words = format!("{} has {} words now.", text(&answer, "/slug"), answer["measure"]["words"]);
    Ok(Said::done(words, answer))
}
