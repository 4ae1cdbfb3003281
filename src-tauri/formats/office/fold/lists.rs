//! Lists out of paragraphs that say how deep they stand.

use super::{Fold, Holder, fit, forget};
use crate::office::line::{Line, Listed, Role};
use model::document::{Block, CodeBlock, Common, List, ListItem, OrderedList, Paragraph, words};

/// The deepest list in a list, from 0; both formats end about there, and so does what a document may nest.
const DEEPEST: u8 = 8;

struct Open {
    listed: Listed,
    /// Where the words of its items begin.
    indent: i32,
    /// The piece it begins with.
    at: usize,
    /// The piece behind its last.
    end: usize,
    items: Vec<ListItem>,
}

impl Fold<'_> {
    /// The lists that begin here; answers where they end.
    pub(super) fn list(&mut self, from: usize, end: usize) -> usize {
        let mut stack: Vec<Open> = Vec::new();
        let mut after = Vec::new();
        let mut at = from;
        while let Some(line) = self.line(at, end).cloned() {
            match line.listed.filter(|_| self.takes(line.role)) {
                Some(listed) => {
                    if self.is_blank(&line.text) && line.pictures.is_empty() && !self.ours {
                        at += 1;
                        continue;
                    }
                    self.open(
                        &mut stack,
                        Listed { level: listed.level.min(DEEPEST), ..listed },
                        line.indent,
                        at,
                    );
                    let item = self.content(&line, at, &mut after);
                    if let Some(open) = stack.last_mut() {
                        open.items.push(ListItem { blocks: item });
                        open.end = at + 1;
                    }
                }
                None if self.continues(&line, &stack) => {
                    let pictured = !line.pictures.is_empty();
                    if !self.is_blank(&line.text) || line.role == Role::Code || pictured {
                        while stack.len() > 1 && stack.last().is_some_and(|open| open.indent > line.indent) {
                            self.close(&mut stack);
                        }
                        let blocks = self.content(&line, at, &mut after);
                        if let Some(open) = stack.last_mut() {
                            open.end = at + 1;
                            if let Some(item) = open.items.last_mut() {
                                item.blocks.extend(blocks);
                            }
                        }
                    }
                }
                // Empty lines between two items of one list belong to neither.
                None if !self.ours
                    && self.is_blank(&line.text)
                    && line.pictures.is_empty()
                    && self
                        .line(at + 1, end)
                        .and_then(|next| next.listed)
                        .is_some_and(|next| stack.iter().any(|open| open.listed.list == next.list)) => {}
                None => break,
            }
            at += 1;
        }
        while !stack.is_empty() {
            self.close(&mut stack);
        }
        self.out.extend(after);
        at.max(from + 1)
    }

    /// Is a paragraph of that role one of the list's, here?
    fn takes(&self, role: Role) -> bool {
        if self.quoted { matches!(role, Role::Quote | Role::QuoteList) } else { role == Role::Body }
    }

    /// A paragraph without a bullet of its own that stands as far in as an item's words.
    fn continues(&self, line: &Line, stack: &[Open]) -> bool {
        let fits = (line.role == Role::Code || (self.takes(line.role) && line.role != Role::Quote))
            && line.indent > 0;
        fits && stack.first().is_some_and(|open| open.indent > 0 && line.indent >= open.indent)
    }

    fn content(&self, line: &Line, at: usize, after: &mut Vec<Block>) -> Vec<Block> {
        let common = Common { id: None, tc: line.tc.clone() };
        after.extend(super::pictures::figures_of(line));
        if line.role == Role::Code {
            let kept = self.spans.at(at, at + 1, None).map(|(number, _)| self.spans.kept(number));
            let language =
                kept.and_then(|kept| kept.get("language")).filter(|name| CodeBlock::is_language(name));
            let language = language.cloned().unwrap_or_default();
            return vec![Block::CodeBlock(CodeBlock { common, language, code: words(&line.text) })];
        }
        vec![Block::Paragraph(Paragraph { common, text: line.text.clone() })]
    }

    /// Makes the list this item belongs to the innermost.
    fn open(&mut self, stack: &mut Vec<Open>, listed: Listed, indent: i32, at: usize) {
        while let Some(top) = stack.last() {
            let same = top.listed.level == listed.level && top.listed.list == listed.list;
            if same {
                return;
            }
            if top.listed.level < listed.level {
                break;
            }
            self.close(stack);
        }
        stack.push(Open { listed, indent, at, end: at + 1, items: Vec::new() });
    }

    /// Ends the innermost list: it belongs to the last item of the one around it.
    fn close(&mut self, stack: &mut Vec<Open>) {
        let Some(open) = stack.pop() else { return };
        let kept = self.spans.list(open.at);
        let tc = match (kept, self.ours) {
            (None, true) => None,
            (kept, _) => self.lifted(open.at, open.end, kept),
        };
        let mut items = open.items;
        if tc.is_some() {
            items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| forget(block, tc.as_ref()));
        }
        let common = Common { id: None, tc };
        let start = kept.and_then(|kept| kept.get("start")).and_then(|start| start.parse().ok());
        let start = start.unwrap_or(open.listed.number).min(OrderedList::MAX_START);
        let list = if open.listed.ordered {
            Block::OrderedList(OrderedList { common, start, items })
        } else {
            Block::BulletList(List { common, items })
        };
        match stack.last_mut() {
            Some(outer) => {
                outer.end = outer.end.max(open.end);
                let mut none = Vec::new();
                if let Some(item) = outer.items.last_mut() {
                    fit(list, Holder::Item, &mut item.blocks, &mut none);
                }
            }
            None => self.out.push(list),
        }
    }
}
