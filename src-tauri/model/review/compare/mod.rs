//! Two states of a story compared: one merged page, word by word, with what was moved, and the changes of its fields and
//! photos.
//!
//! Both texts are taken as agreed ([`clean`]). Laws, held by tests: the new side of a comparison is the new text and the
//! old side the old one ([`take_new`], [`take_old`]), apart from the names of blocks; equal states have no change; every
//! word of either text stands in exactly one place. What is not here: which states are compared (`newsroom`), and how a
//! change is drawn (the window).

mod authors;
mod divide;
mod fields;
#[cfg(all(test, feature = "any"))]
mod laws;
mod likeness;
mod merge;
mod number;
mod order;
mod pairs;
mod photos;
mod sides;
#[cfg(test)]
mod tests;
mod words;

pub use authors::{Line, Sentence, authors};
pub use fields::FieldChange;
pub use photos::{KnownPhoto, PhotoChange, PhotoFate, ShownPhoto};
pub use sides::{take_new, take_old};

use crate::PhotoId;
use crate::document::{Document, Earlier, Node, RawMark, clean};
use crate::story::StoryFields;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A state of a story to be compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its fields; those a reader sees are compared.
    pub fields: &'a StoryFields,
    /// Its text, with or without open suggestions.
    pub document: &'a Document,
    /// What was known of its photos then. A photo that is not in it is compared by its place in the text alone.
    pub photos: &'a BTreeMap<PhotoId, KnownPhoto>,
}

/// What differs between two states.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Comparison {
    /// How many changes there are. They are numbered from 1: fields first, then photos, then the page.
    pub count: u32,
    /// Fields of the story that differ, in the order of the form.
    pub fields: Vec<FieldChange>,
    /// Photos that came, went, or are shown or described in another way, in the order of the page.
    pub photos: Vec<PhotoChange>,
    /// Both texts in one page.
    pub parts: Vec<Part>,
}

/// What became of a part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is in both, at the same place; its inside may differ.
    Kept,
    /// It is only in the new state.
    Inserted,
    /// It is only in the old state.
    Deleted,
    /// It is in both, and stands here in the new state. Its inside may differ.
    Moved,
    /// Where something that was moved stood before. It is empty; what stood here is the moved part of the same number.
    Left,
    /// A paragraph that was divided off from the part before it: in the old state its words go on there.
    Split,
    /// A paragraph of its own in the old state, whose words go on in the part before it in the new one.
    Joined,
}

/// A part of the merged page: a block, or a child of one, as it is in the new state.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Part {
    /// What became of it.
    pub fate: Fate,
    /// Number of the change that it is as a whole: it came, went, moved, or is of another kind or has other attributes.
    /// A move has one number for both its places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub change: Option<u32>,
    /// Kind of the node, by its name in the JSON.
    pub kind: String,
    /// The block's name in the new state; in the old one for what went.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<String>,
    /// Attributes that say something, without the name.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[ts(as = "Option<BTreeMap<String, Value>>", optional)]
    pub attrs: Map<String, Value>,
    /// Kind and attributes in the old state, where they were others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub was: Option<Earlier>,
    /// Its words, where it holds words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Run>>", optional)]
    pub runs: Vec<Run>,
    /// Its children, where it holds parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Part>>", optional)]
    pub parts: Vec<Part>,
    /// Its place among its siblings in the old state.
    #[serde(skip)]
    pub(crate) old: Option<usize>,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WordFate {
    /// They are in both.
    Kept,
    /// They are only in the new state.
    Inserted,
    /// They are only in the old state.
    Deleted,
    /// They are in both, with other marks.
    Formatted,
}

/// Words of one fate with the same marks.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Run {
    /// What became of them.
    pub fate: WordFate,
    /// Number of their change. What went and what came in its place have one number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub change: Option<u32>,
    /// The characters; a line feed where it is a break.
    pub text: String,
    /// It is a break between lines, not words.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub line_break: bool,
    /// The marks on them, as in the document's JSON; in the new state where they are in both.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub marks: Vec<RawMark>,
    /// The marks in the old state, where they were others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub was: Option<Vec<RawMark>>,
}

/// Compares two states of a story.
#[must_use]
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let mut parts = pages(old.document, new.document);
    let mut photos = photos::changes(&mut parts, old.photos, new.photos);
    let mut fields = fields::changes(old.fields, new.fields);
    let count = number::all(&mut fields, &mut photos, &mut parts);
    Comparison { count, fields, photos, parts }
}

/// The merged page of two texts, its changes not numbered yet.
fn pages(old: &Document, new: &Document) -> Vec<Part> {
    merge::merge(&agreed(old), &agreed(new))
}

/// The agreed text as nodes.
fn agreed(document: &Document) -> Vec<Node> {
    clean(document).write().content
}
