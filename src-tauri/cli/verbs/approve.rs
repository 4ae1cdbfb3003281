//! `approve`: a story signed off, exactly as it is.

use crate::said::{Said, list, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// Why, although comments are open
    #[arg(long, value_name = "REASON")]
    despite: Option<String>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { story, despite } = arguments;
    let mut asks = json!({ "story": story });
    if let Some(reason) = despite {
        let all = session.call("comments", json!({ "story": story }))?;
        let open: Vec<&Value> = list(&all, "/threads")
            .iter()
            .filter(|thread| thread["resolved"].is_null())
            .map(|thread| &thread["id"])
            .collect();
        asks["despite"] = json!({ "threads": open, "reason": reason });
    }
    let answer = session.call("approve_story", asks)?;
    let status = text(&answer, "/status").replace('_', " ");
    Ok(Said::done(format!("{} is {status}.", text(&answer, "/slug")), answer))
}
