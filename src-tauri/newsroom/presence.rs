//! Who is at which story and who writes there: the rules alone, without desk and clock, in the memory of the program.
//!
//! A claim belongs to a person, at however many seats that person writes. It begins with the first edit, every further
//! edit renews it, and it ends when the person has left the story at all of them, or after [`IDLE_SECONDS`] without an
//! edit. It keeps nobody's edit out: edits of others are brought together as ever, and a page is what asks first.

#[cfg(test)]
mod tests;

use crate::seats::Seat;
use model::{PersonId, StoryId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// A pause after which whoever wrote has gone for a coffee or longer: the text is free again.
pub(crate) const IDLE_SECONDS: i64 = 15 * 60;

/// Somebody; nobody in particular at a desk without people.
pub(crate) type Who = Option<PersonId>;

/// Who is where.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    here: Vec<Here>,
    claims: BTreeMap<StoryId, Claim>,
}

/// Somebody has a story open.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    pub(crate) seat: Seat,
    pub(crate) who: Who,
    pub(crate) story: StoryId,
    pub(crate) since: Timestamp,
}

/// Somebody writes in a story.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) who: Who,
    pub(crate) seats: BTreeSet<Seat>,
    pub(crate) since: Timestamp,
    /// When it was renewed last.
    pub(crate) last: Timestamp,
    /// Who asks to write, in the order of asking.
    pub(crate) asked: Vec<Asked>,
    /// Whom it was taken from, if it was.
    pub(crate) taken: Option<Taken>,
}

/// Somebody asks whoever writes to hand over.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) seat: Seat,
    pub(crate) who: Who,
    pub(crate) at: Timestamp,
    /// The answer was: not yet.
    pub(crate) declined: bool,
}

/// A claim was taken over, and the text as it was then is kept.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) from: Who,
    /// Number of the version that keeps it.
    pub(crate) version: u32,
}

impl Claim {
    fn of(seat: Seat, who: Who, now: Timestamp) -> Self {
        Self { who, seats: BTreeSet::from([seat]), since: now, last: now, asked: Vec::new(), taken: None }
    }

    /// When it ends if nobody writes on.
    pub(crate) fn until(&self) -> Timestamp {
        Timestamp::from_second(self.last.as_second() + IDLE_SECONDS).unwrap_or(self.last)
    }

    /// The first who asks and was not put off.
    pub(crate) fn next(&self) -> Option<&Asked> {
        self.asked.iter().find(|asked| !asked.declined)
    }
}

impl Presence {
    /// Everybody who has a story open, in the order in which they came.
    pub(crate) fn here(&self) -> &[Here] {
        &self.here
    }

    /// Who writes in a story now.
    pub(crate) fn claim(&self, story: StoryId, now: Timestamp) -> Option<&Claim> {
        self.claims.get(&story).filter(|claim| now < claim.until())
    }

    /// Every story at which somebody is or writes.
    pub(crate) fn stories(&self, now: Timestamp) -> BTreeSet<StoryId> {
        let written = self.claims.iter().filter(|(_, claim)| now < claim.until()).map(|(story, _)| *story);
        self.here.iter().map(|here| here.story).chain(written).collect()
    }

    /// A seat shows a story, and no other any more. Like all that follow it answers at which stories something changed.
    pub(crate) fn enter(&mut self, seat: Seat, who: Who, story: StoryId, now: Timestamp) -> Vec<StoryId> {
        let same = |here: &Here| here.seat == seat && here.who == who && here.story == story;
        if self.here.iter().any(same) {
            return Vec::new();
        }
        let mut changed = self.leave(seat, None);
        self.here.push(Here { seat, who, story, since: now });
        changed.push(story);
        changed
    }

