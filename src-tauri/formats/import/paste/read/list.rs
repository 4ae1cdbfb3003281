//! Lists and their items. What an item cannot hold parts the list: the rest goes on behind it.

use super::{Around, Reader, is_blank, keeps_its_form};
use crate::import::paste::report::Turned;
use crate::import::paste::tree::{Element, Piece};
use crate::markdown::fold::{self, IN_ITEM};
use model::document::{Block, Common, List, ListItem, OrderedList};

/// Lists in lists that are kept.
const DEEPEST: usize = 8;

/// A list while its items are being read.
struct Open {
    items: Vec<ListItem>,
    /// The number of its first item; `None` for bullets.
    start: Option<u32>,
    done: Vec<Block>,
}

impl Open {
    /// Ends the list; a numbered one goes on counting.
    fn part(&mut self) {
        let items = std::mem::take(&mut self.items);
        if items.is_empty() {
            return;
        }
        let count = u32::try_from(items.len()).unwrap_or(0);
        self.done.push(match self.start {
            None => Block::BulletList(List { common: Common::default(), items }),
            Some(start) => {
                self.start = Some((start + count).min(OrderedList::MAX_START));
                Block::OrderedList(OrderedList { common: Common::default(), start, items })
            }
        });
    }
}

impl Reader<'_> {
    pub(super) fn list(&mut self, element: &Element, around: &Around) -> Vec<Block> {
        let start = element.attribute("start").parse().unwrap_or(1_u32).min(OrderedList::MAX_START);
        let start = (element.name == "ol").then_some(start);
        let mut open = Open { items: Vec::new(), start, done: Vec::new() };
        self.lists += 1;
        let mut loose: Vec<Piece> = Vec::new();
        for child in &element.children {
            match child {
                Piece::Element(item) if item.name == "li" => {
                    self.loose(&mut loose, around, &mut open);
                    self.item(&item.children, around, &mut open);
                }
                // A list directly in a list belongs to the item before it.
                Piece::Element(inner) if matches!(inner.name.as_str(), "ul" | "ol" | "menu" | "dir") => {
                    self.loose(&mut loose, around, &mut open);
                    let inner = self.list(inner, around);
                    match open.items.last_mut() {
                        Some(last) if inner.iter().all(|block| IN_ITEM.contains(&block.block_type())) => {
                            last.blocks.extend(inner);
                        }
                        _ => self.blocks_of_item(inner, &mut open),
                    }
                }
                other => loose.push(other.clone()),
            }
        }
        self.loose(&mut loose, around, &mut open);
        open.part();
        self.lists -= 1;
        if self.lists < DEEPEST {
            return open.done;
        }
        self.report.turned(Turned::DeepList, "");
        fold::fold(open.done, &[model::document::BlockType::Paragraph])
    }

    /// Words in a list outside of its items.
    fn loose(&mut self, pieces: &mut Vec<Piece>, around: &Around, open: &mut Open) {
        let pieces = std::mem::take(pieces);
        if !is_blank(&pieces) {
            self.item(&pieces, around, open);
        }
    }

    fn item(&mut self, pieces: &[Piece], around: &Around, open: &mut Open) {
        let blocks = self.flow(pieces, around);
        self.blocks_of_item(blocks, open);
    }

    fn blocks_of_item(&mut self, mut blocks: Vec<Block>, open: &mut Open) {
        let rest = match blocks.iter().position(keeps_its_form) {
            Some(at) => blocks.split_off(at),
            None => Vec::new(),
        };
        if !blocks.is_empty() || rest.is_empty() {
            let blocks = self.folded(blocks, IN_ITEM);
            open.items.push(fold::item(blocks));
        }
        if !rest.is_empty() {
            open.part();
            open.done.extend(rest);
        }
    }
}
