//! A story's text: edits as they are typed, and whole texts replaced.
//!
//! The path of a keystroke is [`Newsroom::edit_text`]: its cost depends on the edited blocks alone.

use crate::asks::{EditText, OpenStory, ReplaceText, Saved, SetStoryFields, ShowStory, Shown, StoryRef};
use crate::change::Entry;
use crate::lapse::{Ended, end_signed};
use crate::names::story_named;
use crate::stories::refuse_held_less;
use crate::{Failure, FailureKind, Newsroom, Notice, Outcome, held};
use model::document::{Block, Document, Measure, Splice, clean, plain_text, plain_text_of};
use model::story::{HistoryKind, Role, Status, Story};
use model::{BlockId, VersionId};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use storage::{Conflict, Edit};

/// What a splice did.
pub(crate) struct Spliced {
    pub(crate) seq: u64,
    pub(crate) measure: Measure,
    pub(crate) status: Status,
    pub(crate) lapsed: bool,
}

impl Newsroom {
    /// Opens a story with its text and photos.
    pub(crate) fn open_story(&self, ask: StoryRef) -> Outcome<OpenStory> {
        let person = self.acting_person()?;
        let settings = self.settings()?;
        let mut texts = held(&self.texts);
        self.desk.read(|read| {
            let story = story_named(read, &ask.story)?;
            let document = texts.open(read, story.id)?.document.clone();
            let photos =
                read.photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
            Ok(OpenStory {
                authors: crate::people::names_of(read, &story.authors)?,
                document: document.write(),
                photos: photos.into_values().collect(),
                steps: crate::steps::steps_from(read, &story, person.as_ref(), &settings)?,
                story,
            })
        })
    }

    /// A story as Markdown, JSON or plain text.
    pub(crate) fn show_story(&self, ask: ShowStory) -> Outcome<Shown> {
        let story = self.story_named(&ask.story)?;
        let document = self.text_of(story.id)?;
        let text = match ask.format.as_str() {
            "markdown" | "" => markdown_of(&story, &document),
            "json" => serde_json::to_string_pretty(&json!({ "story": story, "document": document }))
                .map_err(|error| Failure::bug(format!("The story could not be written: {error}.")))?,
            "text" => {
                let document = self.with_credits(clean(&document))?;
                format!("{}\n\n{}\n", story.fields.headline, plain_text(&document))
            }
            other => {
                return Err(Failure::invalid(format!("There is no format “{other}”."))
                    .hint("A story can be shown as markdown, json or text."));
            }
        };
        Ok(Shown { text })
    }

    /// Replaces blocks of a story's text; answers when it is on the disk. An edit of an older text is brought together
    /// with what came since.
    pub(crate) fn edit_text(&self, ask: EditText) -> Outcome<Saved> {
        self.writing.note();
        let story = self.story_named(&ask.story)?;
        let splice = Splice::read(ask.at, ask.remove, ask.insert)?;
        let entry = Entry::of_story(story.id, "Wrote").about(HistoryKind::Text).growing();
        let (done, merged) = match self.splice(&story, Some(ask.base), splice.clone(), &entry) {
            Err(failure) if failure.kind == FailureKind::Conflict => {
                match self.bring_in(&story, ask.base, &splice, &entry)? {
                    Some(brought) => (brought.done, Some(brought.contested)),
                    None => return Err(failure),
                }
            }
            done => (done?, None),
        };
        self.writes(story.id);
        Ok(Saved { seq: done.seq, measure: done.measure, status: done.status, lapsed: done.lapsed, merged })
    }

    /// Replaces the whole text by Galley Markdown, keeping a version of what was there.
    pub(crate) fn replace_text(&self, ask: ReplaceText) -> Outcome<Story> {
        let story = self.story_named(&ask.story)?;
        self.not_beside(&story)?;
        let page = formats::markdown::read(&ask.markdown);
        fits(&page.document)?;
        let mut fields = story.fields.clone();
        // What says the same stays as it is: a name may hold a comma that a list of names could not.
        let other = |(field, value): &(String, String)| {
            field != "slug" && story.fields.text(field).is_none_or(|present| present != *value)
        };
        let front: Vec<(String, String)> = page.front.into_iter().filter(other).collect();
        for (field, value) in &front {
            fields.set_text(field, value)?;
        }
        if self.acting_person()?.is_some_and(|person| person.role < Role::Editor) {
            // Before anything is replaced: all of it, or nothing.
            self.desk.read(|read| refuse_held_less(read, &story, &fields, self.now()))?;
        }
        self.keep_state(&story, "before the text was replaced")?;
        self.put_text(&story, page.document.with_ids(), "Replaced the text")?;
        let values: BTreeMap<String, String> = front.into_iter().collect();
        if fields != story.fields {
            return self.set_story_fields(SetStoryFields { story: story.id.to_string(), fields: values });
        }
        self.story_named(&story.id.to_string())
    }

    /// Puts a whole text in the place of the present one, as one edit of only what differs.
    pub(crate) fn put_text(&self, story: &Story, document: Document, what: &str) -> Outcome<Spliced> {
        let present = self.text_of(story.id)?;
        let splice = difference(&present, document);
        self.splice(story, None, splice, &Entry::of_story(story.id, what).about(HistoryKind::Text))
    }

