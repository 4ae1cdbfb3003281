//! A whole page that was saved as a file: its article is found, then read by the same hands as a paste.
//!
//! Menus, boxes at the side and forms go, and the report holds their words. The headline, the line below it and the
//! byline are taken out of the text where the page says plainly which they are.

use super::report::{Loss, Report};
use super::sources;
use super::tree::{self, Element, Piece};
use super::{Clip, Picture, read};
use markup5ever_rcdom::Handle;
use model::PhotoId;
use model::document::{Block, Document};
use std::collections::BTreeSet;

/// The article of a page.
pub(in crate::import) struct Article {
    /// The first heading of the first level; empty when there is none.
    pub(in crate::import) headline: String,
    /// The line below it; empty when the page marks none.
    pub(in crate::import) standfirst: String,
    /// Who signs, without "By"; empty when the page marks nobody.
    pub(in crate::import) byline: String,
    /// Its text.
    pub(in crate::import) blocks: Vec<Block>,
    /// What became of the rest.
    pub(in crate::import) report: Report,
}

/// What holds a line below the headline, by its classes.
const STANDFIRST: &[&str] = &["standfirst", "dek", "lede", "subheadline", "subtitle", "article-summary"];
/// What holds the names of those who sign.
const BYLINE: &[&str] = &["byline", "author", "author-name", "article-author"];
/// Longer is more than a name.
const LONGEST_BYLINE: usize = 80;

/// Reads the article of a parsed page; `html` is its source, by which the program that wrote it is recognised.
pub(in crate::import) fn article(
    dom: &Handle,
    html: &str,
    keep: &mut dyn FnMut(&Picture<'_>) -> Option<PhotoId>,
) -> Article {
    let source = sources::of(&Clip { html, text: "" });
    let mut report = Report::of(source);
    let mut page = tree::of_dom(dom, &mut report);
    page.rewrite(&mut |mut element| {
        if is_frame(&element) {
            "div".clone_into(&mut element.name);
        }
        vec![Piece::Element(element)]
    });
    let first = read::remove(&mut page, &|element| element.name == "h1");
    let mut body = main_part(&page).clone();
    if read::remove(&mut page, &|element| *element == body).is_some() && !page.words().trim().is_empty() {
        report.lost(Loss::Around, &page.words());
    }
    body.rewrite(&mut |element| {
        if is_beside(&element) {
            report.lost(Loss::Beside, &element.words());
            return Vec::new();
        }
        vec![Piece::Element(element)]
    });
    let standfirst =
        read::remove(&mut body, &|element| is_marked(element, STANDFIRST) && !element.is_blank());
    let byline = read::remove(&mut body, &is_byline).map(|element| name(&line(&element))).unwrap_or_default();
    sources::undo(source, &mut body, &mut report);
    let mut blocks = read::blocks(body, source, &BTreeSet::new(), keep, &mut report);
    blocks.retain(|block| !matches!(block, Block::Paragraph(paragraph) if paragraph.text.is_empty()));
    let document = Document::of(blocks).without_ids();
    report.count(&document);
    Article {
        headline: first.as_ref().map(line).unwrap_or_default(),
        standfirst: standfirst.as_ref().map(line).unwrap_or_default(),
        byline,
        blocks: document.blocks,
        report,
    }
}

/// The longest `article`, else `main`, else all of it.
fn main_part(page: &Element) -> &Element {
    let all = page.all();
    let longest = all
        .iter()
        .filter(|element| element.name == "article")
        .max_by_key(|element| element.words().split_whitespace().count());
    let main = || all.iter().find(|element| element.name == "main" || element.attribute("role") == "main");
    longest.or_else(main).copied().unwrap_or(page)
}

/// A form around the article: there are programs that put every page into one.
fn is_frame(element: &Element) -> bool {
    element.name == "form"
        && element.all().iter().any(|inside| matches!(&*inside.name, "h1" | "article" | "main"))
}

/// Stands beside the article and is no part of it. A quotation set apart is one.
fn is_beside(element: &Element) -> bool {
    let quotes = || element.all().iter().any(|inside| inside.name == "blockquote");
    match element.name.as_str() {
        "nav" | "form" | "search" => true,
        "aside" => !quotes() && element.attribute("data-block").is_empty(),
        _ => matches!(
            element.attribute("role"),
            "navigation" | "search" | "banner" | "contentinfo" | "complementary"
        ),
    }
}

fn is_marked(element: &Element, classes: &[&str]) -> bool {
    matches!(element.name.as_str(), "p" | "div" | "h2" | "span" | "address")
        && classes.iter().any(|class| element.is_class(class))
}

/// Only a name: who also says when, where or what for stays in the text.
fn is_byline(element: &Element) -> bool {
    let named = is_marked(element, BYLINE)
        || element.attribute("rel") == "author"
        || element.attribute("itemprop") == "author";
    let name = name(&line(element));
    named && !name.is_empty() && name.len() <= LONGEST_BYLINE && !name.contains(|c: char| c.is_numeric())
}

/// The words of an element as one line.
fn line(element: &Element) -> String {
    element.words().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A byline without its first word.
fn name(byline: &str) -> String {
    const WORDS: &[&str] = &["by", "von", "par", "por", "di", "door", "af", "av"];
    match byline.split_once(' ') {
        Some((first, rest)) if WORDS.contains(&first.to_lowercase().as_str()) => rest.to_owned(),
        _ => byline.to_owned(),
    }
}
