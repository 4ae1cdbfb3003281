//! Comments in files: those of a manuscript that comes in become comments of its story, with who made them and when; those
//! of a story go along with a copy for Word.
//!
//! Whoever is called like somebody of the desk is that person, as with proposals; everybody else stays somebody outside,
//! by name. Nothing that is published comes by here.

use crate::comments::{MOST, voice_of};
use formats::import::Piece;
use formats::office::{About, Comment, Passage, Saying};
use model::document::Document;
use model::review::thread::{MAX_REMARKS, remark};
use model::review::{Anchor, Remark, Resolved, Span, Thread, Voice};
use model::story::Person;
use model::{BlockId, StoryId, ThreadId, Timestamp};
use std::collections::HashMap;

/// The comments of a file as threads of a story; `document` has the ids of its blocks, `fresh` gives ids, `now` is for what
/// has no date. What a story cannot hold goes into its notes.
pub(crate) fn threads_of(
    comments: Vec<Comment>,
    document: &Document,
    people: &[Person],
    now: Timestamp,
    mut fresh: impl FnMut() -> ThreadId,
    piece: &mut Piece,
) -> Vec<Thread> {
    let mut threads = Vec::new();
    let mut left = 0_usize;
    for comment in comments {
        let mut remarks = Vec::new();
        for saying in &comment.said {
            let kept =
                remark(&saying.text).filter(|_| remarks.len() < MAX_REMARKS as usize && threads.len() < MOST);
            match kept {
                Some(text) => remarks.push(Remark {
                    by: voice(&saying.who, people),
                    at: saying.at.unwrap_or(now),
                    text,
                }),
                None if saying.text.trim().is_empty() => {}
                None => {
                    left += 1;
                    piece.fields.notes.push_str(&format!(
                        "\nComment by {}: {}",
                        saying.who,
                        saying.text.trim()
                    ));
                }
            }
        }
        let Some(last) = remarks.iter().map(|remark| remark.at).max() else { continue };
        let anchor = anchor(&comment.about, document);
        threads.push(Thread {
            id: fresh(),
            // The story gets its id when it is kept.
            story: StoryId(uuid::Uuid::nil()),
            quote: anchor.quote(),
            anchor,
            resolved: comment.resolved.then_some(Resolved { by: None, at: last }),
            fact: None,
            remarks,
        });
    }
    if left > 0 {
        piece.notes.push(match left {
            1 => "1 remark is too long for a comment or one too many; it is in the story's notes.".to_owned(),
            n => format!("{n} remarks are too long for comments or too many; they are in the story's notes."),
        });
    }
    threads
}

fn voice(who: &str, people: &[Person]) -> Voice {
    let known = people.iter().find(|person| person.name.to_lowercase() == who.trim().to_lowercase());
    known.map_or_else(|| Voice::outside(who), |person| Voice::Person(person.id))
}

fn anchor(about: &About, document: &Document) -> Anchor {
    let id = |block: usize| document.blocks.get(block).and_then(|block| block.common().id.clone());
    let found = match about {
        About::Story | About::Gone(_) => None,
        About::Field(field) => Anchor::field(field).ok(),
        About::Block(block) => id(*block).and_then(|id| Anchor::block(document, &id).ok()),
        About::Words(passages) => {
            let spans = passages.iter().filter_map(|passage| {
                Some(Span { block: id(passage.block)?, from: passage.from, to: passage.to })
            });
            let spans: Vec<Span> = spans.take(model::review::anchor::MAX_PIECES).collect();
            Anchor::words(document, &spans).ok()
        }
    };
    // A passage longer than a comment can hold is still about the story.
    found.unwrap_or(Anchor::Story)
}

/// The comments of a story as they go along with a copy for Word, in the order of its threads.
pub(crate) fn comments_of(threads: &[Thread], document: &Document, people: &[Person]) -> Vec<Comment> {
    let ids = document.blocks.iter().enumerate();
    let places: HashMap<&BlockId, usize> =
        ids.filter_map(|(index, block)| Some((block.common().id.as_ref()?, index))).collect();
    let comment = |thread: &Thread| Comment {
        about: about(thread, &places),
        said: thread
            .remarks
            .iter()
            .map(|remark| Saying {
                who: voice_of(people, &remark.by),
                at: Some(remark.at),
                text: remark.text.clone(),
            })
            .collect(),
        resolved: thread.resolved.is_some(),
    };
    threads.iter().map(comment).collect()
}

fn about(thread: &Thread, places: &HashMap<&BlockId, usize>) -> About {
    let gone = || About::Gone(thread.quote.clone());
    match &thread.anchor {
        Anchor::Story => About::Story,
        Anchor::Field { field } => About::Field(field.clone()),
        Anchor::Block { block, lost, .. } => {
            places.get(block).filter(|_| !lost).map_or_else(gone, |block| About::Block(*block))
        }
        Anchor::Words { .. } => {
            let passage = |span: &Span| {
                Some(Passage { block: *places.get(&span.block)?, from: span.from, to: span.to })
            };
            let mut passages: Vec<Passage> = thread.anchor.spans().iter().filter_map(passage).collect();
            passages.sort_unstable();
            if passages.is_empty() { gone() } else { About::Words(passages) }
        }
    }
}
