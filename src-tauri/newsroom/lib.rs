//! The use cases of a newsroom: one method per thing a person does, named like the button.
//!
//! A [`Newsroom`] is a seat at an open desk with its rules: who may do what, what belongs together in one change, what the
//! history says about it, and what became stale. Every change goes through one door (`change.rs`). The window, the
//! command line and the tests all come in through [`commands::call`]. What is not here: SQL (`storage`), pixels
//! (`imaging`), outside text (`formats`), and anything of a window.

mod ahead;
pub mod asks;
mod cache;
mod change;
mod checks;
mod claims;
mod clock;
pub mod commands;
mod comments;
mod corrections;
mod credentials;
mod desk;
mod destinations;
mod discussion;
mod editions;
mod exchange;
mod facts;
mod failure;
mod figures;
mod flags;
mod folders;
mod framing;
mod history;
mod ids;
mod import;
mod ingest;
mod kills;
mod lapse;
mod leaving;
mod library;
mod likenesses;
mod links;
mod manuscripts;
mod merging;
mod names;
mod open_texts;
mod paste;
mod people;
mod photo_copies;
mod photo_fields;
mod photo_files;
mod photo_merging;
mod photo_parting;
mod place;
mod posts;
mod presence;
mod prints;
mod proof;
mod publish;
mod push;
mod quarantine;
mod renditions;
mod review;
mod rights;
mod sample;
mod schedule;
mod search;
mod seats;
mod settle;
mod sidecars;
mod site;
mod snippets;
mod steps;
mod stories;
mod suggestions;
mod swap;
mod table;
mod taking;
mod templates;
mod text;
mod versions;
mod wires;
mod withdraw;
mod work;
mod writing;

pub use ahead::PrintedAhead;
pub use failure::{Failure, FailureKind, Outcome};
pub use folders::may_be_story;
pub use photo_files::{PICTURES, holds_pictures};

use ahead::Ahead;
use asks::{CameIn, Changed, Progress, Settings};
use change::Growing;
use clock::{Anchor, Steady};
use ids::Chance;
use model::{PersonId, Timestamp};
use open_texts::OpenTexts;
use presence::Presence;
use seats::{Seat, Seats};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
pub use storage::Restored;
use storage::{Desk, NewHistory, StorageFailure};
use work::Works;
use writing::Writing;

/// What the newsroom takes from outside, so that tests can hand in their own.
pub struct Surroundings {
    /// The clock behind every "now".
    pub clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// Time that goes by however the clock is set, from any beginning, in sleep as well; `None` where there is no such
    /// measure.
    pub steady: Box<dyn Fn() -> Option<Duration> + Send + Sync>,
    /// The seed behind every random choice; `None` takes one from the system.
    pub seed: Option<u64>,
    /// The program that is started as a worker for photos; `None` is this very program, which must call
    /// [`serve_as_worker_if_asked`].
    pub worker: Option<PathBuf>,
    /// The file secrets are kept in; `None` is the system's keyring, or a file of the user's where there is none.
    pub secrets: Option<PathBuf>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            clock: Box::new(Timestamp::now),
            steady: Box::new(clock::system),
            seed: None,
            worker: None,
            secrets: None,
        }
    }
}

/// What a listener hears.
#[derive(Debug, Clone)]
pub enum Notice {
    /// Something became stale.
    Changed(Changed),
    /// Long work got on.
    Progress(Progress),
    /// Something came in by a watched folder.
    CameIn(CameIn),
}

type Listener = Arc<dyn Fn(Notice) + Send + Sync>;

/// A seat at an opened desk, with its rules: one person at a time works from it. A window is a seat, and so is a run of the
/// command line. Who is acting is the seat's own; everything else is shared with the other seats of the desk.
pub struct Newsroom {
    seat: Seat,
    seats: Arc<Seats>,
    acting: Mutex<Option<PersonId>>,
    growing: Mutex<Option<Growing>>,
    desk: Arc<Desk>,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    steady: Arc<Steady>,
    anchor: Anchor,
    chance: Arc<Mutex<Chance>>,
    texts: Arc<Mutex<OpenTexts>>,
    presence: Arc<Mutex<Presence>>,
    listeners: Arc<Mutex<Vec<Listener>>>,
    works: Arc<Mutex<Works>>,
    writing: Arc<Writing>,
    /// Held during a push: two at a time would not know what is live.
    pushing: Arc<Mutex<()>>,
    /// Held during a look at the watched folders.
    watch: Arc<Mutex<wires::Watch>>,
    darkroom: Arc<imaging::Darkroom>,
    ahead: Arc<Ahead>,
    secrets: Arc<outlets::Secrets>,
    /// Secrets of destinations that were removed from this program, for as long as it runs.
    removed: Arc<Mutex<BTreeMap<String, destinations::Given>>>,
}

