//! Watched folders: what an agency or another program puts there comes in as stories, while Galley is open or when it is
//! asked to look (`wires look`).
//!
//! Promises: files are never moved, changed or deleted; a file counts once it has stood still; the same edition of an item,
//! or the same bytes, never make a second story; what cannot be read is told once and tried again only when it is another.
//! Folders are looked at again and again and not listened to, because network folders tell nobody what comes.

use crate::asks::{CameIn, CameInStory, FailedFile, Nothing, SetWire, UnreadableFile, WireRef, WireRow};
use crate::change::Entry;
use crate::checks::kept;
use crate::editions::By;
use crate::folders::{Arriving, Opened};
use crate::import::Taken;
use crate::withdraw::line;
use crate::{Failure, FailureKind, Newsroom, Notice, Outcome, held};
use jiff::SignedDuration;
use model::Timestamp;
use model::story::HistoryKind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use storage::{Read, WireFile, WireOutcome};

/// Where the watched folders stand in the desk's settings.
const WIRES_KEY: &str = "wires";
/// How long a file that is new must have stood still.
const STILL: SignedDuration = SignedDuration::from_secs(3);
/// How long after its last change a file is taken at first sight.
const LONG_STILL: SignedDuration = SignedDuration::from_secs(10);
/// Unreadable files that are shown.
const SHOWN: usize = 20;
/// The longest name, in characters.
const LONGEST: usize = 60;

/// A watched folder as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wire {
    name: String,
    folder: String,
    on: bool,
}

/// What tells a file from what it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    bytes: u64,
    /// Nanoseconds since 1970; 0 where a system does not say.
    changed: i64,
}

/// What this program remembers between two looks.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// What the desk knows of the files of a folder, by folder and by place.
    known: BTreeMap<String, BTreeMap<String, Look>>,
    /// Files that may still be being written: as they were, and since when.
    growing: BTreeMap<PathBuf, (Look, Timestamp)>,
    /// What was told and has not passed.
    told: BTreeSet<String>,
}

impl Newsroom {
    /// The desk's watched folders.
    pub(crate) fn wires(&self, _: Nothing) -> Outcome<Vec<WireRow>> {
        self.desk.read(|read| all(read)?.into_iter().map(|wire| row(read, wire)).collect())
    }

    /// Lays down a watched folder, or changes one.
    pub(crate) fn set_wire(&self, ask: SetWire) -> Outcome<Vec<WireRow>> {
        self.only_admins("change the desk's watched folders")?;
        let name = line(&ask.name);
        if name.is_empty() || name.chars().count() > LONGEST {
            return Err(Failure::invalid("The watched folder needs a name.")
                .hint("The agency’s, for example: it is said with every story that comes."));
        }
        let folder = self.watchable(&ask.folder)?;
        // Listing a folder may take long; no change waits for it.
        let lying = if ask.whole { Vec::new() } else { lying_in(&folder) };
        self.change(|change, moment| {
            let mut there = all(change)?;
            let before = there.iter().position(|one| one.name == ask.was);
            let others = there.iter().enumerate().filter(|(at, _)| Some(*at) != before);
            for (_, other) in others {
                if other.name.to_lowercase() == name.to_lowercase() {
                    return Err(Failure::conflict(format!("Another watched folder is called “{name}”."))
                        .hint("Choose another name."));
                }
                let (one, two) = (Path::new(&folder), Path::new(&other.folder));
                if one.starts_with(two) || two.starts_with(one) {
                    let message = format!("“{}” watches {} already.", other.name, other.folder);
                    return Err(
                        Failure::conflict(message).hint("What lies in a folder in it comes in as well.")
                    );
                }
            }
            let wire = Wire { name: name.clone(), folder: folder.clone(), on: ask.on };
            let (was, what) = match before.and_then(|at| there.get_mut(at)) {
                Some(place) => {
                    let was = std::mem::replace(place, wire);
                    let what = match (was.on, ask.on) {
                        (true, false) => "Let the watched folder rest",
                        (false, true) => "Watches the folder again",
                        _ => "Changed the watched folder",
                    };
                    (was.folder, what)
                }
                None => {
                    there.push(wire);
                    (String::new(), "Laid down the watched folder")
                }
            };
            if was != folder {
                let known: BTreeSet<String> =
                    change.wire_files(&folder)?.into_iter().map(|file| file.file).collect();
                for (file, look) in lying.iter().filter(|(file, _)| !known.contains(file)) {
                    change.set_wire_file(&WireFile {
                        folder: folder.clone(),
                        file: file.clone(),
                        bytes: look.bytes,
                        changed: look.changed,
                        at: moment.at,
                        outcome: WireOutcome::Before,
                        words: String::new(),
                        stories: 0,
                    })?;
                }
            }
            there.sort_by_key(|wire| wire.name.to_lowercase());
            change.set_setting(WIRES_KEY, &json!(there))?;
            let entry = Entry::of_desk(format!("{what} “{name}”")).changing(was, folder.clone());
            Ok(((), vec![entry]))
        })?;
        held(&self.watch).known.remove(&folder);
        self.wires(Nothing {})
    }

