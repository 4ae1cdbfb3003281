//! Files and the places that take them: what differs from what is live, and bringing it there.
//!
//! A place holds, beside the files, a list of what Galley put there. What differs is told from that list alone. A push
//! first writes down in it what is on its way, then sends in portions and writes down each portion that has arrived; one
//! that was cut off leaves a list that the next one goes on from. What the list does not name is never touched.

mod push;
mod tree;

pub use push::{Pushed, push};
pub(crate) use tree::hash_of;
pub use tree::{Difference, Source, Tree, difference};

use crate::Fault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of the list among the files.
pub const LIST: &str = ".galley-files.json";

/// What Galley put in a place: SHA-256 in lower-case hex by path; empty for a file that is on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Path by path.
    pub files: BTreeMap<String, String>,
}

impl List {
    /// Reads a list; one that is damaged names nothing, so that nothing is taken for Galley's that may not be.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let list: Self = serde_json::from_slice(bytes).unwrap_or_default();
        Self { files: list.files.into_iter().filter(|(path, _)| is_plain(path)).collect() }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// A path that stays within the place it is in: no way up, no root, no empty part, nothing that a program might read as
/// something else than a name.
pub(crate) fn is_plain(path: &str) -> bool {
    let strange =
        |c: char| c.is_control() || matches!(c, '\\' | '"' | '\'' | '*' | '?' | '[' | ']' | '`' | ':');
    !path.contains(strange) && path.split('/').all(|part| !matches!(part, "" | "." | "..") && part != ".git")
}

/// A file on its way.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// Its path in the place.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A place that takes files.
pub trait Files {
    /// What people call the place, for sentences.
    fn name(&self) -> String;

    /// The list Galley left there; `None` when there is none.
    fn list(&mut self) -> Result<Option<List>, Fault>;

    /// What stands at the top of the place, files and folders, by name; nothing when the place is not there yet.
    fn top(&mut self) -> Result<Vec<String>, Fault>;

    /// Puts files there, each whole or not at all, in the place of those that are there.
    fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault>;

    /// Removes files; one that is not there is removed already.
    fn remove(&mut self, paths: &[&str]) -> Result<(), Fault>;

    /// Everything has been put: makes it count, where that is a step of its own. Answers what the place calls the state.
    fn finish(&mut self, what: &str) -> Result<String, Fault> {
        let _ = what;
        Ok(String::new())
    }
}
