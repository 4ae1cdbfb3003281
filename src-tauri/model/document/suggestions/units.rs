//! The children of a node as a row of units that can be compared: where a paragraph begins, its characters one by one, and
//! whatever else stands between paragraphs as a whole. And the way back.

use super::super::{Change, ChangeKind, Node, RawMark};
use super::marks;

/// A unit of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unit {
    /// A paragraph or heading begins; without its words. `wrapped` in an item of a list of its own.
    Start { node: Node, wrapped: bool },
    /// A character, or a line break.
    Piece { sign: Option<char>, marks: Vec<RawMark> },
    /// Any other child.
    Solid(Node),
}

/// Where words flow from one block into the next.
pub(super) fn flows(kind: &str) -> bool {
    kind == "paragraph" || kind == "heading"
}

/// A part of a block that is always there.
pub(super) fn is_part(kind: &str) -> bool {
    matches!(kind, "speaker" | "source" | "box_title")
}

/// The units of a node's children.
pub(super) fn units(children: &[Node]) -> Vec<Unit> {
    let mut out = Vec::new();
    for child in children {
        match (child.kind.as_str(), child.content.as_slice()) {
            (kind, _) if flows(kind) => begin(child, false, &mut out),
            ("list_item", [only]) => begin(only, true, &mut out),
            _ => out.push(Unit::Solid(child.clone())),
        }
    }
    out
}

/// The units of words.
pub(super) fn pieces(content: &[Node]) -> Vec<Unit> {
    let mut out = Vec::new();
    for node in content {
        let marks = &node.marks;
        match &node.text {
            Some(text) => {
                out.extend(text.chars().map(|sign| Unit::Piece { sign: Some(sign), marks: marks.clone() }))
            }
            None => out.push(Unit::Piece { sign: None, marks: marks.clone() }),
        }
    }
    out
}

/// A block proposed as a whole is one that begins by proposal, all its words proposed.
fn begin(block: &Node, wrapped: bool, out: &mut Vec<Unit>) {
    let mut node = Node { content: Vec::new(), ..block.clone() };
    let mut words = pieces(&block.content);
    if let Some(change) = marks::tc(block) {
        let as_words = match change.kind {
            Some(ChangeKind::Inserted) => Some((ChangeKind::Split, "ins")),
            Some(ChangeKind::Deleted) => Some((ChangeKind::Joined, "del")),
            _ => None,
        };
        if let Some((kind, mark)) = as_words {
            for unit in &mut words {
                if let Unit::Piece { marks, .. } = unit
                    && marks::find(marks, mark).is_none()
                {
                    *marks = marks::with(std::mem::take(marks), [marks::mark(mark, &change)]);
                }
            }
            node = marks::with_tc(node, Some(Change { kind: Some(kind), ..change }));
        }
    }
    out.push(Unit::Start { node, wrapped });
    out.extend(words);
}

/// Children put together again.
#[derive(Default)]
pub(super) struct Builder {
    out: Vec<Node>,
    /// Whether words may follow.
    open: bool,
}

impl Builder {
    /// Begins a paragraph or heading.
    pub(super) fn start(&mut self, node: Node, wrapped: bool) {
        self.out.push(if wrapped { Node::new("list_item").with(vec![node]) } else { node });
        self.open = true;
    }

    /// A child as it is.
    pub(super) fn solid(&mut self, node: Node) {
        self.out.push(node);
        self.open = false;
    }

    /// A character; `None` where there is no paragraph for it.
    pub(super) fn piece(&mut self, sign: Option<char>, marks: Vec<RawMark>) -> Option<()> {
        let last = self.out.last_mut().filter(|_| self.open)?;
        let block = if last.kind == "list_item" { last.content.last_mut()? } else { last };
        put(&mut block.content, sign, marks);
        Some(())
    }

    pub(super) fn done(self) -> Vec<Node> {
        self.out
    }
}

/// Adds a character to words; neighbours with equal marks are one run.
pub(super) fn put(content: &mut Vec<Node>, sign: Option<char>, marks: Vec<RawMark>) {
    match (content.last_mut(), sign) {
        (Some(Node { text: Some(text), marks: before, .. }), Some(sign)) if *before == marks => {
            text.push(sign)
        }
        (_, Some(sign)) => {
            content.push(Node { text: Some(sign.to_string()), marks, ..Node::new("text") });
        }
        (_, None) => content.push(Node { marks, ..Node::new("hard_break") }),
    }
}

/// Words after words, as [`put`] joins them.
pub(super) fn append(content: &mut Vec<Node>, more: Vec<Node>) {
    for node in more {
        match (content.last_mut(), node.text) {
            (Some(Node { text: Some(text), marks, .. }), Some(next)) if *marks == node.marks => {
                text.push_str(&next)
            }
            (_, text) => content.push(Node { text, ..node }),
        }
    }
}
