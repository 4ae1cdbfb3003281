//! Comments: made, answered, resolved and reopened, and kept on their words by every edit.
//!
//! Whoever is acting may comment on any story, wherever it stands: nothing that a reader sees is changed by it, and no
//! approval ends. Nothing that is published is given them; a copy for Word takes them along, and comments in a file that
//! comes in are taken as they are (`discussion.rs`).

use crate::asks::{
    AddComment, CommentOn, CommentPlace, CommentRow, Comments, FactRow, QuotedSpan, RemarkRow, ReplyComment,
    ResolvedRow, StoryRef, ThreadRef,
};
use crate::change::Entry;
use crate::facts::recheck;
use crate::names::story_named;
use crate::{Failure, Newsroom, Outcome};
use model::document::{Document, plain_text_of};
use model::review::thread::{MAX_REMARK, MAX_REMARKS, mentions, remark};
use model::review::{Anchor, AnchorFault, Edited, Fact, FactState, Remark, Resolved, Span, Thread, Voice};
use model::story::{HistoryKind, Person, STORY_FIELDS};
use model::{BlockId, PersonId, StoryId, ThreadId, Timestamp};
use std::collections::HashMap;
use storage::Change;

/// Characters of a quote in the history.
const SHORT: usize = 60;
/// Comments that one story can have.
pub(crate) const MOST: usize = 2_000;

impl Newsroom {
    /// The comments of a story, in the order of its text.
    pub(crate) fn comments(&self, ask: StoryRef) -> Outcome<Comments> {
        let story = self.story_named(&ask.story)?;
        let document = self.text_of(story.id)?;
        self.desk.read(|read| {
            let story = story_named(read, &ask.story)?;
            let (people, threads) = (read.people()?, read.threads(story.id)?);
            let order = order_of(&document);
            let mut rows: Vec<CommentRow> =
                threads.iter().map(|thread| row(thread, &order, &people)).collect();
            rows.sort_by_key(|row| place_in_text(&row.place));
            let open = rows.iter().filter(|row| row.resolved.is_none()).count();
            let facts = rows.iter().filter(|row| row.fact.is_some()).count();
            let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
            Ok(Comments { seq: story.seq, open: number(open), facts: number(facts), threads: rows })
        })
    }

    /// Comments on words, a block, a field, or the story as a whole.
    pub(crate) fn add_comment(&self, ask: AddComment) -> Outcome<CommentRow> {
        let person = self.somebody()?;
        let text = said(&ask.text)?;
        let story = self.story_named(&ask.story)?;
        let document = self.text_of(story.id)?;
        let anchor = anchor(&document, &ask.on)?;
        let id = ThreadId(self.fresh_id());
        self.change(|change, moment| {
            let now = change
                .story(story.id)?
                .ok_or_else(|| Failure::not_found("The story is not there any more."))?;
            if now.seq != story.seq {
                return Err(moved_on());
            }
            if change.anchors(story.id)?.len() >= MOST {
                return Err(Failure::invalid(format!(
                    "A story can have {MOST} comments, and this one has them."
                ))
                .hint("Answer one that is there."));
            }
            let thread = Thread {
                id,
                story: story.id,
                quote: anchor.quote(),
                anchor: anchor.clone(),
                resolved: None,
                fact: None,
                remarks: vec![Remark { by: Voice::Person(person.id), at: moment.at, text: text.clone() }],
            };
            change.insert_thread(&thread)?;
            let what = match &thread.anchor {
                Anchor::Words { .. } => format!("Commented on “{}”", short(&thread.quote)),
                Anchor::Field { field } => format!("Commented on the {}", label(field).to_lowercase()),
                Anchor::Block { .. } => "Commented on a part of the text".to_owned(),
                Anchor::Story => "Commented on the story".to_owned(),
            };
            let entry = Entry { after: Some(short(&text).into()), ..of_comment(story.id, what) };
            Ok((row(&thread, &order_of(&document), &change.people()?), vec![entry]))
        })
    }

    /// Answers a comment; one that was resolved stays resolved.
    pub(crate) fn reply_comment(&self, ask: ReplyComment) -> Outcome<CommentRow> {
        let person = self.somebody()?;
        let text = said(&ask.text)?;
        self.with_thread(ask.thread, |change, thread, at| {
            if change.remark_count(thread.id)? >= MAX_REMARKS {
                return Err(Failure::invalid(format!(
                    "A comment can have {MAX_REMARKS} remarks, and this one has them."
                ))
                .hint("Make a new comment."));
            }
            let remark = Remark { by: Voice::Person(person.id), at, text: text.clone() };
            change.insert_remark(thread.id, &remark)?;
            Ok(Entry { after: Some(short(&text).into()), ..of_comment(thread.story, "Answered a comment") })
        })
    }

