//! Two states of a story side by side: versions, the present text, and what somebody read, an editor signed or readers got.
//!
//! Long texts take their time to compare. That is done when the desk is not being read any more, so that nobody's edit waits.

use super::{State, content, find, name, row};
use crate::asks::{
    CompareVersions, Compared, ComparedState, SinceRow, SinceWhat, StandsFor, StoryRef, VersionRow,
};
use crate::{Failure, Newsroom, Outcome};
use model::document::Document;
use model::review::compare;
use model::story::{Person, Story};
use model::{PhotoId, VersionId};
use std::collections::BTreeMap;
use storage::{Read, Version};

/// A story with what its states are found by.
struct Desk<'a> {
    read: &'a Read<'a>,
    story: &'a Story,
    document: &'a Document,
    person: Option<&'a Person>,
}

/// A state and what it is called.
struct Found {
    state: State,
    called: ComparedState,
}

impl Newsroom {
    /// Compares two versions of a story, or one with the present text.
    pub(crate) fn compare_versions(&self, ask: CompareVersions) -> Outcome<Compared> {
        let person = self.acting_person()?;
        let story = self.story_named(&ask.story)?;
        let document = self.text_of(story.id)?;
        let (from, to) = self.desk.read(|read| -> Outcome<_> {
            let desk = Desk { read, story: &story, document: &document, person: person.as_ref() };
            Ok((desk.state(&ask.from)?, desk.state(&ask.to)?))
        })?;
        let comparison = compare(from.state.side(), to.state.side());
        let photos = comparison.photos.iter().flat_map(|change| [change.before, change.now]);
        let photos = photos.flatten().map(|shown| shown.photo);
        let photos = self.desk.read(|read| read.photos_of(photos))?;
        let photo_names: BTreeMap<PhotoId, String> =
            photos.into_iter().map(|(id, photo)| (id, photo.file_name)).collect();
        Ok(Compared { from: from.called, to: to.called, comparison, photo_names })
    }

    /// How much changed since the acting person read a story, since it was approved, and since it was published; only
    /// what there is.
    pub(crate) fn changes_since(&self, ask: StoryRef) -> Outcome<Vec<SinceRow>> {
        let person = self.acting_person()?;
        let story = self.story_named(&ask.story)?;
        let document = self.text_of(story.id)?;
        let (now, before) = self.desk.read(|read| -> Outcome<_> {
            let desk = Desk { read, story: &story, document: &document, person: person.as_ref() };
            let mut before = Vec::new();
            for since in SinceWhat::ALL {
                before.extend(desk.since(since)?.map(|found| (since, found)));
            }
            Ok((desk.now()?, before))
        })?;
        let row = |(since, found): (SinceWhat, Found)| {
            let changes = compare(found.state.side(), now.state.side()).count;
            SinceRow { since, at: found.called.at, by: found.called.by, changes }
        };
        Ok(before.into_iter().map(row).collect())
    }
}

impl Desk<'_> {
    /// A state by what the asker calls it.
    fn state(&self, called: &str) -> Outcome<Found> {
        if called == "now" {
            return self.now();
        }
        if let Some(since) = SinceWhat::named(called) {
            return self.since(since)?.ok_or_else(|| match since {
                SinceWhat::Read => Failure::not_found("You have not read this story before.")
                    .hint("It is remembered from the moment you leave it."),
                SinceWhat::Approved => Failure::not_found("This story was never approved."),
                SinceWhat::Published => Failure::not_found("This story has not been published."),
            });
        }
        let version = match (called.parse::<u32>(), called.parse::<VersionId>()) {
            (Ok(number), _) => {
                self.read.versions(self.story.id)?.into_iter().find(|version| version.number == number)
            }
            (_, Ok(id)) => Some(find(self.read, self.story, id)?),
            _ => None,
        };
        let version = version.ok_or_else(|| {
            Failure::not_found(format!("“{}” has no version “{called}”.", self.story.slug)).hint(
                "A version is named by its number; `now` is the present text, `read`, `approved` and `published` are \
                 what they say.",
            )
        })?;
        self.version(version)
    }

    fn now(&self) -> Outcome<Found> {
        let state = State::of(self.read, &self.story.fields, self.document, None)?;
        let called =
            ComparedState { what: StandsFor::Now, version: None, by: None, at: self.story.updated_at };
        Ok(Found { state, called })
    }

    fn version(&self, version: Version) -> Outcome<Found> {
        let state = content(self.read, &version)?;
        let version: VersionRow = row(self.read, self.story, version)?;
        let (by, at) = (version.by.clone(), version.at);
        Ok(Found {
            state,
            called: ComparedState { what: StandsFor::Version, version: Some(version), by, at },
        })
    }

    fn since(&self, since: SinceWhat) -> Outcome<Option<Found>> {
        let version = match since {
            SinceWhat::Read => {
                let Some(person) = self.person else { return Ok(None) };
                let Some(reading) = self.read.reading(self.story.id, person.id)? else { return Ok(None) };
                let state = State::read(&reading.content).map_err(|error| {
                    Failure::unavailable(format!("What you read last cannot be read again: {error}."))
                })?;
                let by = name(self.read, Some(person.id))?;
                let called = ComparedState { what: StandsFor::Read, version: None, by, at: reading.at };
                return Ok(Some(Found { state, called }));
            }
            SinceWhat::Approved => self.story.approval.as_ref().map(|approval| approval.version),
            SinceWhat::Published => {
                self.read.publications(self.story.id)?.into_iter().next().map(|last| last.version)
            }
        };
        match version {
            None => Ok(None),
            Some(version) => self.version(find(self.read, self.story, version)?).map(Some),
        }
    }
}
