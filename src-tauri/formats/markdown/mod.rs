//! Galley Markdown: a dialect of CommonMark that says everything a document says.
//!
//! CommonMark with tables, footnotes, strikethrough, heading attributes and a front matter, plus generic directives for
//! the blocks Markdown lacks; `docs/markdown.md` describes it. Promises: what is written is read back as the same
//! document, apart from block ids; equal documents give equal bytes; any text can be read, and no visible word of it
//! is lost. Everything that knows Markdown is in this folder.

mod directives;
mod front;
mod read;
mod write;

use model::document::{Document, clean};
use std::collections::BTreeMap;

/// A page of Markdown, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Values of the front matter by name, as they stand.
    pub front: BTreeMap<String, String>,
    /// The text.
    pub document: Document,
    /// What was changed or could not be kept as it was, in sentences for the person.
    pub notes: Vec<String>,
}

/// Reads any text. Never fails; what is no Markdown is words.
pub fn read(text: &str) -> Page {
    read_beside(text, None)
}

/// The same of a file that may have its pictures beside it.
pub(crate) fn read_beside(text: &str, album: Option<Album<'_>>) -> Page {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let (front, body) = front::split(&text);
    let mut notes = Notes::new(album);
    let blocks = read::blocks(body, &mut notes);
    Page { front, document: Document::of(blocks), notes: notes.said }
}

/// Writes the agreed text of a document, with a front matter when there is anything to say in it.
///
/// `front` is names and values in the order in which they are to stand; empty values are left out.
pub fn write(front: &[(&str, String)], document: &Document) -> String {
    let document = clean(document);
    let mut out = front::write(front);
    let body = write::document(&document);
    if out.is_empty() && front::split(&body).1 != body {
        // A text that begins like a front matter gets an empty one in front.
        out.push_str("---\n---\n");
    }
    if !out.is_empty() && !body.is_empty() {
        out.push('\n');
    }
    out.push_str(&body);
    out
}

pub(crate) use read::fold;
use read::{Album, Notes};

#[cfg(test)]
mod tests;
