//! What is checked: a story as it would be signed, and its words as passages, those of the head among them.

use super::finding::{Fix, Found, Place};
use super::rules::Rules;
use crate::document::{Block, ChangeKind, Document, Inline, Mark, Role, clean, texts_by};
use crate::photo::{Concern, Photo};
use crate::publish::Kill;
use crate::review::fact::OpenFact;
use crate::story::{StoryFields, Template};
use crate::{PhotoId, StoryId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The state of a story as it would be signed.
#[derive(Debug)]
pub struct Submission<'a> {
    /// Everything but the text.
    pub fields: &'a StoryFields,
    /// The text as it is, with open suggestions.
    pub document: &'a Document,
    /// The agreed text.
    pub clean: Document,
    /// The photos it uses (others do no harm).
    pub photos: &'a BTreeMap<PhotoId, Photo>,
    /// The form it was begun in.
    pub template: Option<&'a Template>,
    /// The moment it is checked for; without one nothing is said about what holds for a time.
    pub now: Option<Timestamp>,
    /// The stories of the desk that it links to, as far as they are there.
    pub linked: BTreeMap<StoryId, LinkedStory>,
    /// What the ledger of facts holds that is not right.
    pub facts: Vec<OpenFact>,
    /// The items it is built on that were killed and that no editor has spoken for.
    pub killed: Vec<Kill>,
    /// What the desk has laid down.
    pub rules: Rules,
    /// Its words, those of the head first; code and content that is not known are left out.
    pub passages: Vec<Passage>,
}

/// A story that is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedStory {
    /// Its working name.
    pub slug: String,
    /// Readers can go to it.
    pub public: bool,
}

/// A run of words that is read in one go: a field of the head, a paragraph, a caption, a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The agreed words without footnote signs; a break is a line feed.
    pub text: String,
    /// What they are for.
    pub role: Role,
    /// Somebody's words, as they were said.
    pub quoted: bool,
    at: At,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum At {
    Field(&'static str),
    /// The block without words, and its agreed words before this passage, each passage ended by [`END`].
    Block(Place, String),
}

/// No text holds it: words that stand in two passages are no words.
const END: char = '\0';

/// The fields that are read with the text.
const HEAD: [&str; 7] = [
    "headline",
    "headline_web",
    "headline_home",
    "headline_social",
    "headline_print",
    "standfirst",
    "kicker",
];

impl<'a> Submission<'a> {
    /// A submission out of the current state of a story.
    pub fn of(fields: &'a StoryFields, document: &'a Document, photos: &'a BTreeMap<PhotoId, Photo>) -> Self {
        let mut submission = Self {
            fields,
            document,
            clean: clean(document),
            photos,
            template: None,
            now: None,
            linked: BTreeMap::new(),
            facts: Vec::new(),
            killed: Vec::new(),
            rules: Rules::default(),
            passages: Vec::new(),
        };
        submission.passages = submission.gather();
        submission
    }

    /// The same, checked as a form of story.
    pub fn as_form(self, template: Option<&'a Template>) -> Self {
        Self { template, ..self }
    }

    /// The same, checked for a moment.
    pub fn at(self, now: Timestamp) -> Self {
        Self { now: Some(now), ..self }
    }

    /// The same, with the stories it links to.
    pub fn linking(self, linked: BTreeMap<StoryId, LinkedStory>) -> Self {
        Self { linked, ..self }
    }

    /// The same, with what of its facts is not right.
    pub fn with_facts(self, facts: Vec<OpenFact>) -> Self {
        Self { facts, ..self }
    }

    /// The same, built on what was killed.
    pub fn on_killed(self, killed: Vec<Kill>) -> Self {
        Self { killed, ..self }
    }

    /// The same, by the rules of a desk.
    pub fn by_rules(self, rules: Rules) -> Self {
        Self { rules, ..self }
    }

    /// Language of the text, its first part in lower case: `en`, `de`; empty when nobody said.
    pub fn language(&self) -> String {
        let lang = if self.fields.lang.is_empty() { &self.rules.lang } else { &self.fields.lang };
        lang.split('-').next().unwrap_or_default().to_lowercase()
    }

    /// The passages of the text, without those of the head.
    pub fn text(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| passage.field().is_none())
    }

    /// What a rule about photos says of every photo the text uses, each told once, where it is used first.
    pub(super) fn of_photos(&self, rule: impl Fn(&Photo) -> Vec<Concern>) -> Vec<Found> {
        let mut told = BTreeSet::new();
        let mut found = Vec::new();
        for (index, figure) in self.document.figures() {
            let Some(photo) = figure.photo.and_then(|id| self.photos.get(&id)) else { continue };
            if !told.insert(photo.id) {
                continue;
            }
            found.extend(rule(photo).into_iter().map(|Concern { sentence, field, stops, .. }| {
                let place = Place::photo(photo.id, &field, index);
                Found { stops, ..Found::new(sentence, place) }
            }));
        }
        found
    }

    /// The place of a top-level block and of words in it, at their first standing.
    pub(super) fn block(&self, index: usize, words: &str) -> Place {
        let block = self.document.blocks.get(index).and_then(|block| block.common().id.clone());
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Place::Block { index, block, words: words.to_owned(), nth: 0 }
    }

    fn gather(&self) -> Vec<Passage> {
        let head = HEAD.into_iter().filter_map(|id| {
            let text = self.fields.text(id).filter(|text| !text.is_empty())?;
            Some(Passage { text, role: Role::Reading, quoted: false, at: At::Field(id) })
        });
        let mut passages: Vec<Passage> = head.collect();
        for (index, block) in self.document.blocks.iter().enumerate() {
            if block.common().tc.as_ref().is_some_and(|change| change.kind == Some(ChangeKind::Inserted)) {
                continue;
            }
            let quoted = matches!(block, Block::Quote(_) | Block::PullQuote(_));
            let mut before = String::new();
            for (role, text) in texts_by(block, agreed) {
                if role != Role::Verbatim {
                    let at = At::Block(self.block(index, ""), before.clone());
                    passages.push(Passage { text: text.clone(), role, quoted, at });
                }
                before.push_str(&text);
                before.push(END);
            }
        }
        passages
    }
}

