//! The site's own files take their places: what changed is written, what went is removed, nothing else is touched.

use super::memory::{Made, Memory, Stamp};
use super::{LIST, faulty};
use crate::exchange::unwritable;
use crate::{Failure, Outcome, settle};
use formats::page::checksum;
use formats::site::{Bodies, Plan, SiteFault};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

/// How many files a site has, how many were written and how many removed.
pub(super) struct Placed {
    pub(super) files: usize,
    pub(super) written: usize,
    pub(super) removed: usize,
}

/// A file of the site: as it stands, or to be written.
struct Wanted<'p> {
    path: &'p str,
    from: &'p str,
    hash: String,
    bytes: Option<Vec<u8>>,
}

/// Makes every file and writes none.
pub(super) fn tried(plan: &Plan<'_>, bodies: Bodies<'_>) -> Outcome<Placed> {
    let paths: Vec<&str> = plan.files().map(|(path, _)| path).collect();
    let made: Result<Vec<_>, _> = paths.par_iter().filter_map(|path| plan.make(path, bodies)).collect();
    let files = made.map_err(faulty)?.len();
    Ok(Placed { files, written: files, removed: 0 })
}

/// Writes what changed and removes what an earlier site had and this one has not.
pub(super) fn place(
    out: &Path,
    plan: &Plan<'_>,
    bodies: Bodies<'_>,
    theme: &str,
    memory: &mut Memory,
) -> Outcome<Placed> {
    let listed = fs::read(out.join(LIST)).unwrap_or_default();
    let before: BTreeMap<String, String> = serde_json::from_slice::<Value>(&listed)
        .ok()
        .and_then(|list| serde_json::from_value(list["files"].clone()).ok())
        .unwrap_or_default();
    let files: Vec<(&str, &str)> = plan.files().collect();
    for (path, _) in &files {
        if !before.contains_key(*path) && out.join(path).exists() {
            let place = out.join(path);
            return Err(Failure::conflict(format!("{} is not a file of Galley's.", place.display()))
                .hint("Move it away, or choose another folder for the site."));
        }
    }
    let wanted = files.par_iter().map(|(path, from)| wanted(out, plan, bodies, memory, path, from));
    let wanted: Vec<Wanted<'_>> = wanted.collect::<Result<_, _>>().map_err(faulty)?;
    let hashes: BTreeMap<&str, &str> = wanted.iter().map(|file| (file.path, file.hash.as_str())).collect();
    let changed: Vec<(PathBuf, &[u8])> =
        wanted.iter().filter_map(|file| Some((out.join(file.path), file.bytes.as_deref()?))).collect();
    let gone: Vec<&String> = before.keys().filter(|path| !hashes.contains_key(path.as_str())).collect();
    let after = list(&hashes, theme);
    if after != listed {
        // First the names of all that may stand there now, so that a run that is cut off is put right by the next.
        let mut either: BTreeMap<&str, &str> =
            before.iter().map(|(path, hash)| (path.as_str(), hash.as_str())).collect();
        either.extend(&hashes);
        replace(out, &[(out.join(LIST), &list(&either, theme))])?;
    }
    replace(out, &changed)?;
    let removed = gone.into_iter().filter(|path| remove(out, path)).count();
    if after != listed {
        replace(out, &[(out.join(LIST), &after)])?;
    }
    let placed = Placed { files: wanted.len(), written: changed.len(), removed };
    memory.files = wanted
        .into_iter()
        .filter_map(|Wanted { path, from, hash, .. }| {
            let stamp = Stamp::of(&out.join(path))?;
            Some((path.to_owned(), Made { from: from.to_owned(), hash, stamp }))
        })
        .collect();
    Ok(placed)
}

/// What is to be done about a file: nothing, if it stands as it was made from the same; else it is made, and written if it
/// is otherwise than what stands there.
fn wanted<'p>(
    out: &Path,
    plan: &Plan<'_>,
    bodies: Bodies<'_>,
    memory: &Memory,
    path: &'p str,
    from: &'p str,
) -> Result<Wanted<'p>, SiteFault> {
    let place = out.join(path);
    let stamp = Stamp::of(&place);
    let known = memory.files.get(path).filter(|known| known.from == from);
    let as_made = |known: &&Made| {
        let untouched = stamp == Some(known.stamp) && memory.trusts(known.stamp);
        untouched || fs::read(&place).is_ok_and(|bytes| checksum(&bytes) == known.hash)
    };
    if let Some(known) = known.filter(as_made) {
        return Ok(Wanted { path, from, hash: known.hash.clone(), bytes: None });
    }
    // A plan makes every file it names.
    let bytes = plan.make(path, bodies).transpose()?.unwrap_or_default();
    let hash = checksum(&bytes);
    let stands = stamp.is_some() && fs::read(&place).is_ok_and(|there| there == bytes);
    Ok(Wanted { path, from, hash, bytes: (!stands).then_some(bytes) })
}

/// Removes a file of an earlier site, and the folders that are empty then.
fn remove(out: &Path, path: &str) -> bool {
    // The list may have been changed by somebody; only plain paths within the site are followed.
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let removed = plain && fs::remove_file(out.join(path)).is_ok();
    if removed {
        let mut folder = out.join(path);
        while folder.pop() && folder != out && fs::remove_dir(&folder).is_ok() {}
    }
    removed
}

/// The list of files by their hashes, with the name of a theme that comes with Galley.
fn list(files: &BTreeMap<&str, &str>, theme: &str) -> Vec<u8> {
    let mut list = serde_json::to_vec_pretty(&json!({ "files": files, "theme": theme })).unwrap_or_default();
    list.push(b'\n');
    list
}

/// Writes files, each whole or not at all; all are on the disk before the first takes its place.
fn replace(out: &Path, files: &[(PathBuf, &[u8])]) -> Outcome<()> {
    let waiting: Vec<PathBuf> = files.iter().map(|(place, _)| waiting(place)).collect();
    let around = File::open(out).ok();
    let write = |((place, bytes), waiting): (&(PathBuf, &[u8]), &PathBuf)| {
        let written =
            fs::create_dir_all(place.parent().unwrap_or(place)).and_then(|()| fs::write(waiting, bytes));
        written.map_err(|error| unwritable(place, &error))
    };
    files.par_iter().zip(&waiting).try_for_each(write)?;
    let settled = settle::files(&waiting.iter().map(PathBuf::as_path).collect::<Vec<_>>(), around.as_ref());
    settled.map_err(|error| unwritable(out, &error))?;
    for ((place, _), waiting) in files.iter().zip(&waiting) {
        let moved: io::Result<()> = fs::rename(waiting, place);
        moved.map_err(|error| unwritable(place, &error))?;
    }
    settle::folders(files.iter().filter_map(|(place, _)| place.parent()));
    Ok(())
}

fn waiting(place: &Path) -> PathBuf {
    place.with_file_name(format!(".{}.writing", place.file_name().unwrap_or_default().to_string_lossy()))
}
