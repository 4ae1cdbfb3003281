//! The newest stories for feed readers: RSS 2.0, Atom and JSON Feed 1.1. Every address in them is whole.
//!
//! A story that was taken back is told as well: Atom has a word for it (RFC 6721); in the others its item says no more than
//! that, under the same id, so that a program that keeps the story puts it away.

use super::{Bodies, Entry, EntryFault, Gone, Ground, Planned};
use crate::page::dates;
use crate::page::papers::tree::{Element, Node, element, xml};
use crate::page::words::words;
use serde_json::{Value, json};

/// Stories in a feed.
const NEWEST: usize = 30;

pub(super) fn plan(ground: &Ground<'_>) -> Vec<(String, Planned)> {
    let papers: Vec<&str> = ground.entries.iter().take(NEWEST).map(|entry| entry.paper.as_str()).collect();
    let made_from = |feed: &str| ground.made_from(&(feed, &papers, gone(ground).collect::<Vec<_>>()));
    let planned = |feed: &str, write: Write| {
        let made = Planned::later(made_from(feed), move |ground, bodies| {
            Ok(write(ground, &newest(ground, bodies)?))
        });
        (feed.to_owned(), made)
    };
    vec![planned("feed.xml", rss), planned("atom.xml", atom), planned("feed.json", json_feed)]
}

type Write = fn(&Ground<'_>, &[Told<'_>]) -> Vec<u8>;

/// A story as a feed tells it: with its text.
struct Told<'g> {
    entry: &'g Entry,
    html: String,
}

fn newest<'g>(ground: &'g Ground<'_>, bodies: Bodies<'_>) -> Result<Vec<Told<'g>>, EntryFault> {
    let told = |entry| Ok(Told { entry, html: bodies(entry)?.html });
    ground.entries.iter().take(NEWEST).map(told).collect()
}

/// What was taken back last.
fn gone<'g>(ground: &'g Ground<'_>) -> impl Iterator<Item = &'g Gone> {
    ground.gone.iter().take(NEWEST)
}

/// What is said of it.
fn said(gone: &Gone) -> (&'static str, &str) {
    let words = words(&gone.lang);
    (words.withdrawn, if gone.words.is_empty() { words.withdrawn_why } else { &gone.words })
}

/// When the feed last had something new to say.
fn changed(ground: &Ground<'_>) -> model::Timestamp {
    let newest = ground.entries.iter().take(NEWEST);
    let moments = newest.map(|entry| entry.modified).chain(gone(ground).map(|gone| gone.at));
    moments.max().unwrap_or(model::Timestamp::UNIX_EPOCH)
}

fn rss(ground: &Ground<'_>, newest: &[Told<'_>]) -> Vec<u8> {
    let date = |moment| dates::at(moment, &ground.zone).strftime("%a, %d %b %Y %H:%M:%S %z").to_string();
    let item = |Told { entry, html }: &Told<'_>| {
        let mut item = element("item")
            .line("title", &entry.headline)
            .line("link", &entry.url)
            .with(element("guid").attribute("isPermaLink", "true").words(entry.url.as_str()))
            .line("pubDate", &date(entry.published))
            .line("description", &entry.standfirst)
            .line("dc:creator", &entry.byline)
            .line("category", &entry.section);
        for tag in &entry.tags {
            item = item.line("category", tag);
        }
        if let Some((picture, file)) =
            entry.picture.as_ref().and_then(|picture| Some((picture, picture.files.last()?)))
        {
            item = item.with(
                element("media:content")
                    .attribute("url", file.url.as_str())
                    .attribute("type", "image/jpeg")
                    .attribute("medium", "image")
                    .attribute("width", file.width.to_string())
                    .attribute("height", file.height.to_string())
                    .attribute("fileSize", file.bytes.to_string())
                    .line("media:description", &picture.alt)
                    .line("media:credit", &picture.credit),
            );
        }
        Node::Element(item.line("content:encoded", html))
    };
    let taken_back = |gone: &Gone| {
        let (title, why) = said(gone);
        let item = element("item")
            .line("title", title)
            .line("link", &gone.url)
            .with(element("guid").attribute("isPermaLink", "true").words(gone.url.as_str()))
            .line("pubDate", &date(gone.published))
            .line("description", why);
        Node::Element(item)
    };
    let own = element("atom:link")
        .attribute("href", format!("{}feed.xml", ground.url))
        .attribute("rel", "self")
        .attribute("type", "application/rss+xml");
    let channel = element("channel")
        .line("title", &ground.site.name)
        .line("link", &ground.url)
        .line("description", &ground.site.name)
        .line("language", &ground.site.lang)
        .line("lastBuildDate", &date(changed(ground)))
        .with(own)
        .all(newest.iter().map(item))
        .all(gone(ground).map(taken_back));
    xml(element("rss")
        .attribute("version", "2.0")
        .attribute("xmlns:atom", "http://www.w3.org/2005/Atom")
        .attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:media", "http://search.yahoo.com/mrss/")
        .with(channel))
}