    /// Takes a comment for done.
    pub(crate) fn resolve_comment(&self, ask: ThreadRef) -> Outcome<CommentRow> {
        let person = self.somebody()?;
        self.with_thread(ask.thread, |change, thread, at| {
            if thread.resolved.is_some() {
                return Err(Failure::conflict("The comment was resolved already."));
            }
            if thread.fact.is_some() {
                return Err(Failure::not_allowed("A fact is checked, not resolved.")
                    .hint("Say that it is right and where it comes from, or take it out of the facts."));
            }
            change.resolve_thread(thread.id, Some(&Resolved { by: Some(person.id), at }))?;
            Ok(Entry { before: first(thread), ..of_comment(thread.story, "Resolved a comment") })
        })
    }

    /// Opens a resolved comment again.
    pub(crate) fn reopen_comment(&self, ask: ThreadRef) -> Outcome<CommentRow> {
        self.somebody()?;
        self.with_thread(ask.thread, |change, thread, _| {
            if thread.resolved.is_none() {
                return Err(Failure::conflict("The comment is open already."));
            }
            change.resolve_thread(thread.id, None)?;
            if let Some(fact) = &thread.fact {
                change.set_fact(thread.id, Some(&Fact { state: FactState::Open, ..fact.clone() }))?;
            }
            Ok(Entry { after: first(thread), ..of_comment(thread.story, "Reopened a comment") })
        })
    }

    pub(crate) fn with_thread(
        &self,
        id: ThreadId,
        work: impl Fn(&mut Change<'_>, &Thread, model::Timestamp) -> Outcome<Entry>,
    ) -> Outcome<CommentRow> {
        let gone = || {
            Failure::not_found("There is no such comment.")
                .hint("`comments STORY` lists them with their ids.")
        };
        let story = self.desk.read(|read| read.thread(id))?.ok_or_else(gone)?.story;
        let order = order_of(&self.text_of(story)?);
        self.change(|change, moment| {
            let thread = change.thread(id)?.ok_or_else(gone)?;
            let entry = work(change, &thread, moment.at)?;
            let thread = change.thread(id)?.ok_or_else(gone)?;
            Ok((row(&thread, &order, &change.people()?), vec![entry]))
        })
    }
}

/// Takes the comments of a story through an edit that put `inserted` in the place of `removed`; answers what the history
/// says of facts that are to be checked again.
pub(crate) fn move_comments(
    change: &mut Change<'_>,
    story: StoryId,
    at: Timestamp,
    removed: &[model::document::Block],
    inserted: &[model::document::Block],
) -> Outcome<Vec<Entry>> {
    let anchors = change.anchors(story)?;
    let mut entries = Vec::new();
    if anchors.is_empty() {
        return Ok(entries);
    }
    let edited = Edited::of(removed, inserted);
    for (id, anchor) in anchors {
        let Some(after) = anchor.through(&edited) else { continue };
        change.move_thread(id, &after)?;
        if after.quote() != anchor.quote()
            && let Some(thread) = change.thread(id)?
        {
            entries.extend(recheck(change, &thread, &after, at)?);
        }
    }
    Ok(entries)
}

fn of_comment(story: StoryId, what: impl Into<String>) -> Entry {
    Entry::of_story(story, what).about(HistoryKind::Comments)
}

fn said(text: &str) -> Outcome<String> {
    remark(text).ok_or_else(|| {
        Failure::invalid("A comment has at least one word, and at most a few pages.")
            .hint(format!("Write up to {MAX_REMARK} characters."))
    })
}

fn anchor(document: &Document, on: &CommentOn) -> Outcome<Anchor> {
    match on {
        CommentOn::Story => Ok(Anchor::Story),
        CommentOn::Field { field } => Ok(Anchor::field(field)?),
        CommentOn::Block { block } => Ok(Anchor::block(document, block)?),
        CommentOn::Words { spans } => {
            let texts: HashMap<&BlockId, String> = document
                .blocks
                .iter()
                .filter_map(|block| block.common().id.as_ref().map(|id| (id, block)))
                .filter(|(id, _)| spans.iter().any(|span| span.block == **id))
                .map(|(id, block)| (id, plain_text_of(block)))
                .collect();
            if spans.iter().any(|span| {
                texts.get(&span.block).and_then(|text| part(text, span)).as_ref() != Some(&span.words)
            }) {
                return Err(moved_on());
            }
            let spans: Vec<Span> = spans
                .iter()
                .map(|span| Span { block: span.block.clone(), from: span.from, to: span.to })
                .collect();
            Ok(Anchor::words(document, &spans)?)
        }
        CommentOn::Quote { words } => quoted(document, words),
    }
}

/// The words of a span, as they stand in a block's text.
fn part(text: &str, span: &QuotedSpan) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = units.get(span.from as usize..span.to as usize)?;
    String::from_utf16(words).ok()
}

/// The one place of the text where these words stand.
fn quoted(document: &Document, words: &str) -> Outcome<Anchor> {
    let words = words.trim();
    let mut found = Vec::new();
    for block in document.blocks.iter().filter(|_| !words.is_empty()) {
        let (text, id) = (plain_text_of(block), block.common().id.clone());
        for (at, _) in text.match_indices(words) {
            let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
            let from = units(&text[..at]);
            found.extend(id.clone().map(|block| Span { block, from, to: from + units(words) }));
        }
    }
    match found.as_slice() {
        [one] => Ok(Anchor::words(document, std::slice::from_ref(one))?),
        [] => Err(Failure::not_found(format!("The text has no words “{}”.", short(words)))
            .hint("Give them exactly as they stand in one paragraph.")),
        many => Err(Failure::invalid(format!("The text has these words {} times.", many.len()))
            .hint("Give more of what stands around them.")),
    }
}

