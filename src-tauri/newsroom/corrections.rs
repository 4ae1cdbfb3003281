//! Corrections: what readers are told when a story that is out is put right.

use crate::asks::{CorrectStory, TakeBackCorrection};
use crate::change::Entry;
use crate::lapse::end_signed;
use crate::stories::refresh_blocking;
use crate::{Failure, Newsroom, Outcome};
use model::story::{Correction, CorrectionKind, HistoryKind, Story};

/// The longest line to readers, in characters.
const LONGEST: usize = 1_000;

impl Newsroom {
    /// Adds a line to readers about a change of a story that is out. It leaves with the next approved version.
    pub(crate) fn correct_story(&self, ask: CorrectStory) -> Outcome<Story> {
        let text = ask.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(Failure::invalid("The correction says nothing.")
                .hint("Say what was wrong and what is right, in a sentence or two."));
        }
        if text.chars().count() > LONGEST {
            return Err(Failure::invalid(format!("The correction is longer than {LONGEST} characters."))
                .hint("Readers need what was wrong and what is right; the rest belongs in the story."));
        }
        let Some(kind) = CorrectionKind::ALL.into_iter().find(|kind| kind.label() == ask.kind) else {
            return Err(Failure::invalid(format!("There is no “{}” of a story.", ask.kind))
                .hint("It is a correction, a clarification or an update."));
        };
        let id = self.story_named(&ask.story)?.id;
        self.change(|change, moment| {
            let mut story = there(change.story(id)?)?;
            if story.published_at.is_none() {
                return Err(Failure::not_allowed(format!(
                    "“{}” is not out, so readers need no correction.",
                    story.slug
                ))
                .hint("Change the text; nobody outside has read it."));
            }
            story.fields.corrections.push(Correction { kind, text: text.clone(), at: moment.at });
            story.updated_at = moment.at;
            change.update_story(&story)?;
            let mut entries = vec![
                Entry::of_story(id, format!("Added a line to readers ({})", kind.label()))
                    .about(HistoryKind::Publishing)
                    .changing("", text.clone()),
            ];
            let what = format!("a {}", kind.label());
            let ended = end_signed(change, &story, moment, &what)?;
            entries.extend(ended.entries(id, &format!("{what} was added")));
            refresh_blocking(change, id, moment.at)?;
            Ok((change.story(id)?.unwrap_or(story), entries))
        })
    }

    /// Takes back the last line to readers, while it has not left.
    pub(crate) fn take_back_correction(&self, ask: TakeBackCorrection) -> Outcome<Story> {
        let id = self.story_named(&ask.story)?.id;
        self.change(|change, moment| {
            let mut story = there(change.story(id)?)?;
            let last = change.publications(id)?.into_iter().next().map(|last| last.at);
            let Some(correction) = story.fields.corrections.pop() else {
                return Err(Failure::not_found(format!("“{}” has no correction.", story.slug))
                    .hint("There is nothing to take back."));
            };
            if last.is_some_and(|last| correction.at <= last) {
                return Err(Failure::not_allowed("Readers have seen this correction; it stays.")
                    .hint("Add another one that puts it right."));
            }
            story.updated_at = moment.at;
            change.update_story(&story)?;
            let mut entries = vec![
                Entry::of_story(id, "Took a line to readers back")
                    .about(HistoryKind::Publishing)
                    .changing(correction.text.clone(), ""),
            ];
            let what = "a correction was taken back";
            entries.extend(end_signed(change, &story, moment, what)?.entries(id, what));
            refresh_blocking(change, id, moment.at)?;
            Ok((change.story(id)?.unwrap_or(story), entries))
        })
    }
}

fn there(story: Option<Story>) -> Outcome<Story> {
    story.ok_or_else(|| Failure::not_found("The story is not there any more."))
}
