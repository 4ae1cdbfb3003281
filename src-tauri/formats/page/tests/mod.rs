//! The page as a whole: what any document becomes (`chance`), what is looked at before (`proof`), and what readers and machines are told (`story`).

mod chance;
mod proof;
mod story;

use super::testing::{article, released};
use super::*;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use model::document::{Block, Figure};
use model::photo::Photo;
use model::story::StoryFields;
use model::story::fields::Contributor;

/// The folder of an article, with pictures of the wanted sizes whose bytes are their names.
fn made(article: Article) -> StoryFolder {
    let story = released(article).unwrap();
    let photos = &story.article().photos;
    let ready = pictures(&story)
        .into_iter()
        .map(|wanted| {
            let (width, height) = match wanted.shape {
                Shape::Exact { width, height } => (width, height),
                Shape::Width(width) => {
                    let photo = &photos[&wanted.photo];
                    assert!(width <= photo.width, "{} would be enlarged", wanted.file);
                    (width, (width * photo.height / photo.width).max(1))
                }
            };
            // The names of AVIF files are cut, because only smaller ones are worth having.
            let name = wanted.file.trim_end_matches(".avif").to_owned();
            (wanted.file, Picture { bytes: name.into_bytes(), width, height })
        })
        .collect();
    folder(&story, &ready, &delivery("1.2.3", &[])).unwrap()
}

/// A delivery to our own readers.
fn delivery<'a>(galley_version: &'a str, formats: &'a [String]) -> Delivery<'a> {
    Delivery { galley_version, markdown: "words\n", formats, audience: Audience::Own }
}

fn index(folder: &StoryFolder) -> String {
    String::from_utf8(folder.files["index.html"].clone()).unwrap()
}

fn page_of(fields: StoryFields, blocks: Vec<Block>, photos: Vec<Photo>) -> String {
    index(&made(article("a-story", fields, blocks, photos)))
}

/// An element: its tag, and its attributes in order.
type Element = (String, Vec<(String, String)>);

/// Every element with its attributes, in order, and the parser's complaints.
fn elements(html: &str) -> (Vec<Element>, Vec<String>) {
    let mut options = ParseOpts::default();
    options.tokenizer.exact_errors = true;
    options.tree_builder.exact_errors = true;
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut found = Vec::new();
    fn walk(node: &Handle, found: &mut Vec<Element>) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let attrs =
                attrs.borrow().iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
            found.push((name.local.to_string(), attrs));
        }
        node.children.borrow().iter().for_each(|child| walk(child, found));
    }
    walk(&dom.document, &mut found);
    let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
    (found, errors)
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// What a reader reads, without the head.
fn visible(html: &str) -> String {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut out = String::new();
    fn walk(node: &Handle, out: &mut String) {
        match &node.data {
            NodeData::Text { contents } => out.push_str(&contents.borrow()),
            NodeData::Element { name, .. } if &*name.local == "head" => return,
            _ => {}
        }
        node.children.borrow().iter().for_each(|child| walk(child, out));
    }
    walk(&dom.document, &mut out);
    out
}

fn signed() -> StoryFields {
    StoryFields {
        headline: "Larches".into(),
        byline: vec![Contributor { name: "Ana Field".into(), ..Contributor::default() }],
        ..StoryFields::default()
    }
}

fn lead(photo: &Photo) -> Block {
    Block::Figure(Figure { photo: Some(photo.id), lead: true, alt: "A ridge".into(), ..Figure::default() })
}
