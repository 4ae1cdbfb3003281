//! Claims: "Ana is writing here". Held from the first edit, handed over on request, taken over with a version kept.
//!
//! No edit is refused: what is typed beside a claim is brought together as ever. Only what replaces a whole text is
//! ([`Newsroom::not_beside`]). The rules of who holds what
//! stand in `presence.rs`.

use crate::asks::{AskedRow, ClaimRow, Done, Nothing, PersonHere, StoryPresence, StoryRef, TakenRow};
use crate::change::Entry;
use crate::presence::{Claim, Taken, Who};
use crate::{Failure, Newsroom, Outcome, held};
use model::StoryId;
use model::story::{HistoryKind, Person, Story};

/// The most of a name that stands in the name of a version, in characters.
const NAMED: usize = 24;

impl Newsroom {
    /// Who is at which story, and who writes there.
    pub(crate) fn who_is_here(&self, _: Nothing) -> Outcome<Vec<StoryPresence>> {
        let now = self.now();
        let stories = held(&self.presence).stories(now);
        let people = self.desk.read(|read| read.people())?;
        Ok(stories.into_iter().map(|story| self.at_story(story, &people)).collect())
    }

    /// A window shows a story from now on.
    pub(crate) fn enter_story(&self, ask: StoryRef) -> Outcome<Done> {
        let story = self.story_named(&ask.story)?;
        let (who, now) = (*held(&self.acting), self.now());
        let changed = held(&self.presence).enter(self.seat, who, story.id, now);
        self.tell_presence(changed);
        Ok(Done {})
    }

    /// A window shows a story no more; what it held is free.
    pub(crate) fn leave_story(&self, ask: StoryRef) -> Outcome<Done> {
        let story = self.story_named(&ask.story)?;
        let changed = held(&self.presence).leave(self.seat, Some(story.id));
        self.tell_presence(changed);
        Ok(Done {})
    }

    /// Nobody works from this seat any more: its window is closed, or has died.
    pub fn leave(&self) {
        let changed = held(&self.presence).leave(self.seat, None);
        self.tell_presence(changed);
    }

    /// Claims a text that is free, before a word is written.
    pub(crate) fn claim_story(&self, ask: StoryRef) -> Outcome<StoryPresence> {
        let story = self.story_named(&ask.story)?;
        self.writes(story.id);
        self.not_beside(&story)?;
        self.presence_of(story.id)
    }

    /// Refuses what puts another text in the place of the one in which somebody else is writing. Nothing typed is lost by
    /// that: it is for edits to be brought together, not for whole texts.
    pub(crate) fn not_beside(&self, story: &Story) -> Outcome<()> {
        match self.claim_of_another(story) {
            Some(claim) => {
                let name = self.name_of(claim.who)?;
                Err(Failure::conflict(format!("{name} is writing in “{}”.", story.slug))
                    .hint("Ask to hand over, or take over."))
            }
            None => Ok(()),
        }
    }

    /// Asks whoever writes to hand over; a text that is free is claimed at once.
    pub(crate) fn ask_to_write(&self, ask: StoryRef) -> Outcome<StoryPresence> {
        let story = self.story_named(&ask.story)?;
        let person = self.somebody()?;
        if self.claim_of_another(&story).is_none() {
            return self.claim_story(ask);
        }
        held(&self.presence).ask(self.seat, Some(person.id), story.id, self.now());
        self.tell_presence(vec![story.id]);
        self.presence_of(story.id)
    }

    /// Hands the text over to the first who asked and was not put off.
    pub(crate) fn hand_over_text(&self, ask: StoryRef) -> Outcome<StoryPresence> {
        let story = self.story_named(&ask.story)?;
        let claim = self.own_claim(&story)?;
        let to = claim.next().ok_or_else(|| {
            Failure::conflict(format!("Nobody asks to write in “{}” any more.", story.slug))
        })?;
        let what = format!("Handed the text over to {}", self.name_of(to.who)?);
        if !held(&self.presence).hand_over(story.id, claim.who, to, self.now()) {
            return Err(gone(&story));
        }
        let entry = Entry::of_story(story.id, what).about(HistoryKind::Text);
        self.change(|_, _| Ok(((), vec![entry.clone()])))?;
        self.tell_presence(vec![story.id]);
        self.presence_of(story.id)
    }

