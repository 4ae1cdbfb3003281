//! What agencies and other systems send, read back: ninjs, NITF, NewsML-G2, RSS and Atom, WordPress.
//!
//! What the sender says about a story is taken at its word and not guessed; what has no place of its own goes into the
//! story's notes. An embargo holds, and so does what a sender withheld; what a sender takes back is no story but a kill. Text within is read as HTML, by the same rules as
//! any other.

mod feeds;
mod newsml;
mod ninjs;
mod nitf;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod wxr;

use super::paste::Picture;
use super::pasted::people;
use super::{Brought, Edition, HELD, KilledItem, Piece, Undecodable};
use crate::office::xml::{Element, parse};
use model::PhotoId;
use model::story::StoryFields;
use model::story::fields::Contributor;

/// Answers the photo of a picture, where there is one.
type Keep<'k> = dyn FnMut(&Picture<'_>) -> Option<PhotoId> + 'k;

/// An item of a file of news.
enum Item {
    Story(Box<Sent>),
    Killed(KilledItem),
}

/// Endings of names that promise XML.
const XML: &[&str] = &["xml", "rss", "atom", "nitf"];

/// What a file of news brings; `None` when it is none, and is to be read as something else. What says by its name that it
/// is JSON or XML is news or nothing: its brackets are no story. `keep` answers the photo of a picture that lies beside it.
pub(super) fn news(file_name: &str, text: &str, keep: &mut Keep<'_>) -> Option<Result<Brought, Undecodable>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let ending = file_name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let json = ending == "json";
    if json || text.starts_with('{') && text.contains("\"uri\"") {
        return match ninjs::read(text) {
            Some(item) => Some(Ok(sorted("ninjs", vec![item], &wxr::Library::default(), keep))),
            None => json.then_some(Err(Undecodable::NoNews("JSON"))),
        };
    }
    let promised = XML.contains(&ending.as_str());
    let marked = text.starts_with("<?xml")
        || ["<nitf", "<newsItem", "<newsMessage", "<rss", "<feed"].iter().any(|root| text.starts_with(root));
    if !marked && !promised {
        return None;
    }
    let Some(root) = read_leniently(&without_type(text)) else {
        return promised.then_some(Err(Undecodable::Broken));
    };
    let mut library = wxr::Library::default();
    let (what, items) = match &*root.name {
        "nitf" => ("NITF", vec![nitf::read(&root)]),
        "newsItem" => ("NewsML-G2", vec![newsml::read(&root)]),
        "newsMessage" | "packageItem" => {
            let mut items = Vec::new();
            gather(&root, "newsItem", &mut items);
            ("NewsML-G2", items.into_iter().map(newsml::read).collect::<Vec<_>>())
        }
        "rss" | "feed" | "RDF" => {
            library = wxr::Library::of(&root);
            feeds::read(&root, &library)
        }
        "html" => return None,
        _ => return promised.then_some(Err(Undecodable::NoNews("XML"))),
    };
    Some(if items.is_empty() { Err(Undecodable::Empty) } else { Ok(sorted(what, items, &library, keep)) })
}

/// XML as its rules have it; else as feeds are written: signs that must not stand alone, and HTML's names of signs, are
/// taken for the words they are meant as.
fn read_leniently(text: &str) -> Option<Element> {
    parse(text).ok().or_else(|| parse(&mended(text)).ok())
}

/// Every `&` that begins no reference of XML written as one, but for what is in CDATA.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let taken = if let Some(data) = found.strip_prefix("<![CDATA[") {
            data.find("]]>").map_or(found.len(), |end| "<![CDATA[".len() + end)
        } else {
            1
        };
        let (sign, after) = found.split_at(taken);
        out.push_str(if sign == "&" && !begins_a_reference(after) { "&amp;" } else { sign });
        rest = after;
    }
    out + rest
}

/// `amp;`, `#8211;`: what XML knows without a document type.
fn begins_a_reference(after: &str) -> bool {
    let Some((name, _)) = after.split_once(';') else { return false };
    let number = |digits: &str| {
        digits.parse::<u32>().is_ok() || {
            digits.strip_prefix('x').is_some_and(|hex| u32::from_str_radix(hex, 16).is_ok())
        }
    };
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.strip_prefix('#').is_some_and(number)
}

fn sorted(what: &'static str, items: Vec<Item>, library: &wxr::Library, keep: &mut Keep<'_>) -> Brought {
    let mut brought = Brought { what, ..Brought::default() };
    for item in items {
        match item {
            Item::Story(sent) => brought.pieces.push(sent.piece(library, keep)),
            Item::Killed(item) => brought.killed.push(item),
        }
    }
    brought
}

/// A kill, where the sender names what is killed.
fn killed(item: &str, reason: &str) -> Option<Item> {
    let item = one_line(item);
    (!item.is_empty()).then(|| Item::Killed(KilledItem { item, reason: one_line(reason) }))
}

