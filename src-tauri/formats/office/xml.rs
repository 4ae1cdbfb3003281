//! A part as a tree of elements, by local names: prefixes and namespaces differ between the editions of both formats,
//! the local names do not.
//!
//! A document type is refused, so there are no entities but XML's own; depth and number of elements are limited.

use super::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The deepest nesting: a table in a text box in a table is at about 40.
const DEEPEST: usize = 200;
const MOST_ELEMENTS: usize = 4_000_000;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name without a prefix.
    pub(crate) name: Box<str>,
    /// Names without prefixes, and values.
    attributes: Vec<(Box<str>, Box<str>)>,
    /// Elements and words, in order.
    pub(crate) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub(crate) enum Child {
    /// An element.
    Element(Element),
    /// Characters. A line feed written as such is a blank; one written as a reference is itself.
    Words(String),
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
    }

    /// The attribute `val`, where WordprocessingML puts nearly everything.
    pub(crate) fn val(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Words(_) => None,
        })
    }

    /// Its first child of that name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| &*element.name == name)
    }

    /// Its children of that name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| &*element.name == name)
    }

    /// Is it of that name?
    pub(crate) fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// The first element of that name in it, at whatever depth.
    pub(crate) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|element| if element.is(name) { Some(element) } else { element.find(name) })
    }

    /// All characters in it.
    pub(crate) fn words(&self) -> String {
        fn gather(element: &Element, out: &mut String) {
            for child in &element.children {
                match child {
                    Child::Words(words) => out.push_str(words),
                    Child::Element(element) => gather(element, out),
                }
            }
        }
        let mut out = String::new();
        gather(self, &mut out);
        out
    }
}

/// Reads a part.
pub(crate) fn parse(text: &str) -> Result<Element, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEEPEST || count > MOST_ELEMENTS {
                    return Err(Unreadable::TooLarge);
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => {
                count += 1;
                if count > MOST_ELEMENTS {
                    return Err(Unreadable::TooLarge);
                }
                let element = element(&start)?;
                inner(&mut open)?.children.push(Child::Element(element));
            }
            Event::End(_) => {
                let done = open.pop().ok_or(Unreadable::Broken)?;
                inner(&mut open)?.children.push(Child::Element(done));
            }
            Event::Text(text) => words(inner(&mut open)?, &text.replace(['\n', '\r'], " ")),
            Event::CData(data) => words(inner(&mut open)?, &data),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref().map_err(|_| Unreadable::Broken)? {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference)
                        .ok_or(Unreadable::Broken)?
                        .to_owned(),
                };
                words(inner(&mut open)?, &character);
            }
            Event::DocType(_) => return Err(Unreadable::Broken),
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().filter(|_| open.is_empty()).ok_or(Unreadable::Broken)?;
    let first = root.children.into_iter().find_map(|child| match child {
        Child::Element(element) => Some(element),
        Child::Words(_) => None,
    });
    first.ok_or(Unreadable::Broken)
}

fn inner(open: &mut [Element]) -> Result<&mut Element, Unreadable> {
    open.last_mut().ok_or(Unreadable::Broken)
}

fn words(element: &mut Element, more: &str) {
    // No XML holds these two, whatever a file does; here they are signs (`passages`).
    let plain;
    let more = if more.contains(['\u{FFFE}', '\u{FFFF}']) {
        plain = more.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
        &plain
    } else {
        more
    };
    match element.children.last_mut() {
        Some(Child::Words(words)) => words.push_str(more),
        _ => element.children.push(Child::Words(more.to_owned())),
    }
}

fn local(name: &str) -> Box<str> {
    name.rsplit(':').next().unwrap_or(name).into()
}

fn element(start: &BytesStart<'_>) -> Result<Element, Unreadable> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Broken)?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| Unreadable::Broken)?;
        let name = attribute.key.as_ref();
        if name != "xmlns" && !name.starts_with("xmlns:") {
            let value = value.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
            attributes.push((local(name), value.into()));
        }
    }
    Ok(Element { name: local(start.name().as_ref()), attributes, children: Vec::new() })
}

/// Characters as XML: what XML cannot hold becomes U+FFFD, what a reader would change is written as a reference.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push_str(&format!("&#{};", u32::from(c))),
            c if fits(c) => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
    out
}

/// May it stand in XML?
pub(crate) fn fits(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