    /// One edit through the one door: journal, snapshot when due, approval, history.
    ///
    /// `base` is the edit the sender knows; `None` takes the text as it is.
    pub(crate) fn splice(
        &self,
        story: &Story,
        base: Option<u64>,
        splice: Splice,
        entry: &Entry,
    ) -> Outcome<Spliced> {
        let id = story.id;
        let mut texts = held(&self.texts);
        let open = self.desk.read(|read| texts.open(read, id))?;
        if let Some(base) = base.filter(|base| *base != open.seq) {
            return Err(Conflict::Base { story: id, base, current: open.seq }.into());
        }
        let by = *held(&self.acting);
        // What somebody else wrote is kept before it is changed; for all further edits this is nothing.
        let handed = open
            .writer
            .filter(|writer| *writer != by)
            .map(|writer| (writer, open.document.clone(), VersionId(self.fresh_id())));
        let back = splice.clone().apply(&mut open.document)?;
        let (added, taken) = (measure(&splice.insert), measure(&back.insert));
        let seen = agreed(&splice.insert) != agreed(&back.insert);
        let what = lapse_words(&splice);
        let outcome = self.change_untold(|change, moment| {
            let now =
                change.story(id)?.ok_or_else(|| Failure::not_found("The story is not there any more."))?;
            if let Some((writer, before, version)) = &handed {
                crate::versions::hand_over(change, &now, before, *writer, *version, moment)?;
            }
            let measure = now.measure.minus(taken).plus(added);
            let edit =
                Edit { story: id, base: open.seq, at: moment.at, by: moment.by, splice: &splice, measure };
            let (seq, due) = change.append_edit(&edit)?;
            if due {
                change.keep_snapshot(id, seq, &open.document)?;
            }
            let facts = crate::comments::move_comments(change, id, moment.at, &back.insert, &splice.insert)?;
            let ended = if seen { end_signed(change, &now, moment, &what)? } else { Ended::nothing(&now) };
            let after = entry.after.clone().unwrap_or_else(|| json!({ "words": measure.words }));
            let mut entries = vec![Entry { after: Some(after), ..entry.clone() }];
            entries.extend(ended.entries(id, &format!("{what} changed")));
            entries.extend(facts);
            Ok((Spliced { seq, measure, status: ended.status, lapsed: ended.any() }, entries))
        });
        match outcome {
            Ok((done, changed)) => {
                (open.seq, open.writer) = (done.seq, Some(by));
                drop(texts);
                self.tell(&Notice::Changed(changed));
                Ok(done)
            }
            Err(failure) => {
                // What is not on the disk is not kept in memory as if it were.
                texts.forget(id);
                Err(failure)
            }
        }
    }
}

/// Refuses a text that is too large for one story.
pub(crate) fn fits(document: &Document) -> Outcome<()> {
    document.fits().map_err(|fault| {
        Failure::invalid(format!("This cannot be one story: {fault}."))
            .hint("Divide it into several stories.")
    })
}

/// What a person would call the change: the first words of what came.
fn lapse_words(splice: &Splice) -> String {
    let text = splice.insert.first().map(plain_text_of).unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    if words.is_empty() { "the text".to_owned() } else { format!("the text (“{} …”)", words.join(" ")) }
}

/// The agreed words of blocks, each counted alone: so that what goes and what comes add up whatever an edit spans.
fn measure(blocks: &[Block]) -> Measure {
    let alone = |block: &Block| Measure::of_document(&clean(&Document::of(vec![block.clone()])));
    blocks.iter().map(alone).fold(Measure::default(), Measure::plus)
}

/// What readers see of blocks.
fn agreed(blocks: &[Block]) -> Option<Document> {
    (!blocks.is_empty()).then(|| clean(&Document::of(blocks.to_vec())).without_ids())
}

/// The smallest splice of top-level blocks from one text to another; equal blocks keep their ids.
pub(crate) fn difference(from: &Document, to: Document) -> Splice {
    let same = |a: &Block, b: &Block| {
        let bare = |block: &Block| Document::of(vec![block.clone()]).without_ids();
        bare(a) == bare(b)
    };
    let start = from.blocks.iter().zip(&to.blocks).take_while(|(a, b)| same(a, b)).count();
    let most = from.blocks.len().min(to.blocks.len()) - start;
    let end = from
        .blocks
        .iter()
        .rev()
        .zip(to.blocks.iter().rev())
        .take(most)
        .take_while(|(a, b)| same(a, b))
        .count();
    let until = to.blocks.len() - end;
    let (before, after) = (&from.blocks[..start], &from.blocks[from.blocks.len() - end..]);
    let kept: HashSet<&BlockId> =
        before.iter().chain(after).filter_map(|block| block.common().id.as_ref()).collect();
    let mut insert: Vec<Block> = to.blocks.into_iter().take(until).skip(start).collect();
    // Comments go by ids: none may be that of a block which stays.
    let taken = |block: &mut Block| block.common_mut().id.take_if(|id| kept.contains(id)).is_some();
    let again = insert.iter_mut().map(taken).filter(|taken| *taken).count();
    if again > 0 {
        let whole = Document::of([before, &insert, after].concat()).with_ids();
        insert = whole.blocks.into_iter().skip(start).take(insert.len()).collect();
    }
    Splice { at: start, remove: from.blocks.len() - end - start, insert }
}

/// A story as Galley Markdown, with its fields in front.
pub(crate) fn markdown_of(story: &Story, document: &Document) -> String {
    let fields = model::story::STORY_FIELDS
        .iter()
        .filter(|field| field.seen)
        .filter_map(|field| story.fields.text(field.id).map(|value| (field.id, value)));
    let front: Vec<(&str, String)> = std::iter::once(("slug", story.slug.clone())).chain(fields).collect();
    formats::markdown::write(&front, document)
}