impl From<AnchorFault> for Failure {
    fn from(fault: AnchorFault) -> Self {
        match fault {
            AnchorFault::NotThere => moved_on(),
            AnchorFault::NoWords => Self::invalid("There are no words to comment on.")
                .hint("Select words, or comment on the whole block or story."),
            AnchorFault::TooMuch => {
                Self::invalid(format!("This is too much for one comment: {fault}.")).hint("Select less.")
            }
            AnchorFault::NoField(_) => {
                let names: Vec<&str> = STORY_FIELDS.iter().map(|field| field.id).collect();
                Self::invalid(format!("Nothing was commented on: {fault}."))
                    .hint(format!("Fields are {}.", names.join(", ")))
            }
        }
    }
}

fn moved_on() -> Failure {
    Failure::conflict("The words have changed meanwhile.").hint("Select them again, then comment.")
}

/// Where every block stands, by its id.
fn order_of(document: &Document) -> HashMap<BlockId, u32> {
    let ids = document
        .blocks
        .iter()
        .zip(0..)
        .filter_map(|(block, index)| Some((block.common().id.clone()?, index)));
    ids.collect()
}

fn row(thread: &Thread, order: &HashMap<BlockId, u32>, people: &[Person]) -> CommentRow {
    let name = |id| name_of(people, id);
    CommentRow {
        id: thread.id,
        story: thread.story,
        place: place(&thread.anchor, order),
        quote: thread.quote.clone(),
        fact: thread.fact.as_ref().map(|fact| FactRow {
            state: fact.state,
            source: fact.source.clone(),
            by: name(fact.by),
            at: fact.at,
        }),
        resolved: thread
            .resolved
            .as_ref()
            .map(|resolved| ResolvedRow { by: resolved.by.map(name), at: resolved.at }),
        remarks: thread
            .remarks
            .iter()
            .map(|remark| RemarkRow {
                by: voice_of(people, &remark.by),
                outside: matches!(remark.by, Voice::Outside { .. }),
                at: remark.at,
                mentions: mentions(&remark.text, people),
                text: remark.text.clone(),
            })
            .collect(),
    }
}

/// The name of somebody of the desk; empty when the desk knows nobody of that id.
fn name_of(people: &[Person], id: PersonId) -> String {
    people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
}

/// The name of whoever said something.
pub(crate) fn voice_of(people: &[Person], voice: &Voice) -> String {
    match voice {
        Voice::Person(id) => name_of(people, *id),
        Voice::Outside { outside } => outside.clone(),
    }
}

fn place(anchor: &Anchor, order: &HashMap<BlockId, u32>) -> CommentPlace {
    let index = |block: &BlockId| order.get(block).copied();
    match anchor {
        Anchor::Story => CommentPlace::Story,
        Anchor::Field { field } => {
            CommentPlace::Field { field: field.clone(), label: label(field).to_owned() }
        }
        Anchor::Block { block, lost, .. } => match index(block).filter(|_| !lost) {
            Some(index) => CommentPlace::Block { index, block: block.clone() },
            None => CommentPlace::Lost,
        },
        Anchor::Words { .. } => {
            let mut spans: Vec<(u32, Span)> =
                anchor.spans().into_iter().filter_map(|span| Some((index(&span.block)?, span))).collect();
            spans.sort_by_key(|(index, span)| (*index, span.from));
            match spans.first() {
                Some((index, _)) => CommentPlace::Words {
                    index: *index,
                    spans: spans.into_iter().map(|(_, span)| span).collect(),
                },
                None => CommentPlace::Lost,
            }
        }
    }
}

/// The story first, then its fields in their order, then the text; what is lost comes last.
fn place_in_text(place: &CommentPlace) -> (u8, usize, u32) {
    match place {
        CommentPlace::Story => (0, 0, 0),
        CommentPlace::Field { field, .. } => {
            (1, STORY_FIELDS.iter().position(|known| known.id == field).unwrap_or_default(), 0)
        }
        CommentPlace::Block { index, .. } => (2, *index as usize, 0),
        CommentPlace::Words { index, spans } => {
            (2, *index as usize, spans.first().map_or(0, |span| span.from.saturating_add(1)))
        }
        CommentPlace::Lost => (3, 0, 0),
    }
}

fn label(field: &str) -> &str {
    STORY_FIELDS.iter().find(|known| known.id == field).map_or(field, |known| known.label)
}

fn first(thread: &Thread) -> Option<serde_json::Value> {
    thread.remarks.first().map(|remark| short(&remark.text).into())
}

/// The beginning of a text, on one line.
pub(crate) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT {
        return line;
    }
    format!("{} …", line.chars().take(SHORT).collect::<String>().trim_end())
}
