//! `init`: a new desk, with or without samples to try things on.

use crate::said::Said;
use crate::session::Session;
use newsroom::{Newsroom, Outcome, Surroundings};
use serde_json::json;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// What the desk is called; the folder's name unless given
    #[arg(long)]
    name: Option<String>,
    /// Fill it with people, stories and photos to try things on
    #[arg(long)]
    sample: bool,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let folder = session.folder()?;
    let own = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = arguments.name.unwrap_or(own);
    let newsroom = Newsroom::create(folder, &name, Surroundings::default())?;
    if arguments.sample {
        newsroom.add_sample()?;
    }
    let words = format!("The desk “{name}” is in {}.", folder.display());
    Ok(Said::done(words, json!({ "name": name, "folder": folder.display().to_string() })))
}
