//! Names of elements: each once on a page, the same every time.

use super::address::{Target, target};
use model::document::{Block, Document, Node, plain_text_of};
use std::collections::BTreeSet;

/// The names given so far. The writer's own names for blocks come first and are kept.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    linked: BTreeSet<String>,
    blocks: BTreeSet<String>,
    shown: BTreeSet<String>,
}

impl Ids {
    /// The names a document brings along.
    pub(super) fn of(document: &Document) -> Self {
        let names = |blocks: &[&Block]| -> BTreeSet<String> {
            blocks
                .iter()
                .filter_map(|block| block.common().id.as_ref())
                .map(|id| id.as_str().to_owned())
                .collect()
        };
        let blocks = names(&document.blocks.iter().collect::<Vec<_>>());
        let shown = names(&document.blocks.iter().filter(|block| !is_unseen(block)).collect::<Vec<_>>());
        let mut linked = BTreeSet::new();
        fragments(&document.write(), &mut linked);
        Self { taken: blocks.clone(), linked, blocks, shown }
    }

    /// A name that nothing else has: the wish, or the wish with the first number that is free.
    pub(super) fn fresh(&mut self, wish: &str) -> String {
        let mut name = wish.to_owned();
        let mut number = 2_u32;
        while !self.taken.insert(name.clone()) {
            name = format!("{wish}-{number}");
            number += 1;
        }
        name
    }

    /// The block's own name, the first time it is asked for; later blocks of that name have none.
    pub(super) fn own(&mut self, name: Option<&model::BlockId>) -> Option<String> {
        self.blocks.take(name?.as_str())
    }

    /// Is there an element of that name for a link to lead to?
    pub(super) fn leads(&self, name: &str) -> bool {
        self.shown.contains(name)
    }

    /// Like [`Ids::own`], for blocks that carry their name only because a link leads to it.
    pub(super) fn linked(&mut self, name: Option<&model::BlockId>) -> Option<String> {
        let name = name.filter(|name| self.linked.contains(name.as_str()));
        self.own(name)
    }
}

/// A heading without words is not written, so no link can lead to it.
fn is_unseen(block: &Block) -> bool {
    matches!(block, Block::Heading(_)) && super::text::is_blank(&plain_text_of(block))
}

/// Every fragment that some link of the document leads to.
fn fragments(node: &Node, out: &mut BTreeSet<String>) {
    let hrefs =
        node.marks.iter().map(|mark| &mark.attrs).chain([&node.attrs]).filter_map(|attrs| attrs.get("href"));
    for href in hrefs {
        if let Some(Target::Fragment(fragment)) = href.as_str().map(target) {
            out.insert(fragment);
        }
    }
    node.content.iter().for_each(|child| fragments(child, out));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_once() {
        let mut ids = Ids::default();
        assert_eq!(ids.fresh("note-1"), "note-1");
        assert_eq!(ids.fresh("note-1"), "note-1-2");
        assert_eq!(ids.fresh("note-1"), "note-1-3");
    }
}
