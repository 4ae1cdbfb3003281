//! `article.epub`: the story as an EPUB 3.3 book of one chapter, with its pictures.

use super::Copy;
use super::body::{byline, moments};
use super::tree::{Element, Node, element, xml};
use crate::office::package::pack_book;
use crate::page::address;
use std::collections::BTreeSet;

const STYLE: &str = "body{font-family:serif;line-height:1.5}img{max-width:100%;height:auto}figure{margin:1em 0}\
figcaption{font-size:.85em}small{display:block}blockquote{margin:1em 1.5em}table{border-collapse:collapse}\
td,th{padding:.2em .5em;text-align:start;vertical-align:top}.standfirst{font-style:italic}.fact-box{border:1px solid;padding:0 1em}\n";

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let page = copy.page;
    let container = element("container")
        .attribute("version", "1.0")
        .attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")
        .with(
            element("rootfiles").with(
                element("rootfile")
                    .attribute("full-path", "book/package.opf")
                    .attribute("media-type", "application/oebps-package+xml"),
            ),
        );
    let mut used = BTreeSet::new();
    let text: Vec<Node> =
        copy.text.iter().map(|node| within(node, &page.setting.canonical, &mut used)).collect();
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("META-INF/container.xml".to_owned(), xml(container)),
        ("book/package.opf".to_owned(), package(copy, &used)),
        ("book/nav.xhtml".to_owned(), contents(copy)),
        ("book/style.css".to_owned(), STYLE.as_bytes().to_vec()),
        ("book/story.xhtml".to_owned(), story(copy, text)),
    ];
    parts.extend(used.iter().filter_map(|file| {
        page.pictures.get(file).map(|picture| (format!("book/{file}"), picture.bytes.clone()))
    }));
    pack_book("application/epub+zip", parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

/// The piece with its pictures within the book.
fn within(node: &Node, canonical: &str, used: &mut BTreeSet<String>) -> Node {
    let Node::Element(piece) = node else { return node.clone() };
    let mut piece = piece.clone();
    if piece.name == "img" {
        for (_, value) in piece.attributes.iter_mut().filter(|(name, _)| *name == "src") {
            if let Some(file) = value.strip_prefix(canonical).map(str::to_owned) {
                used.insert(file.clone());
                *value = file;
            }
        }
    }
    piece.children = piece.children.iter().map(|child| within(child, canonical, used)).collect();
    Node::Element(piece)
}

fn package(copy: &Copy<'_>, pictures: &BTreeSet<String>) -> Vec<u8> {
    let page = copy.page;
    let setting = &page.setting;
    let modified = setting.modified.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let (published, _) = moments(page);
    let property =
        |name: &str, value: &str| Node::Element(element("meta").attribute("property", name).words(value));
    let authors =
        setting.byline.authors.iter().map(|name| name.name.as_str()).chain(setting.byline.agency.as_deref());
    let mut metadata = element("metadata")
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with(
            element("dc:identifier")
                .attribute("id", "id")
                .words(format!("urn:uuid:{}", page.article.story.id)),
        )
        .line("dc:title", &setting.headline)
        .line("dc:language", &setting.lang)
        .all(authors.map(|name| Node::Element(element("dc:creator").words(name))))
        .line("dc:publisher", &setting.site_name)
        .line("dc:date", &published)
        .line("dc:description", &setting.standfirst)
        .line("dc:rights", &setting.copyright)
        .line("dc:source", &setting.canonical)
        .all([
            property("dcterms:modified", &modified),
            property("schema:accessMode", "textual"),
            property("schema:accessibilityFeature", "structuralNavigation"),
            property("schema:accessibilityHazard", "none"),
        ]);
    if !pictures.is_empty() {
        metadata = metadata.all([
            property("schema:accessMode", "visual"),
            property("schema:accessibilityFeature", "alternativeText"),
        ]);
    }
    let item = |id: String, file: &str, kind: &str| {
        element("item").attribute("id", id).attribute("href", file).attribute("media-type", kind)
    };
    let manifest = element("manifest")
        .with(item("nav".into(), "nav.xhtml", "application/xhtml+xml").attribute("properties", "nav"))
        .with(item("story".into(), "story.xhtml", "application/xhtml+xml"))
        .with(item("style".into(), "style.css", "text/css"))
        .all(pictures.iter().enumerate().map(|(number, file)| {
            let picture = item(format!("picture-{number}"), file, "image/jpeg");
            Node::Element(if number == 0 { picture.attribute("properties", "cover-image") } else { picture })
        }));
    xml(element("package")
        .attribute("xmlns", "http://www.idpf.org/2007/opf")
        .attribute("version", "3.0")
        .attribute("unique-identifier", "id")
        .attribute("xml:lang", setting.lang.as_str())
        .with(metadata)
        .with(manifest)
        .with(
            element("spine")
                .attribute("page-progression-direction", setting.dir())
                .with(element("itemref").attribute("idref", "story")),
        ))
}

fn contents(copy: &Copy<'_>) -> Vec<u8> {
    let headline = &copy.page.setting.headline;
    let link = element("a").attribute("href", "story.xhtml").words(headline.as_str());
    let nav = element("nav")
        .attribute("epub:type", "toc")
        .with(element("h1").words(headline.as_str()))
        .with(element("ol").with(element("li").with(link)));
    chapter(copy, element("body").with(nav))
}

fn story(copy: &Copy<'_>, text: Vec<Node>) -> Vec<u8> {
    let setting = &copy.page.setting;
    let standfirst = (!setting.standfirst.is_empty())
        .then(|| element("p").attribute("class", "standfirst").words(setting.standfirst.as_str()));
    let home = address::web(&setting.canonical).map(|url| {
        element("p")
            .words(format!("{} ", setting.copyright))
            .with(element("a").attribute("href", url.as_str()).words(url))
    });
    let body = element("body")
        .line("h1", &setting.headline)
        .perhaps(standfirst)
        .line("p", &byline(copy.page))
        .all(text)
        .perhaps(home);
    chapter(copy, body)
}

fn chapter(copy: &Copy<'_>, body: Element) -> Vec<u8> {
    let setting = &copy.page.setting;
    let style = element("link").attribute("rel", "stylesheet").attribute("href", "style.css");
    xml(element("html")
        .attribute("xmlns", "http://www.w3.org/1999/xhtml")
        .attribute("xmlns:epub", "http://www.idpf.org/2007/ops")
        .attribute("lang", setting.lang.as_str())
        .attribute("xml:lang", setting.lang.as_str())
        .attribute("dir", setting.dir())
        .with(element("head").line("title", &setting.headline).with(style))
        .with(body))
}