/// The agreed words of a run, without the signs of footnotes.
fn agreed(text: &[Inline]) -> String {
    let left_out = |mark: &Mark| matches!(mark, Mark::Ins(_) | Mark::Note { .. });
    let pieces = text.iter().filter(|piece| !piece.marks().iter().any(left_out));
    pieces
        .map(|piece| match piece {
            Inline::Words { text, .. } => text.as_str(),
            Inline::Break { .. } => "\n",
        })
        .collect()
}

impl Passage {
    /// The field it is the value of; `None` in the text.
    pub fn field(&self) -> Option<&'static str> {
        match self.at {
            At::Field(id) => Some(id),
            At::Block(..) => None,
        }
    }

    /// Something about a part of the passage, given in bytes.
    pub(super) fn found(&self, part: Range<usize>, sentence: impl Into<String>) -> Found {
        Found::new(sentence, self.place(part))
    }

    /// The same, with other words that would put it right.
    pub(super) fn found_with(&self, part: Range<usize>, sentence: impl Into<String>, with: &str) -> Found {
        let fix = match self.at {
            At::Field(_) => {
                let mut value = self.text.clone();
                value.replace_range(part.clone(), with);
                Fix::Set { value }
            }
            At::Block(..) => Fix::Write { with: with.to_owned() },
        };
        self.found(part, sentence).fixed_by(fix)
    }

    fn place(&self, part: Range<usize>) -> Place {
        match &self.at {
            At::Field(id) => Place::field(id),
            At::Block(place, before) => {
                let words = self.text.get(part.clone()).unwrap_or_default();
                let whole = format!("{before}{}", self.text);
                let nth = standings(&whole, words).take_while(|at| *at < before.len() + part.start).count();
                place.clone().words(words, nth)
            }
        }
    }
}

/// Where the words begin in a text, in bytes; they may overlap.
fn standings<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    text.char_indices()
        .map(|(at, _)| at)
        .filter(move |at| !words.is_empty() && text[*at..].starts_with(words))
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::super::testing::paragraph;
    use super::*;
    use crate::document::{Change, List, ListItem, Paragraph};

    #[test]
    fn words_that_stand_twice_in_a_block_are_told_apart() {
        let item = |text| ListItem { blocks: vec![paragraph(text)] };
        let list = List { common: Default::default(), items: vec![item("the the"), item("of the the")] };
        let (fields, photos) = (StoryFields::default(), BTreeMap::new());
        let document = Document::of(vec![Block::BulletList(list)]);
        let submission = Submission::of(&fields, &document, &photos);
        let Place::Block { words, nth, .. } = submission.passages[1].place(3..10) else { panic!() };
        assert_eq!((words.as_str(), nth), ("the the", 1));
    }

    #[test]
    fn what_is_proposed_and_the_signs_of_notes_are_not_read() {
        let change =
            Change { kind: None, id: "s".into(), by: "e".into(), at: Timestamp::UNIX_EPOCH, was: None };
        let piece = |text: &str, marks| Inline::Words { text: text.into(), marks };
        let text = vec![
            piece("Two ferries", vec![]),
            piece("1", vec![Mark::Note { label: "a".into() }]),
            piece(" sailed", vec![Mark::Del(change.clone())]),
            piece(" sank", vec![Mark::Ins(change)]),
        ];
        let document = Document::of(vec![Block::Paragraph(Paragraph { text, ..Paragraph::default() })]);
        let (fields, photos) = (StoryFields::default(), BTreeMap::new());
        assert_eq!(Submission::of(&fields, &document, &photos).passages[0].text, "Two ferries sailed");
    }
}
