//! Two hands at one text: an edit of an older text is brought together with what came since.
//!
//! How two texts become one stands in `model::document::suggestions::merge`. The text that is there stands; where both
//! changed the same words, those that come later are a proposal of whoever sent them.

use crate::change::Entry;
use crate::text::{Spliced, difference};
use crate::{Failure, FailureKind, Newsroom, Outcome, held};
use model::document::suggestions::merge;
use model::document::{Change, Splice};
use model::story::Story;

/// How often an edit is brought in anew because somebody was faster once more.
const TRIES: usize = 5;

/// An edit that was brought in.
pub(crate) struct Brought {
    pub(crate) done: Spliced,
    /// How many places both had changed.
    pub(crate) contested: u32,
}

impl Newsroom {
    /// Brings in an edit of the text as it was at `base`. `None` when the desk does not know that text any more, when the
    /// edit does not fit it, or when together they would be no valid text.
    pub(crate) fn bring_in(
        &self,
        story: &Story,
        base: u64,
        splice: &Splice,
        entry: &Entry,
    ) -> Outcome<Option<Brought>> {
        let by = self.acting_person()?.map(|person| person.id.to_string()).unwrap_or_default();
        let by = Change { kind: None, id: self.fresh_id().to_string(), by, at: self.now(), was: None };
        for _ in 0..TRIES {
            let (present, seq) = {
                let mut texts = held(&self.texts);
                self.desk
                    .read(|read| texts.open(read, story.id).map(|open| (open.document.clone(), open.seq)))?
            };
            let Some(was) = self.desk.read(|read| read.text_at(story.id, base))? else { return Ok(None) };
            let mut edited = was.clone();
            if splice.clone().apply(&mut edited).is_err() {
                return Ok(None);
            }
            let Some(merged) = merge(&was, &present, &edited, &by) else { return Ok(None) };
            let contested = u32::try_from(merged.contested).unwrap_or(u32::MAX);
            let change = difference(&present, merged.document);
            if change.remove == 0 && change.insert.is_empty() {
                // It was there already: sent a second time, or done by both alike.
                let now = self.story_named(&story.id.to_string())?;
                let done = Spliced { seq, measure: now.measure, status: now.status, lapsed: false };
                return Ok(Some(Brought { done, contested }));
            }
            match self.splice(story, Some(seq), change, entry) {
                Ok(done) => return Ok(Some(Brought { done, contested })),
                Err(Failure { kind: FailureKind::Conflict, .. }) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(None)
    }
}
