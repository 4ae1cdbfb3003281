//! RSS, Atom and WordPress exports: one story for each entry that is a text.

use super::wxr::{Library, meta};
use super::{Item, Sent, gather, killed, line, line_of};
use crate::office::xml::Element;
use crate::page::dateline;

/// What kind of feed it is, its stories, and what an Atom feed says was taken back (RFC 6721).
pub(super) fn read(root: &Element, library: &Library) -> (&'static str, Vec<Item>) {
    let mut entries = Vec::new();
    gather(root, if root.is("feed") { "entry" } else { "item" }, &mut entries);
    let channel = root.child("channel").unwrap_or(root);
    let lang = match root.attribute("lang") {
        Some(lang) => lang.to_owned(),
        None => line_of(channel, "language"),
    };
    let source = line_of(channel, "title");
    let texts = entries.into_iter().filter(|entry| match entry.child("post_type") {
        // A WordPress export holds menus, pictures and settings as well.
        Some(kind) => matches!(line(kind).as_str(), "post" | "page"),
        None => true,
    });
    let mut deleted = Vec::new();
    gather(root, "deleted-entry", &mut deleted);
    let kills = deleted
        .into_iter()
        .filter_map(|entry| killed(entry.attribute("ref").unwrap_or_default(), &line_of(entry, "comment")));
    let what = match (root.is("feed"), channel.child("wxr_version").is_some()) {
        (true, _) => "Atom",
        (_, true) => "a WordPress export",
        _ => "RSS",
    };
    (what, texts.map(|entry| story(entry, &lang, &source, library)).chain(kills).collect())
}

fn story(entry: &Element, lang: &str, source: &str, library: &Library) -> Item {
    let mut sent = Sent::default();
    let id = [line_of(entry, "id"), line_of(entry, "guid")].into_iter().find(|id| !id.is_empty());
    let id = id.unwrap_or_default();
    let posted = entry.child("post_type").is_some();
    // An archive of one's own is moved, not built on.
    if !posted {
        sent.named(&id);
    }
    let moments = ["updated", "post_modified_gmt", "modified", "pubDate", "published", "date"];
    let moment = moments.iter().map(|name| line_of(entry, name)).find(|moment| !moment.is_empty());
    sent.edition(&id, &moment.unwrap_or_default());
    sent.set("headline", &line_of(entry, "title"));
    sent.set("lang", entry.attribute("lang").unwrap_or(lang));
    // `content:encoded` stands before `excerpt:encoded`, whose name without its prefix is the same.
    let mut encoded = entry.all("encoded");
    let content = encoded.next().or(entry.child("content").filter(|_| entry.is("entry"))).map(Element::words);
    let excerpt = encoded.next().map(line).unwrap_or_default();
    let described =
        entry.child("description").or(entry.child("summary")).map(Element::words).unwrap_or_default();
    match content.filter(|content| !content.trim().is_empty()) {
        Some(content) => {
            let place = meta(entry, "dateline");
            let content = if place.is_empty() { content } else { dateline::taken_off(&content, &place) };
            sent.set("dateline", &place);
            sent.html = if posted { library.html(entry, &content) } else { content };
            let summary = if excerpt.is_empty() { words_of(&described) } else { excerpt };
            sent.set("standfirst", &summary);
        }
        // A feed of summaries: the summary is all there is of the text.
        None => sent.html = described,
    }
    for name in entry.all("creator").map(line).filter(|name| !name.contains('@')) {
        sent.signed(&name, "");
    }
    for author in entry.all("author") {
        match author.child("name") {
            Some(name) => sent.signed(&line(name), &line_of(author, "uri")),
            None if !line(author).contains('@') => sent.signed(&line(author), ""),
            None => {}
        }
    }
    for category in entry.all("category") {
        let name = match category.attribute("term") {
            Some(term) => term.to_owned(),
            None => line(category),
        };
        if category.attribute("domain") == Some("category") {
            sent.set("section", &name);
        } else {
            sent.tagged(&name);
        }
    }
    let links = entry.all("link");
    let home =
        links.filter(|link| matches!(link.attribute("rel"), None | Some("alternate"))).find_map(|link| {
            link.attribute("href")
                .map(str::to_owned)
                .or_else(|| Some(line(link)).filter(|url| !url.is_empty()))
        });
    sent.set("source_url", &home.unwrap_or_default());
    sent.set("source_name", source);
    sent.item()
}

/// The words of a summary, which may be HTML.
fn words_of(html: &str) -> String {
    let document = crate::import::html(html, &mut |_| None).document;
    super::one_line(&model::document::plain_text(&document))
}
