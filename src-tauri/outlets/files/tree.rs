//! What is to be live, and how that differs from what is.

use super::{List, is_plain};
use crate::Fault;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// A file that is to be live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it is on this computer.
    pub file: PathBuf,
    /// SHA-256 in lower-case hex, as it was when it was vouched for.
    pub hash: String,
}

/// Everything that is to be live.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// By path.
    pub files: BTreeMap<String, Source>,
    /// Beginnings of paths under which what is live stays as it is, whatever that is.
    pub untouched: BTreeSet<String>,
}

/// How what is to be live differs from what is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Paths that are not there yet.
    pub added: Vec<String>,
    /// Paths that say something else.
    pub changed: Vec<String>,
    /// Paths that go.
    pub removed: Vec<String>,
    /// How many stay as they are.
    pub same: usize,
}

impl Difference {
    /// Nothing differs.
    pub fn is_none(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

/// How a tree differs from what a place holds by its list.
pub fn difference(tree: &Tree, live: &List) -> Difference {
    let mut found = Difference::default();
    for (path, source) in &tree.files {
        match live.files.get(path) {
            None => found.added.push(path.clone()),
            Some(hash) if *hash == source.hash => found.same += 1,
            Some(_) => found.changed.push(path.clone()),
        }
    }
    let stays = |path: &String| tree.untouched.iter().any(|beginning| path.starts_with(beginning));
    found.removed =
        live.files.keys().filter(|path| !tree.files.contains_key(*path) && !stays(path)).cloned().collect();
    found
}

impl Tree {
    /// Refuses names that no place should be asked to hold.
    pub(super) fn refuse_strange(&self) -> Result<(), Fault> {
        match self.files.keys().find(|path| !is_plain(path)) {
            Some(path) => Err(Fault::Source { file: path.clone(), why: "its name cannot be sent".into() }),
            None => Ok(()),
        }
    }
}

impl Source {
    /// The bytes that were vouched for; others are not sent.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Fault> {
        let fault = |why: String| Fault::Source { file: self.file.display().to_string(), why };
        let bytes = fs::read(&self.file).map_err(|error| fault(error.to_string()))?;
        if hash_of(&bytes) != self.hash {
            return Err(fault("it was changed since it was written".into()));
        }
        Ok(bytes)
    }
}

/// SHA-256 in lower-case hex.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
