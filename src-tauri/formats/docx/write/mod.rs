//! A story as a Word file: equal stories give equal bytes.

mod blocks;
mod figures;
mod inline;
mod lists;
mod notes;
mod opening;
mod parts;
mod styles;

use super::kept;
use crate::office::line::Kept;
use crate::office::package::pack;
use model::PhotoId;
use model::document::suggestions::without_structure;
use model::document::{Block, Change, ChangeKind, Document, Text};
use model::story::StoryFields;
pub(super) use opening::kept_fields;
use std::collections::BTreeMap;

/// What goes out.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    /// What is known about the story. The fields a reader sees go with it, and an embargo, said in its first line; the
    /// desk's notes, the length and the due date stay.
    pub fields: &'a StoryFields,
    /// The text, with its open suggestions.
    pub document: &'a Document,
    /// The pictures, by photo. A photo without one leaves an empty place.
    pub pictures: &'a BTreeMap<PhotoId, OutgoingPicture>,
    /// Names of people, by the ids that suggestions carry; somebody unknown goes by the id.
    pub people: &'a BTreeMap<String, String>,
}

/// A picture as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingPicture {
    /// JPEG or PNG.
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The photo's own alt text, shown where the figure has none.
    pub alt: String,
    /// The photo's own credit, shown where the figure has none.
    pub credit: String,
}

/// Writes a story as a Word file.
pub fn write(outgoing: &Outgoing<'_>) -> Vec<u8> {
    let mut writer = Writer::of(outgoing);
    writer.opening();
    for block in &without_structure(outgoing.document).blocks {
        writer.block(block, Place::default());
    }
    writer.loose_notes();
    let parts = writer.parts();
    pack(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place<'a> {
    /// In a quotation?
    quoted: bool,
    /// In a footnote?
    noted: bool,
    /// How deep in lists.
    depth: u8,
    /// The proposal around it.
    tc: Option<&'a Change>,
}

struct Writer<'a> {
    outgoing: &'a Outgoing<'a>,
    out: String,
    /// Where the last paragraph ends, for bookmarks that end in it.
    last_end: usize,
    /// Bookmarks that begin in the next paragraph.
    opening: Vec<usize>,
    kept: Vec<(String, Kept)>,
    links: Vec<String>,
    lists: Vec<lists::Numbered>,
    media: Vec<PhotoId>,
    drawings: usize,
    changes: usize,
    notes: notes::Notes<'a>,
}

impl<'a> Writer<'a> {
    fn of(outgoing: &'a Outgoing<'a>) -> Self {
        Self {
            outgoing,
            out: String::new(),
            last_end: 0,
            opening: Vec::new(),
            kept: Vec::new(),
            links: Vec::new(),
            lists: Vec::new(),
            media: Vec::new(),
            drawings: 0,
            changes: 0,
            notes: notes::Notes::of(outgoing.document),
        }
    }

    /// A bookmark that begins in the next paragraph, and what is kept under its name.
    fn open(&mut self, kept: Kept) -> usize {
        let number = self.kept.len();
        self.kept.push((format!("_galley{number}"), kept));
        self.opening.push(number);
        number
    }

    /// Ends a bookmark in the last paragraph.
    fn close(&mut self, number: usize) {
        self.out.insert_str(self.last_end, &format!("<w:bookmarkEnd w:id=\"{number}\"/>"));
        self.last_end += format!("<w:bookmarkEnd w:id=\"{number}\"/>").len();
    }

    /// Who and when, as attributes of a tracked change.
    fn who(&mut self, change: &Change) -> String {
        self.changes += 1;
        let name = self.outgoing.people.get(&change.by).unwrap_or(&change.by);
        let at = change.at.strftime("%Y-%m-%dT%H:%M:%SZ");
        format!(
            "w:id=\"{}\" w:author=\"{}\" w:date=\"{at}\"",
            10_000 + self.changes,
            crate::office::xml::escaped(name)
        )
    }

    /// A paragraph. `extra` is properties beside its style, in the order of the schema.
    fn paragraph(&mut self, style: &str, extra: &str, text: &Text, place: Place<'_>, tc: Option<&Change>) {
        let mut runs = String::new();
        self.runs(text, place, tc, &mut runs);
        self.raw(style, extra, &runs, tc);
    }

    /// A paragraph whose runs are written already.
    fn raw(&mut self, style: &str, extra: &str, runs: &str, tc: Option<&Change>) {
        self.out.push_str("<w:p>");
        let mark = tc.map(|change| {
            let sign = if change.kind == Some(ChangeKind::Deleted) { "del" } else { "ins" };
            format!("<w:rPr><w:{sign} {}/></w:rPr>", self.who(change))
        });
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        let properties = format!("{style}{extra}{}", mark.unwrap_or_default());
        if !properties.is_empty() {
            self.out.push_str(&format!("<w:pPr>{properties}</w:pPr>"));
        }
        for number in std::mem::take(&mut self.opening) {
            self.out.push_str(&format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"_galley{number}\"/>"));
        }
        self.out.push_str(runs);
        self.last_end = self.out.len();
        self.out.push_str("</w:p>");
    }
}

/// Names and values that are kept; empty values are left out.
fn kept_of<const N: usize>(kind: &str, values: [(&str, String); N]) -> Kept {
    let mut kept: Kept =
        values.into_iter().filter(|(_, value)| !value.is_empty()).map(|(n, v)| (n.to_owned(), v)).collect();
    kept.insert("kind".to_owned(), kind.to_owned());
    kept
}

/// The proposal of a block. Where the block around it is proposed as a whole, that counts alone.
fn proposal<'t>(block: &'t Block, place: Place<'t>) -> Option<&'t Change> {
    place.tc.or(block.common().tc.as_ref())
}
