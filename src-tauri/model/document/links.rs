//! The links of a text: one walk that reads them, one that rewrites them.
//!
//! A link to a story of the desk is `story:<id>`: it holds when the story is renamed, and says nothing about it to
//! anybody who does not have the desk. What becomes of it for readers is `model::publish`'s to say.

use super::inline::{Inline, Mark, Text, words};
use super::{Block, Document, Figure, ListItem};
use crate::StoryId;
use std::collections::BTreeSet;

/// A link as it stands in the text. Neighbouring runs with one address (partly bold, say) are one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Index of the top-level block.
    pub block: usize,
    /// Its words; may be empty.
    pub words: String,
    /// Where it goes; may be empty.
    pub href: String,
}

/// What becomes of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relink {
    /// It stays as it is.
    Keep,
    /// It goes somewhere else.
    To(String),
    /// It is no link any more. Its words stay in a text, and on a card; a line of further reading goes.
    Unlink,
}

/// The story of the desk that an address names.
pub fn story_of(href: &str) -> Option<StoryId> {
    href.strip_prefix(SCHEME)?.trim().parse().ok()
}

/// The address that names a story of the desk.
pub fn story_href(story: StoryId) -> String {
    format!("{SCHEME}{story}")
}

const SCHEME: &str = "story:";

impl Document {
    /// Every link, in reading order; an embed and a line of further reading are links too.
    pub fn links(&self) -> Vec<Link> {
        let mut found = Vec::new();
        for (index, block) in self.blocks.iter().enumerate() {
            let mut links = Vec::new();
            gather(block, &mut links);
            found.extend(links.into_iter().map(|(words, href)| Link { block: index, words, href }));
        }
        found
    }

    /// The stories of the desk that it links to.
    pub fn linked_stories(&self) -> BTreeSet<StoryId> {
        self.links().iter().filter_map(|link| story_of(&link.href)).collect()
    }

    /// The same document with each link as `choose` says, given its address. A list of further reading without a
    /// line is left out.
    #[must_use]
    pub fn relinked(mut self, mut choose: impl FnMut(&str) -> Relink) -> Self {
        relink_blocks(&mut self.blocks, &mut choose);
        Self::of(self.blocks)
    }
}

fn gather(block: &Block, out: &mut Vec<(String, String)>) {
    match block {
        Block::Paragraph(b) => in_text(&b.text, out),
        Block::Heading(b) => in_text(&b.text, out),
        Block::BulletList(b) => in_items(&b.items, out),
        Block::OrderedList(b) => in_items(&b.items, out),
        Block::Quote(b) => b.blocks.iter().for_each(|inner| gather(inner, out)),
        Block::PullQuote(b) => in_text(&b.text, out),
        Block::Figure(b) => in_text(&b.caption, out),
        Block::Gallery(b) => b.figures.iter().for_each(|figure| in_text(&figure.caption, out)),
        Block::FactBox(b) => b.blocks.iter().for_each(|inner| gather(inner, out)),
        Block::Table(b) => {
            in_text(&b.caption, out);
            b.header.iter().chain(b.rows.iter().flatten()).for_each(|cell| in_text(cell, out));
        }
        Block::Footnote(b) => b.blocks.iter().for_each(|inner| gather(inner, out)),
        Block::Embed(b) => out.push((words(&b.title), b.url.clone())),
        Block::Related(b) => out.extend(b.items.iter().map(|item| (words(&item.title), item.href.clone()))),
        Block::Divider(_) | Block::CodeBlock(_) | Block::Unknown(_) => {}
    }
}

fn in_items(items: &[ListItem], out: &mut Vec<(String, String)>) {
    items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, out));
}

fn in_text(text: &Text, out: &mut Vec<(String, String)>) {
    let mut open: Option<(String, String)> = None;
    for piece in text {
        let href = piece.marks().iter().find_map(|mark| match mark {
            Mark::Link { href } => Some(href.clone()),
            _ => None,
        });
        let words = match piece {
            Inline::Words { text, .. } => text.as_str(),
            Inline::Break { .. } => " ",
        };
        match (&mut open, href) {
            (Some((so_far, before)), Some(href)) if *before == href => so_far.push_str(words),
            (_, href) => out.extend(std::mem::replace(&mut open, href.map(|href| (words.to_owned(), href)))),
        }
    }
    out.extend(open);
}

fn relink_blocks(blocks: &mut Vec<Block>, choose: &mut impl FnMut(&str) -> Relink) {
    blocks.iter_mut().for_each(|block| relink(block, choose));
    blocks.retain(|block| !matches!(block, Block::Related(related) if related.items.is_empty()));
}

