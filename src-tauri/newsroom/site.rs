//! The site around the stories: read from the folders that have left, written beside them.
//!
//! A folder counts when the desk published the version it names, its story is still out, and its papers are as they
//! were written. Files that did not change are left alone; files of an earlier site that are not in this one are removed,
//! and nothing else is.

use crate::asks::WrittenSite;
use crate::change::Entry as HistoryEntry;
use crate::exchange::unwritable;
use crate::{Failure, Newsroom, Outcome};
use formats::page::checksum;
use formats::site::{Entry, Gone, THEMES, Theme};
use model::StoryId;
use model::story::{HistoryKind, Status, Step, may_take};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The list of a site's own files, with their hashes.
pub(crate) const LIST: &str = "site.json";
/// The largest theme file taken, in bytes.
const LARGEST_TEMPLATE: u64 = 1_000_000;

impl Newsroom {
    /// Writes the site around the stories in a folder. `theme`: the name of one that comes with Galley, or a folder.
    pub(crate) fn write_site(&self, out: &Path, theme: &str, dry_run: bool) -> Outcome<WrittenSite> {
        if let Some(person) = self.acting_person()? {
            may_take(Step::Publish, Status::Published, person.role, false, false)?;
        }
        let shipped = THEMES.iter().find(|known| known.id == theme).map_or("", |known| known.id);
        let theme = theme_of(theme)?;
        let settings = self.settings()?.site;
        let (mut entries, mut gone, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
        for path in folders(out) {
            match self.entry(out, &path)? {
                Found::Story(entry) => entries.push(*entry),
                Found::Gone(one) => gone.push(one),
                Found::NotOut(why) | Found::Nothing(why) => warnings.push(why),
            }
        }
        let stories = entries.len();
        let files = formats::site::site(&settings, entries, gone, &theme, self.now())
            .map_err(|fault| Failure::invalid(fault.to_string()).hint("Mend it, then export again."))?;
        let (written, removed) = if dry_run { (files.len(), 0) } else { place(out, &files, shipped)? };
        if !dry_run {
            self.change(|_, _| {
                let what = format!("Wrote the site around {stories} stories");
                Ok((
                    (),
                    vec![
                        HistoryEntry::of_desk(what)
                            .about(HistoryKind::Publishing)
                            .changing("", out.display().to_string()),
                    ],
                ))
            })?;
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(WrittenSite {
            page: out.join("index.html").display().to_string(),
            stories: count(stories),
            files: count(files.len()),
            written: count(written),
            removed: count(removed),
            warnings,
        })
    }

    /// Writes a site anew in the theme it was written in, because something in it was taken back. Where none was
    /// written nothing is.
    pub(crate) fn write_site_again(&self, out: &Path) -> Outcome<()> {
        let Ok(bytes) = fs::read(out.join(LIST)) else { return Ok(()) };
        let list: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        match list["theme"].as_str().filter(|theme| !theme.is_empty()) {
            Some(theme) => self.write_site(out, theme, false).map(drop),
            None => Err(Failure::unavailable("The site around it is in a theme of your own.")
                .hint("Export the site once more in that theme; its lists still show the story.")),
        }
    }

    /// The story in a folder; why it is left out, in a sentence, when it does not belong on the site.
    pub(crate) fn entry(&self, out: &Path, path: &str) -> Outcome<Found> {
        let folder = out.join(path);
        let manifest: Value = fs::read(folder.join("manifest.json"))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let left_out = |why: &str| Ok(Found::Nothing(format!("{path} {why}; it is left out of the site.")));
        let id = manifest["article"].as_str().and_then(|id| id.parse::<StoryId>().ok());
        let Some(id) = id else { return left_out("is no story of this desk") };
        let found = self.desk.read(|read| -> Outcome<_> {
            Ok((read.story(id)?, read.publications(id)?, read.withdrawal(id)?))
        })?;
        let (Some(story), publications, withdrawal) = found else {
            return left_out("is no story of this desk");
        };
        let ninjs = fs::read(folder.join("ninjs.json")).unwrap_or_default();
        let listed =
            manifest["files"].as_array().into_iter().flatten().find(|file| file["path"] == "ninjs.json");
        let as_written = listed.and_then(|file| file["sha256"].as_str()) == Some(&checksum(&ninjs));
        if manifest["withdrawn"].is_string() && as_written && manifest["audience"] != "partner" {
            return Ok(match Gone::read(path, &ninjs) {
                Ok(gone) => Found::Gone(gone),
                Err(fault) => Found::Nothing(format!("{fault} It is left out of the site.")),
            });
        }
        let version = manifest["approvals"][0]["version"].as_str().unwrap_or_default();
        if !publications.iter().any(|one| one.version.to_string() == version) {
            return left_out("was not published by this desk");
        }
        if story.published_at.is_none() || story.status == Status::Spiked || withdrawal.is_some() {
            return Ok(Found::NotOut(format!("{path} is not out; it is left out of the site.")));
        }
        if manifest["audience"] == "partner" {
            return left_out("is a partner's copy");
        }
        if !as_written {
            return left_out("was changed since it was written");
        }
        Ok(match Entry::read(path, &ninjs) {
            Ok(entry) => Found::Story(Box::new(entry)),
            Err(fault) => Found::Nothing(format!("{fault} It is left out of the site.")),
        })
    }
}

/// What a folder holds for a site.
pub(crate) enum Found {
    /// A story that is out.
    Story(Box<Entry>),
    /// The word that a story was taken back.
    Gone(Gone),
    /// A story that is not out any more, and the sentence that says so.
    NotOut(String),
    /// Nothing that belongs there, and why.
    Nothing(String),
}

fn theme_of(name: &str) -> Outcome<Theme> {
    if let Some(theme) = Theme::shipped(name) {
        return Ok(theme);
    }
    let folder = Path::new(name);
    if !folder.is_dir() {
        let known: Vec<&str> = THEMES.iter().map(|theme| theme.id).collect();
        return Err(Failure::invalid(format!("There is no theme “{name}”."))
            .hint(format!("Themes are {}, or a folder of templates.", known.join(", "))));
    }
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let small = entry.metadata().is_ok_and(|file| file.is_file() && file.len() <= LARGEST_TEMPLATE);
        if small && (name.ends_with(".html") || name == "site.css") {
            let text = fs::read_to_string(entry.path()).map_err(|error| {
                Failure::invalid(format!("The theme's {name} could not be read: {error}."))
                    .hint("Templates are text in UTF-8.")
            })?;
            files.insert(name, text);
        }
    }
    Ok(Theme::of(files))
}

/// The folders of stories under a site, `yyyy/mm/dd/slug/`, in order.
pub(crate) fn folders(out: &Path) -> Vec<String> {
    let mut level: Vec<String> = vec![String::new()];
    for digits in [4, 2, 2, 0] {
        level = level
            .iter()
            .flat_map(|path| {
                let entries = fs::read_dir(out.join(path)).into_iter().flatten().flatten();
                let names = entries
                    .filter(|entry| entry.path().is_dir())
                    .map(|entry| entry.file_name().to_string_lossy().into_owned());
                let fits = move |name: &String| {
                    let dated = name.len() == digits && name.bytes().all(|b| b.is_ascii_digit());
                    if digits == 0 { !name.starts_with('.') } else { dated }
                };
                names.filter(fits).map(|name| format!("{path}{name}/")).collect::<Vec<_>>()
            })
            .collect();
    }
    level.retain(|path| out.join(path).join("manifest.json").is_file());
    level.sort();
    level
}

/// Writes what changed and removes what an earlier site had and this one has not. Answers how many of each.
fn place(out: &Path, files: &BTreeMap<String, Vec<u8>>, theme: &str) -> Outcome<(usize, usize)> {
    let before: BTreeMap<String, String> = fs::read(out.join(LIST))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok())
        .and_then(|list| serde_json::from_value(list["files"].clone()).ok())
        .unwrap_or_default();
    let own = |path: &str| before.contains_key(path);
    for path in files.keys() {
        if !own(path) && out.join(path).exists() {
            return Err(Failure::conflict(format!(
                "{} is not a file of Galley's.",
                out.join(path).display()
            ))
            .hint("Move it away, or choose another folder for the site."));
        }
    }
    let hashes: BTreeMap<&str, String> =
        files.iter().map(|(path, bytes)| (path.as_str(), checksum(bytes))).collect();
    // First the names of all that may stand there now, so that a run that is cut off is put right by the next.
    let named = before.iter().map(|(path, hash)| (path.as_str(), hash.clone()));
    let either: BTreeMap<&str, String> =
        named.chain(hashes.iter().map(|(path, hash)| (*path, hash.clone()))).collect();
    replace(&out.join(LIST), &list(&either, theme))?;
    let mut written = 0;
    for (path, bytes) in files {
        let there = fs::read(out.join(path)).ok();
        if there.as_ref() != Some(bytes) {
            replace(&out.join(path), bytes)?;
            written += 1;
        }
    }
    let gone: BTreeSet<&String> = before.keys().filter(|path| !files.contains_key(*path)).collect();
    let mut removed = 0;
    for path in gone {
        // The list may have been changed by somebody; only plain paths within the site are followed.
        let plain = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if plain && fs::remove_file(out.join(path)).is_ok() {
            removed += 1;
            let mut folder = out.join(path);
            while folder.pop() && folder != out && fs::remove_dir(&folder).is_ok() {}
        }
    }
    replace(&out.join(LIST), &list(&hashes, theme))?;
    Ok((written, removed))
}

/// The list of files by their hashes, with the name of a theme that comes with Galley.
fn list(files: &BTreeMap<&str, String>, theme: &str) -> Vec<u8> {
    let mut list = serde_json::to_vec_pretty(&json!({ "files": files, "theme": theme })).unwrap_or_default();
    list.push(b'\n');
    list
}

/// Writes a file whole or not at all.
fn replace(place: &Path, bytes: &[u8]) -> Outcome<()> {
    let waiting: PathBuf =
        place.with_file_name(format!(".{}.writing", place.file_name().unwrap_or_default().to_string_lossy()));
    let written = fs::create_dir_all(place.parent().unwrap_or(place))
        .and_then(|()| fs::write(&waiting, bytes))
        .and_then(|()| fs::File::open(&waiting)?.sync_all())
        .and_then(|()| fs::rename(&waiting, place));
    written.map_err(|error| unwritable(place, &error))
}
