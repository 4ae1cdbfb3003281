//! The one door for writing: a transaction, a history entry that says who did what when, and a notice of what
//! became stale, sent after the change is on the disk.

use crate::asks::Changed;
use crate::seats::Seat;
use crate::{Failure, Newsroom, Notice, Outcome, held};
use model::story::{HistoryKind, Person};
use model::{PersonId, PhotoId, StoryId, Timestamp};
use serde_json::Value;
use storage::{Change, Conflict, NewHistory, StorageFailure};

/// A pause after which further writing is a new entry of the history.
const SESSION_SECONDS: i64 = 30 * 60;

/// When and by whom a change is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) at: Timestamp,
    pub(crate) by: Option<PersonId>,
}

/// What a change says about itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    pub(crate) story: Option<StoryId>,
    pub(crate) photo: Option<PhotoId>,
    pub(crate) what: String,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
    pub(crate) kind: HistoryKind,
    /// Repeated within one session by the same person about the same thing, it is one entry that grows.
    pub(crate) grows: bool,
    /// The photo stands otherwise than before.
    pub(crate) turns: bool,
}

/// The entry that may still grow.
#[derive(Debug, Clone)]
pub(crate) struct Growing {
    id: i64,
    by: Option<PersonId>,
    story: Option<StoryId>,
    photo: Option<PhotoId>,
    what: String,
    at: Timestamp,
}

impl Entry {
    pub(crate) fn of_story(story: StoryId, what: impl Into<String>) -> Self {
        Self { story: Some(story), what: what.into(), kind: HistoryKind::Details, ..Self::default() }
    }

    pub(crate) fn of_photo(photo: PhotoId, what: impl Into<String>) -> Self {
        Self { photo: Some(photo), what: what.into(), kind: HistoryKind::Photos, ..Self::default() }
    }

    pub(crate) fn of_desk(what: impl Into<String>) -> Self {
        Self { what: what.into(), kind: HistoryKind::Desk, ..Self::default() }
    }

    /// About something else than what an entry of a story, a photo or the desk is about as a rule.
    pub(crate) fn about(mut self, kind: HistoryKind) -> Self {
        self.kind = kind;
        self
    }

    pub(crate) fn changing(mut self, before: impl Into<Value>, after: impl Into<Value>) -> Self {
        (self.before, self.after) = (Some(before.into()), Some(after.into()));
        self
    }

    /// The photo's pictures look otherwise from now on.
    pub(crate) fn turning(mut self) -> Self {
        self.turns = true;
        self
    }

    pub(crate) fn growing(mut self) -> Self {
        self.grows = true;
        self
    }
}

