//! A story as a Word file: equal stories give equal bytes.

mod blocks;
mod comments;
mod direction;
mod figures;
mod inline;
mod lists;
mod notes;
mod opening;
mod parts;
mod proposals;
mod styles;

use super::kept;
use crate::office::Comment;
use crate::office::line::Kept;
use crate::office::package::pack;
use crate::office::passages::{cleaned, put};
pub(super) use comments::{ELSEWHERE, ON_STORY, on_field};
use model::PhotoId;
use model::document::{Block, Change, ChangeKind, Crop, Document, Text};
use model::story::StoryFields;
pub(super) use opening::kept_fields;
#[cfg(test)]
pub(super) use proposals::sayable;
use proposals::{any_proposed, ending, is_whole, line};
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
    /// The comments that go along; places are of `document`.
    pub comments: &'a [Comment],
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
    /// The part of it that is shown where the figure asks for none; `None` is all of it.
    pub shown: Option<Crop>,
    /// The photo's own alt text, shown where the figure has none.
    pub alt: String,
    /// The photo's own credit, shown where the figure has none.
    pub credit: String,
}

/// Writes a story as a Word file.
pub fn write(outgoing: &Outgoing<'_>) -> Vec<u8> {
    let mut document = cleaned(outgoing.document.clone());
    let mut writer = Writer::of(outgoing);
    let signs = writer.comment_signs(&document);
    writer.comments.unplaced(&put(&mut document, signs));
    let document = proposals::sayable(document);
    writer.begin_comments();
    writer.opening();
    for (index, block) in document.blocks.iter().enumerate() {
        writer.begin_block_comments(index);
        writer.block_before(block, document.blocks.get(index + 1), Place::default());
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
    /// What the next paragraph's end says of where the one behind it begins, and what the paragraph was before.
    ending: Option<Change>,
    was: Option<Change>,
    notes: notes::Notes<'a>,
    comments: comments::Comments<'a>,
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
            ending: None,
            was: None,
            notes: notes::Notes::of(outgoing.document),
            comments: comments::Comments::of(outgoing.comments),
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

    /// A block, and in its end how the next one begins.
    fn block_before(&mut self, block: &Block, next: Option<&Block>, place: Place<'_>) {
        let parted = self.part(block, next, place);
        self.block(block, place);
        parted.into_iter().for_each(|mark| self.close(mark));
    }

    /// What the end of the next paragraph says. A paragraph that only looks as if it came or went as a whole gets a
    /// bookmark that says otherwise, to be closed behind it.
    fn part(&mut self, block: &Block, next: Option<&Block>, place: Place<'_>) -> Option<usize> {
        if place.tc.is_some() {
            return None;
        }
        let tc = block.common().tc.as_ref();
        self.was = tc.filter(|tc| tc.kind == Some(ChangeKind::Changed) && line(block).is_some()).cloned();
        self.ending = ending(block, next).cloned();
        self.ending.as_ref()?;
        let alone = tc.is_none_or(|tc| tc.kind == Some(ChangeKind::Changed));
        let whole = alone && line(block).is_some_and(any_proposed);
        whole.then(|| self.open(kept_of("parted", [])))
    }

    /// A paragraph. `extra` is properties beside its style, in the order of the schema.
    fn paragraph(&mut self, style: &str, extra: &str, text: &Text, place: Place<'_>, tc: Option<&Change>) {
        let mut runs = String::new();
        self.runs(text, place, tc, &mut runs);
        self.raw(style, &self.directed(extra, text), &runs, tc);
    }

    /// A paragraph whose runs are written already.
    fn raw(&mut self, style: &str, extra: &str, runs: &str, tc: Option<&Change>) {
        self.out.push_str("<w:p>");
        let ending = self.ending.take();
        let mark = tc.or(ending.as_ref()).map(|change| {
            let goes = matches!(change.kind, Some(ChangeKind::Deleted | ChangeKind::Joined));
            format!("<w:rPr><w:{} {}/></w:rPr>", if goes { "del" } else { "ins" }, self.who(change))
        });
        let was = self.was.take().filter(|_| tc.is_none()).map(|change| {
            let level = change.was.as_ref().and_then(|was| was.attrs.get("level")?.as_u64());
            let style =
                level.map(|level| format!("<w:pStyle w:val=\"Heading{level}\"/>")).unwrap_or_default();
            format!("<w:pPrChange {}><w:pPr>{style}</w:pPr></w:pPrChange>", self.who(&change))
        });
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        let properties = format!("{style}{extra}{}{}", mark.unwrap_or_default(), was.unwrap_or_default());
        if !properties.is_empty() {
            self.out.push_str(&format!("<w:pPr>{properties}</w:pPr>"));
        }
        for number in std::mem::take(&mut self.opening) {
            self.out.push_str(&format!("<w:bookmarkStart w:id=\"{number}\" w:name=\"_galley{number}\"/>"));
        }
        let about = std::mem::take(&mut self.comments.waiting);
        about.iter().for_each(|comment| self.out.push_str(&self.comments.begin(*comment)));
        self.out.push_str(runs);
        about.iter().for_each(|comment| self.out.push_str(&self.comments.end(*comment)));
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
    place.tc.or(block.common().tc.as_ref().filter(|tc| is_whole(tc)))
}
