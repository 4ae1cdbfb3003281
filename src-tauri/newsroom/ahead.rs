//! Prints made ahead: the pictures of stories that may leave, made while nobody needs the darkroom, so that an export finds
//! them made.
//!
//! One photo at a time, on one thread, behind everything else: it is left at once when anybody wants the darkroom, when the
//! story may not leave any more, and when the desk is closed. What is made is what an export would make, so nothing of what
//! leaves depends on it. What cannot be made or kept is left to the export, which says why.

use crate::asks::{Changed, Prints};
use crate::links::Addresses;
use crate::prints::{Sheet, sheets, tidy};
use crate::publish::Leaving;
use crate::{Newsroom, Notice, Outcome, held};
use model::publish::Clock;
use model::story::{Status, Story};
use model::{StoryId, VersionId};
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use storage::{Read, StoryFilter};

/// What became of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedAhead {
    /// The prints of one photo were made.
    Photo,
    /// Nothing is wanted until something changes.
    Nothing,
    /// Something else came first; it is to be tried again in a while.
    Later,
}

/// A story as it was signed.
type Signed = (StoryId, VersionId);

/// Stories to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Due {
    /// All of the desk.
    All,
    /// Those that have changed since they were looked at.
    Some(BTreeSet<StoryId>),
}

impl Due {
    const NONE: Self = Self::Some(BTreeSet::new());

    fn also(&mut self, more: Self) {
        match (self, more) {
            (Self::All, _) => {}
            (due, Self::All) => *due = Self::All,
            (Self::Some(stories), Self::Some(more)) => stories.extend(more),
        }
    }
}

/// What is known of the prints of stories that wait.
pub(crate) struct Ahead {
    due: Mutex<Due>,
    closed: AtomicBool,
    /// All prints are there, or are left to the export.
    settled: Mutex<BTreeSet<Signed>>,
    /// Held while a print is made.
    at_work: Mutex<()>,
}

impl Default for Ahead {
    fn default() -> Self {
        Self {
            due: Mutex::new(Due::All),
            closed: AtomicBool::new(false),
            settled: Mutex::default(),
            at_work: Mutex::default(),
        }
    }
}

impl Ahead {
    /// Hears what changed on the desk.
    pub(crate) fn hear(&self, changed: &Changed) {
        let due = if changed.desk { Due::All } else { Due::Some(changed.stories.iter().copied().collect()) };
        held(&self.due).also(due);
    }

    /// Ends it for as long as this desk is open; what is being made is left.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        drop(held(&self.at_work));
    }
}

impl Newsroom {
    /// Makes the prints of the next photo that waits; called now and then while the desk is in use, and again while there
    /// is something to do.
    pub fn print_ahead(&self) -> Outcome<PrintedAhead> {
        let made = {
            let _alone = held(&self.ahead.at_work);
            let due = std::mem::replace(&mut *held(&self.ahead.due), Due::NONE);
            if self.ahead.closed.load(Ordering::Relaxed) || due == Due::NONE {
                return Ok(PrintedAhead::Nothing);
            }
            // Whoever works on something long needs the darkroom, or the processor.
            let made = if self.is_at_work() || self.writing.goes_on() {
                Ok(Made::Later)
            } else {
                self.print_next(&due)
            };
            if !matches!(made, Ok(Made::Nothing)) {
                held(&self.ahead.due).also(due);
            }
            made?
        };
        Ok(match made {
            Made::Nothing => PrintedAhead::Nothing,
            Made::Later => PrintedAhead::Later,
            Made::Of(story) => {
                self.tell(&Notice::Changed(Changed { prints: vec![story], ..Changed::by(self.seat) }));
                PrintedAhead::Photo
            }
        })
    }

    /// How many photos of a story that has not left as it stands have their prints. `None` where that is no question.
    pub(crate) fn prints_ready(&self, leaving: &Leaving) -> Option<Prints> {
        if leaving.again {
            return None;
        }
        let sheets = sheets(&leaving.releasable);
        let made = sheets.iter().filter(|sheet| self.are_there(sheet.photo, &sheet.orders)).count();
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        (!sheets.is_empty()).then(|| Prints { made: count(made), photos: count(sheets.len()) })
    }

