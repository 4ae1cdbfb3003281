//! `schedule`: when a story goes out by itself.

use crate::said::{Said, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// When: 2026-11-24T18:00:00+01:00
    #[arg(long, value_name = "MOMENT", required_unless_present = "cancel", default_value = "")]
    at: String,
    /// The folder it is written to
    #[arg(long, value_name = "DIR", required_unless_present = "cancel")]
    out: Option<PathBuf>,
    /// The site around it as well, in this theme
    #[arg(long, value_name = "THEME", num_args = 0..=1, default_value = "", default_missing_value = "daily")]
    site: String,
    /// A destination the folder is pushed to; may be repeated
    #[arg(long = "to", value_name = "DESTINATION")]
    destinations: Vec<String>,
    /// It shall not go out by itself
    #[arg(long)]
    cancel: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { story, at, out, site, destinations, cancel } = arguments;
    if cancel {
        let answer = session.call("unschedule_story", json!({ "story": story }))?;
        return Ok(Said::done(format!("{story} leaves when somebody exports it."), answer));
    }
    let ask = json!({ "story": story, "at": at, "out": whole(&out.unwrap_or_default()), "site": site, "destinations": destinations });
    let answer = session.call("schedule_story", ask)?;
    Ok(Said::done(format!("{story} goes out at {}.", text(&answer, "/at")), answer))
}
