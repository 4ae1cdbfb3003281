//! What a verb answers: words for people, a value for programs, and what of it could not be done.

use newsroom::Failure;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// The exit status when the words on the command line make no sense.
const MISUNDERSTOOD: u8 = 2;

/// An answer.
pub(crate) struct Said {
    words: String,
    /// What could not be done, in words; empty when everything was.
    undone: String,
    value: Value,
}

impl Said {
    /// Everything was done.
    pub(crate) fn done(words: impl Into<String>, value: Value) -> Self {
        Self { words: words.into(), undone: String::new(), value }
    }

    /// Some or all of it could not be done, as the words say; empty words take nothing back.
    pub(crate) fn but(mut self, undone: impl Into<String>) -> Self {
        self.undone = undone.into();
        self
    }

    /// Nothing was done.
    pub(crate) fn failed(failure: Failure) -> Self {
        let undone = format!("{}\n{}", failure.message, failure.hint);
        Self { words: String::new(), undone, value: json!({ "failure": failure }) }
    }

    /// Prints it: JSON and good news on standard output, bad news in words on standard error.
    pub(crate) fn print(&self, as_json: bool) -> ExitCode {
        let json = self.value.to_string();
        let good = if as_json { json.as_str() } else { self.words.trim_end() };
        let silent = good.is_empty() && !self.undone.is_empty();
        let heard = silent || writeln!(std::io::stdout().lock(), "{good}").is_ok();
        if !as_json && !self.undone.is_empty() {
            // Whoever closed standard error does not want to hear it; the exit status still tells.
            let _ = writeln!(std::io::stderr().lock(), "{}", self.undone.trim_end());
        }
        if self.undone.is_empty() && heard { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Prints why the command line makes no sense (or the help that was asked for), as one JSON value where JSON was
/// asked for; answers the exit status.
pub(crate) fn misunderstood(error: &clap::Error, as_json: bool) -> ExitCode {
    if !error.use_stderr() || !as_json {
        // A closed pipe is the reader's choice.
        let _ = error.print();
    } else {
        let text = error.to_string();
        let mut paragraphs =
            text.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        let message = paragraphs.next().unwrap_or_default();
        let tip = paragraphs.find_map(|part| part.strip_prefix("tip: ").map(str::to_owned));
        let hint = tip.unwrap_or_else(|| "`galley-cli --help` lists what can be done.".to_owned());
        let message = message.trim_start_matches("error: ").to_owned();
        let value = json!({ "failure": Failure::invalid(message).hint(hint) });
        let _ = writeln!(std::io::stdout().lock(), "{value}");
    }
    if error.use_stderr() { ExitCode::from(MISUNDERSTOOD) } else { ExitCode::SUCCESS }
}

/// A text out of an answer; empty when it is not there.
pub(crate) fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default()
}

/// A list out of an answer; empty when it is not there.
pub(crate) fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value.pointer(path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Files and stories that could not be done, a line each with what to do.
pub(crate) fn failures(value: &Value, path: &str) -> String {
    list(value, path)
        .iter()
        .map(|row| {
            let (name, message, hint) =
                (text(row, "/file"), text(row, "/failure/message"), text(row, "/failure/hint"));
            let said = format!("{message} {hint}");
            let named = message.contains(name);
            if named { said.trim_end().to_owned() + "\n" } else { format!("{name}: {}\n", said.trim_end()) }
        })
        .collect()
}
