//! What the head of a page says about the piece.

use crate::import::Piece;
use crate::import::paste::page::Article;
use crate::import::pasted::{parted, with_publisher};
use markup5ever_rcdom::{Handle, NodeData};

/// What was found.
#[derive(Default)]
pub(super) struct Head {
    title: String,
    metas: Vec<(String, String)>,
    canonical: String,
    lang: String,
}

/// Reads the whole page for what stands in its head.
pub(super) fn read(document: &Handle) -> Head {
    let mut head = Head::default();
    let mut waiting = vec![document.clone()];
    while let Some(node) = waiting.pop() {
        match name(&node) {
            Some("html") => head.lang = attribute(&node, "lang"),
            Some("title") if head.title.is_empty() => head.title = text(&node),
            Some("meta") => {
                let key = [attribute(&node, "property"), attribute(&node, "name")].concat().to_lowercase();
                head.metas.push((key, attribute(&node, "content")));
            }
            Some("link") if attribute(&node, "rel") == "canonical" => {
                head.canonical = attribute(&node, "href")
            }
            _ => {}
        }
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
    head
}

/// Puts it into the fields, as guesses.
pub(super) fn fields(head: &Head, article: &Article, piece: &mut Piece) {
    let meta = |name: &str| {
        head.metas
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    };
    let (title, publisher) = with_publisher(head.title.trim());
    let headline = article.headline.as_str();
    if headline.is_empty() {
        piece.guess("headline", meta("og:title").unwrap_or(title), "it is the title of the page");
    } else {
        piece.guess("headline", headline, "it is the first heading of the page");
    }
    if article.standfirst.is_empty() {
        let standfirst = meta("og:description").or_else(|| meta("description")).unwrap_or_default();
        piece.guess("standfirst", standfirst, "the page describes itself so");
    } else {
        piece.guess("standfirst", &article.standfirst, "it stands below the headline");
    }
    if article.byline.is_empty() {
        piece.guess("byline", &parted(meta("author").unwrap_or_default()), "the page names its author");
    } else {
        piece.guess("byline", &parted(&article.byline), "the page marks it as its author");
    }
    piece.guess(
        "source_name",
        meta("og:site_name").or(publisher).unwrap_or_default(),
        "the page names its publisher",
    );
    let address = [head.canonical.as_str(), meta("og:url").unwrap_or_default()]
        .into_iter()
        .find(|address| address.starts_with("http"));
    piece.guess("source_url", address.unwrap_or_default(), "the page says that it stands there");
    piece.guess("section", meta("article:section").unwrap_or_default(), "the page says so");
    let tags: Vec<&str> =
        head.metas.iter().filter(|(key, _)| key == "article:tag").map(|(_, value)| value.as_str()).collect();
    let tags =
        if tags.is_empty() { meta("keywords").unwrap_or_default().to_owned() } else { tags.join(", ") };
    piece.guess("tags", &tags, "the page says so");
    piece.guess("lang", &head.lang, "the page says so");
}

/// The name of an element.
fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&*name.local),
        _ => None,
    }
}

/// An attribute; empty when it is not there.
fn attribute(node: &Handle, wanted: &str) -> String {
    let NodeData::Element { attrs, .. } = &node.data else { return String::new() };
    let attrs = attrs.borrow();
    let found = attrs.iter().find(|attr| &*attr.name.local == wanted);
    found.map(|attr| attr.value.trim().to_owned()).unwrap_or_default()
}

/// The words directly in an element.
fn text(node: &Handle) -> String {
    node.children
        .borrow()
        .iter()
        .filter_map(|child| match &child.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
