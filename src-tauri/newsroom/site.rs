//! The site around the stories: read from the folders that have left, written beside them.
//!
//! A folder counts when the desk published the version it names, its story is still out, and its papers are as they
//! were written. Files that did not change are left alone; files of an earlier site that are not in this one are removed,
//! and nothing else is.

mod files;
mod memory;
mod papers;
mod places;

use crate::asks::WrittenSite;
use crate::change::Entry as HistoryEntry;
use crate::checks::kept;
use crate::{Failure, Newsroom, Outcome};
use files::Placed;
use formats::site::{Body, Entry, EntryFault, Gone, Plan, SiteFault, THEMES, Theme};
use memory::Memory;
use model::StoryId;
use model::story::{HistoryKind, Status, Step, may_take};
use papers::Papers;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use storage::Standing;

/// The list of a site's own files, with their hashes.
pub(crate) const LIST: &str = "site.json";
/// Where the desk's settings say which sites are in a theme of the newsroom's own, and where that lies.
const OWN_THEMES_KEY: &str = "own_themes";
/// Held while a site is written.
static WRITING: Mutex<()> = Mutex::new(());
/// The largest theme file taken, in bytes.
const LARGEST_TEMPLATE: u64 = 1_000_000;

impl Newsroom {
    /// Writes the site around the stories in a folder. `theme`: the name of one that comes with Galley, or a folder.
    pub(crate) fn write_site(&self, out: &Path, theme: &str, dry_run: bool) -> Outcome<WrittenSite> {
        if let Some(person) = self.acting_person()? {
            may_take(Step::Publish, Status::Published, person.role, false, false)?;
        }
        // Two at a time would write each other's files.
        let _alone = (!dry_run).then(|| WRITING.lock().unwrap_or_else(PoisonError::into_inner));
        let named = theme.to_owned();
        let shipped = THEMES.iter().find(|known| known.id == theme).map_or("", |known| known.id);
        let theme = theme_of(theme)?;
        let settings = self.settings()?.site;
        let mut memory = Memory::of(self.desk.folder(), out);
        let standings = self.standings()?;
        let (mut entries, mut gone, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
        for (_, found) in sorted_out(out, papers::all(out, places::all(out)?, &mut memory), &standings) {
            match found {
                Found::Story(entry) => entries.push(*entry),
                Found::Gone(one) => gone.push(one),
                Found::NotOut(why) | Found::Nothing(why) => warnings.push(why),
            }
        }
        let stories = entries.len();
        let plan = Plan::of(&settings, entries, gone, &theme, self.now()).map_err(faulty)?;
        let bodies = |entry: &Entry| body(out, entry);
        let Placed { files, written, removed } = if dry_run {
            files::tried(&plan, &bodies)?
        } else {
            files::place(out, &plan, &bodies, shipped, &mut memory)?
        };
        if !dry_run {
            memory.keep();
            let place = out.display().to_string();
            self.change(|change, _| {
                let mut own: BTreeMap<String, String> = kept(change, OWN_THEMES_KEY)?;
                let before = own.clone();
                if shipped.is_empty() {
                    let folder = std::path::absolute(&named).unwrap_or_else(|_| PathBuf::from(&named));
                    own.insert(place.clone(), folder.display().to_string());
                } else {
                    own.remove(&place);
                }
                if own != before {
                    change.set_setting(OWN_THEMES_KEY, &json!(own))?;
                }
                let what = format!("Wrote the site around {stories} stories");
                let entry = HistoryEntry::of_desk(what).about(HistoryKind::Publishing);
                Ok(((), vec![entry.changing("", place.clone())]))
            })?;
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(WrittenSite {
            page: out.join("index.html").display().to_string(),
            stories: count(stories),
            files: count(files),
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
        if let Some(theme) = list["theme"].as_str().filter(|theme| !theme.is_empty()) {
            return self.write_site(out, theme, false).map(drop);
        }
        // Where a theme of one's own lies is the desk's to know; a site that readers have says no paths of this computer.
        let own: BTreeMap<String, String> = self.desk.read(|read| kept(read, OWN_THEMES_KEY))?;
        match own.get(&out.display().to_string()).filter(|folder| Path::new(folder).is_dir()) {
            Some(folder) => self.write_site(out, folder, false).map(drop),
            None => {
                let message = "The site around it is in a theme of your own, which is not there now.";
                Err(Failure::unavailable(message)
                    .hint("Export the site once more in that theme; its lists still show the story."))
            }
        }
    }

    /// The stories in a folder; why one is left out, in a sentence, when it does not belong on the site.
    pub(crate) fn stories_in(&self, out: &Path) -> Outcome<Vec<(String, Found)>> {
        let folders = places::all(out)?.into_iter();
        let folders = folders.filter(|path| out.join(path).join("manifest.json").is_file());
        let papers = folders.map(|path| (path.clone(), Papers::read(out, &path))).collect();
        Ok(sorted_out(out, papers, &self.standings()?))
    }

    fn standings(&self) -> Outcome<HashMap<StoryId, Standing>> {
        let standings = self.desk.read(|read| read.standings())?;
        Ok(standings.into_iter().map(|standing| (standing.story, standing)).collect())
    }
}

/// What each folder holds. A story that came back under another name or day stands where its newest version is, once.
fn sorted_out(
    out: &Path,
    all: Vec<(String, Papers)>,
    standings: &HashMap<StoryId, Standing>,
) -> Vec<(String, Found)> {
    let earlier = places::earlier(out, &all, standings);
    let looked = |(path, papers): (String, Papers)| {
        let found = if earlier.contains(&path) {
            Found::NotOut(format!("{path} is an earlier place of its story; it is left out of the site."))
        } else {
            found(&path, papers, |story| standings.get(&story))
        };
        (path, found)
    };
    all.into_iter().map(looked).collect()
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

/// What a folder holds, by its papers and by how its story stands.
fn found<'s>(path: &str, papers: Papers, standing: impl Fn(StoryId) -> Option<&'s Standing>) -> Found {
    let left_out = |why: &str| Found::Nothing(format!("{path} {why}; it is left out of the site."));
    let told = |fault: String| Found::Nothing(format!("{fault} It is left out of the site."));
    let Some(standing) = papers.story.and_then(standing) else {
        return left_out("is no story of this desk");
    };
    if papers.withdrawn && papers.as_written && !papers.partner {
        return papers.gone.map_or_else(told, Found::Gone);
    }
    if !standing.versions.iter().any(|version| version.to_string() == papers.version) {
        return left_out("was not published by this desk");
    }
    if !standing.out {
        return Found::NotOut(format!("{path} is not out; it is left out of the site."));
    }
    if papers.partner {
        return left_out("is a partner's copy");
    }
    if !papers.as_written {
        return left_out("was changed since it was written");
    }
    papers.entry.map_or_else(told, |entry| Found::Story(Box::new(entry)))
}

/// The text of a story that is on the site.
fn body(out: &Path, entry: &Entry) -> Result<Body, EntryFault> {
    Body::read(&entry.path, &fs::read(out.join(&entry.path).join("ninjs.json")).unwrap_or_default())
}

fn faulty(fault: SiteFault) -> Failure {
    Failure::invalid(fault.to_string()).hint("Mend it, then export again.")
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
