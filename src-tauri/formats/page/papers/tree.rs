//! Elements on their way into a file: written so that HTML and XML read them the same.
//!
//! Every element is closed, every attribute quoted, and what neither language permits is left out.

use super::super::text::permitted;
use std::fmt::Write as _;

/// A piece of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Element(Element),
    Words(String),
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) name: &'static str,
    pub(crate) attributes: Vec<(&'static str, String)>,
    pub(crate) children: Vec<Node>,
}

/// The class of the number that leads to a footnote.
pub(crate) const NOTE: &str = "note";
/// Elements that HTML writes without an end.
const VOID: [&str; 4] = ["br", "hr", "img", "link"];
/// Elements after whose children a line ends.
const LINES: [&str; 17] = [
    "ul",
    "ol",
    "blockquote",
    "figure",
    "table",
    "thead",
    "tbody",
    "tr",
    "section",
    "dl",
    "nitf",
    "head",
    "body",
    "body.head",
    "body.content",
    "body.end",
    "block",
];

/// An element without anything in it.
pub(crate) fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// With one more attribute; an empty value is no attribute.
    pub(crate) fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.attributes.push((name, value));
        }
        self
    }

    /// With an attribute whose empty value says something, such as an alt text.
    pub(crate) fn always(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With these words after what is in it.
    pub(crate) fn words(mut self, words: impl Into<String>) -> Self {
        self.children.push(Node::Words(words.into()));
        self
    }

    /// With this element after what is in it.
    pub(crate) fn with(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With this element, if there is one.
    pub(crate) fn perhaps(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// With all these pieces.
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        self.children.extend(children);
        self
    }

    /// With an element of these words; nothing when there are none.
    pub(crate) fn line(self, name: &'static str, words: &str) -> Self {
        if words.is_empty() { self } else { self.with(element(name).words(words)) }
    }

    /// The value of an attribute.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

/// The pieces as they stand in a file.
pub(crate) fn written(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        write(node, &mut out);
        out.push('\n');
    }
    out
}

/// A whole XML file of one element.
pub(crate) fn xml(root: Element) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&written(&[Node::Element(root)]));
    out.into_bytes()
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Words(words) => out.push_str(&escaped(words)),
        Node::Element(element) => {
            let _ = write!(out, "<{}", element.name);
            for (name, value) in &element.attributes {
                let _ = write!(out, " {name}=\"{}\"", escaped(value));
            }
            if VOID.contains(&element.name) && element.children.is_empty() {
                out.push_str("/>");
                return;
            }
            out.push('>');
            let lines = LINES.contains(&element.name);
            for child in &element.children {
                if lines {
                    out.push('\n');
                }
                write(child, out);
            }
            if lines {
                out.push('\n');
            }
            let _ = write!(out, "</{}>", element.name);
        }
    }
}

fn escaped(text: &str) -> String {
    permitted(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The characters in it. What leads to a footnote stands apart from the words, or a figure before it would be another.
pub(crate) fn plain(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Words(words) => permitted(words),
            Node::Element(element) if element.name == "br" => "\n".to_owned(),
            Node::Element(element) if element.value("class") == Some(NOTE) => {
                format!(" [{}]", plain(&element.children))
            }
            Node::Element(element) => plain(&element.children),
        })
        .collect()
}
