//! The fact-check ledger: what is to be checked in a story, where it comes from, and who found it right or wrong.
//!
//! A fact is a comment that names something to be checked: it is tied to words, followed by every edit and discussed as
//! comments are. While it is to be checked or wrong its comment is open; once it is right, the comment is resolved.

use crate::asks::{CommentRow, SetFact};
use crate::change::Entry;
use crate::comments::short;
use crate::stories::refresh_blocking;
use crate::{Failure, Newsroom, Outcome};
use model::document::Document;
use model::review::fact::{FactFault, OpenFact, source};
use model::review::{Anchor, Fact, FactState, Resolved, Thread};
use model::story::HistoryKind;
use model::{StoryId, Timestamp};
use storage::{Change, Read};

impl Newsroom {
    /// Says how a fact stands, and where it comes from; makes a comment a fact, or a mere comment again.
    pub(crate) fn set_fact(&self, ask: SetFact) -> Outcome<CommentRow> {
        let person = self.somebody()?;
        self.with_thread(ask.thread, |change, thread, at| {
            let words = thread.anchor.quote();
            let quoted =
                if words.is_empty() { "the story".to_owned() } else { format!("“{}”", short(&words)) };
            let before = thread.fact.as_ref().map_or("a comment", |fact| fact.state.label());
            let Some(state) = ask.state else {
                if thread.fact.is_none() {
                    return Err(Failure::conflict("It is no fact of the ledger.")
                        .hint("Look again: somebody may have been faster."));
                }
                change.set_fact(thread.id, None)?;
                refresh_blocking(change, thread.story, at)?;
                return Ok(entry(
                    thread.story,
                    format!("Took {quoted} out of the facts"),
                    before,
                    "a comment",
                ));
            };
            let given = ask.source.as_deref();
            let known = thread.fact.as_ref().map_or("", |fact| fact.source.as_str());
            let source = source(given.unwrap_or(known), state)?;
            let fact = Fact { state, source: source.clone(), words, by: person.id, at };
            change.set_fact(thread.id, Some(&fact))?;
            let resolved = (state == FactState::Checked).then_some(Resolved { by: Some(person.id), at });
            change.resolve_thread(thread.id, resolved.as_ref())?;
            refresh_blocking(change, thread.story, at)?;
            let what = match state {
                FactState::Open => format!("Asked to check {quoted}"),
                FactState::Checked => format!("Checked {quoted}"),
                FactState::Wrong => format!("Found {quoted} to be wrong"),
            };
            Ok(entry(thread.story, what, before, if source.is_empty() { state.label() } else { &source }))
        })
    }
}

/// A fact that was checked and whose words an edit made others is to be checked again; answers what the history says.
pub(crate) fn recheck(
    change: &mut Change<'_>,
    thread: &Thread,
    after: &Anchor,
    at: Timestamp,
) -> Outcome<Option<Entry>> {
    let Some(fact) = thread.fact.as_ref().filter(|_| !after.is_lost()) else { return Ok(None) };
    let words = after.quote();
    let Some(open) = fact.reworded(&words) else { return Ok(None) };
    change.set_fact(thread.id, Some(&Fact { at, ..open }))?;
    change.resolve_thread(thread.id, None)?;
    let what = format!("“{}” is to be checked again: its words changed", short(&words));
    Ok(Some(entry(thread.story, what, &fact.words, &words)))
}

/// The facts of a story that are not right, as the checks look at them.
pub(crate) fn open_facts(read: &Read<'_>, story: StoryId, document: &Document) -> Outcome<Vec<OpenFact>> {
    let of = |thread: Thread| {
        let fact = thread.fact?;
        if fact.state == FactState::Checked {
            return None;
        }
        let block = thread.anchor.spans().into_iter().next().map(|span| span.block);
        let block = block
            .and_then(|id| document.blocks.iter().position(|block| block.common().id.as_ref() == Some(&id)));
        Some(OpenFact { words: thread.anchor.quote(), block, wrong: fact.state == FactState::Wrong })
    };
    Ok(read.threads(story)?.into_iter().filter_map(of).collect())
}

fn entry(story: StoryId, what: String, before: &str, after: &str) -> Entry {
    Entry::of_story(story, what).about(HistoryKind::Comments).changing(before, after)
}

impl From<FactFault> for Failure {
    fn from(fault: FactFault) -> Self {
        Self::invalid(fault.to_string()).hint("Say who or what says so: a name, a document, an address.")
    }
}
