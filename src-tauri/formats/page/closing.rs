//! What stands below the text: the author, the first publication, the tags, and the site's imprint.

use super::{Page, address, dates, text};
use maud::{Markup, html};

/// The foot of the story; nothing when there is nothing to say.
pub(super) fn write(page: &Page<'_>) -> Markup {
    let (words, lang) = (page.setting.words, page.setting.words_lang());
    let fields = &page.article.story.fields;
    let note = text::permitted(&fields.author_note);
    let note: Vec<&str> = note.lines().map(str::trim).filter(|line| !text::is_blank(line)).collect();
    let source = source(page);
    let tags: Vec<String> =
        fields.tags.iter().map(|tag| text::line(tag)).filter(|tag| !text::is_blank(tag)).collect();
    let corrections = corrections(page);
    if note.is_empty() && source.is_none() && tags.is_empty() && corrections.is_none() {
        return html! {};
    }
    html! {
        footer.closing {
            "\n"
            @if let Some(corrections) = corrections { (corrections) "\n" }
            @if !note.is_empty() {
                div.author-note {
                    p.label lang=[lang] { (words.about) }
                    @for line in note { p { (line) } }
                }
                "\n"
            }
            @if let Some(source) = source { (source) "\n" }
            @if !tags.is_empty() {
                div.tagged {
                    p.label lang=[lang] { (words.tags) }
                    ul.tags { @for tag in tags { li { (tag) } } }
                }
                "\n"
            }
        }
        "\n"
    }
}

/// What was put right since it was first published, oldest first; in the same words as in the JSON-LD.
fn corrections(page: &Page<'_>) -> Option<Markup> {
    let corrections = &page.article.story.fields.corrections;
    let (words, zone) = (page.setting.words, page.setting.published.time_zone());
    (!corrections.is_empty()).then(|| {
        html! {
            div.corrections {
                @for correction in corrections {
                    @let moment = dates::at(correction.at, zone);
                    p {
                        strong lang=[page.setting.words_lang()] {
                            (words.kind(correction.kind)) ", "
                            time datetime=(dates::machine(&moment)) { (dates::day(&moment, words)) } ":"
                        }
                        " " (text::line(&correction.text))
                    }
                    "\n"
                }
            }
        }
    })
}

/// Who published it first, with a link to where.
fn source(page: &Page<'_>) -> Option<Markup> {
    let fields = &page.article.story.fields;
    let (name, url) = (text::line(&fields.source_name), address::web(&fields.source_url));
    let name = match (&url, text::is_blank(&name)) {
        (_, false) => name,
        (Some(url), true) => address::host(url),
        (None, true) => return None,
    };
    Some(html! {
        p.source {
            span lang=[page.setting.words_lang()] { (page.setting.words.source) } " "
            @if let Some(url) = url { a href=(url) { (name) } } @else { (name) } "."
        }
    })
}

/// The foot of the page: whose it is, and the site's own pages about that.
pub(super) fn imprint(page: &Page<'_>) -> Markup {
    let (site, words) = (&page.article.site, page.setting.words);
    let pages = [
        (words.terms, &site.terms_url, Some("license")),
        (words.principles, &site.principles_url, None),
        (words.corrections, &site.corrections_url, None),
    ];
    html! {
        footer.imprint {
            p { bdi { (page.setting.copyright) } }
            @for (label, url, rel) in pages {
                @if let Some(url) = address::web(url) {
                    " " a href=(url) rel=[rel] lang=[page.setting.words_lang()] { (label) }
                }
            }
        }
    }
}
