//! `wxr.xml`: the story as WordPress takes it in (WordPress eXtended RSS 1.2), as a draft under its own slug.

use super::Copy;
use super::body::byline;
use super::tree::{Element, Node, element, plain, xml};
use crate::page::text;

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let setting = &copy.page.setting;
    let channel = element("channel")
        .line("title", &setting.site_name)
        .line("link", &setting.site_url)
        .line("language", &setting.lang)
        .line("wp:wxr_version", "1.2")
        .line("wp:base_site_url", &setting.site_url)
        .line("wp:base_blog_url", &setting.site_url)
        .with(item(copy));
    xml(element("rss")
        .attribute("version", "2.0")
        .attribute("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/")
        .attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/")
        .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attribute("xmlns:wp", "http://wordpress.org/export/1.2/")
        .with(channel))
}

fn item(copy: &Copy<'_>) -> Element {
    let page = copy.page;
    let (setting, story) = (&page.setting, &page.article.story);
    let utc = setting.published.with_time_zone(jiff::tz::TimeZone::UTC);
    let stamp = |moment: &jiff::ZonedDateTime| moment.strftime("%Y-%m-%d %H:%M:%S").to_string();
    let section = text::line(&story.fields.section);
    let sections = (!section.is_empty()).then_some(("category", section));
    let tags = story.fields.tags.iter().map(|tag| ("post_tag", text::line(tag)));
    let filed =
        sections.into_iter().chain(tags).filter(|(_, name)| !name.is_empty()).map(|(domain, name)| {
            let nicename = model::story::slug_of(&name);
            let filed = element("category").attribute("domain", domain).attribute("nicename", nicename);
            Node::Element(filed.words(name))
        });
    element("item")
        .line("title", &setting.headline)
        .line("link", &setting.canonical)
        .line("pubDate", &setting.published.strftime("%a, %d %b %Y %H:%M:%S %z").to_string())
        .line("dc:creator", &byline(page))
        .with(element("guid").attribute("isPermaLink", "true").words(setting.canonical.as_str()))
        .line("content:encoded", &copy.dated(&copy.text))
        .line("excerpt:encoded", &setting.standfirst)
        .line("wp:post_id", "1")
        .line("wp:post_date", &stamp(&setting.published))
        .line("wp:post_date_gmt", &stamp(&utc))
        .line("wp:comment_status", "closed")
        .line("wp:ping_status", "closed")
        .line("wp:post_name", &page.article.folder_name())
        // The receiving desk decides when it goes out there.
        .line("wp:status", "draft")
        .line("wp:post_parent", "0")
        .line("wp:menu_order", "0")
        .line("wp:post_type", "post")
        .all(filed)
        .all(fields(copy))
}

/// Dateline and credits once more as custom fields, which survive a new setting of the text.
fn fields(copy: &Copy<'_>) -> Vec<Node> {
    let meta = |key: &str, value: &str| {
        let meta = element("wp:postmeta").line("wp:meta_key", key).line("wp:meta_value", value);
        Node::Element(meta)
    };
    let place = text::line(&copy.page.article.story.fields.dateline);
    let dateline = (!place.is_empty()).then(|| meta("dateline", &place));
    let credits = copy.page.plan.shots.iter().map(|shot| {
        let credit = plain(&[Node::Words(shot.credit.clone())]);
        meta(&format!("picture_credit_{}", shot.place()), &credit)
    });
    dateline.into_iter().chain(credits).collect()
}
