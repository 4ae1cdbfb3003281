//! The laws of presence, whatever people do in whatever order.

use super::{IDLE_SECONDS, Presence, Taken, Who};
use crate::seats::{Seat, Seats};
use model::{PersonId, StoryId, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

/// What somebody does; seats, stories and people by number.
#[derive(Debug, Clone)]
enum Act {
    Enter(usize, u128),
    Leave(usize, Option<u128>),
    Becomes(usize, u128),
    Writes(usize, u128),
    Asks(usize, u128),
    Declines(u128),
    HandsOver(u128),
    Takes(usize, u128),
    Passes(i64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let (seat, story, person) = (0..3_usize, 0..2_u128, 0..3_u128);
    let act = prop_oneof![
        1 => (seat.clone(), story.clone()).prop_map(|(seat, story)| Act::Enter(seat, story)),
        1 => (seat.clone(), proptest::option::of(story.clone())).prop_map(|(seat, story)| Act::Leave(seat, story)),
        1 => (seat.clone(), person).prop_map(|(seat, person)| Act::Becomes(seat, person)),
        3 => (seat.clone(), story.clone()).prop_map(|(seat, story)| Act::Writes(seat, story)),
        2 => (seat.clone(), story.clone()).prop_map(|(seat, story)| Act::Asks(seat, story)),
        1 => story.clone().prop_map(Act::Declines),
        2 => story.clone().prop_map(Act::HandsOver),
        1 => (seat, story).prop_map(|(seat, story)| Act::Takes(seat, story)),
        1 => (1..IDLE_SECONDS * 2).prop_map(Act::Passes),
    ];
    proptest::collection::vec(act, 0..40)
}

/// Three seats with the people who act there, and a clock.
struct Desk {
    presence: Presence,
    seats: Vec<Seat>,
    people: Vec<Who>,
    now: Timestamp,
}

fn story(number: u128) -> StoryId {
    StoryId(Uuid::from_u128(number))
}

fn person(number: u128) -> Who {
    Some(PersonId(Uuid::from_u128(number)))
}

impl Desk {
    fn new() -> Self {
        let seats = Seats::default();
        let seats = (0..3).map(|_| seats.next()).collect();
        let people = (0..3).map(person).collect();
        Self { presence: Presence::default(), seats, people, now: Timestamp::UNIX_EPOCH }
    }

    fn holder(&self, of: StoryId) -> Option<Who> {
        self.presence.claim(of, self.now).map(|claim| claim.who)
    }

    fn does(&mut self, act: Act) {
        let now = self.now;
        match act {
            Act::Enter(at, of) => {
                self.presence.enter(self.seats[at], self.people[at], story(of), now);
            }
            Act::Leave(at, of) => {
                self.presence.leave(self.seats[at], of.map(story));
            }
            Act::Becomes(at, who) => {
                self.people[at] = person(who);
                self.presence.becomes(self.seats[at], person(who));
            }
            Act::Writes(at, of) => {
                let before = self.holder(story(of));
                self.presence.writes(self.seats[at], self.people[at], story(of), now);
                // Typing takes nothing away from anybody.
                assert_eq!(self.holder(story(of)), before.or(Some(self.people[at])));
            }
            Act::Asks(at, of) => self.presence.ask(self.seats[at], self.people[at], story(of), now),
            Act::Declines(of) => self.presence.decline(story(of)),
            Act::HandsOver(of) => {
                let claim = self.presence.claim(story(of), now).cloned();
                if let Some((claim, to)) = claim.as_ref().and_then(|claim| Some((claim, claim.next()?))) {
                    assert!(self.presence.hand_over(story(of), claim.who, to, now));
                    assert_eq!(self.holder(story(of)), Some(to.who));
                }
            }
            Act::Takes(at, of) => {
                let who = self.people[at];
                if let Some(from) = self.holder(story(of)).filter(|from| *from != who) {
                    let taken = Taken { from, version: 1 };
                    assert!(self.presence.take(self.seats[at], who, story(of), taken, now));
                    assert_eq!(self.holder(story(of)), Some(who));
                }
            }
            Act::Passes(seconds) => {
                self.now = Timestamp::from_second(now.as_second() + seconds).unwrap_or(now);
            }
        }
    }

    fn holds_its_laws(&self) {
        for seat in &self.seats {
            assert!(self.presence.here().iter().filter(|here| here.seat == *seat).count() <= 1);
        }
        for claim in [story(0), story(1)].iter().filter_map(|of| self.presence.claim(*of, self.now)) {
            assert!(!claim.seats.is_empty(), "somebody sits where it is written");
            for (at, seat) in self.seats.iter().enumerate().filter(|(_, seat)| claim.seats.contains(seat)) {
                assert_eq!(self.people[at], claim.who, "at {seat:?}");
            }
            for (n, asked) in claim.asked.iter().enumerate() {
                assert_ne!(asked.who, claim.who, "nobody asks for what is theirs");
                assert!(claim.asked.iter().skip(n + 1).all(|other| other.who != asked.who));
            }
        }
    }
}

proptest! {
    #[test]
    fn one_person_holds_a_story_and_whoever_is_gone_holds_nothing(acts in acts()) {
        let mut desk = Desk::new();
        for act in acts {
            desk.does(act);
            desk.holds_its_laws();
        }
        for seat in desk.seats.clone() {
            desk.presence.leave(seat, None);
        }
        prop_assert!(desk.presence.stories(desk.now).is_empty());
    }
}
