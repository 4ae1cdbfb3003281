//! `comment`: a remark on a story, its words, a field or a block; an answer; or a comment taken for done.

use crate::said::{Said, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("on").args(["words", "field", "block"]))]
pub(crate) struct Arguments {
    /// Slug or id; with --reply, --resolve and --reopen, the comment's id
    about: String,
    /// What to say
    #[arg(required_unless_present_any = ["resolve", "reopen"])]
    remark: Option<String>,
    /// On these words, exactly as they stand in the text
    #[arg(long)]
    words: Option<String>,
    /// On a field: headline, standfirst …
    #[arg(long)]
    field: Option<String>,
    /// On a whole block, by its id
    #[arg(long)]
    block: Option<String>,
    /// Answer a comment
    #[arg(long, conflicts_with = "on")]
    reply: bool,
    /// Take a comment for done
    #[arg(long, conflicts_with_all = ["on", "reply", "remark"])]
    resolve: bool,
    /// Open a resolved comment again
    #[arg(long, conflicts_with_all = ["on", "reply", "resolve", "remark"])]
    reopen: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let Arguments { about, remark, words, field, block, reply, resolve, reopen } = arguments;
    if resolve || reopen {
        let (command, became) =
            if resolve { ("resolve_comment", "resolved") } else { ("reopen_comment", "open again") };
        let answer = session.call(command, json!({ "thread": about }))?;
        return Ok(Said::done(format!("The comment is {became}."), answer));
    }
    let remark = remark.unwrap_or_default();
    if reply {
        let answer = session.call("reply_comment", json!({ "thread": about, "text": remark }))?;
        return Ok(Said::done("Answered.", answer));
    }
    let on = match (words, field, block) {
        (Some(words), _, _) => json!({ "on": "quote", "words": words }),
        (_, Some(field), _) => json!({ "on": "field", "field": field }),
        (_, _, Some(block)) => json!({ "on": "block", "block": block }),
        _ => json!({ "on": "story" }),
    };
    let answer = session.call("add_comment", json!({ "story": about, "on": on, "text": remark }))?;
    Ok(Said::done(format!("Comment {}", text(&answer, "/id")), answer))
}
