//! What somebody has read: recorded when a story is left, so that next time what changed since can be shown.
//!
//! A bookmark of one person's: it stands in no history and makes nothing stale.

use super::State;
use crate::asks::{Done, StoryRef};
use crate::{Failure, Newsroom, Outcome};
use storage::Reading;

impl Newsroom {
    /// Remembers a story as the acting person has read it, for “what changed since”.
    pub(crate) fn mark_read(&self, ask: StoryRef) -> Outcome<Done> {
        let Some(person) = self.acting_person()? else { return Ok(Done {}) };
        let story = self.story_named(&ask.story)?;
        let (document, _) = self.text_and_writer(story.id)?;
        let at = self.now();
        self.desk.change(|change| -> Outcome<()> {
            let story = change
                .story(story.id)?
                .ok_or_else(|| Failure::not_found("The story is not there any more."))?;
            let content = State::of(change, &story.fields, &document, None)?.bytes()?;
            change.keep_reading(story.id, person.id, &Reading { at, content })?;
            Ok(())
        })?;
        Ok(Done {})
    }
}