impl Newsroom {
    /// Changes the desk. `work` answers what it made and what the history says; without a word for the history
    /// nothing is changed. It may run twice (see [`storage::Desk::change`]).
    pub(crate) fn change<T>(
        &self,
        work: impl FnMut(&mut Change<'_>, Moment) -> Outcome<(T, Vec<Entry>)>,
    ) -> Outcome<T> {
        let (made, changed) = self.change_untold(work)?;
        self.tell(&Notice::Changed(changed));
        Ok(made)
    }

    /// The same, leaving the notice to the caller, who holds a lock that listeners must not meet.
    pub(crate) fn change_untold<T>(
        &self,
        mut work: impl FnMut(&mut Change<'_>, Moment) -> Outcome<(T, Vec<Entry>)>,
    ) -> Outcome<(T, Changed)> {
        let moment = Moment { at: self.now(), by: *held(&self.acting) };
        let growing = held(&self.growing).clone();
        let (made, changed, grown) = self.desk.change(|change| -> Outcome<_> {
            let (made, entries) = work(change, moment)?;
            if entries.is_empty() {
                return Err(Failure::bug("A change without a word for the history was refused."));
            }
            let mut grown = None;
            for entry in &entries {
                grown = record(change, entry, moment, growing.as_ref())?;
            }
            Ok((made, stale(&entries, self.seat), grown))
        })?;
        *held(&self.growing) = grown;
        Ok((made, changed))
    }

    /// Tells that people came to stories, went, or write there; no change of the desk.
    pub(crate) fn tell_presence(&self, presence: Vec<StoryId>) {
        if !presence.is_empty() {
            self.tell(&Notice::Changed(Changed { presence, ..Changed::by(self.seat) }));
        }
    }

    /// Who is acting; `None` is the owner of the computer, on the command line.
    pub(crate) fn acting_person(&self) -> Outcome<Option<Person>> {
        match *held(&self.acting) {
            None => Ok(None),
            Some(id) => Ok(self.desk.read(|read| read.person(id))?),
        }
    }

    /// Who is acting, where somebody has to be.
    pub(crate) fn somebody(&self) -> Outcome<Person> {
        self.acting_person()?.ok_or_else(|| {
            Failure::not_allowed("Nobody is acting.")
                .hint("Choose who you are at the top right; on the command line, name the person with --as.")
        })
    }
}

/// Adds the entry, or lets the last one grow; answers the entry that may grow next.
fn record(
    change: &mut Change<'_>,
    entry: &Entry,
    moment: Moment,
    growing: Option<&Growing>,
) -> Outcome<Option<Growing>> {
    if let Some(last) = growing.filter(|last| entry.grows && last.takes(entry, moment)) {
        match change.extend_history(last.id, moment.at, &entry.what, entry.after.as_ref()) {
            Ok(()) => return Ok(Some(Growing { at: moment.at, ..last.clone() })),
            // Something else was recorded about it meanwhile.
            Err(StorageFailure::Conflict(Conflict::History(_)) | StorageFailure::Missing(_)) => {}
            Err(failure) => return Err(failure.into()),
        }
    }
    let id = change.insert_history(&NewHistory {
        at: moment.at,
        by: moment.by,
        story: entry.story,
        photo: entry.photo,
        what: entry.what.clone(),
        before: entry.before.clone(),
        after: entry.after.clone(),
        kind: entry.kind,
    })?;
    Ok(entry.grows.then(|| Growing {
        id,
        by: moment.by,
        story: entry.story,
        photo: entry.photo,
        what: entry.what.clone(),
        at: moment.at,
    }))
}

impl Growing {
    fn takes(&self, entry: &Entry, moment: Moment) -> bool {
        self.by == moment.by
            && self.story == entry.story
            && self.photo == entry.photo
            && self.what == entry.what
            && moment.at.as_second() - self.at.as_second() <= SESSION_SECONDS
    }
}

impl Changed {
    /// Nothing yet, from a seat.
    pub(crate) fn by(seat: Seat) -> Self {
        Self {
            stories: vec![],
            photos: vec![],
            turned: vec![],
            desk: false,
            presence: vec![],
            prints: vec![],
            seat: seat.number(),
        }
    }

    /// With what became stale by another change from the same seat.
    pub(crate) fn also(&mut self, other: Self) {
        let add_stories = |to: &mut Vec<StoryId>, from: Vec<StoryId>| {
            to.extend(from.into_iter().filter(|id| !to.contains(id)).collect::<Vec<_>>());
        };
        add_stories(&mut self.stories, other.stories);
        add_stories(&mut self.presence, other.presence);
        add_stories(&mut self.prints, other.prints);
        let fresh: Vec<PhotoId> = other.photos.into_iter().filter(|id| !self.photos.contains(id)).collect();
        self.photos.extend(fresh);
        self.turned.extend(other.turned);
        self.desk |= other.desk;
    }
}

fn stale(entries: &[Entry], seat: Seat) -> Changed {
    let mut changed = Changed::by(seat);
    for entry in entries {
        changed.stories.extend(entry.story.filter(|story| !changed.stories.contains(story)));
        changed.photos.extend(entry.photo.filter(|photo| !changed.photos.contains(photo)));
        changed.turned.extend(entry.photo.filter(|_| entry.turns));
        changed.desk |= entry.story.is_none() && entry.photo.is_none();
    }
    changed
}
