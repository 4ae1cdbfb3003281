//! The desk a verb works on: opened when it is first needed, closed with the program.

use newsroom::{Failure, Newsroom, Outcome, Surroundings, commands};
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::path::{Path, PathBuf};

/// One run of the program.
pub(crate) struct Session {
    folder: Option<PathBuf>,
    person: Option<String>,
    /// Only the answer is wanted, nothing on the way to it.
    silent: bool,
    newsroom: OnceCell<Newsroom>,
}

impl Session {
    pub(crate) fn of(folder: Option<PathBuf>, person: Option<String>, silent: bool) -> Self {
        Self { folder, person, silent, newsroom: OnceCell::new() }
    }

    /// The desk's folder.
    pub(crate) fn folder(&self) -> Outcome<&Path> {
        self.folder.as_deref().ok_or_else(|| {
            Failure::invalid("Which desk?").hint("Name its folder with --desk DIR, or in GALLEY_DESK.")
        })
    }

    /// Carries out a command of the newsroom.
    pub(crate) fn call(&self, name: &str, arguments: Value) -> Outcome<Value> {
        commands::call(self.newsroom()?, name, arguments)
    }

    /// Carries out a command that takes long, telling how it gets on.
    pub(crate) fn call_at_length(&self, name: &str, arguments: Value) -> Outcome<Value> {
        let newsroom = self.newsroom()?;
        if !self.silent {
            crate::progress::tell(newsroom);
        }
        commands::call(newsroom, name, arguments)
    }

    fn newsroom(&self) -> Outcome<&Newsroom> {
        if let Some(newsroom) = self.newsroom.get() {
            return Ok(newsroom);
        }
        let newsroom = Newsroom::open(self.folder()?, Surroundings::default())?;
        if let Some(person) = &self.person {
            let passphrase = std::env::var("GALLEY_PASSPHRASE").unwrap_or_default();
            commands::call(&newsroom, "act_as", json!({ "person": person, "passphrase": passphrase }))?;
        }
        Ok(self.newsroom.get_or_init(|| newsroom))
    }
}

/// A path as the newsroom takes it: whole, so that it means the same in every program.
pub(crate) fn whole(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).to_string_lossy().into_owned()
}
