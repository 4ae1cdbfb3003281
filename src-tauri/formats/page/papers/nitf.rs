//! `nitf.xml`: the story in the News Industry Text Format 3.6.
//!
//! NITF knows one level of subheading, no struck or raised words and no boxes: subheadings become one level, such words
//! stay words, and a box's text stands in the flow under its title.

use super::Copy;
use super::body::moments;
use super::tree::{Element, Node, element, plain, xml};
use crate::page::text;

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let page = copy.page;
    let setting = &page.setting;
    xml(element("nitf")
        .attribute("xmlns", "http://iptc.org/std/NITF/2006-10-18/")
        .attribute("version", "-//IPTC//DTD NITF 3.6//EN")
        .attribute("xml:lang", setting.lang.as_str())
        .attribute("baselang", setting.lang.as_str())
        .with(head(copy))
        .with(
            element("body")
                .with(body_head(copy))
                .with(element("body.content").all(copy.text.iter().flat_map(flow)))
                .with(element("body.end").line("tagline", &setting.copyright)),
        ))
}

/// A date as NITF writes it: `20261124T150405Z` with its offset.
fn norm(moment: &jiff::ZonedDateTime) -> String {
    moment.strftime("%Y%m%dT%H%M%S%z").to_string()
}

fn head(copy: &Copy<'_>) -> Element {
    let page = copy.page;
    let (setting, fields) = (&page.setting, &page.article.story.fields);
    let (published, _) = moments(page);
    let tags = fields.tags.iter().map(|tag| text::line(tag)).filter(|tag| !tag.is_empty());
    let keywords: Vec<Node> =
        tags.map(|tag| Node::Element(element("keyword").attribute("key", tag))).collect();
    let data = element("docdata")
        .attribute("management-status", "usable")
        .with(
            element("doc-id")
                .attribute("regsrc", setting.site_name.as_str())
                .attribute("id-string", page.article.story.id.to_string()),
        )
        .with(element("date.issue").attribute("norm", norm(&setting.published)))
        .with(element("date.release").attribute("norm", norm(&setting.published)))
        .with(
            element("du-key")
                .attribute("key", page.article.story.slug.as_str())
                .attribute("version", page.article.revision.to_string()),
        )
        .with(
            element("doc.copyright")
                .attribute("year", setting.published.year().to_string())
                .attribute("holder", setting.holder.as_str()),
        )
        .perhaps((!keywords.is_empty()).then(|| element("key-list").all(keywords)));
    let mut publication = element("pubdata")
        .attribute("type", "web")
        .attribute("date.publication", norm(&setting.published))
        .attribute("ex-ref", setting.canonical.as_str());
    let section = text::line(&fields.section);
    publication = publication.attribute("position.section", section);
    element("head")
        .line("title", &setting.headline)
        .with(element("meta").attribute("name", "date").attribute("content", published))
        .with(data)
        .with(publication)
}

fn body_head(copy: &Copy<'_>) -> Element {
    let page = copy.page;
    let setting = &page.setting;
    let kicker = text::line(&page.article.story.fields.kicker);
    let hedline = element("hedline").line("hl1", &setting.headline).line("hl2", &kicker);
    let byline = &setting.byline;
    let names = byline.authors.iter().map(|name| name.name.as_str()).chain(byline.agency.as_deref());
    let bylines = names.map(|name| Node::Element(element("byline").with(element("person").words(name))));
    let place = text::line(&page.article.story.fields.dateline);
    let dateline = (!place.is_empty()).then(|| element("dateline").with(element("location").words(place)));
    let summary =
        (!setting.standfirst.is_empty()).then(|| element("abstract").line("p", &setting.standfirst));
    element("body.head").with(hedline).all(bylines).perhaps(dateline).perhaps(summary)
}