fn relink(block: &mut Block, choose: &mut impl FnMut(&str) -> Relink) {
    match block {
        Block::Paragraph(b) => relink_text(&mut b.text, choose),
        Block::Heading(b) => relink_text(&mut b.text, choose),
        Block::BulletList(b) => relink_items(&mut b.items, choose),
        Block::OrderedList(b) => relink_items(&mut b.items, choose),
        Block::Quote(b) => relink_some(&mut b.blocks, choose),
        Block::PullQuote(b) => relink_text(&mut b.text, choose),
        Block::Figure(b) => relink_figure(b, choose),
        Block::Gallery(b) => b.figures.iter_mut().for_each(|figure| relink_figure(figure, choose)),
        Block::FactBox(b) => relink_some(&mut b.blocks, choose),
        Block::Table(b) => {
            relink_text(&mut b.caption, choose);
            let cells = b.header.iter_mut().chain(b.rows.iter_mut().flatten());
            cells.for_each(|cell| relink_text(cell, choose));
        }
        Block::Footnote(b) => relink_some(&mut b.blocks, choose),
        Block::Related(b) => b.items.retain_mut(|item| match choose(&item.href) {
            Relink::Keep => true,
            Relink::To(href) => {
                item.href = href;
                true
            }
            Relink::Unlink => false,
        }),
        Block::Embed(b) => match choose(&b.url) {
            Relink::Keep => {}
            Relink::To(href) => b.url = href,
            Relink::Unlink => b.url.clear(),
        },
        Block::Divider(_) | Block::CodeBlock(_) | Block::Unknown(_) => {}
    }
}

/// Blocks of a container that must not be empty.
fn relink_some(blocks: &mut Vec<Block>, choose: &mut impl FnMut(&str) -> Relink) {
    relink_blocks(blocks, choose);
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(super::Paragraph::default()));
    }
}

/// An item begins with a paragraph, which never goes.
fn relink_items(items: &mut [ListItem], choose: &mut impl FnMut(&str) -> Relink) {
    items.iter_mut().for_each(|item| relink_blocks(&mut item.blocks, choose));
}

fn relink_figure(figure: &mut Figure, choose: &mut impl FnMut(&str) -> Relink) {
    relink_text(&mut figure.caption, choose);
}

fn relink_text(text: &mut Text, choose: &mut impl FnMut(&str) -> Relink) {
    for piece in text {
        let (Inline::Words { marks, .. } | Inline::Break { marks }) = piece;
        marks.retain_mut(|mark| {
            let Mark::Link { href } = mark else { return true };
            match choose(href) {
                Relink::Keep => true,
                Relink::To(other) => {
                    *href = other;
                    true
                }
                Relink::Unlink => false,
            }
        });
    }
}

#[cfg(all(test, feature = "any"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Node, any, clean, plain_text};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_names_a_story_by_its_id_alone() {
        let id: StoryId = "0192f1c0-0000-7000-8000-000000000001".parse().unwrap();
        assert_eq!(story_of(&story_href(id)), Some(id));
        for href in ["story:", "story:ridge-path", "https://example.org/story:1", "STORY:1"] {
            assert_eq!(story_of(href), None, "{href}");
        }
    }

    fn further_reading(block: &Block) -> bool {
        match block {
            Block::Related(_) => true,
            Block::FactBox(inner) => inner.blocks.iter().any(further_reading),
            Block::Quote(inner) => inner.blocks.iter().any(further_reading),
            Block::Footnote(inner) => inner.blocks.iter().any(further_reading),
            Block::BulletList(list) => list.items.iter().flat_map(|item| &item.blocks).any(further_reading),
            Block::OrderedList(list) => list.items.iter().flat_map(|item| &item.blocks).any(further_reading),
            _ => false,
        }
    }

    proptest! {
        /// Unlinked, a text says the same and links nowhere; what is made is a valid document.
        #[test]
        fn unlinking_leaves_every_word_of_the_text(document in any::document()) {
            let bare = document.clone().relinked(|_| Relink::Unlink);
            prop_assert!(bare.links().iter().all(|link| link.href.is_empty()));
            if !document.blocks.iter().any(further_reading) {
                prop_assert_eq!(plain_text(&clean(&bare)), plain_text(&clean(&document)));
            }
            let node: Node = serde_json::from_value(serde_json::to_value(&bare).unwrap()).unwrap();
            prop_assert!(Document::read(node).is_ok());
        }

        /// Every address is asked for and every answer is taken.
        #[test]
        fn relinking_reaches_every_link(document in any::document()) {
            let mut asked = std::collections::BTreeSet::new();
            let same = document.clone().relinked(|href| { asked.insert(href.to_owned()); Relink::Keep });
            prop_assert_eq!(&same, &document);
            prop_assert_eq!(asked, document.links().into_iter().map(|link| link.href).collect());
            let moved = document.relinked(|_| Relink::To("https://example.org/moved".to_owned()));
            prop_assert!(moved.links().iter().all(|link| link.href == "https://example.org/moved"));
        }
    }
}