fn atom(ground: &Ground<'_>, newest: &[Told<'_>]) -> Vec<u8> {
    let date = |moment| dates::machine(&dates::at(moment, &ground.zone));
    let link =
        |rel: &str, href: &str| -> Element { element("link").attribute("rel", rel).attribute("href", href) };
    let entry = |Told { entry, html }: &Told<'_>| {
        let authors: Vec<&str> = if entry.authors.is_empty() {
            vec![entry.byline.as_str()]
        } else {
            entry.authors.iter().map(String::as_str).collect()
        };
        let item = element("entry")
            .attribute("xml:lang", entry.lang.as_str())
            .line("title", &entry.headline)
            .with(link("alternate", &entry.url))
            .line("id", &entry.url)
            .line("published", &date(entry.published))
            .line("updated", &date(entry.modified))
            .all(authors.into_iter().map(|name| Node::Element(element("author").line("name", name))))
            .line("summary", &entry.standfirst)
            .all(
                entry
                    .tags
                    .iter()
                    .map(|tag| Node::Element(element("category").attribute("term", tag.as_str()))),
            );
        Node::Element(item.with(element("content").attribute("type", "html").words(html.as_str())))
    };
    let deleted = |gone: &Gone| {
        let (_, why) = said(gone);
        let word = element("at:deleted-entry")
            .attribute("ref", gone.url.as_str())
            .attribute("when", date(gone.at))
            .line("at:comment", why);
        Node::Element(word)
    };
    xml(element("feed")
        .attribute("xmlns", "http://www.w3.org/2005/Atom")
        .attribute("xmlns:at", "http://purl.org/atompub/tombstones/1.0")
        .attribute("xml:lang", ground.site.lang.as_str())
        .line("title", &ground.site.name)
        .line("id", &ground.url)
        .with(link("alternate", &ground.url))
        .with(link("self", &format!("{}atom.xml", ground.url)))
        .line("updated", &date(changed(ground)))
        .with(element("author").line("name", &ground.site.name))
        .all(newest.iter().map(entry))
        .all(gone(ground).map(deleted)))
}

fn json_feed(ground: &Ground<'_>, newest: &[Told<'_>]) -> Vec<u8> {
    let date = |moment| dates::machine(&dates::at(moment, &ground.zone));
    let items: Vec<Value> = newest
        .iter()
        .map(|Told { entry, html }| {
            let authors: Vec<Value> = entry.authors.iter().map(|name| json!({ "name": name })).collect();
            let image =
                entry.picture.as_ref().and_then(|picture| picture.files.last()).map(|file| file.url.as_str());
            let mut item = json!({
                "id": entry.url, "url": entry.url, "title": entry.headline, "content_html": html,
                "date_published": date(entry.published), "date_modified": date(entry.modified),
                "language": entry.lang, "tags": entry.tags,
            });
            if let Some(map) = item.as_object_mut() {
                if !entry.standfirst.is_empty() {
                    map.insert("summary".to_owned(), json!(entry.standfirst));
                }
                if let Some(image) = image {
                    map.insert("image".to_owned(), json!(image));
                }
                if !authors.is_empty() {
                    map.insert("authors".to_owned(), json!(authors));
                }
            }
            item
        })
        .chain(gone(ground).map(|gone| {
            let (title, why) = said(gone);
            json!({
                "id": gone.url, "url": gone.url, "title": title, "content_text": why,
                "date_published": date(gone.published), "date_modified": date(gone.at), "language": gone.lang,
            })
        }))
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": ground.site.name,
        "home_page_url": ground.url,
        "feed_url": format!("{}feed.json", ground.url),
        "language": ground.site.lang,
        "items": items,
    });
    let mut bytes = serde_json::to_vec_pretty(&feed).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
