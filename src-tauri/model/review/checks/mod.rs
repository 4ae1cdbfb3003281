//! The catalogue of checks before approval: one line here and a file beside this one for each.
//!
//! A check is a function of a submission; it returns what it found and cannot fail. What is found is
//! not an error: a person decides, except where it blocks.

mod alt_text;
mod byline;
mod credit;
mod headings;
mod headline;
mod instructions;
mod leases;
mod links;
mod pictures;
mod rights;
mod suggestions;
mod template;
mod tk;

use crate::document::{Document, clean};
use crate::photo::{Concern, Photo};
use crate::story::{StoryFields, Template};
use crate::{BlockId, PhotoId, StoryId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What is checked: the state of a story as it would be signed.
#[derive(Debug)]
pub struct Submission<'a> {
    /// Everything but the text.
    pub fields: &'a StoryFields,
    /// The text as it is, with open suggestions.
    pub document: &'a Document,
    /// The agreed text.
    pub clean: Document,
    /// The photos it uses (others do no harm).
    pub photos: &'a BTreeMap<PhotoId, Photo>,
    /// The form it was begun in.
    pub template: Option<&'a Template>,
    /// The moment it is checked for; without one nothing is said about what holds for a time.
    pub now: Option<Timestamp>,
    /// The stories of the desk that it links to, as far as they are there.
    pub linked: BTreeMap<StoryId, LinkedStory>,
}

/// A story that is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedStory {
    /// Its working name.
    pub slug: String,
    /// Readers can go to it.
    pub public: bool,
}

/// One check of the catalogue.
pub struct Check {
    /// Its name.
    pub id: &'static str,
    /// What it looks at, in words.
    pub label: &'static str,
    /// Looks.
    pub run: fn(&Submission<'_>) -> Vec<Finding>,
}

/// All checks, in the order in which their findings are shown.
pub const CHECKS: &[Check] = &[
    Check { id: "headline", label: "There is a headline", run: headline::check },
    Check { id: "byline", label: "Somebody signs for it", run: byline::check },
    Check { id: "tk", label: "No fact is missing", run: tk::check },
    Check { id: "pictures", label: "Every picture is there", run: pictures::check },
    Check { id: "credit", label: "Every photo has credit and creator", run: credit::check },
    Check { id: "leases", label: "Every photo is permitted now", run: leases::check },
    Check { id: "rights", label: "The rights of every photo are known", run: rights::check },
    Check { id: "instructions", label: "What came with a photo is followed", run: instructions::check },
    Check { id: "alt_text", label: "Every photo is described", run: alt_text::check },
    Check { id: "links", label: "Every link goes somewhere", run: links::check },
    Check { id: "headings", label: "Headings descend one step at a time", run: headings::check },
    Check { id: "template", label: "It has what its template asks for", run: template::check },
    Check { id: "suggestions", label: "No suggestion is open", run: suggestions::check },
];

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The check that found it.
    pub check: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, for the person.
    pub sentence: String,
    /// Exactly where.
    pub place: Place,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The story cannot be approved.
    Blocks,
    /// An editor should look.
    Warning,
    /// Could be better.
    Hint,
}

/// The exact place a finding points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Place {
    /// A field of the story.
    Field {
        /// Its id in the table of story fields.
        field: String,
    },
    /// Something in the text.
    Block {
        /// The top-level block's index in the document as it is.
        index: u32,
        /// The block's id, when it has one.
        block: Option<BlockId>,
        /// The words it is about, as they stand; empty for the whole block.
        words: String,
    },
    /// A field of a photo.
    Photo {
        /// The photo.
        photo: PhotoId,
        /// Its id in the table of photo fields, or `category` or `leases`.
        field: String,
        /// The top-level block that shows it.
        index: u32,
    },
}

impl<'a> Submission<'a> {
    /// A submission out of the current state of a story.
    pub fn of(fields: &'a StoryFields, document: &'a Document, photos: &'a BTreeMap<PhotoId, Photo>) -> Self {
        Self {
            fields,
            document,
            clean: clean(document),
            photos,
            template: None,
            now: None,
            linked: BTreeMap::new(),
        }
    }

    /// The same, checked as a form of story.
    pub fn as_form(self, template: Option<&'a Template>) -> Self {
        Self { template, ..self }
    }

    /// The same, checked for a moment.
    pub fn at(self, now: Timestamp) -> Self {
        Self { now: Some(now), ..self }
    }

    /// What a rule about photos says of every photo the text uses, each told once, where it is used first.
    fn of_photos(&self, check: &str, rule: impl Fn(&Photo) -> Vec<Concern>) -> Vec<Finding> {
        let mut told = BTreeSet::new();
        let mut found = Vec::new();
        for (index, figure) in self.document.figures() {
            let Some(photo) = figure.photo.and_then(|id| self.photos.get(&id)) else { continue };
            if !told.insert(photo.id) {
                continue;
            }
            found.extend(rule(photo).into_iter().map(|concern| {
                let severity = if concern.stops { Severity::Blocks } else { Severity::Warning };
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                let place = Place::Photo { photo: photo.id, field: concern.field, index };
                Finding::new(check, severity, concern.sentence, place)
            }));
        }
        found
    }

    /// The same, with the stories it links to.
    pub fn linking(self, linked: BTreeMap<StoryId, LinkedStory>) -> Self {
        Self { linked, ..self }
    }

    /// The place of a top-level block.
    fn block(&self, index: usize, words: &str) -> Place {
        let block = self.document.blocks.get(index).and_then(|block| block.common().id.clone());
        Place::Block { index: u32::try_from(index).unwrap_or(u32::MAX), block, words: words.to_owned() }
    }
}

impl Finding {
    fn new(check: &str, severity: Severity, sentence: impl Into<String>, place: Place) -> Self {
        Self { check: check.to_owned(), severity, sentence: sentence.into(), place }
    }
}

/// Runs the whole catalogue; the gravest findings come first.
pub fn run_checks(submission: &Submission<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = CHECKS.iter().flat_map(|check| (check.run)(submission)).collect();
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// A field that must not be empty.
fn needed(field: &str, value: &str, check: &str, severity: Severity, sentence: &str) -> Vec<Finding> {
    if !value.trim().is_empty() {
        return Vec::new();
    }
    vec![Finding::new(check, severity, sentence, Place::Field { field: field.to_owned() })]
}

#[cfg(test)]
pub(crate) mod testing;
