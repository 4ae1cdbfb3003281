//! What was signed ends when it changes: the approval, and every flag that was completed.
//!
//! Whoever changes something that a reader sees comes through [`end_signed`], in the transaction of the change.

use crate::Outcome;
use crate::change::{Entry, Moment};
use crate::stories::refresh_blocking;
use model::StoryId;
use model::photo::Photo;
use model::review::Seen;
use model::story::{Flag, FlagState, HistoryKind, Lapse, Status, Story};
use storage::Change;

/// What came to an end.
pub(crate) struct Ended {
    /// Where the story stands now.
    pub(crate) status: Status,
    approval: bool,
    flags: Vec<Flag>,
}

impl Ended {
    /// Nothing was signed, or nothing of it changed.
    pub(crate) fn nothing(story: &Story) -> Self {
        Self { status: story.status, approval: false, flags: Vec::new() }
    }

    pub(crate) fn any(&self) -> bool {
        self.approval || !self.flags.is_empty()
    }

    /// What the history says; `happened` is the end of the sentence: "the headline changed".
    pub(crate) fn entries(&self, story: StoryId, happened: &str) -> Vec<Entry> {
        let entry = |what: String, kind| Entry::of_story(story, what).about(kind);
        let approval =
            self.approval.then(|| entry(format!("The approval ended: {happened}"), HistoryKind::Steps));
        let flags = self
            .flags
            .iter()
            .map(|flag| entry(format!("“{}” ended: {happened}", flag.row().label), HistoryKind::SignOffs));
        approval.into_iter().chain(flags).collect()
    }
}

/// Ends whatever was signed of a story because `what` changed.
pub(crate) fn end_signed(
    change: &mut Change<'_>,
    story: &Story,
    moment: Moment,
    what: &str,
) -> Outcome<Ended> {
    let lapse = Lapse { at: moment.at, by: moment.by, what: what.to_owned() };
    let flags: Vec<Flag> = signed_flags(story).map(|(flag, _)| flag).collect();
    for flag in &flags {
        change.lapse_flag(story.id, *flag, &lapse)?;
    }
    let (status, approval) = end_approval(change, story, moment, what)?;
    Ok(Ended { status, approval, flags })
}

/// Ends whatever was signed of the stories that show a photo, where readers see the difference; `what` is what changed:
/// "how the photo ridge.jpg is shown". Their blocking findings are counted anew.
pub(crate) fn end_signed_of_photo(
    change: &mut Change<'_>,
    moment: Moment,
    photo: &Photo,
    what: &str,
) -> Outcome<Vec<Entry>> {
    let mut entries = Vec::new();
    for used in change.photo_uses(photo.id)? {
        let Some(story) = change.story(used.story)? else { continue };
        let document = change.load(story.id)?.document;
        let photos =
            change.photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
        let hash = Seen::of(&story.fields, &document, &photos).hash();
        if signed_hashes(&story).any(|signed| signed != hash) {
            let ended = end_signed(change, &story, moment, what)?;
            entries.extend(ended.entries(story.id, &format!("{what} changed")));
        }
        refresh_blocking(change, story.id, moment.at)?;
    }
    Ok(entries)
}

/// Ends an approval that holds; answers where the story stands now, and whether one ended. Flags stay: the bytes that
/// were signed are the same.
pub(crate) fn end_approval(
    change: &mut Change<'_>,
    story: &Story,
    moment: Moment,
    what: &str,
) -> Outcome<(Status, bool)> {
    if story.standing_approval().is_none() {
        return Ok((story.status, false));
    }
    change.lapse_approval(story.id, &Lapse { at: moment.at, by: moment.by, what: what.to_owned() })?;
    let status = if story.status == Status::Approved { Status::InReview } else { story.status };
    if status != story.status {
        let current = change.story(story.id)?.unwrap_or_else(|| story.clone());
        change.update_story(&Story { status, ..current })?;
    }
    Ok((status, true))
}

/// The hashes of everything that is signed of a story and holds.
pub(crate) fn signed_hashes(story: &Story) -> impl Iterator<Item = &str> {
    let approval = story.standing_approval().map(|approval| approval.hash.as_str());
    approval.into_iter().chain(signed_flags(story).map(|(_, hash)| hash))
}

fn signed_flags(story: &Story) -> impl Iterator<Item = (Flag, &str)> {
    story
        .flags
        .iter()
        .filter(|(_, decision)| decision.state == FlagState::Complete && decision.lapsed.is_none())
        .map(|(flag, decision)| (*flag, decision.hash.as_deref().unwrap_or_default()))
}
