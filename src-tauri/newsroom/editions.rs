//! Editions: which version of which sender's item a story was made of, so that nothing comes in twice by itself.
//!
//! An edition is kept with its story, in the same change. What has no name of its sender's is named by its bytes.

use crate::{Newsroom, Outcome};
use formats::import::{Edition, Piece};

/// How a file comes in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By<'a> {
    /// A person chose it, and means it, whatever came before.
    Hand,
    /// It lay in the watched folder of this name; what is known makes no second story.
    Wire(&'a str),
}

impl By<'_> {
    /// How the history says it.
    pub(crate) fn said(self, name: &str) -> String {
        match self {
            Self::Hand => format!("Imported it from {name}"),
            Self::Wire(wire) => format!("It came in from “{wire}”: {name}"),
        }
    }

    /// Nobody reads a report of what comes by itself: the story keeps what is to be said about it.
    pub(crate) fn keep_notes(self, piece: &mut Piece) {
        if matches!(self, Self::Wire(_)) {
            let mut notes = std::mem::take(&mut piece.notes);
            notes.push(std::mem::take(&mut piece.fields.notes));
            notes.retain(|note| !note.is_empty());
            piece.fields.notes = notes.join("\n");
        }
    }
}

/// The edition that a piece is whose sender says nothing: its bytes, and its place among the pieces of a file.
pub(crate) fn by_its_bytes(bytes: &[u8], number: usize) -> Edition {
    Edition { item: format!("blake3:{}/{number}", blake3::hash(bytes).to_hex()), version: String::new() }
}

impl Newsroom {
    /// Did this edition become a story, where that counts?
    pub(crate) fn is_known(&self, edition: &Edition, by: By<'_>) -> Outcome<bool> {
        match by {
            By::Hand => Ok(false),
            By::Wire(_) => {
                Ok(self.desk.read(|read| read.edition(&edition.item, &edition.version))?.is_some())
            }
        }
    }

    /// What is said of a story whose item came before.
    pub(crate) fn came_before(&self, edition: &Edition) -> Outcome<Option<String>> {
        self.desk.read(|read| {
            let same = read.edition(&edition.item, &edition.version)?;
            let before = match same {
                Some(story) => Some(story),
                None => read.last_edition(&edition.item)?,
            };
            let story = match before {
                Some(story) => read.story(story)?,
                None => None,
            };
            Ok(story.map(|story| match same {
                Some(_) => format!("The same came in before, as “{}”.", story.slug),
                None => format!("It is another edition of “{}”, which stays as it is.", story.slug),
            }))
        })
    }
}
