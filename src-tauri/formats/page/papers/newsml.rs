//! `newsml-g2.xml`: the story as a NewsML-G2 2.35 news item, its text as XHTML within it.

use super::Copy;
use super::body::{byline, moments};
use super::tree::{Element, Node, element, xml};
use crate::page::{address, text};

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let page = copy.page;
    let setting = &page.setting;
    let item = element("newsItem")
        .attribute("xmlns", "http://iptc.org/std/nar/2006-10-01/")
        .attribute("guid", setting.canonical.as_str())
        .attribute("version", page.article.revision.to_string())
        .attribute("standard", "NewsML-G2")
        .attribute("standardversion", "2.35")
        .attribute("conformance", "power")
        .attribute("xml:lang", setting.lang.as_str())
        .with(
            element("catalogRef")
                .attribute("href", "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"),
        )
        .with(rights(copy))
        .with(item_meta(copy))
        .with(content_meta(copy))
        .with(content_set(copy));
    xml(item)
}

fn rights(copy: &Copy<'_>) -> Element {
    let setting = &copy.page.setting;
    let holder =
        element("copyrightHolder").attribute("uri", setting.site_url.as_str()).line("name", &setting.holder);
    let terms = address::web(&copy.page.article.site.terms_url)
        .map(|url| element("usageTerms").attribute("href", url.as_str()).words(url));
    element("rightsInfo").with(holder).line("copyrightNotice", &setting.copyright).perhaps(terms)
}

fn item_meta(copy: &Copy<'_>) -> Element {
    let setting = &copy.page.setting;
    let (published, modified) = moments(copy.page);
    element("itemMeta")
        .with(element("itemClass").attribute("qcode", "ninat:text"))
        .with(
            element("provider").attribute("uri", setting.site_url.as_str()).line("name", &setting.site_name),
        )
        .line("versionCreated", &modified)
        .line("firstCreated", &published)
        .with(element("pubStatus").attribute("qcode", "stat:usable"))
        .line("title", &setting.headline)
}

fn content_meta(copy: &Copy<'_>) -> Element {
    let page = copy.page;
    let (setting, fields) = (&page.setting, &page.article.story.fields);
    let (published, modified) = moments(page);
    let named = |name: &'static str, said: &str, url: Option<&str>| {
        let known = match url {
            Some(url) => element(name).attribute("uri", url),
            None => element(name).attribute("literal", said),
        };
        Node::Element(known.line("name", said))
    };
    let authors = setting.byline.authors.iter();
    let agency = setting.byline.agency.iter();
    let source = text::line(&fields.source_name);
    let place = text::line(&fields.dateline);
    let section = text::line(&fields.section);
    let mut meta =
        element("contentMeta").line("contentCreated", &published).line("contentModified", &modified);
    if !place.is_empty() {
        meta = meta.all([named("located", &place, None)]);
    }
    if !source.is_empty() {
        meta = meta.all([named("infoSource", &source, address::web(&fields.source_url).as_deref())]);
    }
    meta = meta
        .all(authors.map(|author| named("creator", &author.name, author.url.as_deref())))
        .all(agency.map(|agency| named("creator", agency, None)))
        .all(
            setting
                .byline
                .contributors
                .iter()
                .map(|person| named("contributor", &person.name, person.url.as_deref())),
        )
        .with(element("language").attribute("tag", setting.lang.as_str()));
    for tag in std::iter::once(section).chain(fields.tags.iter().map(|tag| text::line(tag))) {
        if !tag.is_empty() {
            meta = meta.with(
                element("subject")
                    .attribute("type", "cpnat:abstract")
                    .attribute("literal", tag.as_str())
                    .line("name", &tag),
            );
        }
    }
    meta.line("slugline", &page.article.story.slug)
        .line("headline", &setting.headline)
        .line("dateline", &place)
        .line("by", &byline(page))
        .all((!setting.standfirst.is_empty()).then(|| {
            let summary = element("description").attribute("role", "drol:summary");
            Node::Element(summary.words(setting.standfirst.as_str()))
        }))
}

fn content_set(copy: &Copy<'_>) -> Element {
    let setting = &copy.page.setting;
    let html = element("html")
        .attribute("xmlns", "http://www.w3.org/1999/xhtml")
        .attribute("lang", setting.lang.as_str())
        .attribute("xml:lang", setting.lang.as_str())
        .with(element("head").line("title", &setting.headline))
        .with(element("body").all(copy.text.iter().cloned()));
    element("contentSet")
        .with(element("inlineXML").attribute("contenttype", "application/xhtml+xml").with(html))
}