/// The text without its document type: agencies name one, and nothing of it is needed. One that defines entities stays,
/// and is refused by the reader.
fn without_type(text: &str) -> String {
    let Some(start) = text.find("<!DOCTYPE") else { return text.to_owned() };
    let (before, rest) = text.split_at(start);
    match rest.find(['>', '[']) {
        Some(end) if rest.as_bytes().get(end) == Some(&b'>') => {
            format!("{before}{}", rest.get(end + 1..).unwrap_or_default())
        }
        _ => text.to_owned(),
    }
}

/// Elements of that name, at whatever depth, in order.
fn gather<'e>(element: &'e Element, name: &str, out: &mut Vec<&'e Element>) {
    for child in element.elements() {
        if child.is(name) {
            out.push(child);
        } else {
            gather(child, name, out);
        }
    }
}

/// The words of a child, as one line; empty when there is none.
fn line_of(element: &Element, name: &str) -> String {
    element.child(name).map(line).unwrap_or_default()
}

/// The words of an element as one line.
fn line(element: &Element) -> String {
    one_line(&element.words())
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A story as a sender describes it.
#[derive(Default)]
struct Sent {
    fields: StoryFields,
    /// The text, as HTML.
    html: String,
    /// What has no field of its own: a label and the words.
    besides: Vec<(&'static str, String)>,
    edition: Option<Edition>,
}

impl Sent {
    /// A field, at the sender's word; what does not fit is kept in the notes.
    fn set(&mut self, field: &'static str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        if self.fields.set_text(field, value).is_err() {
            self.besides.push((field, value.to_owned()));
        }
    }

    /// One more name in the byline, or several with "and" between them.
    fn signed(&mut self, names: &str, url: &str) {
        let names = one_line(names);
        for name in people(names.strip_prefix("By ").unwrap_or(&names)) {
            if !self.fields.byline.iter().any(|known| known.name == name) {
                let url = if url.starts_with("http") { url.to_owned() } else { String::new() };
                self.fields.byline.push(Contributor { name: name.to_owned(), role: String::new(), url });
            }
        }
    }

    fn tagged(&mut self, tag: &str) {
        let tag = one_line(tag);
        if !tag.is_empty() && !self.fields.tags.contains(&tag) {
            self.fields.tags.push(tag);
        }
    }

    /// An embargo; one that names no time that can be read holds until somebody says until when.
    fn embargoed(&mut self, until: &str) {
        let until = one_line(until);
        if self.fields.set_text("embargo", &until).is_err() || until.is_empty() {
            self.held();
            self.besides("embargo", &until);
        }
    }

    /// Not to be published before somebody says so.
    fn held(&mut self) {
        // The constant is a moment with a zone, which the field takes.
        let _ = self.fields.set_text("embargo", HELD);
    }

    fn besides(&mut self, what: &'static str, words: &str) {
        let words = one_line(words);
        if !words.is_empty() {
            self.besides.push((what, words));
        }
    }

    /// What the sender calls it: whatever is made of the story is built on that.
    fn named(&mut self, item: &str) {
        let item = one_line(item);
        if !item.is_empty() {
            self.fields.built_on = vec![item];
        }
    }

    /// Which edition of what it is.
    fn edition(&mut self, item: &str, version: &str) {
        let item = one_line(item);
        self.edition = (!item.is_empty()).then(|| Edition { item, version: one_line(version) });
    }

    /// The story.
    fn item(self) -> Item {
        Item::Story(Box::new(self))
    }

    fn piece(self, library: &wxr::Library, keep: &mut Keep<'_>) -> Piece {
        // Nothing is fetched for an import, but what a picture is may lie beside it.
        let mut sent = |picture: &Picture<'_>| match picture {
            Picture::Named { address } => match library.said(address) {
                // The picture as it was handed in, rather than a size that the site made of it.
                Some((known, said)) => [wxr::whole(known), known.clone()]
                    .iter()
                    .find_map(|address| keep(&Picture::Sent { address, said: Some(said) })),
                None => keep(&Picture::Sent { address, said: None }),
            },
            other => keep(other),
        };
        let read = super::html(&self.html, &mut sent);
        let mut piece = Piece { fields: self.fields, edition: self.edition, ..read.clone() };
        piece.guesses.clear();
        // What the text says about itself is taken only where the sender said nothing; else it is kept.
        for guess in &read.guesses {
            match piece.fields.text(&guess.field) {
                Some(known) if known.is_empty() => piece.guess(&guess.field, &guess.value, &guess.why),
                Some(known) if one_line(&known) == one_line(&guess.value) => {}
                Some(_) => piece.keep(&guess.value),
                None => piece.guesses.push(guess.clone()),
            }
        }
        if !read.fields.notes.is_empty() {
            piece.keep(&read.fields.notes);
        }
        for (what, words) in self.besides {
            piece.keep(&format!("{what}: {words}"));
        }
        piece
    }
}
