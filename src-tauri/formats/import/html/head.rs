//! What the head of a page says about the piece.

use super::walk::{attribute, name};
use crate::import::Piece;
use crate::import::pasted::with_publisher;
use markup5ever_rcdom::{Handle, NodeData};

/// What was found.
#[derive(Default)]
pub(super) struct Head {
    title: String,
    metas: Vec<(String, String)>,
    canonical: String,
    lang: String,
    /// There is a heading of the first level in the text.
    pub(super) headline_in_text: bool,
}

/// Reads the whole page for what stands in its head.
pub(super) fn read(document: &Handle) -> Head {
    let mut head = Head::default();
    let mut waiting = vec![document.clone()];
    while let Some(node) = waiting.pop() {
        match name(&node) {
            Some("html") => head.lang = attribute(&node, "lang"),
            Some("title") if head.title.is_empty() => head.title = text(&node),
            Some("h1") => head.headline_in_text = true,
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
pub(super) fn fields(head: &Head, headline: &str, piece: &mut Piece) {
    let meta = |name: &str| {
        head.metas
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    };
    let (title, publisher) = with_publisher(head.title.trim());
    if headline.is_empty() {
        piece.guess("headline", meta("og:title").unwrap_or(title), "it is the title of the page");
    } else {
        piece.guess("headline", headline, "it is the first heading of the page");
    }
    let standfirst = meta("og:description").or_else(|| meta("description")).unwrap_or_default();
    piece.guess("standfirst", standfirst, "the page describes itself so");
    piece.guess("byline", meta("author").unwrap_or_default(), "the page names its author");
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
