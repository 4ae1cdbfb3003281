//! `import`: stories out of files. What was guessed is said, file by file.

use crate::said::{Said, failures, list, text};
use crate::session::{Session, whole};
use newsroom::Outcome;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Word, OpenDocument, plain text, Markdown, HTML, ninjs, NITF, NewsML-G2, RSS, Atom or WordPress, in any encoding; or folders of them
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let paths: Vec<String> = arguments.files.iter().map(|path| whole(path)).collect();
    let answer = session.call("import_files", json!({ "paths": paths }))?;
    let mut words = String::new();
    let read = list(&answer, "/read");
    if arguments.files.len() > 1 || read.len() > 1 {
        for file in read {
            let brought = match file["stories"].as_u64() {
                Some(1) => "1 story".to_owned(),
                Some(number) => format!("{number} stories"),
                None => String::new(),
            };
            words.push_str(&format!("{}: {}, {brought}\n", text(file, "/file"), text(file, "/what")));
        }
    }
    for story in list(&answer, "/stories") {
        words.push_str(&format!(
            "{}  {}\n",
            text(story, "/story/slug"),
            text(story, "/story/fields/headline")
        ));
        for guess in list(story, "/guesses") {
            let (field, value, why) = (text(guess, "/field"), text(guess, "/value"), text(guess, "/why"));
            words.push_str(&format!("  guessed {field}: {value}  ({why})\n"));
        }
        for note in list(story, "/notes") {
            words.push_str(&format!("  {}\n", note.as_str().unwrap_or_default()));
        }
    }
    for killed in list(&answer, "/killed") {
        let (item, reason) = (text(killed, "/kill/item"), text(killed, "/kill/reason"));
        words.push_str(&format!("killed by its sender: {item} {reason}\n"));
        for story in list(killed, "/stories") {
            words.push_str(&format!("  {} is built on it and held\n", text(story, "/slug")));
        }
    }
    for file in list(&answer, "/left") {
        words.push_str(&format!("left alone: {}  {}\n", text(file, "/file"), text(file, "/why")));
    }
    let undone = failures(&answer, "/failed");
    Ok(Said::done(words, answer).but(undone))
}