    /// Answers whoever asks to write: not yet.
    pub(crate) fn decline_to_hand_over(&self, ask: StoryRef) -> Outcome<StoryPresence> {
        let story = self.story_named(&ask.story)?;
        self.own_claim(&story)?;
        held(&self.presence).decline(story.id);
        self.tell_presence(vec![story.id]);
        self.presence_of(story.id)
    }

    /// Takes the text over from whoever writes. What was written stands in the text and is kept as a version of its own
    /// besides; what is still on its way from there comes in like any edit of an older text.
    pub(crate) fn take_over_text(&self, ask: StoryRef) -> Outcome<StoryPresence> {
        let story = self.story_named(&ask.story)?;
        let person = self.somebody()?;
        let Some(claim) = self.claim_of_another(&story) else { return self.claim_story(ask) };
        let from = self.name_of(claim.who)?;
        let name = format!("{}’s text before {} took over", short(&from), short(&person.name));
        let version = self.keep(&story, "before a takeover", Some(&name), |version| {
            Entry::of_story(story.id, format!("Took the text over from {from}"))
                .changing(from.as_str(), format!("version {}", version.number))
        })?;
        let taken = Taken { from: claim.who, version: version.number };
        if !held(&self.presence).take(self.seat, Some(person.id), story.id, taken, self.now()) {
            return Err(Failure::conflict(format!("{from} does not write in “{}” any more.", story.slug))
                .hint("Look who writes there now."));
        }
        self.tell_presence(vec![story.id]);
        self.presence_of(story.id)
    }

    /// An edit was made from this seat: its person writes here.
    pub(crate) fn writes(&self, story: StoryId) {
        let (who, now) = (*held(&self.acting), self.now());
        if held(&self.presence).writes(self.seat, who, story, now) {
            self.tell_presence(vec![story]);
        }
    }

    /// Whoever writes in a story, when it is not the acting person.
    fn claim_of_another(&self, story: &Story) -> Option<Claim> {
        let who = *held(&self.acting);
        held(&self.presence).claim(story.id, self.now()).filter(|claim| claim.who != who).cloned()
    }

    fn own_claim(&self, story: &Story) -> Outcome<Claim> {
        let who = *held(&self.acting);
        let own = held(&self.presence).claim(story.id, self.now()).filter(|claim| claim.who == who).cloned();
        own.ok_or_else(|| gone(story))
    }

    fn name_of(&self, who: Who) -> Outcome<String> {
        let people = self.desk.read(|read| read.people())?;
        Ok(name(&people, who).unwrap_or_else(|| "Somebody".to_owned()))
    }

    fn presence_of(&self, story: StoryId) -> Outcome<StoryPresence> {
        let people = self.desk.read(|read| read.people())?;
        Ok(self.at_story(story, &people))
    }

    fn at_story(&self, story: StoryId, people: &[Person]) -> StoryPresence {
        let (who, now) = (*held(&self.acting), self.now());
        let presence = held(&self.presence);
        let here = presence.here().iter().filter(|here| here.story == story);
        let claim = presence.claim(story, now).map(|claim| ClaimRow {
            by: name(people, claim.who),
            since: claim.since,
            until: claim.until(),
            own: claim.who == who,
            elsewhere: claim.who == who && claim.seats.iter().any(|seat| *seat != self.seat),
            asked: claim
                .asked
                .iter()
                .map(|asked| AskedRow {
                    by: name(people, asked.who),
                    at: asked.at,
                    own: asked.who == who,
                    declined: asked.declined,
                })
                .collect(),
            taken: claim.taken.as_ref().map(|taken| TakenRow {
                from: name(people, taken.from),
                own: taken.from == who,
                version: taken.version,
            }),
        });
        StoryPresence {
            story,
            here: here
                .map(|here| PersonHere {
                    name: name(people, here.who),
                    since: here.since,
                    own: here.seat == self.seat,
                })
                .collect(),
            claim,
        }
    }
}

fn gone(story: &Story) -> Failure {
    Failure::conflict(format!("You do not hold the text of “{}” any more.", story.slug))
        .hint("Somebody took it over, or nothing was written for a while.")
}

fn name(people: &[Person], who: Who) -> Option<String> {
    people.iter().find(|person| Some(person.id) == who).map(|person| person.name.clone())
}

fn short(name: &str) -> String {
    match name.char_indices().nth(NAMED) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
