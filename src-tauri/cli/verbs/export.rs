//! `export`: approved stories as publishable folders.

use crate::said::{Said, failures, list, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slugs or ids
    #[arg(required_unless_present = "site")]
    stories: Vec<String>,
    /// The folder that receives the story folders
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
    /// Formats to be written besides the page: ninjs-2, ninjs-1, newsml-g2, nitf, wxr, ghost, docx, epub
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',')]
    formats: Vec<String>,
    /// For a partner who shows a copy: the page names ours as its home and asks not to be indexed
    #[arg(long)]
    partner: bool,
    /// Also write the site around the stories in this theme (daily, magazine, or a folder of templates): front,
    /// sections, tags, authors, archive, search, feeds and maps
    #[arg(long, value_name = "THEME", num_args = 0..=1, default_missing_value = "daily")]
    site: Option<String>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let ask = json!({
        "stories": arguments.stories,
        "out": whole(&arguments.out),
        "dry_run": arguments.dry_run,
        "formats": arguments.formats,
        "partner": arguments.partner,
        "site": arguments.site.unwrap_or_default(),
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
    if let Some(page) = answer.pointer("/site/page").and_then(serde_json::Value::as_str) {
        let site = &answer["site"];
        let (stories, written, removed) = (&site["stories"], &site["written"], &site["removed"]);
        words.push_str(&format!(
            "site {page}: {stories} stories, {written} files written, {removed} removed\n"
        ));
        for warning in list(site, "/warnings") {
            words.push_str(&format!("  {}\n", warning.as_str().unwrap_or_default()));
        }
    }
    let undone = failures(&answer, "/held");
    Ok(Said::done(words, answer).but(undone))
}