/// A block of the text as blocks of NITF.
fn flow(node: &Node) -> Vec<Node> {
    let Node::Element(block) = node else { return Vec::new() };
    let one = |element: Element| vec![Node::Element(element)];
    let children = || block.children.iter().flat_map(flow);
    match block.name {
        "h2" | "h3" | "h4" => one(element("hl2").all(block.children.iter().map(inline))),
        "section" => children().collect(),
        "blockquote" => one(element("bq").with(element("block").all(children()))),
        "ul" | "ol" => {
            let name = if block.name == "ul" { "ul" } else { "ol" };
            let items = block.children.iter().filter_map(|item| match item {
                Node::Element(item) => Some(Node::Element(list_item(item))),
                Node::Words(_) => None,
            });
            one(element(name).all(items))
        }
        "figure" => figure(block).into_iter().map(Node::Element).collect(),
        "table" => one(table(block)),
        "hr" => one(element("hr")),
        "pre" => one(element("pre").words(plain(&block.children))),
        _ => one(element("p").all(block.children.iter().map(inline))),
    }
}

fn list_item(item: &Element) -> Element {
    let blocks = item.children.iter().any(|child| {
        matches!(child, Node::Element(child) if matches!(child.name, "p" | "ul" | "ol" | "pre" | "blockquote"))
    });
    if blocks {
        element("li").all(item.children.iter().flat_map(flow))
    } else {
        element("li").all(item.children.iter().map(inline))
    }
}

fn figure(figure: &Element) -> Option<Element> {
    let image = figure.children.iter().find_map(|child| match child {
        Node::Element(child) if child.name == "img" => Some(child),
        _ => None,
    })?;
    let value = |name: &str| image.value(name).unwrap_or_default();
    let mut media = element("media").attribute("media-type", "image").with(
        element("media-reference")
            .attribute("mime-type", "image/jpeg")
            .attribute("source", value("src"))
            .attribute("width", value("width"))
            .attribute("height", value("height"))
            .attribute("alternate-text", value("alt")),
    );
    for child in &figure.children {
        let Node::Element(caption) = child else { continue };
        if caption.name != "figcaption" {
            continue;
        }
        let (credit, said): (Vec<&Node>, Vec<&Node>) = caption
            .children
            .iter()
            .partition(|part| matches!(part, Node::Element(part) if part.name == "small"));
        let words: Vec<Node> = said.into_iter().map(inline).collect();
        if !plain(&words).trim().is_empty() {
            media = media.with(element("media-caption").with(element("p").all(words)));
        }
        let credit: String = credit.into_iter().map(|part| plain(std::slice::from_ref(part))).collect();
        media = media.line("media-producer", &credit);
    }
    Some(media)
}

fn table(table: &Element) -> Element {
    let parts = table.children.iter().filter_map(|part| match part {
        Node::Element(part) if part.name == "caption" => {
            Some(Node::Element(element("caption").all(part.children.iter().map(inline))))
        }
        Node::Element(part) => {
            let rows = part.children.iter().map(|row| match row {
                Node::Element(row) => {
                    let cells = row.children.iter().map(|cell| match cell {
                        Node::Element(cell) => {
                            Node::Element(element(cell.name).all(cell.children.iter().map(inline)))
                        }
                        words => words.clone(),
                    });
                    Node::Element(element("tr").all(cells))
                }
                words => words.clone(),
            });
            Some(Node::Element(element(part.name).all(rows)))
        }
        Node::Words(_) => None,
    });
    element("table").all(parts)
}

/// A piece of a line; a mark NITF does not know leaves its words.
fn inline(node: &Node) -> Node {
    let Node::Element(piece) = node else { return node.clone() };
    let children = || piece.children.iter().map(inline);
    Node::Element(match piece.name {
        "br" => element("br"),
        "a" => element("a").attribute("href", piece.value("href").unwrap_or_default()).all(children()),
        "em" => element("em").all(children()),
        "strong" => element("em").attribute("class", "strong").all(children()),
        other => element("em").attribute("class", other).all(children()),
    })
}
