//! What is pasted into a story: read as blocks, with its pictures added to the library as any others are. A picture
//! that comes this way has no credit, so nothing that shows it can be published until somebody gives it one.

use crate::asks::{Paste, PasteLine, ReadPaste};
use crate::{Failure, Newsroom, Outcome};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use formats::import::paste::{Clip, Container, Picture, TooLarge, parted, paste, plain};
use model::document::{Block, Node};
use model::photo::Photo;
use std::io::Write;

impl Newsroom {
    /// Reads what lay on the clipboard.
    pub(crate) fn read_paste(&self, ask: ReadPaste) -> Outcome<Paste> {
        let clip = Clip { html: &ask.html, text: &ask.text };
        let taken = ask.taken.iter().cloned().collect();
        let mut photos: Vec<Photo> = Vec::new();
        let pasted = if ask.plain {
            plain(clip)
        } else {
            paste(clip, &taken, &mut |picture| {
                // What is no picture is in the report: the reader says so.
                let Picture::Inside { base64, .. } = picture else { return None };
                let (photo, _) = self.add_picture_inside(base64)?;
                photos.push(photo.clone());
                Some(photo.id)
            })
        };
        let pasted = pasted.map_err(|TooLarge| {
            Failure::invalid("What was copied is more than one story can hold.")
                .hint("Copy a part of it, or import it as a file.")
        })?;
        let report = &pasted.report;
        let lines = |lines: Vec<(String, &[String])>| {
            lines.into_iter().map(|(said, words)| PasteLine { said, words: words.to_vec() }).collect()
        };
        let container = match ask.within.as_str() {
            "quote" => Container::Quote,
            "list_item" => Container::ListItem,
            "fact_box" => Container::FactBox,
            "footnote" => Container::Footnote,
            _ => Container::Story,
        };
        let written = |blocks: Vec<Block>| -> Vec<Node> { blocks.iter().map(Block::write).collect() };
        let (blocks, behind) = parted(pasted.blocks, container);
        let (notes, behind) = behind.into_iter().partition(|block| matches!(block, Block::Footnote(_)));
        Ok(Paste {
            inline: pasted.inline.is_some(),
            said: report.sentence(),
            quiet: report.is_quiet(),
            kept: report.kept_in_words(),
            turned: lines(report.turned_in_words()),
            lost: lines(report.lost_in_words()),
            blocks: written(blocks),
            behind: written(behind),
            notes: written(notes),
            photos,
        })
    }

    /// Adds a picture that stands in HTML as base64; `None` when it is none, `false` when the library has it already.
    pub(crate) fn add_picture_inside(&self, base64: &str) -> Option<(Photo, bool)> {
        let letters: String = base64.chars().filter(|letter| !letter.is_whitespace()).collect();
        STANDARD.decode(letters).ok().and_then(|bytes| self.add_bytes(&bytes).ok())
    }

    /// Adds the bytes of a picture from the clipboard to the library, as a file would be.
    ///
    /// Answers the photo that is there already when the library has these bytes.
    pub fn add_pasted_picture(&self, bytes: &[u8]) -> Outcome<Photo> {
        self.add_bytes(bytes).map(|(photo, _)| photo)
    }

    fn add_bytes(&self, bytes: &[u8]) -> Outcome<(Photo, bool)> {
        let unwritten = |error: std::io::Error| {
            Failure::unavailable(format!("The picture could not be set down: {error}."))
                .hint("Is there room on the disk?")
        };
        let mut file = tempfile::NamedTempFile::new().map_err(unwritten)?;
        file.write_all(bytes).map_err(unwritten)?;
        let hash = blake3::hash(bytes).to_hex();
        let name = format!("pasted-{}.{}", &hash[..8], ending(bytes));
        self.add_photo(file.path(), &name)
    }
}

/// The usual ending of a picture's name, by its first bytes.
fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'R', b'I', b'F', b'F', ..] => "webp",
        [b'I', b'I', b'*', ..] | [b'M', b'M', 0, b'*', ..] => "tif",
        [b'G', b'I', b'F', ..] => "gif",
        _ => "jpg",
    }
}
