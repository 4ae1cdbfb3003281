//! The catalogue of checks before approval: one line here and a file beside this one for each.
//!
//! A check is a function of a submission; it returns what it found and cannot fail. What is found is
//! not an error: a person decides, except where it blocks. How grave its findings are stands in its line;
//! a desk may see it otherwise, except where it is locked.

mod alt_text;
mod byline;
mod contradictions;
mod credit;
mod dateline;
mod doubles;
mod embargo;
mod facts;
mod filing;
mod finding;
mod headings;
mod headline;
mod instructions;
mod killed;
mod leases;
mod lengths;
mod links;
mod names;
mod numbers;
mod pictures;
mod private;
mod quotes;
mod rights;
mod rules;
mod small_photos;
mod source_type;
mod spaces;
mod speaker;
mod story_links;
mod submission;
mod suggestions;
mod template;
mod tk;
mod usage;
mod words;

pub use finding::{Finding, Fix, Found, Place, Severity};
pub use rules::{Rules, Say, Usage};
pub use submission::{LinkedStory, Passage, Submission};

use Group::{Head, Pictures, Text};
use Severity::{Blocks, Hint, Warning};
use serde::Serialize;
use ts_rs::TS;

/// One check of the catalogue.
pub struct Check {
    /// Its name.
    pub id: &'static str,
    /// What is right when it finds nothing, in words.
    pub label: &'static str,
    /// What it looks at.
    pub group: Group,
    /// How grave its findings are, unless the desk says otherwise.
    pub usual: Severity,
    /// No desk may say otherwise: what leaves without it does harm that cannot be taken back.
    pub locked: bool,
    /// Looks.
    pub run: fn(&Submission<'_>) -> Vec<Found>,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Headline, byline and the other fields.
    Head,
    /// The words and how they stand.
    Text,
    /// Photos and what is known about them.
    Pictures,
}

type Run = fn(&Submission<'_>) -> Vec<Found>;

const fn check(id: &'static str, label: &'static str, group: Group, usual: Severity, run: Run) -> Check {
    Check { id, label, group, usual, locked: false, run }
}

const fn locked(check: Check) -> Check {
    Check { locked: true, ..check }
}

/// All checks, in the order in which their findings are shown.
#[rustfmt::skip]
pub const CHECKS: &[Check] = &[
    check("headline", "There is a headline", Head, Blocks, headline::check),
    check("lengths", "Headlines and standfirst fit", Head, Hint, lengths::check),
    check("byline", "Somebody signs for it", Head, Blocks, byline::check),
    check("filing", "It has a section and tags", Head, Hint, filing::check),
    check("dateline", "The dateline stands once", Head, Warning, dateline::check),
    check("embargo", "The embargo of every photo is kept", Head, Warning, embargo::check),
    locked(check("killed", "Nothing it is built on was killed", Head, Blocks, killed::check)),
    check("tk", "No fact is missing", Text, Blocks, tk::check),
    locked(check("pictures", "Every picture is there", Pictures, Blocks, pictures::check)),
    locked(check("credit", "Every photo has credit and creator", Pictures, Blocks, credit::check)),
    locked(check("alt_text", "Every photo is described", Pictures, Blocks, alt_text::check)),
    check("leases", "Every photo is permitted now", Pictures, Warning, leases::check),
    check("rights", "The rights of every photo are known", Pictures, Warning, rights::check),
    check("instructions", "What came with a photo is followed", Pictures, Warning, instructions::check),
    check("contradictions", "No photo's file contradicts itself", Pictures, Warning, contradictions::check),
    check("private", "Nothing private leaves with a photo", Pictures, Warning, private::check),
    check("source_type", "How every photo was made is known", Pictures, Hint, source_type::check),
    check("small_photos", "Every photo is large enough", Pictures, Warning, small_photos::check),
    check("links", "Every link goes somewhere", Text, Blocks, links::check),
    check("story_links", "Every linked story is out", Text, Warning, story_links::check),
    check("headings", "Headings descend one step at a time", Text, Blocks, headings::check),
    check("template", "It has what its template asks for", Text, Warning, template::check),
    check("numbers", "Numbers agree with the headline", Text, Warning, numbers::check),
    check("names", "Every name is spelled one way", Text, Warning, names::check),
    check("speaker", "Every quotation has a speaker", Text, Warning, speaker::check),
    check("quotes", "Quotation marks come in pairs", Text, Warning, quotes::check),
    check("usage", "It is written in house style", Text, Hint, usage::check),
    check("doubles", "No word stands twice", Text, Hint, doubles::check),
    check("spaces", "Spaces are single", Text, Hint, spaces::check),
    check("facts", "Every fact of the ledger is checked", Text, Warning, facts::check),
    check("suggestions", "No suggestion is open", Text, Blocks, suggestions::check),
];

/// Runs the whole catalogue by the rules of the submission's desk; the gravest findings come first.
pub fn run_checks(submission: &Submission<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        let level = submission.rules.level(check);
        for found in (check.run)(submission) {
            // What stops a story is no matter of the desk's taste.
            let Some(severity) = (if found.stops { Some(Blocks) } else { level }) else { continue };
            findings.push(Finding {
                check: check.id.to_owned(),
                severity,
                sentence: found.sentence,
                place: found.place,
                fix: found.fix,
            });
        }
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// A field that must not be empty.
fn needed(field: &str, value: &str, sentence: &str) -> Vec<Found> {
    if value.trim().is_empty() { vec![Found::new(sentence, Place::field(field))] } else { Vec::new() }
}

#[cfg(test)]
pub(crate) mod testing;
