//! What is pasted, from wherever it was copied: into blocks of a story, with a report.
//!
//! A function of values. The habits of the program it was copied from are undone ([`sources`]), then one reader builds
//! the blocks ([`read`]). Promises: never fails but for size; a quotation stays a quotation; every visible word is in
//! the blocks or in the report; nothing is fetched and nothing runs.

pub(in crate::import) mod page;
mod read;
mod report;
mod sources;
mod style;
#[cfg(test)]
mod tests;
mod tree;

pub use report::{Count, Entry, Kept, Loss, Report, Turned};
pub use sources::Source;

use model::PhotoId;
use model::document::{Block, Document, Inline, MAX_BLOCKS, MAX_CHARACTERS, Text};
use std::collections::BTreeSet;

/// The most HTML that is read, in bytes; pictures inside of it count.
pub const LARGEST: usize = 64_000_000;

/// What lay on the clipboard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clip<'a> {
    /// As HTML; empty when there is none.
    pub html: &'a str,
    /// As plain text; empty when there is none.
    pub text: &'a str,
}

/// A picture that HTML shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture<'a> {
    /// It came inside of the HTML.
    Inside {
        /// As it says of itself: `image/png`.
        media_type: &'a str,
        /// Its bytes in base64, as they stood there.
        base64: &'a str,
    },
    /// It stands somewhere else. Nothing is fetched; whoever has the files beside the page may know it.
    Named {
        /// Where, as the page says it.
        address: &'a str,
    },
    /// A file of news shows it. Nothing is fetched; it may lie beside that file.
    Sent {
        /// Where, as the sender says it; mostly a whole address.
        address: &'a str,
        /// What the sender says about it.
        said: Option<&'a Said>,
    },
}

/// What a sender says about a picture; what nothing is said about is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// A short title.
    pub title: String,
    /// Its caption.
    pub caption: String,
    /// What it shows, for whoever cannot see it.
    pub alt: String,
    /// Whom readers see it credited to.
    pub credit: String,
}

/// What a paste became.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// The blocks, without ids; never empty.
    pub blocks: Vec<Block>,
    /// The words of the one paragraph when it is nothing more: they go into the line of the cursor.
    pub inline: Option<Text>,
    /// What was kept as what, what was turned into something else, what was left out.
    pub report: Report,
}

/// Why a paste was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it is more than one story can hold")]
pub struct TooLarge;

/// Reads a clip.
///
/// `taken` are names of footnotes that the story has already: those that come in get others. `keep` adds a picture to
/// the library and answers its id, or `None` when it cannot be had.
pub fn paste(
    clip: Clip<'_>,
    taken: &BTreeSet<String>,
    keep: &mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>,
) -> Result<Pasted, TooLarge> {
    if clip.html.len() > LARGEST || clip.text.len() > MAX_CHARACTERS {
        return Err(TooLarge);
    }
    let source = sources::of(&clip);
    let mut report = Report::of(source);
    let mut blocks = if source.is_text() {
        sources::read_text(source, clip.text, &mut report)
    } else {
        let mut tree = tree::parse(clip.html, &mut report);
        sources::undo(source, &mut tree, &mut report);
        read::blocks(tree, source, taken, keep, &mut report)
    };
    blocks.retain(|block| !matches!(block, Block::Paragraph(paragraph) if paragraph.text.is_empty()));
    if blocks.len() > MAX_BLOCKS || Document::read(Document::of(blocks.clone()).write()).is_err() {
        return Err(TooLarge);
    }
    let document = Document::of(blocks).without_ids();
    report.count(&document);
    let inline = match document.blocks.as_slice() {
        [Block::Paragraph(paragraph)] if is_words(&paragraph.text) => Some(paragraph.text.clone()),
        _ => None,
    };
    Ok(Pasted { blocks: document.blocks, inline, report })
}

/// What a paste goes into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Container {
    /// The story itself.
    #[default]
    Story,
    /// A quotation.
    Quote,
    /// An item of a list.
    ListItem,
    /// A fact box.
    FactBox,
    /// A footnote.
    Footnote,
}

/// Parts blocks into those that go into a container, each in a form it may have there, and those that come behind it:
/// footnotes, and what would lose more than its form inside.
pub fn parted(blocks: Vec<Block>, container: Container) -> (Vec<Block>, Vec<Block>) {
    use crate::markdown::fold::{IN_BOX, IN_FOOTNOTE, IN_ITEM, IN_QUOTE, fold};
    let permitted = match container {
        Container::Story => {
            return blocks.into_iter().partition(|block| !matches!(block, Block::Footnote(_)));
        }
        Container::Quote => IN_QUOTE,
        Container::ListItem => IN_ITEM,
        Container::FactBox => IN_BOX,
        Container::Footnote => IN_FOOTNOTE,
    };
    let goes_behind = |block: &Block| {
        let stays_quoted = container == Container::Quote && matches!(block, Block::Quote(_));
        !permitted.contains(&block.block_type()) && !stays_quoted && read::keeps_its_form(block)
    };
    let (behind, inside): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(goes_behind);
    (fold(inside, permitted), behind)
}

/// The clip as plain words: every line a paragraph, nothing read into it.
pub fn plain(clip: Clip<'_>) -> Result<Pasted, TooLarge> {
    let words;
    let text = if clip.text.trim().is_empty() && clip.html.len() <= LARGEST {
        words = tree::words_of(clip.html);
        words.as_str()
    } else {
        clip.text
    };
    if text.len() > MAX_CHARACTERS {
        return Err(TooLarge);
    }
    let mut report = Report::of(Source::Text);
    let blocks = sources::read_text(Source::Text, text, &mut report);
    if blocks.len() > MAX_BLOCKS {
        return Err(TooLarge);
    }
    let document = Document::of(blocks);
    report.count(&document);
    let inline = match document.blocks.as_slice() {
        [Block::Paragraph(paragraph)] => Some(paragraph.text.clone()),
        _ => None,
    };
    Ok(Pasted { blocks: document.blocks, inline, report })
}

fn is_words(text: &[Inline]) -> bool {
    !text.is_empty()
}