    /// Watches a folder no more; what came from it stays, and so do its files.
    pub(crate) fn remove_wire(&self, ask: WireRef) -> Outcome<Vec<WireRow>> {
        self.only_admins("change the desk's watched folders")?;
        self.change(|change, _| {
            let mut there = all(change)?;
            let Some(at) = there.iter().position(|wire| wire.name == ask.wire) else {
                let known: Vec<&str> = there.iter().map(|wire| wire.name.as_str()).collect();
                return Err(Failure::not_found(format!("No watched folder is called “{}”.", ask.wire))
                    .hint(format!("There are: {}.", known.join(", "))));
            };
            let wire = there.remove(at);
            change.set_setting(WIRES_KEY, &json!(there))?;
            let entry = Entry::of_desk(format!("Watches the folder “{}” no more", wire.name));
            Ok(((), vec![entry.changing(wire.folder, "")]))
        })?;
        self.wires(Nothing {})
    }

    /// Takes in what is new, by name.
    pub(crate) fn look_at_wires(&self, _: Nothing) -> Outcome<Vec<CameIn>> {
        self.take_in_wires()
    }

    /// Takes in what is new in the watched folders. Listeners hear of it, and it is answered.
    pub fn take_in_wires(&self) -> Outcome<Vec<CameIn>> {
        let wires: Vec<Wire> = self.desk.read(all)?;
        if !wires.iter().any(|wire| wire.on) {
            return Ok(Vec::new());
        }
        // A seat where nobody sits: no person brought these stories in.
        let seat = self.another_seat();
        *held(&seat.acting) = None;
        // Two looks at once would both take in what is new.
        let mut watch = held(&self.watch);
        let mut came = Vec::new();
        for wire in wires.into_iter().filter(|wire| wire.on) {
            came.push(seat.look_into(&wire, &mut watch)?);
        }
        drop(watch);
        for one in &came {
            if !(one.stories.is_empty() && one.killed.is_empty() && one.failed.is_empty()) {
                self.tell(&Notice::CameIn(one.clone()));
            }
        }
        Ok(came)
    }

    fn look_into(&self, wire: &Wire, watch: &mut Watch) -> Outcome<CameIn> {
        let Wire { name, folder, .. } = wire;
        let mut came =
            CameIn { wire: name.clone(), stories: vec![], killed: vec![], failed: vec![], waiting: 0 };
        let gone = format!("The watched folder “{name}” cannot be looked into.");
        if !Path::new(folder).is_dir() {
            if watch.told.insert(gone.clone()) {
                let failure =
                    Failure::unavailable(gone).hint(format!("Is {folder} there, and may you read it?"));
                came.failed.push(FailedFile { file: name.clone(), failure });
            }
            return Ok(came);
        }
        watch.told.remove(&gone);
        if !watch.known.contains_key(folder) {
            let files = self.desk.read(|read| read.wire_files(folder))?;
            let look = |file: &WireFile| Look { bytes: file.bytes, changed: file.changed };
            let known = files.iter().map(|file| (file.file.clone(), look(file))).collect();
            watch.known.insert(folder.clone(), known);
        }
        for arriving in opened(folder).files {
            // A file that is gone by now is none.
            let Ok(seen) = std::fs::metadata(&arriving.path) else { continue };
            let (place, look) = (place_in(folder, &arriving.path), Look::at(&seen));
            if watch.known.get(folder).and_then(|known| known.get(&place)) == Some(&look) {
                continue;
            }
            if !self.stands_still(&arriving.path, look, watch) {
                came.waiting += 1;
                continue;
            }
            if let Some((outcome, words, stories)) = self.take_in(wire, &arriving, &mut came, watch) {
                self.note_file(wire, &place, look, outcome, words, stories)?;
                watch.known.entry(folder.clone()).or_default().insert(place, look);
            }
        }
        Ok(came)
    }

