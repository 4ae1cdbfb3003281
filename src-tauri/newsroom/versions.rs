//! Versions: immutable states of a story, looked at and brought back.

use crate::asks::{KeepVersion, StoryRef, VersionRef, VersionRow, VersionText};
use crate::change::Entry;
use crate::{Failure, Newsroom, Outcome};
use model::document::Document;
use model::review::Seen;
use model::story::{HistoryKind, Story, StoryFields};
use model::{PersonId, VersionId};
use serde::{Deserialize, Serialize};
use storage::{NewVersion, Read, Version, VersionKind};

/// Characters of the reason for a version, at most.
const LONGEST_REASON: usize = 80;

/// A whole state of a story, with open suggestions and the desk's own fields.
#[derive(Serialize, Deserialize)]
struct State {
    fields: StoryFields,
    document: Document,
}

impl Newsroom {
    /// The versions of a story, newest first.
    pub(crate) fn versions(&self, ask: StoryRef) -> Outcome<Vec<VersionRow>> {
        self.desk.read(|read| {
            let story = crate::names::story_named(read, &ask.story)?;
            read.versions(story.id)?.into_iter().map(|version| row(read, &story, version)).collect()
        })
    }

    /// One version of a story.
    pub(crate) fn version(&self, ask: VersionRef) -> Outcome<VersionText> {
        self.desk.read(|read| {
            let story = crate::names::story_named(read, &ask.story)?;
            let version = find(read, &story, ask.version)?;
            let (fields, document) = content(read, &version)?;
            Ok(VersionText {
                version: row(read, &story, version)?,
                headline: fields.headline,
                document: document.write(),
            })
        })
    }

    /// Keeps the present state of a story as a version, before something large is done to it.
    pub(crate) fn keep_version(&self, ask: KeepVersion) -> Outcome<VersionRow> {
        let reason = ask.reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return Err(Failure::invalid("A version is kept for a reason of a few words.")
                .hint("Such as “before replacing”."));
        }
        let story = self.story_named(&ask.story)?;
        let version = self.keep_state(&story, &reason)?;
        self.desk.read(|read| row(read, &story, version))
    }

    /// Makes an older version the present text, keeping what was there as a version.
    pub(crate) fn restore_version(&self, ask: VersionRef) -> Outcome<Story> {
        let story = self.story_named(&ask.story)?;
        let (version, (fields, document)) = self.desk.read(|read| -> Outcome<_> {
            let version = find(read, &story, ask.version)?;
            let content = content(read, &version)?;
            Ok((version, content))
        })?;
        self.keep_state(&story, "before restoring")?;
        self.put_text(&story, document.with_ids(), &format!("Restored version {}", version.number))?;
        // Fields a reader sees come back too; the desk's own stay as they are.
        let fields = model::story::STORY_FIELDS
            .iter()
            .filter(|field| field.seen)
            .filter_map(|field| fields.text(field.id).map(|value| (field.id.to_owned(), value)))
            .collect();
        self.set_story_fields(crate::asks::SetStoryFields { story: story.id.to_string(), fields })
    }

    /// Keeps the present state of a story as a version.
    pub(crate) fn keep_state(&self, story: &Story, reason: &str) -> Outcome<Version> {
        let document = self.text_of(story.id)?;
        let content = serde_json::to_vec(&State { fields: story.fields.clone(), document })
            .map_err(|error| Failure::bug(format!("The story could not be written: {error}.")))?;
        let id = VersionId(self.fresh_id());
        self.change(|change, moment| {
            let version = change.insert_version(&NewVersion {
                id,
                story: story.id,
                kind: VersionKind::State,
                reason,
                name: None,
                by: moment.by,
                at: moment.at,
                content: &content,
            })?;
            let entry = Entry::of_story(story.id, format!("Kept version {} ({reason})", version.number))
                .about(HistoryKind::Text);
            Ok((version, vec![entry]))
        })
    }
}

fn find(read: &Read<'_>, story: &Story, version: VersionId) -> Outcome<Version> {
    let found = read.version(version)?.filter(|found| found.story == story.id);
    found.ok_or_else(|| Failure::not_found(format!("“{}” has no such version.", story.slug)))
}

/// Fields and text of a version.
pub(crate) fn content(read: &Read<'_>, version: &Version) -> Outcome<(StoryFields, Document)> {
    let bytes = read.version_content(version.id)?;
    let unreadable = |error: serde_json::Error| {
        Failure::unavailable(format!("Version {} cannot be read: {error}.", version.number))
    };
    Ok(match version.kind {
        VersionKind::Seen => {
            let seen: Seen = serde_json::from_slice(&bytes).map_err(unreadable)?;
            (seen.fields, seen.document)
        }
        VersionKind::State => {
            let state: State = serde_json::from_slice(&bytes).map_err(unreadable)?;
            (state.fields, state.document)
        }
    })
}

fn row(read: &Read<'_>, story: &Story, version: Version) -> Outcome<VersionRow> {
    let standing = story.approval.as_ref().filter(|approval| approval.lapsed.is_none());
    Ok(VersionRow {
        id: version.id,
        number: version.number,
        reason: version.reason,
        by: name(read, version.by)?,
        at: version.at,
        hash: version.hash,
        approved: standing.is_some_and(|approval| approval.version == version.id),
    })
}

fn name(read: &Read<'_>, person: Option<PersonId>) -> Outcome<Option<String>> {
    Ok(match person {
        None => None,
        Some(id) => read.person(id)?.map(|person| person.name),
    })
}
