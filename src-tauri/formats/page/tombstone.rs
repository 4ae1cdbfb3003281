//! What stands in the place of a story that was taken back: the same address, a page that says so, and papers by which the
//! site, partners and robots learn of it. Nothing of the story itself is left, not even its headline.

use super::json_ld::object;
use super::manifest::checksum;
use super::setting::Setting;
use super::words::{is_rtl, words};
use super::{POLICY, PageFault, StoryFolder, address, dates, style, text};
use maud::{DOCTYPE, html};
use model::publish::{Site, Withdrawal};
use model::{StoryId, Timestamp};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A story that was out, as the folder says it that it left in.
#[derive(Debug, Clone)]
pub struct TakenBack<'a> {
    /// The story.
    pub story: StoryId,
    /// Its folder under the site: `yyyy/mm/dd/slug`.
    pub path: &'a str,
    /// Its address.
    pub url: &'a str,
    /// BCP 47; empty takes the site's.
    pub lang: &'a str,
    /// Where it was published.
    pub site: &'a Site,
    /// First publication.
    pub published: Timestamp,
    /// How many revisions were out.
    pub revision: u32,
    /// The copy was a partner's.
    pub partner: bool,
    /// The version of Galley.
    pub galley_version: &'a str,
}

/// The folder that takes the place of the story's.
pub fn tombstone(taken: &TakenBack<'_>, withdrawal: &Withdrawal) -> Result<StoryFolder, PageFault> {
    let zone = dates::zone(&taken.site.time_zone)?;
    let at = dates::at(withdrawal.at, &zone);
    let published = dates::at(taken.published, &zone);
    let url = address::web(taken.url).ok_or_else(|| PageFault::SiteAddress { url: taken.url.to_owned() })?;
    let lang = Setting::language(taken.lang, taken.site);
    let words = words(&lang);
    let own = (!lang.to_lowercase().starts_with(words.lang)).then_some(words.lang);
    let site_url = address::web(&taken.site.url)
        .ok_or_else(|| PageFault::SiteAddress { url: taken.site.url.clone() })?;
    let site_url = format!("{}/", site_url.trim_end_matches('/'));
    let site_name = text::line(&taken.site.name);
    let said = text::line(&withdrawal.words);
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(lang) dir=(if is_rtl(&lang) { "rtl" } else { "ltr" }) {
            head {
                "\n" meta charset="utf-8";
                "\n" meta name="viewport" content="width=device-width, initial-scale=1";
                "\n" title { (words.withdrawn) " – " (site_name) }
                "\n" meta name="robots" content="noindex";
                "\n" meta name="color-scheme" content="light dark";
                "\n" link rel="stylesheet" href="article.css";
                "\n"
            }
            body {
                "\n" header.masthead { a.site href=(site_url) { (site_name) } } "\n"
                main {
                    article {
                        header.opening { h1 lang=[own] { (words.withdrawn) } } "\n"
                        div.text {
                            @if said.is_empty() { p lang=[own] { (words.withdrawn_why) } } @else { p { (said) } }
                            p.dates lang=[own] {
                                (words.withdrawn_on) " "
                                time datetime=(dates::machine(&at)) { (dates::shown(&at, words)) }
                            }
                        }
                    }
                }
                "\n"
            }
            "\n"
        }
        "\n"
    };
    let paper = object([
        ("uri", json!(url)),
        ("type", json!("text")),
        ("version", json!((taken.revision + 1).to_string())),
        ("firstCreated", json!(dates::machine(&published))),
        ("versionCreated", json!(dates::machine(&at))),
        ("pubStatus", json!("canceled")),
        ("language", json!(lang)),
        ("edNote", json!(said)),
        ("standard", json!({ "name": "ninjs", "version": "3.1", "schema": super::papers::NINJS })),
    ]);
    let mut files: BTreeMap<String, Vec<u8>> = [
        ("index.html", text::permitted(&page.into_string()).into_bytes()),
        ("article.css", style::STYLE.as_bytes().to_vec()),
        ("csp.txt", format!("{POLICY}\n").into_bytes()),
        ("ninjs.json", pretty(&paper)),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    let listed: Vec<Value> = files
        .iter()
        .map(|(path, bytes)| json!({ "path": path, "bytes": bytes.len(), "sha256": checksum(bytes) }))
        .collect();
    let slug = taken.path.rsplit('/').next().unwrap_or_default();
    let manifest = json!({
        "article": taken.story.to_string(),
        "slug": slug,
        "url": url,
        "revision": taken.revision,
        "audience": if taken.partner { "partner" } else { "own" },
        "published": dates::machine(&published),
        "withdrawn": dates::machine(&at),
        "tool": { "name": "Galley", "version": taken.galley_version },
        "files": listed,
    });
    files.insert("manifest.json".to_owned(), pretty(&manifest));
    Ok(StoryFolder { path: taken.path.to_owned(), files, warnings: Vec::new() })
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn taken<'a>(site: &'a Site, lang: &'a str) -> TakenBack<'a> {
        TakenBack {
            story: StoryId(uuid::Uuid::from_u128(1)),
            path: "2026/11/24/ridge",
            url: "https://example.org/2026/11/24/ridge/",
            lang,
            site,
            published: "2026-11-24T12:00:00Z".parse().unwrap(),
            revision: 2,
            partner: false,
            galley_version: "1",
        }
    }

    fn withdrawal(words: &str) -> Withdrawal {
        Withdrawal {
            words: words.into(),
            reason: "for the desk alone".into(),
            at: "2026-11-25T12:00:00Z".parse().unwrap(),
            by: None,
        }
    }

    #[test]
    fn the_page_says_what_readers_are_told_and_nothing_else() {
        let site = Site::default();
        let folder = tombstone(&taken(&site, ""), &withdrawal("The <source> was wrong.")).unwrap();
        assert_eq!(folder.path, "2026/11/24/ridge");
        let page = String::from_utf8(folder.files["index.html"].clone()).unwrap();
        assert!(page.contains("This story has been withdrawn") && page.contains("noindex"), "{page}");
        assert!(
            page.contains("The &lt;source&gt; was wrong.") && page.contains("25 November 2026"),
            "{page}"
        );
        for bytes in folder.files.values() {
            assert!(!String::from_utf8_lossy(bytes).contains("for the desk alone"));
        }
        let manifest: Value = serde_json::from_slice(&folder.files["manifest.json"]).unwrap();
        assert_eq!(manifest["withdrawn"], "2026-11-25T12:00:00+00:00");
        assert_eq!(manifest["files"].as_array().unwrap().len(), 4);
    }

    #[test]
    fn a_page_without_words_has_those_of_its_language() {
        let site = Site::default();
        for (lang, word) in [("de-AT", "zurückgezogen"), ("ar", "rtl"), ("pl", "lang=\"en\"")] {
            let folder = tombstone(&taken(&site, lang), &withdrawal("")).unwrap();
            let page = String::from_utf8(folder.files["index.html"].clone()).unwrap();
            assert!(page.contains(word), "{lang}: {page}");
        }
    }
}