    /// Is nobody writing it any more, as far as can be seen?
    fn stands_still(&self, path: &Path, look: Look, watch: &mut Watch) -> bool {
        let now = self.now();
        let changed = Timestamp::from_nanosecond(look.changed.into()).unwrap_or(now);
        if now.duration_since(changed) >= LONG_STILL {
            watch.growing.remove(path);
            return true;
        }
        match watch.growing.get(path) {
            Some((before, since)) if *before == look => {
                let still = now.duration_since(*since) >= STILL;
                if still {
                    watch.growing.remove(path);
                }
                still
            }
            _ => {
                watch.growing.insert(path.to_path_buf(), (look, now));
                false
            }
        }
    }

    /// Takes in one file; `None` when it is to be tried again.
    fn take_in(
        &self,
        wire: &Wire,
        arriving: &Arriving,
        came: &mut CameIn,
        watch: &mut Watch,
    ) -> Option<(WireOutcome, String, u32)> {
        match self.import_file(arriving, By::Wire(&wire.name)) {
            Ok(Taken::Read { what, stories, killed }) => {
                let number = u32::try_from(stories.len()).unwrap_or(u32::MAX);
                came.stories.extend(stories.into_iter().map(|imported| CameInStory {
                    story: imported.story.id,
                    slug: imported.story.slug,
                    headline: imported.story.fields.headline,
                }));
                came.killed.extend(killed);
                Some((WireOutcome::Read, what.to_owned(), number))
            }
            Ok(Taken::Left(why)) => Some((WireOutcome::Left, why, 0)),
            Err(failure) => {
                let lasting = failure.kind == FailureKind::Invalid;
                let words = failure.message.clone();
                // What may pass is tried at every look, and told once.
                if lasting || watch.told.insert(words.clone()) {
                    came.failed.push(FailedFile { file: arriving.name.clone(), failure });
                }
                lasting.then_some((WireOutcome::Unreadable, words, 0))
            }
        }
    }

    fn note_file(
        &self,
        wire: &Wire,
        place: &str,
        look: Look,
        outcome: WireOutcome,
        words: String,
        stories: u32,
    ) -> Outcome<()> {
        let at = self.now();
        let (folder, file) = (wire.folder.clone(), place.to_owned());
        let Look { bytes, changed } = look;
        let noted = WireFile { folder, file, bytes, changed, at, outcome, words, stories };
        if outcome != WireOutcome::Unreadable {
            // The history says it with each story; this is only so that the file is not read again.
            return self.desk.change(|change| change.set_wire_file(&noted).map_err(Failure::from));
        }
        self.change(|change, _| {
            change.set_wire_file(&noted)?;
            let entry = Entry::of_desk(format!("Could not read {place} from “{}”", wire.name));
            Ok(((), vec![entry.about(HistoryKind::Desk).changing("", noted.words.clone())]))
        })
    }

    /// The folder as it is kept; refused where it is none that can be watched.
    fn watchable(&self, folder: &str) -> Outcome<String> {
        let path = Path::new(folder.trim());
        if !path.is_absolute() || !path.is_dir() {
            return Err(Failure::invalid(format!("“{}” is no folder.", folder.trim()))
                .hint("Choose the folder that wires are put into."));
        }
        let path: PathBuf = path.components().collect();
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let (own, watched) = (real(self.folder()), real(&path));
        if own.starts_with(&watched) || watched.starts_with(&own) {
            return Err(Failure::invalid("The desk itself lies there.").hint("Choose a folder of its own."));
        }
        Ok(path.to_string_lossy().into_owned())
    }
}

impl Look {
    fn at(seen: &Metadata) -> Self {
        let since = seen.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let changed = since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or_default();
        Self { bytes: seen.len(), changed }
    }
}

fn all(read: &Read<'_>) -> Outcome<Vec<Wire>> {
    kept(read, WIRES_KEY)
}

fn row(read: &Read<'_>, wire: Wire) -> Outcome<WireRow> {
    let Wire { name, folder, on } = wire;
    let last = read.last_wire_files(&folder, WireOutcome::Read, 1)?.first().map(|file| file.at);
    let unreadable = read.last_wire_files(&folder, WireOutcome::Unreadable, SHOWN)?;
    let unreadable = unreadable
        .into_iter()
        .map(|WireFile { file, words, at, .. }| UnreadableFile { file, why: words, at })
        .collect();
    let gone = !Path::new(&folder).is_dir();
    Ok(WireRow { name, folder, on, gone, last, unreadable })
}

fn opened(folder: &str) -> Opened {
    crate::folders::open_whole(Path::new(folder))
}

/// What lies in a folder now.
fn lying_in(folder: &str) -> Vec<(String, Look)> {
    let files = opened(folder).files.into_iter();
    files
        .filter_map(|file| {
            Some((place_in(folder, &file.path), Look::at(&std::fs::metadata(&file.path).ok()?)))
        })
        .collect()
}

fn place_in(folder: &str, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned()
}
