//! `show`: a story as text, or a copy of it as a Word file.

use crate::said::{Said, list, text};
use crate::session::{Session, whole};
use newsroom::{Failure, Outcome};
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// How
    #[arg(long, default_value = "markdown", value_parser = ["markdown", "json", "text", "docx"])]
    format: String,
    /// The Word file to write
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Only the agreed text in it: without open proposals and comments
    #[arg(long, requires = "out")]
    clean: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    match (arguments.format.as_str(), &arguments.out) {
        ("docx", Some(out)) => {
            let ask = json!({ "story": arguments.story, "path": whole(out), "clean": arguments.clean });
            let answer = session.call("write_docx", ask)?;
            let mut words = format!("wrote {}\n", text(&answer, "/path"));
            for warning in list(&answer, "/warnings") {
                words.push_str(&format!("  {}\n", warning.as_str().unwrap_or_default()));
            }
            Ok(Said::done(words, answer))
        }
        ("docx", None) => Err(Failure::invalid("A Word file is no text to be shown.")
            .hint("Name the file it is to be: `show STORY --format docx --out story.docx`.")),
        (_, Some(_)) => Err(Failure::invalid("Only a Word file is written with --out.")
            .hint("Text is shown; `show STORY > story.md` puts it into a file.")),
        (format, None) => {
            let answer = session.call("show_story", json!({ "story": arguments.story, "format": format }))?;
            Ok(Said::done(text(&answer, "/text").to_owned(), answer))
        }
    }
}
