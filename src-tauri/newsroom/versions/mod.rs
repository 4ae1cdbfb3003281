//! Versions: immutable states of a story, looked at, named, compared and brought back.

mod authors;
mod compare;
mod readings;
mod state;

pub(crate) use state::{State, content};

use crate::asks::{KeepVersion, NameVersion, StoryRef, VersionRef, VersionRow, VersionText};
use crate::change::{Entry, Moment};
use crate::{Failure, Newsroom, Outcome};
use model::document::{Document, clean};
use model::story::{HistoryKind, Story};
use model::{PersonId, VersionId};
use storage::{Change, NewVersion, Read, Reading, Version, VersionKind};

/// Characters of the reason for a version or of its name, at most.
const LONGEST_REASON: usize = 80;

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
            let state = content(read, &version)?;
            Ok(VersionText {
                version: row(read, &story, version)?,
                headline: state.fields.headline,
                document: state.document.write(),
            })
        })
    }

    /// Keeps the present state of a story as a version, before something large is done to it or under a name.
    pub(crate) fn keep_version(&self, ask: KeepVersion) -> Outcome<VersionRow> {
        let reason = one_line(&ask.reason);
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return Err(Failure::invalid("A version is kept for a reason of a few words.")
                .hint("Such as “before replacing”."));
        }
        let called = short_name(&ask.name)?;
        let story = self.story_named(&ask.story)?;
        let version =
            self.keep_called(&story, &reason, Some(called.as_str()).filter(|name| !name.is_empty()))?;
        self.desk.read(|read| row(read, &story, version))
    }

    /// Calls a version by a name that people know it by; an empty one takes the name away.
    pub(crate) fn name_version(&self, ask: NameVersion) -> Outcome<VersionRow> {
        let name = short_name(&ask.name)?;
        let story = self.story_named(&ask.story)?;
        self.change(|change, moment| {
            let version = find(change, &story, ask.version)?;
            change.name_version(version.id, &name, moment.by, moment.at)?;
            let what = match name.as_str() {
                "" => format!("Took the name of version {} away", version.number),
                name => format!("Named version {} “{name}”", version.number),
            };
            let entry = Entry::of_story(story.id, what)
                .changing(version.name.clone().unwrap_or_default(), name.as_str())
                .about(HistoryKind::Text);
            let named = find(change, &story, ask.version)?;
            Ok((row(change, &story, named)?, vec![entry]))
        })
    }

    /// Makes an older version the present text, keeping what was there as a version.
    pub(crate) fn restore_version(&self, ask: VersionRef) -> Outcome<Story> {
        let story = self.story_named(&ask.story)?;
        self.not_beside(&story)?;
        let (version, State { fields, document, .. }) = self.desk.read(|read| -> Outcome<_> {
            let version = find(read, &story, ask.version)?;
            let state = content(read, &version)?;
            Ok((version, state))
        })?;
        self.keep_state(&story, "before restoring")?;
        self.put_text(&story, document.with_ids(), &format!("Restored version {}", version.number))?;
        // Fields a reader sees come back too; the desk's own stay as they are.
        let fields = model::story::STORY_FIELDS
            .iter()
            .filter(|field| field.seen)
            .filter_map(|field| fields.text(field.id).map(|value| (field.id.to_owned(), value)))
            .filter(|(field, value)| story.fields.text(field).as_ref() != Some(value))
            .collect();
        self.set_story_fields(crate::asks::SetStoryFields { story: story.id.to_string(), fields })
    }

    /// Keeps the present state of a story as a version.
    pub(crate) fn keep_state(&self, story: &Story, reason: &str) -> Outcome<Version> {
        self.keep_called(story, reason, None)
    }

    fn keep_called(&self, story: &Story, reason: &str, name: Option<&str>) -> Outcome<Version> {
        self.keep(story, reason, name, |version| {
            let what = format!("Kept version {} ({})", version.number, name.unwrap_or(reason));
            Entry::of_story(story.id, what)
        })
    }

    /// The same with what the history says of it.
    pub(crate) fn keep(
        &self,
        story: &Story,
        reason: &str,
        name: Option<&str>,
        said: impl Fn(&Version) -> Entry,
    ) -> Outcome<Version> {
        let (document, writer) = self.text_and_writer(story.id)?;
        let id = VersionId(self.fresh_id());
        self.change(|change, moment| {
            let content = State::of(change, &story.fields, &document, writer.flatten())?.bytes()?;
            let version = change.insert_version(&NewVersion {
                id,
                story: story.id,
                kind: VersionKind::State,
                reason,
                name,
                by: moment.by,
                at: moment.at,
                content: &content,
            })?;
            let entry = said(&version).about(HistoryKind::Text);
            Ok((version, vec![entry]))
        })
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short_name(name: &str) -> Outcome<String> {
    let name = one_line(name);
    if name.chars().count() > LONGEST_REASON {
        return Err(Failure::invalid(format!("A name has at most {LONGEST_REASON} characters."))
            .hint("Such as “as filed” or “before the lawyer”."));
    }
    Ok(name)
}

fn find(read: &Read<'_>, story: &Story, version: VersionId) -> Outcome<Version> {
    let found = read.version(version)?.filter(|found| found.story == story.id);
    found.ok_or_else(|| Failure::not_found(format!("“{}” has no such version.", story.slug)))
}

/// Keeps the text as its writer left it, before somebody else changes or signs it: so that every version has one writer,
/// and what the writer has seen is known. Nothing is kept twice.
pub(crate) fn hand_over(
    change: &mut Change<'_>,
    story: &Story,
    document: &Document,
    writer: Option<PersonId>,
    id: VersionId,
    moment: Moment,
) -> Outcome<()> {
    if writer == moment.by {
        return Ok(());
    }
    let content_now = State::of(change, &story.fields, document, writer)?.bytes()?;
    let newest = change.versions(story.id)?.into_iter().next();
    let kept = match newest {
        Some(newest) => clean(&content(change, &newest)?.document) == clean(document),
        None => false,
    };
    if !kept {
        change.insert_version(&NewVersion {
            id,
            story: story.id,
            kind: VersionKind::State,
            reason: "handed over",
            name: None,
            by: writer,
            at: story.updated_at,
            content: &content_now,
        })?;
    }
    if let Some(writer) = writer {
        change.keep_reading(story.id, writer, &Reading { at: story.updated_at, content: content_now })?;
    }
    Ok(())
}

fn row(read: &Read<'_>, story: &Story, version: Version) -> Outcome<VersionRow> {
    let standing = story.approval.as_ref().filter(|approval| approval.lapsed.is_none());
    Ok(VersionRow {
        id: version.id,
        number: version.number,
        reason: version.reason,
        name: version.name,
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
