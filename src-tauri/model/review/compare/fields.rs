//! Fields of a story compared, word by word: those a reader sees, and what readers were told was put right.

use super::words::compare_plain;
use super::{Run, WordFate};
use crate::story::{STORY_FIELDS, StoryFields};
use serde::Serialize;
use ts_rs::TS;

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldChange {
    /// Number of the change.
    pub change: u32,
    /// The field, by its name.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Its words in both states.
    pub runs: Vec<Run>,
}

impl FieldChange {
    /// The two values compared; `None` where they are the same.
    pub(super) fn between(id: &str, label: &str, old: &str, new: &str) -> Option<Self> {
        (old != new).then(|| Self {
            change: 0,
            id: id.to_owned(),
            label: label.to_owned(),
            runs: whole_or_words(old, new),
        })
    }
}

/// An address or a time is replaced as a whole; words are compared.
fn whole_or_words(old: &str, new: &str) -> Vec<Run> {
    let runs = compare_plain(old, new);
    let kept = runs.iter().any(|run| run.fate == WordFate::Kept && run.text.chars().any(char::is_alphabetic));
    if kept { runs } else { compare_whole(old, new) }
}

fn compare_whole(old: &str, new: &str) -> Vec<Run> {
    let run = |fate, text: &str| Run {
        fate,
        change: None,
        text: text.to_owned(),
        line_break: false,
        marks: Vec::new(),
        was: None,
    };
    [(WordFate::Deleted, old), (WordFate::Inserted, new)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(fate, text)| run(fate, text))
        .collect()
}

/// The fields that differ, in the order of the form.
pub(super) fn changes(old: &StoryFields, new: &StoryFields) -> Vec<FieldChange> {
    let mut out: Vec<FieldChange> = STORY_FIELDS
        .iter()
        .filter(|field| field.seen)
        .filter_map(|field| {
            let value = |fields: &StoryFields| match field.id {
                "byline" => byline(fields),
                id => fields.text(id).unwrap_or_default(),
            };
            FieldChange::between(field.id, field.label, &value(old), &value(new))
        })
        .collect();
    let told = |fields: &StoryFields| {
        let lines: Vec<&str> = fields.corrections.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    };
    out.extend(FieldChange::between("corrections", "Lines to readers", &told(old), &told(new)));
    out
}

/// The names as a reader sees them, with what each did.
fn byline(fields: &StoryFields) -> String {
    let name = |role: &str, name: &str| match role {
        "" => name.to_owned(),
        role => format!("{name} ({role})"),
    };
    let names: Vec<String> = fields.byline.iter().map(|person| name(&person.role, &person.name)).collect();
    names.join(", ")
}
