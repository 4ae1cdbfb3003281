//! `restore`: a backup in the place of the desk. The present one is kept, and where is said.

use crate::said::Said;
use crate::session::Session;
use newsroom::Outcome;
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A name from `backup --list`
    #[arg(default_value = "latest")]
    backup: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let restored = newsroom::restore(session.folder()?, &arguments.backup)?;
    let kept = restored.kept.display().to_string();
    let passed: String =
        restored.passed_over.iter().map(|name| format!("The backup {name} is not whole.\n")).collect();
    let words =
        format!("{passed}The desk is the backup {} now. What it replaced is in {kept}.", restored.backup);
    Ok(Said::done(
        words,
        json!({ "backup": restored.backup, "kept": kept, "passed_over": restored.passed_over }),
    ))
}
