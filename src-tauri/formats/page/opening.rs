//! What stands above the text: the masthead, then kicker, headline, standfirst, byline and dates.

use super::setting::Name;
use super::{Page, dates, text};
use jiff::ZonedDateTime;
use maud::{Markup, html};

/// The site's name and the story's section.
pub(super) fn masthead(page: &Page<'_>) -> Markup {
    let setting = &page.setting;
    let section = text::line(&page.article.story.fields.section);
    html! {
        header.masthead {
            a.site href=(setting.site_url) { (setting.site_name) }
            @if !section.is_empty() { " " span.section { (section) } }
        }
    }
}

/// The head of the story.
pub(super) fn write(page: &Page<'_>) -> Markup {
    let setting = &page.setting;
    let kicker = text::line(&page.article.story.fields.kicker);
    html! {
        header.opening {
            "\n"
            @if !text::is_blank(&kicker) { p.kicker { (kicker) } "\n" }
            h1 { (setting.headline) }
            "\n"
            @if !text::is_blank(&setting.standfirst) { p.standfirst { (setting.standfirst) } "\n" }
            div.signed { "\n" (byline(page)) "\n" (moments(page)) "\n" }
            "\n"
        }
    }
}

fn byline(page: &Page<'_>) -> Markup {
    let (words, lang) = (page.setting.words, page.setting.words_lang());
    let byline = &page.setting.byline;
    html! {
        p.byline {
            @if let Some(agency) = &byline.agency {
                span.agency { (agency) }
            } @else {
                span.by lang=[lang] { (words.by) } " "
                @for (index, name) in byline.authors.iter().enumerate() {
                    @if index > 0 && index + 1 == byline.authors.len() { " " span lang=[lang] { (words.and) } " " }
                    @else if index > 0 { ", " }
                    (person(name, "author"))
                }
                @for name in &byline.contributors { "; " (person(name, "contributor")) }
                @if !byline.extra.is_empty() { ", " span.extra { (byline.extra) } }
            }
        }
    }
}

/// A name, with a link to the person's page when there is one, and what the person did.
fn person(name: &Name, class: &str) -> Markup {
    let rel = (class == "author").then_some("author");
    html! {
        @if let Some(url) = &name.url { a class=(class) rel=[rel] href=(url) { bdi { (name.name) } } }
        @else { span class=(class) { bdi { (name.name) } } }
        @if !name.role.is_empty() { " " span.role { "(" (name.role) ")" } }
    }
}

/// When it was published, and when readers were last told of a change.
fn moments(page: &Page<'_>) -> Markup {
    let (setting, words) = (&page.setting, page.setting.words);
    let moment = |class: &str, label: &str, moment: &ZonedDateTime| {
        html! {
            span class=(class) lang=[setting.words_lang()] {
                (label) " " time datetime=(dates::machine(moment)) { (dates::shown(moment, words)) }
            }
        }
    };
    html! {
        p.dates {
            (moment("published", words.published, &setting.published))
            @if setting.is_updated() { " " (moment("updated", words.updated, &setting.modified)) }
        }
    }
}