impl Newsroom {
    /// Makes a new desk in an empty or missing folder.
    pub fn create(folder: &Path, name: &str, surroundings: Surroundings) -> Outcome<Self> {
        let newsroom = Self::of(Desk::create(folder)?, surroundings);
        let settings = Settings { name: name.to_owned(), ..Settings::default() };
        let now = newsroom.now();
        newsroom.desk.change(|change| -> Outcome<()> {
            change.set_setting("desk", &json!(settings))?;
            change.insert_history(&NewHistory {
                at: now,
                by: None,
                story: None,
                photo: None,
                what: "Made the desk".into(),
                before: None,
                after: Some(json!(name)),
                kind: model::story::HistoryKind::Desk,
            })?;
            Ok(())
        })?;
        Ok(newsroom)
    }

    /// Opens a desk.
    pub fn open(folder: &Path, surroundings: Surroundings) -> Outcome<Self> {
        Ok(Self::of(Desk::open(folder)?, surroundings))
    }

    fn of(desk: Desk, surroundings: Surroundings) -> Self {
        let seats = Seats::default();
        let darkroom =
            surroundings.worker.map_or_else(imaging::Darkroom::new, imaging::Darkroom::with_program);
        Self {
            seat: seats.next(),
            seats: Arc::new(seats),
            acting: Mutex::new(None),
            growing: Mutex::default(),
            desk: Arc::new(desk),
            anchor: Anchor::cast(&*surroundings.clock, &*surroundings.steady),
            clock: Arc::from(surroundings.clock),
            steady: Arc::from(surroundings.steady),
            chance: Arc::new(Mutex::new(Chance::of(surroundings.seed))),
            texts: Arc::default(),
            presence: Arc::default(),
            listeners: Arc::default(),
            works: Arc::default(),
            writing: Arc::default(),
            pushing: Arc::default(),
            watch: Arc::default(),
            darkroom: Arc::new(darkroom),
            ahead: Arc::default(),
            secrets: Arc::new(
                surroundings
                    .secrets
                    .map_or_else(outlets::Secrets::of_this_computer, outlets::Secrets::in_file),
            ),
            removed: Arc::default(),
        }
    }

    /// Where the desk is kept.
    pub fn folder(&self) -> &Path {
        self.desk.folder()
    }

    /// Hears what changed, from whatever seat, and how long work gets on; called from any thread, never under a lock.
    pub fn listen(&self, listener: impl Fn(Notice) + Send + Sync + 'static) {
        held(&self.listeners).push(Arc::new(listener));
    }

    /// Brings everything derived up to date and makes the closing backup.
    ///
    /// What people wrote is on the disk already; nothing depends on this being called.
    pub fn close(&self) -> Outcome<()> {
        self.ahead.close();
        self.derive_stale()?;
        self.desk.back_up(self.now())?;
        Ok(())
    }

    fn tell(&self, notice: &Notice) {
        if let Notice::Changed(changed) = notice {
            self.ahead.hear(changed);
        }
        let listeners: Vec<Listener> = held(&self.listeners).clone();
        listeners.iter().for_each(|listener| listener(notice.clone()));
    }
}

/// Puts a backup (a name from `backups`, or `latest`) in the place of a desk that is not open.
///
/// The desk it replaces is kept.
pub fn restore(folder: &Path, backup: &str) -> Outcome<Restored> {
    storage::restore(folder, backup, Timestamp::now()).map_err(|failure| match failure {
        StorageFailure::Missing(what) => Failure::not_found(format!("There is no {what}."))
            .hint("`backup --list` lists them; `backup` makes one."),
        other => other.into(),
    })
}

/// Must be called first thing in `main`: a program started as a worker for photos serves and ends here.
pub fn serve_as_worker_if_asked() {
    imaging::serve_as_worker_if_asked();
}

/// A lock whose holder panicked guards values that are still whole: each is replaced in one step.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