    /// A seat shows a story no more; `None` is whatever it shows.
    pub(crate) fn leave(&mut self, seat: Seat, story: Option<StoryId>) -> Vec<StoryId> {
        let gone = |one: StoryId| story.is_none_or(|story| story == one);
        let mut changed = Vec::new();
        self.here.retain(|here| {
            let goes = here.seat == seat && gone(here.story);
            changed.extend(goes.then_some(here.story));
            !goes
        });
        changed.extend(self.give_up(seat, gone, |_| true));
        changed
    }

    /// Somebody else acts from a seat now.
    pub(crate) fn becomes(&mut self, seat: Seat, who: Who) -> Vec<StoryId> {
        let mut changed = Vec::new();
        for here in self.here.iter_mut().filter(|here| here.seat == seat && here.who != who) {
            here.who = who;
            changed.push(here.story);
        }
        changed.extend(self.give_up(seat, |_| true, |other| other != who));
        changed
    }

    /// Ends what a seat holds and asks for, at some stories and as some people.
    fn give_up(
        &mut self,
        seat: Seat,
        story: impl Fn(StoryId) -> bool,
        person: impl Fn(Who) -> bool,
    ) -> Vec<StoryId> {
        let mut changed = Vec::new();
        self.claims.retain(|id, claim| {
            if !story(*id) {
                return true;
            }
            let asked = claim.asked.len();
            claim.asked.retain(|asked| asked.seat != seat || !person(asked.who));
            let gone = person(claim.who) && claim.seats.remove(&seat);
            if gone || claim.asked.len() != asked {
                changed.push(*id);
            }
            !claim.seats.is_empty()
        });
        changed
    }

    /// Somebody writes, or wants to: the claim begins, or goes on. Whoever writes beside another's claim changes
    /// nothing of it. Answers whether there is anything new to tell.
    pub(crate) fn writes(&mut self, seat: Seat, who: Who, story: StoryId, now: Timestamp) -> bool {
        match self.claims.get_mut(&story).filter(|claim| now < claim.until()) {
            None => {
                self.claims.insert(story, Claim::of(seat, who, now));
                true
            }
            Some(claim) if claim.who == who => {
                claim.last = now;
                claim.seats.insert(seat)
            }
            Some(_) => false,
        }
    }

    /// Somebody asks whoever writes to hand over. Asking again is asking anew.
    pub(crate) fn ask(&mut self, seat: Seat, who: Who, story: StoryId, now: Timestamp) {
        if let Some(claim) = self.claims.get_mut(&story).filter(|claim| claim.who != who) {
            claim.asked.retain(|asked| asked.who != who);
            claim.asked.push(Asked { seat, who, at: now, declined: false });
        }
    }

    /// Everybody who asks is put off.
    pub(crate) fn decline(&mut self, story: StoryId) {
        if let Some(claim) = self.claims.get_mut(&story) {
            claim.asked.iter_mut().for_each(|asked| asked.declined = true);
        }
    }

    /// The claim goes over to one who asked; who asked besides goes on asking. `false` when `from` does not hold it.
    pub(crate) fn hand_over(&mut self, story: StoryId, from: Who, to: &Asked, now: Timestamp) -> bool {
        let held = self.claims.get_mut(&story).filter(|claim| claim.who == from);
        let Some(claim) = held else { return false };
        let asked = claim.asked.iter().filter(|asked| asked.who != to.who).cloned().collect();
        *claim = Claim { asked, ..Claim::of(to.seat, to.who, now) };
        true
    }

    /// Somebody takes the claim over. Whoever asked the one who lost it asks the new one. `false` when it is not held by
    /// whom it is to be taken from any more.
    pub(crate) fn take(
        &mut self,
        seat: Seat,
        who: Who,
        story: StoryId,
        taken: Taken,
        now: Timestamp,
    ) -> bool {
        let held = self.claims.get_mut(&story).filter(|claim| claim.who == taken.from);
        let Some(claim) = held else { return false };
        let asked = claim.asked.iter().filter(|asked| asked.who != who).cloned().collect();
        *claim = Claim { asked, taken: Some(taken), ..Claim::of(seat, who, now) };
        true
    }
}
