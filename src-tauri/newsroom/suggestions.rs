//! Answers to open suggestions: accepted or rejected, and who did it, in the story's history.
//!
//! What a suggestion is stands in `model::document::suggestions`; making one is an edit of the text like any other.

use crate::asks::{AnswerSuggestions, Saved};
use crate::change::Entry;
use crate::text::{Spliced, difference};
use crate::{Failure, Newsroom, Outcome};
use model::document::suggestions::{Proposal, Which, accept, proposals, reject};
use model::story::{HistoryKind, Person};

/// The most words of a suggestion that the history repeats, in characters.
const SAID: usize = 60;

impl Newsroom {
    /// Accepts or rejects open suggestions, as one edit that can be undone.
    pub(crate) fn answer_suggestions(&self, ask: AnswerSuggestions) -> Outcome<Saved> {
        let story = self.story_named(&ask.story)?;
        self.not_beside(&story)?;
        let document = self.text_of(story.id)?;
        let people = self.desk.read(|read| read.people())?;
        let which = match (ask.ids.is_empty(), ask.by.as_str()) {
            (true, "") => Which::All,
            (true, by) => Which::By(id_of(&people, by)),
            (false, _) => Which::Ids(ask.ids.into_iter().collect()),
        };
        let open: Vec<Proposal> = proposals(&document).into_iter().filter(|one| which.takes(one)).collect();
        if open.is_empty() {
            return Err(Failure::conflict("That suggestion is not open any more.")
                .hint("Somebody may have answered it, or taken it back."));
        }
        let answered = if ask.accept { accept(&document, &which) } else { reject(&document, &which) };
        let entry = Entry::of_story(story.id, said(&open, ask.accept, &people)).about(HistoryKind::Text);
        let done = self.splice(&story, None, difference(&document, answered.with_ids()), &entry)?;
        let Spliced { seq, measure, status, lapsed } = done;
        Ok(Saved { seq, measure, status, lapsed, merged: None })
    }
}

/// The id under which a person's suggestions stand; an author of a Word file stands under the name.
fn id_of(people: &[Person], by: &str) -> String {
    let found = people.iter().find(|person| person.name == by);
    found.map_or_else(|| by.to_owned(), |person| person.id.to_string())
}

/// What the history says: whose suggestions, and of a single one its words.
fn said(open: &[Proposal], accepted: bool, people: &[Person]) -> String {
    let name = |by: &str| {
        let found = people.iter().find(|person| person.id.to_string() == by);
        found.map_or_else(|| by.to_owned(), |person| person.name.clone())
    };
    let mut names: Vec<String> =
        open.iter().map(|one| name(&one.by)).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    let verb = if accepted { "Accepted" } else { "Rejected" };
    let what = match open {
        [one] => format!("a suggestion{}", words(one)),
        many => format!("{} suggestions", many.len()),
    };
    let whose = if names.is_empty() { String::new() } else { format!(" by {}", names.join(", ")) };
    format!("{verb} {what}{whose}")
}

fn words(one: &Proposal) -> String {
    let quoted = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(SAID) {
            Some((end, _)) => format!("“{}…”", &line[..end]),
            None => format!("“{line}”"),
        }
    };
    match (one.deleted.trim(), one.inserted.trim()) {
        ("", "") => String::new(),
        (gone, "") => format!(" to delete {}", quoted(gone)),
        ("", new) => format!(" to insert {}", quoted(new)),
        (gone, new) => format!(" to replace {} with {}", quoted(gone), quoted(new)),
    }
}
