//! HTML as a tree that can be changed: parsed as browsers do, without what nobody sees, and never deep.

use super::report::{Loss, Report};
use crate::import::html::words_of_endless;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Nesting that is kept; what is deeper joins the words around it.
const DEEPEST: usize = 96;

/// A part of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, as they stand in the source.
    Words(String),
    /// An element.
    Element(Element),
}

/// An element with what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// In small letters.
    pub(super) name: String,
    /// Names in small letters.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Piece>,
}

impl Element {
    /// An element without attributes.
    pub(super) fn new(name: &str, children: Vec<Piece>) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children }
    }

    /// The same with one more attribute.
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// An attribute; empty when it is not there.
    pub(super) fn attribute(&self, wanted: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// Is the attribute there, whatever it says?
    pub(super) fn has(&self, wanted: &str) -> bool {
        self.attributes.iter().any(|(name, _)| name == wanted)
    }

    /// Is this one of its classes? Capitals do not matter.
    pub(super) fn is_class(&self, wanted: &str) -> bool {
        self.attribute("class").split_ascii_whitespace().any(|class| class.eq_ignore_ascii_case(wanted))
    }

    /// The elements directly in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Piece::element)
    }

    /// Every element in it, at whatever depth, itself not.
    pub(super) fn all(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        let mut waiting: Vec<&Element> = self.elements().collect();
        waiting.reverse();
        while let Some(element) = waiting.pop() {
            found.push(element);
            let at = waiting.len();
            waiting.extend(element.elements());
            waiting[at..].reverse();
        }
        found
    }

    /// All words in it, as they stand.
    pub(super) fn words(&self) -> String {
        words(&self.children)
    }

    /// Are there no words in it, and no pictures?
    pub(super) fn is_blank(&self) -> bool {
        is_blank(&self.children)
    }

    /// Turns every element in it, innermost first; what is answered takes its place.
    pub(super) fn rewrite(&mut self, turn: &mut dyn FnMut(Element) -> Vec<Piece>) {
        let children = std::mem::take(&mut self.children);
        self.children.reserve(children.len());
        for child in children {
            match child {
                Piece::Words(_) => self.children.push(child),
                Piece::Element(mut element) => {
                    element.rewrite(turn);
                    self.children.extend(turn(element));
                }
            }
        }
    }
}

impl Piece {
    /// The element it is.
    pub(super) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Words(_) => None,
        }
    }
}

impl From<Element> for Vec<Piece> {
    fn from(element: Element) -> Self {
        vec![Piece::Element(element)]
    }
}

/// All words in pieces; line breaks are line feeds.
pub(super) fn words(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut waiting: Vec<&Piece> = pieces.iter().rev().collect();
    while let Some(piece) = waiting.pop() {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Element(element) if element.name == "br" => out.push('\n'),
            Piece::Element(element) => waiting.extend(element.children.iter().rev()),
        }
    }
    out
}

/// Neither words nor pictures nor anything else to be seen.
pub(super) fn is_blank(pieces: &[Piece]) -> bool {
    let mut waiting: Vec<&Piece> = pieces.iter().collect();
    while let Some(piece) = waiting.pop() {
        match piece {
            Piece::Words(words) if !words.trim().is_empty() => return false,
            Piece::Words(_) => {}
            Piece::Element(element) => {
                if matches!(element.name.as_str(), "img" | "iframe" | "table" | "hr" | "video" | "audio") {
                    return false;
                }
                waiting.extend(&element.children);
            }
        }
    }
    true
}

/// Parses HTML. What nobody sees is counted in the report and is not in the tree.
pub(super) fn parse(html: &str, report: &mut Report) -> Element {
    let html = html.replace('\0', "\u{fffd}");
    if let Some(words) = words_of_endless(&html) {
        report.lost(Loss::Structure, "");
        let lines = words.split('\n').filter(|line| !line.trim().is_empty());
        let lines = lines.map(|line| Piece::Element(Element::new("p", vec![Piece::Words(line.to_owned())])));
        return Element::new("body", lines.collect());
    }
    let dom = parse_document(RcDom::default(), Default::default()).one(html);
    of_dom(&dom.document, report)
}

/// The same of a page that was parsed already.
pub(super) fn of_dom(document: &Handle, report: &mut Report) -> Element {
    let mut body = Element::new("body", Vec::new());
    take_children(document, 0, &mut body.children, report);
    body
}

/// The words of HTML, a line for each block.
pub(super) fn words_of(html: &str) -> String {
    let tree = parse(html, &mut Report::of(super::Source::Web));
    let mut out = String::new();
    let mut waiting: Vec<Result<&Piece, ()>> = tree.children.iter().rev().map(Ok).collect();
    while let Some(step) = waiting.pop() {
        match step {
            Err(()) => out.push('\n'),
            Ok(Piece::Words(words)) => out.extend(
                words.split_inclusive(char::is_whitespace).map(|word| word.replace(['\n', '\r'], " ")),
            ),
            Ok(Piece::Element(element)) => {
                let line = super::read::is_block(&element.name) || element.name == "br";
                if line {
                    out.push('\n');
                    waiting.push(Err(()));
                }
                waiting.extend(element.children.iter().rev().map(Ok));
            }
        }
    }
    out
}

fn take_children(node: &Handle, depth: usize, out: &mut Vec<Piece>, report: &mut Report) {
    for child in node.children.borrow().iter() {
        take(child, depth, out, report);
    }
}

fn take(node: &Handle, depth: usize, out: &mut Vec<Piece>, report: &mut Report) {
    match &node.data {
        NodeData::Text { contents } => out.push(Piece::Words(contents.borrow().to_string())),
        NodeData::Comment { .. } => report.lost(Loss::Comment, ""),
        NodeData::Element { name, attrs, .. } => {
            let name = name.local.to_ascii_lowercase();
            match &*name {
                "script" | "noscript" | "template" => return report.lost(Loss::Script, ""),
                "style" => return report.lost(Loss::Style, ""),
                "head" | "title" | "meta" | "link" | "base" => return,
                // What holds everything is nothing itself.
                "html" | "body" => return take_children(node, depth, out, report),
                _ if depth >= DEEPEST => return flat(node, out),
                _ => {}
            }
            let attributes = attrs
                .borrow()
                .iter()
                .map(|attr| (attr.name.local.to_ascii_lowercase().to_string(), attr.value.to_string()))
                .collect();
            let mut element = Element { name: name.to_string(), attributes, children: Vec::new() };
            take_children(node, depth + 1, &mut element.children, report);
            out.push(Piece::Element(element));
        }
        _ => take_children(node, depth, out, report),
    }
}

/// The words of what is too deep.
fn flat(node: &Handle, out: &mut Vec<Piece>) {
    let mut waiting = vec![node.clone()];
    while let Some(node) = waiting.pop() {
        match &node.data {
            NodeData::Text { contents } => {
                out.push(Piece::Words(format!("{} ", contents.borrow())));
            }
            NodeData::Element { name, .. }
                if matches!(&*name.local, "script" | "style" | "noscript" | "template") => {}
            _ => waiting.extend(node.children.borrow().iter().rev().cloned()),
        }
    }
}
