//! Outside pieces into typed documents: plain text as it is pasted, wire copy, Markdown, HTML, what agencies and other systems send, in any usual encoding.
//!
//! Import is parsing, not cleaning: what comes out is our own tree. What was guessed is marked and says why; no visible
//! word is lost (what has no place of its own goes into the story's notes).

mod decode;
pub(crate) mod embargo;
mod html;
mod marked;
mod news;
pub mod paste;
mod pasted;
mod wire;

pub use decode::{Undecodable, decode};
pub use html::html;
pub use marked::markdown;
pub use pasted::text;

use model::PhotoId;
use model::document::Document;
use model::story::StoryFields;
use paste::Picture;

/// An embargo that says no time that can be read: the story is held until somebody says until when.
pub(crate) const HELD: &str = "9999-12-30T00:00:00Z";

/// A piece that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What is known about it; `guessed` names the fields that nobody has confirmed.
    pub fields: StoryFields,
    /// Its text.
    pub document: Document,
    /// What was guessed.
    pub guesses: Vec<Guess>,
    /// What was changed or left out, in sentences for the person.
    pub notes: Vec<String>,
    /// Which edition of its sender's item it is, where the sender says so.
    pub edition: Option<Edition>,
}

/// An edition of an item of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The item, as its sender names it.
    pub item: String,
    /// A number or a moment, as the sender says it; empty where nothing is said.
    pub version: String,
}

/// What a file brought.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brought {
    /// What the file is, for people: `NewsML-G2`.
    pub what: &'static str,
    /// Its stories.
    pub pieces: Vec<Piece>,
    /// Items that their sender takes back: they must not be used any more.
    pub killed: Vec<KilledItem>,
}

/// An item that its sender takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KilledItem {
    /// The item, as its sender names it.
    pub item: String,
    /// What the sender says about it; may be empty.
    pub reason: String,
}

/// Something that was guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// A story field's id, or `caption` and `credit` of the lead picture.
    pub field: String,
    /// What was taken for it.
    pub value: String,
    /// Why.
    pub why: String,
}

/// What a piece is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Kind {
    /// By the ending of a file's name; plain text when it says nothing.
    pub fn of_file_name(name: &str) -> Self {
        match name.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::Text,
        }
    }
}

/// Reads a file's bytes: what a file of news brings, else the one story it is. `keep` answers the photo of a picture
/// that the file holds or names, where there is one.
pub fn read_all(
    file_name: &str,
    bytes: &[u8],
    keep: &mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>,
) -> Result<Brought, Undecodable> {
    let (decoded, note) = decode(bytes)?;
    let Some(brought) = news::news(file_name, &decoded, keep) else {
        let piece = read(file_name, bytes, keep)?;
        let what = match Kind::of_file_name(file_name) {
            Kind::Text if wire::is_wire(&decoded) => "wire copy",
            Kind::Text => "plain text",
            Kind::Markdown => "Markdown",
            Kind::Html => "HTML",
        };
        return Ok(Brought { what, pieces: vec![piece], killed: Vec::new() });
    };
    let mut brought = brought?;
    brought.pieces.iter_mut().for_each(|piece| piece.notes.extend(note.clone()));
    Ok(brought)
}

/// Are these bytes news of another system, as [`read_all`] would find them?
pub fn is_news(file_name: &str, bytes: &[u8]) -> bool {
    decode(bytes)
        .is_ok_and(|(decoded, _)| matches!(news::news(file_name, &decoded, &mut |_| None), Some(Ok(_))))
}

/// Reads a file's bytes as one piece of text. `keep` as for [`read_all`].
pub fn read(
    file_name: &str,
    bytes: &[u8],
    keep: &mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>,
) -> Result<Piece, Undecodable> {
    let (decoded, note) = decode(bytes)?;
    let mut piece = match Kind::of_file_name(file_name) {
        Kind::Text if wire::is_wire(&decoded) => wire::wire(&decoded),
        Kind::Text => text(&decoded),
        Kind::Markdown => {
            let mut album = |address: &str| keep(&Picture::Named { address });
            markdown(crate::markdown::read_beside(&decoded, Some(&mut album)))
        }
        Kind::Html => html(&decoded, keep),
    };
    piece.notes.extend(note);
    Ok(piece)
}

impl Piece {
    pub(crate) fn of(fields: StoryFields, document: Document) -> Self {
        Self { fields, document, guesses: Vec::new(), notes: Vec::new(), edition: None }
    }

    /// Sets a field that was guessed; a value that does not fit goes into the notes.
    pub(crate) fn guess(&mut self, field: &str, value: &str, why: &str) {
        if value.trim().is_empty() {
            return;
        }
        if self.fields.set_text(field, value).is_err() {
            self.keep(value);
            return;
        }
        self.fields.guessed.push(field.to_owned());
        self.guesses.push(Guess { field: field.to_owned(), value: value.to_owned(), why: why.to_owned() });
    }

    /// Words without a place of their own.
    pub(crate) fn keep(&mut self, words: &str) {
        let line = words.trim();
        if !line.is_empty() {
            let break_ = if self.fields.notes.is_empty() { "" } else { "\n" };
            self.fields.notes.push_str(&format!("{break_}{line}"));
        }
    }
}

#[cfg(test)]
mod tests;