    /// A story as it leaves when its embargo has passed, if that is all that holds it.
    pub(crate) fn leaving_in_time(
        &self,
        story: &Story,
        now: Clock,
        addresses: &Addresses,
    ) -> Outcome<Leaving> {
        let passed = story.fields.embargo.map_or(now.now, |embargo| embargo.max(now.now));
        self.leaving(story, self.text_of(story.id)?, passed.into(), addresses)
    }

    fn print_next(&self, due: &Due) -> Outcome<Made> {
        let (now, addresses) = (self.doubted_clock(), self.addresses()?);
        for (story, signed) in self.waiting(due, now)? {
            // What is held for another reason than time gets its prints when it is not any more.
            let Ok(leaving) = self.leaving_in_time(&story, now, &addresses) else { continue };
            for Sheet { photo, orders, .. } in sheets(&leaving.releasable) {
                if self.are_there(photo, &orders) {
                    continue;
                }
                match self.render_behind(photo, &orders, &|| self.is_wanted(signed)) {
                    Ok(None) => return Ok(Made::Later),
                    Ok(Some(made)) => {
                        self.put_away(photo, &orders, made);
                        if self.are_there(photo, &orders) {
                            return Ok(Made::Of(story.id));
                        }
                        // The disk is full. The export makes it without keeping it.
                    }
                    // The export says why; the other photos can be made all the same.
                    Err(_) => {}
                }
            }
            held(&self.ahead.settled).insert(signed);
            tidy(self.desk.folder());
        }
        Ok(Made::Nothing)
    }

    /// Which of the stories are approved and have not left so: those with a time to go out in its order, then as they were
    /// approved.
    fn waiting(&self, due: &Due, now: Clock) -> Outcome<Vec<(Story, Signed)>> {
        let settled = held(&self.ahead.settled).clone();
        let mut waiting = self.desk.read(|read| {
            let times = crate::schedule::scheduled(read, now)?;
            let mut waiting = Vec::new();
            for story in stories(read, due)? {
                let Some((version, at)) = story.standing_approval().map(|given| (given.version, given.at))
                else {
                    continue;
                };
                let signed = (story.id, version);
                let left = read.publications(story.id)?.first().is_some_and(|last| last.version == version);
                if !left && !settled.contains(&signed) {
                    let time = times.get(&story.id).map(|time| time.at);
                    waiting.push((time.is_none(), time, at, story, signed));
                }
            }
            Outcome::Ok(waiting)
        })?;
        waiting.sort_by_key(|(unplanned, time, at, ..)| (*unplanned, *time, *at));
        Ok(waiting.into_iter().map(|(.., story, signed)| (story, signed)).collect())
    }

    /// Is the approval still the one that prints are made for?
    fn is_wanted(&self, (id, version): Signed) -> bool {
        let stands = |story: Story| story.standing_approval().is_some_and(|given| given.version == version);
        let story = self.desk.read(|read| read.story(id)).ok().flatten();
        !self.ahead.closed.load(Ordering::Relaxed) && story.is_some_and(stands)
    }
}

/// The stories that are due.
fn stories(read: &Read<'_>, due: &Due) -> Outcome<Vec<Story>> {
    let mut stories = Vec::new();
    match due {
        Due::All => {
            for status in [Status::Approved, Status::Published] {
                let filter = StoryFilter { status: Some(status), ..StoryFilter::default() };
                stories.extend(read.stories(&filter)?.into_iter().map(|listing| listing.story));
            }
        }
        Due::Some(ids) => {
            for id in ids {
                stories.extend(read.story(*id)?);
            }
        }
    }
    Ok(stories)
}

/// What one look at the waiting stories came to.
enum Made {
    /// Prints of one of its photos.
    Of(StoryId),
    Nothing,
    Later,
}
