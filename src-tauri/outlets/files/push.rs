//! The engine behind every destination that takes files.

use super::{Difference, Files, LIST, List, Tree, Upload, difference};
use crate::{Fault, Patience, Watch};

/// Files sent in one portion, and bytes: after each the list is written.
const FILES: usize = 40;
const BYTES: usize = 8_000_000;

/// What a push did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pushed {
    /// How what was to be live differed from what was.
    pub difference: Difference,
    /// What the place calls the state it is in now; empty where it has no name for it, and in a dry run.
    pub remote: String,
}

/// Makes a place hold exactly `tree` and what is not Galley's. With `dry_run` only says how it differs.
///
/// Pictures and styles go before the pages that show them, stories before the lists that name them, and what goes, goes
/// last: a reader who comes in between meets no page without its parts.
pub fn push(
    place: &mut dyn Files,
    tree: &Tree,
    what: &str,
    dry_run: bool,
    patience: Patience,
    watch: &mut Watch<'_>,
) -> Result<Pushed, Fault> {
    tree.refuse_strange()?;
    let live = patience.keep(|| place.list())?;
    if live.is_none() {
        refuse_occupied(place, tree, patience)?;
    }
    let mut live = live.unwrap_or_default();
    let difference = difference(tree, &live);
    if dry_run || difference.is_none() {
        return Ok(Pushed { difference, remote: String::new() });
    }
    let mut coming: Vec<&String> = difference.added.iter().chain(&difference.changed).collect();
    coming.sort_by_key(|path| (turn(path), *path));
    let total = coming.len() + difference.removed.len();
    for path in &coming {
        live.files.insert((*path).clone(), String::new());
    }
    write_list(place, &live, patience)?;
    let mut done = 0;
    while done < coming.len() {
        let mut portion = Vec::new();
        let mut size = 0;
        for path in coming.iter().skip(done).take(FILES) {
            if !watch(done + portion.len(), total, path) {
                return Err(Fault::Stopped);
            }
            let Some(source) = tree.files.get(*path) else { continue };
            let bytes = source.read()?;
            size += bytes.len();
            portion.push(((*path).clone(), source.hash.clone(), bytes));
            if size >= BYTES {
                break;
            }
        }
        let uploads: Vec<Upload<'_>> =
            portion.iter().map(|(path, _, bytes)| Upload { path, bytes }).collect();
        patience.keep(|| place.put(&uploads))?;
        done += portion.len().max(1);
        live.files.extend(portion.into_iter().map(|(path, hash, _)| (path, hash)));
        write_list(place, &live, patience)?;
    }
    if !difference.removed.is_empty() {
        if !watch(done, total, "") {
            return Err(Fault::Stopped);
        }
        let gone: Vec<&str> = difference.removed.iter().map(String::as_str).collect();
        patience.keep(|| place.remove(&gone))?;
        live.files.retain(|path, _| !difference.removed.contains(path));
        write_list(place, &live, patience)?;
    }
    let remote = patience.keep(|| place.finish(what))?;
    Ok(Pushed { difference, remote })
}

fn write_list(place: &mut dyn Files, list: &List, patience: Patience) -> Result<(), Fault> {
    let bytes = list.bytes();
    patience.keep(|| place.put(&[Upload { path: LIST, bytes: &bytes }]))
}

/// A place without a list is taken only when nothing stands where something would go.
fn refuse_occupied(place: &mut dyn Files, tree: &Tree, patience: Patience) -> Result<(), Fault> {
    let there = patience.keep(|| place.top())?;
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let wanted: std::collections::BTreeSet<String> = tree.files.keys().map(|path| top(path)).collect();
    match there.into_iter().find(|name| wanted.contains(name)) {
        Some(what) => Err(Fault::Occupied { place: place.name(), what }),
        None => Ok(()),
    }
}

/// When a file goes: what pages need, then stories, then what names them.
fn turn(path: &str) -> u8 {
    let page = path.ends_with(".html");
    let story = path.split('/').take(3).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    match (story, page) {
        (_, false) if !is_told(path) => 0,
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

/// Feeds and maps: they tell machines of stories, so they come when all of them are there.
fn is_told(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    matches!(name, "feed.xml" | "atom.xml" | "feed.json" | "sitemap.xml" | "news-sitemap.xml" | "index.json")
}
