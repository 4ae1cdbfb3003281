//! `export`: approved stories as publishable folders.

use crate::said::{Said, failures, list, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slugs or ids
    #[arg(required = true)]
    stories: Vec<String>,
    /// The folder that receives the story folders
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
    /// Formats to be written besides the page: newsml-g2, nitf, wxr, ghost, docx, epub
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',')]
    formats: Vec<String>,
    /// For a partner who shows a copy: the page names ours as its home and asks not to be indexed
    #[arg(long)]
    partner: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let ask = json!({
        "stories": arguments.stories,
        "out": whole(&arguments.out),
        "dry_run": arguments.dry_run,
        "formats": arguments.formats,
        "partner": arguments.partner,
    });
    let answer = session.call("export_stories", ask)?;
    let mut words = String::new();
    for story in list(&answer, "/stories") {
        let what = if arguments.dry_run { "would write" } else { "wrote" };
        words.push_str(&format!("{what} {} ({} files)\n", text(story, "/page"), story["files"]));
        for warning in list(story, "/warnings") {
            words.push_str(&format!("  {}\n", warning.as_str().unwrap_or_default()));
        }
    }
    let undone = failures(&answer, "/held");
    Ok(Said::done(words, answer).but(undone))
}
