//! The head of the page: title, addresses, robots, Open Graph, stylesheet, JSON-LD, in a fixed order.
//!
//! Empty means absent. Dead tags (`news_keywords`, `standout`, `amphtml`) are never written.

use super::{Audience, Page, address, dates, json_ld, text};
use maud::{Markup, PreEscaped, html};

/// The colours of the paper, for the browser's own frame; as in the stylesheet.
const PAPER: (&str, &str) = ("#fffdf8", "#171614");

/// Everything within `<head>`, an element a line.
pub(super) fn write(page: &Page<'_>) -> Markup {
    let setting = &page.setting;
    let mut tags = vec![
        html! { meta charset="utf-8"; },
        html! { meta name="viewport" content="width=device-width, initial-scale=1"; },
        html! { title { (setting.title) } },
    ];
    if !setting.standfirst.is_empty() {
        tags.push(html! { meta name="description" content=(setting.standfirst); });
    }
    tags.push(html! { link rel="canonical" href=(setting.canonical); });
    for url in setting.byline.authors.iter().filter_map(|author| author.url.as_ref()) {
        tags.push(html! { link rel="author" href=(url); });
    }
    if let Some(terms) = address::web(&page.article.site.terms_url) {
        tags.push(html! { link rel="license" href=(terms); });
    }
    let robots = match (page.library, page.audience) {
        (None, Audience::Own) => "max-image-preview:large, max-snippet:-1, max-video-preview:-1",
        (Some(_), _) | (None, Audience::Partner) => "noindex",
    };
    tags.push(html! { meta name="robots" content=(robots); });
    tags.push(html! { meta name="color-scheme" content="light dark"; });
    for (scheme, colour) in [("light", PAPER.0), ("dark", PAPER.1)] {
        tags.push(html! { meta name="theme-color" media={ "(prefers-color-scheme: " (scheme) ")" } content=(colour); });
    }
    for (property, content) in open_graph(page) {
        tags.push(html! { meta property=(property) content=(content); });
    }
    let card = if page.plan.preview().is_some() { "summary_large_image" } else { "summary" };
    tags.push(html! { meta name="twitter:card" content=(card); });
    if page.library.is_none() {
        tags.push(html! { link rel="stylesheet" href="article.css"; });
    }
    tags.push(html! { script type="application/ld+json" { (PreEscaped(json_ld::script(page))) } });
    html! { @for tag in tags { (tag) "\n" } }
}

/// Open Graph and `article:*`; what is empty is left out.
fn open_graph(page: &Page<'_>) -> Vec<(&'static str, String)> {
    let setting = &page.setting;
    let fields = &page.article.story.fields;
    let mut tags = vec![
        ("og:type", "article".to_owned()),
        ("og:title", setting.shared.clone()),
        ("og:description", setting.standfirst.clone()),
        ("og:url", setting.canonical.clone()),
        ("og:site_name", setting.site_name.clone()),
        ("og:locale", locale(&setting.lang).unwrap_or_default()),
    ];
    if let (Some(preview), Some(main)) = (page.plan.preview(), page.plan.main()) {
        tags.push(("og:image", format!("{}{}", setting.canonical, preview.file)));
        tags.push(("og:image:type", "image/jpeg".to_owned()));
        tags.push(("og:image:width", preview.width.to_string()));
        tags.push(("og:image:height", preview.height.to_string()));
        tags.push(("og:image:alt", page.alt(main.figure).text));
    }
    tags.push(("article:published_time", dates::machine(&setting.published)));
    tags.push(("article:modified_time", dates::machine(&setting.modified)));
    tags.push(("article:section", text::line(&fields.section)));
    tags.extend(
        setting
            .byline
            .authors
            .iter()
            .filter_map(|author| author.url.clone())
            .map(|url| ("article:author", url)),
    );
    tags.extend(fields.tags.iter().map(|tag| ("article:tag", text::line(tag))));
    tags.retain(|(_, content)| !content.is_empty());
    tags
}

/// `en-GB` as Open Graph writes it; without a region there is none.
fn locale(lang: &str) -> Option<String> {
    let mut parts = lang.split('-');
    let primary = parts.next()?.to_ascii_lowercase();
    let region = parts.find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))?;
    Some(format!("{primary}_{}", region.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn a_locale_needs_a_region() {
        assert_eq!(locale("en-GB").as_deref(), Some("en_GB"));
        assert_eq!(locale("zh-Hant-tw").as_deref(), Some("zh_TW"));
        assert_eq!(locale("es"), None);
    }
}
