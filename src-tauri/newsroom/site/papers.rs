//! What the papers in the stories' folders say, read from the disk or, where they stand as they did, from memory.

use super::memory::{Known, Memory, Stamp};
use crate::exchange::story_of;
use formats::page::checksum;
use formats::site::{Entry, EntryFault, Gone};
use model::StoryId;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// What the papers in a story's folder say. Nothing of it is believed before the desk is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Papers {
    /// Whose folder it is; `None` where there is no manifest that says it.
    pub(super) story: Option<StoryId>,
    /// The version that left.
    pub(super) version: String,
    /// It is a copy for a partner.
    pub(super) partner: bool,
    /// It is the word that the story was taken back.
    pub(super) withdrawn: bool,
    /// The manifest lists this very `ninjs.json`.
    pub(super) as_written: bool,
    /// The story, or why its paper does not say it.
    pub(super) entry: Result<Entry, String>,
    /// The word that it was taken back, or why its paper does not say that.
    pub(super) gone: Result<Gone, String>,
}

impl Papers {
    /// Reads the papers of the folder at `path`, under the site.
    pub(super) fn read(out: &Path, path: &str) -> Self {
        let folder = out.join(path);
        let manifest: Value = fs::read(folder.join("manifest.json"))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let ninjs = fs::read(folder.join("ninjs.json")).unwrap_or_default();
        let listed =
            manifest["files"].as_array().into_iter().flatten().find(|file| file["path"] == "ninjs.json");
        let withdrawn = manifest["withdrawn"].is_string();
        Self {
            story: story_of(&manifest),
            version: manifest["approvals"][0]["version"].as_str().unwrap_or_default().to_owned(),
            partner: manifest["audience"] == "partner",
            withdrawn,
            as_written: listed.and_then(|file| file["sha256"].as_str()) == Some(&checksum(&ninjs)),
            // A paper says one of the two; the other is not looked for.
            entry: if withdrawn {
                Err(String::new())
            } else {
                said(Entry::read(path, &ninjs).map(|entry| entry.put_right(&manifest)))
            },
            gone: if withdrawn { said(Gone::read(path, &ninjs)) } else { Err(String::new()) },
        }
    }
}

fn said<T>(read: Result<T, EntryFault>) -> Result<T, String> {
    read.map_err(|fault| fault.to_string())
}

/// The papers of all folders that have a manifest, in their order.
pub(super) fn all(out: &Path, paths: Vec<String>, memory: &mut Memory) -> Vec<(String, Papers)> {
    let known: Vec<_> = paths.into_iter().map(|path| (memory.stories.remove(&path), path)).collect();
    let trusted = |known: &Known, manifest: Stamp, ninjs: Option<Stamp>| {
        known.manifest == manifest
            && known.ninjs == ninjs
            && memory.trusts(manifest)
            && ninjs.is_none_or(|ninjs| memory.trusts(ninjs))
    };
    let looked = |(known, path): (Option<Known>, String)| {
        // Before they are read: what is written meanwhile is read again the next time.
        let manifest = Stamp::of(&out.join(&path).join("manifest.json"))?;
        let ninjs = Stamp::of(&out.join(&path).join("ninjs.json"));
        let known = known.filter(|known| trusted(known, manifest, ninjs));
        let known = known.unwrap_or_else(|| Known { manifest, ninjs, papers: Papers::read(out, &path) });
        Some((path, known))
    };
    let found: Vec<(String, Known)> = known.into_par_iter().filter_map(looked).collect();
    memory.stories = found.iter().cloned().collect();
    found.into_iter().map(|(path, known)| (path, known.papers)).collect()
}
