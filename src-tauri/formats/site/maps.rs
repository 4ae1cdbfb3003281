//! What machines are told about the site: the map of all stories, the map of the newest, robots, trust.

use super::{Entry, Ground, Planned};
use crate::page::address;
use crate::page::dates;
use crate::page::papers::tree::{Node, element, xml};

/// The most addresses in a map, and in a map of news.
const MOST: usize = 50_000;
const MOST_NEWS: usize = 1_000;
/// How long a story is news, in seconds.
const NEWS: i64 = 2 * 24 * 60 * 60;

pub(super) fn plan(ground: &Ground<'_>) -> Vec<(String, Planned)> {
    let mut files = vec![
        ("sitemap.xml", sitemap(ground)),
        ("news-sitemap.xml", news(ground)),
        ("robots.txt", robots(ground)),
    ];
    files.extend(trust(ground).map(|trust| ("trust.txt", trust)));
    files.into_iter().map(|(path, bytes)| (path.to_owned(), Planned::now(bytes))).collect()
}

fn date(ground: &Ground<'_>, moment: model::Timestamp) -> String {
    dates::machine(&dates::at(moment, &ground.zone))
}

fn sitemap(ground: &Ground<'_>) -> Vec<u8> {
    let place = |path: &str| Node::Element(element("url").line("loc", &format!("{}{path}", ground.url)));
    let story = |entry: &Entry| {
        let place = element("url").line("loc", &entry.url).line("lastmod", &date(ground, entry.modified));
        Node::Element(place)
    };
    let sections = ground.groups.sections.all.iter().map(|group| place(&format!("section/{}/", group.slug)));
    let own: Vec<Node> = ["", "corrections/"].map(place).into_iter().chain(sections).collect();
    let left = MOST.saturating_sub(own.len());
    xml(element("urlset")
        .attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .all(own)
        .all(ground.entries.iter().take(left).map(story)))
}

fn news(ground: &Ground<'_>) -> Vec<u8> {
    let recent = ground
        .entries
        .iter()
        .filter(|entry| ground.now.as_second() - entry.published.as_second() < NEWS)
        .take(MOST_NEWS);
    let story = |entry: &Entry| {
        let lang = entry.lang.split('-').next().unwrap_or_default();
        let publication =
            element("news:publication").line("news:name", &ground.site.name).line("news:language", lang);
        let news = element("news:news")
            .with(publication)
            .line("news:publication_date", &date(ground, entry.published))
            .line("news:title", &entry.headline);
        Node::Element(element("url").line("loc", &entry.url).with(news))
    };
    xml(element("urlset")
        .attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .attribute("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")
        .all(recent.map(story)))
}

fn robots(ground: &Ground<'_>) -> Vec<u8> {
    let url = &ground.url;
    format!("User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\nSitemap: {url}news-sitemap.xml\n")
        .into_bytes()
}

/// Who answers for the site, where the desk has said so.
fn trust(ground: &Ground<'_>) -> Option<Vec<u8>> {
    let pages = [&ground.site.principles_url, &ground.site.corrections_url, &ground.site.terms_url];
    let lines: String =
        pages.iter().filter_map(|url| address::web(url)).map(|url| format!("disclosure={url}\n")).collect();
    (!lines.is_empty()).then(|| lines.into_bytes())
}
