//! What an editor needs to decide: findings, approval, and what changed since it was given.

use crate::asks::{ChangedSince, CheckRun, ReviewNote, ReviewState, StoryRef};
use crate::checks::{findings_of, rules};
use crate::flags::{flag_rules, flags_of};
use crate::steps::{note_key, refuse_blocked, steps_from};
use crate::{Newsroom, Outcome};
use model::document::{Block, Document, clean, plain_text_of};
use model::photo::Photo;
use model::review::{CHECKS, Seen};
use model::story::{STORY_FIELDS, Step, Story};
use model::{PersonId, PhotoId, Timestamp};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use storage::Read;

impl Newsroom {
    /// Looks at findings, approval and what changed since.
    pub(crate) fn review_story(&self, ask: StoryRef) -> Outcome<ReviewState> {
        let person = self.acting_person()?;
        let settings = self.settings()?;
        let story = self.story_named(&ask.story)?;
        let document = self.text_of(story.id)?;
        self.desk.read(|read| {
            let photos =
                read.photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
            let findings = findings_of(read, story.id, &story.fields, &document, &photos, self.now())?;
            let rules = rules(read)?;
            let checks = CHECKS
                .iter()
                .filter(|check| rules.level(check).is_some())
                .map(|check| CheckRun {
                    id: check.id.to_owned(),
                    label: check.label.to_owned(),
                    found: findings
                        .iter()
                        .filter(|finding| finding.check == check.id)
                        .map(|f| f.severity)
                        .min(),
                })
                .collect();
            let mut steps = steps_from(read, &story, person.as_ref(), &settings)?;
            let approve = steps.iter_mut().find(|step| step.step == Step::Approve && step.refused.is_none());
            if let (Some(approve), Err(failure)) = (approve, refuse_blocked(&findings)) {
                approve.refused = Some(failure.message);
            }
            Ok(ReviewState {
                hash: Seen::of(&story.fields, &document, &photos).hash(),
                findings,
                checks,
                steps,
                flags: flags_of(&story, person.as_ref(), &settings, &flag_rules(read)?),
                note: note(read, &story)?,
                changed_since_approval: changed_since(read, &story, &document, &photos)?,
                story,
            })
        })
    }
}

/// The note of an editor who requested changes; it is open until the story is approved.
fn note(read: &Read<'_>, story: &Story) -> Outcome<Option<ReviewNote>> {
    #[derive(Deserialize)]
    struct Kept {
        by: Option<PersonId>,
        at: Timestamp,
        text: String,
    }
    let kept: Option<Kept> =
        read.setting(&note_key(story.id))?.and_then(|value| serde_json::from_value(value).ok());
    let open = kept.filter(|kept| story.approval.as_ref().is_none_or(|approval| approval.at < kept.at));
    Ok(match open {
        Some(kept) => {
            let by = match kept.by {
                Some(id) => read.person(id)?.map(|person| person.name).unwrap_or_default(),
                None => String::new(),
            };
            Some(ReviewNote { by, at: kept.at, text: kept.text })
        }
        None => None,
    })
}

/// What differs from the last approved version; `None` when none was ever approved, or nothing differs.
fn changed_since(
    read: &Read<'_>,
    story: &Story,
    document: &Document,
    photos: &BTreeMap<PhotoId, Photo>,
) -> Outcome<Option<ChangedSince>> {
    let Some(approval) = &story.approval else { return Ok(None) };
    let bytes = read.version_content(approval.version)?;
    let Ok(before) = serde_json::from_slice::<Seen>(&bytes) else { return Ok(None) };
    let now = Seen::of(&story.fields, document, photos);
    if now.hash() == approval.hash {
        return Ok(None);
    }
    let (blocks, removed) = differing_blocks(&before.document, document);
    let fields = STORY_FIELDS
        .iter()
        .filter(|field| before.fields.text(field.id) != now.fields.text(field.id))
        .map(|field| field.id.to_owned())
        .collect();
    let changed_photos = now
        .photos
        .iter()
        .filter(|(id, seen)| before.photos.get(*id).is_some_and(|old| old != *seen))
        .filter_map(|(id, _)| photos.get(id).map(|photo| photo.file_name.clone()))
        .collect();
    Ok(Some(ChangedSince { blocks, removed, fields, photos: changed_photos }))
}

/// Indexes of present blocks that were not there, and the words of blocks that are gone.
fn differing_blocks(before: &Document, now: &Document) -> (Vec<u32>, Vec<String>) {
    let key = |block: &Block| {
        let bare = clean(&Document::of(vec![block.clone()])).without_ids();
        serde_json::to_string(&bare).unwrap_or_default()
    };
    let mut there: HashMap<String, u32> = HashMap::new();
    for block in &before.blocks {
        *there.entry(key(block)).or_default() += 1;
    }
    let mut changed = Vec::new();
    for (index, block) in now.blocks.iter().enumerate() {
        match there.get_mut(&key(block)) {
            Some(left) if *left > 0 => *left -= 1,
            _ if plain_text_of(block).is_empty() && matches!(block, Block::Paragraph(_)) => {}
            _ => changed.push(u32::try_from(index).unwrap_or(u32::MAX)),
        }
    }
    let removed = before
        .blocks
        .iter()
        .filter(|block| {
            there.get_mut(&key(block)).is_some_and(|left| {
                let gone = *left > 0;
                *left = left.saturating_sub(1);
                gone
            })
        })
        .map(plain_text_of)
        .collect();
    (changed, removed)
}
