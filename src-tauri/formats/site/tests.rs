//! The site as its readers and their machines meet it.

use super::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A story's `ninjs.json`, as the page writes it.
fn paper(day: u32, slug: &str, section: &str, tag: &str, author: &str) -> (String, Vec<u8>) {
    let path = format!("2026/11/{day:02}/{slug}/");
    let url = format!("https://example.org/news/{path}");
    let item = json!({
        "uri": url, "language": "en-GB", "by": author,
        "headlines": [{ "role": "main", "value": format!("Story <{slug}> & more") }],
        "descriptions": [{ "role": "summary", "value": "What happened" }],
        "bodies": [{ "role": "text", "value": "Larches turn." }, { "role": "html", "value": "<p>Larches turn.</p>" }],
        "people": [{ "name": author, "rel": "creator" }],
        "subjects": [{ "name": section, "rel": "section" }, { "name": tag, "rel": "about" }],
        "firstCreated": format!("2026-11-{day:02}T10:00:00+00:00"),
        "versionCreated": format!("2026-11-{day:02}T11:00:00+00:00"),
        "associations": [{
            "by": "Ana Field / Example",
            "descriptions": [{ "role": "alternative text", "value": "A ridge" }],
            "renditions": [
                { "href": format!("{url}img/{slug}-lead-800.jpg"), "width": 800, "height": 500, "sizeInBytes": 9 },
                { "href": format!("{url}img/{slug}-lead-480.jpg"), "width": 480, "height": 300, "sizeInBytes": 5 },
                { "href": format!("{url}img/{slug}-lead-16x9.jpg"), "width": 1200, "height": 675, "sizeInBytes": 7 },
            ],
        }],
    });
    (path, serde_json::to_vec(&item).unwrap())
}

fn entries(number: u32) -> Vec<Entry> {
    (1..=number)
        .map(|day| {
            let (path, bytes) =
                paper(day % 28 + 1, &format!("story-{day}"), "Outdoors", "trees", "Ana Field");
            Entry::read(&path, &bytes).unwrap()
        })
        .collect()
}

fn setting() -> Site {
    Site {
        name: "The Morning Ridge".into(),
        url: "https://example.org/news/".into(),
        principles_url: "https://example.org/principles".into(),
        ..Site::default()
    }
}

fn now() -> Timestamp {
    "2026-11-29T12:00:00Z".parse().unwrap()
}

/// The text of every story.
fn body(_: &Entry) -> Result<Body, EntryFault> {
    let (path, bytes) = paper_of_a_story();
    Body::read(&path, &bytes)
}

/// Every file of a site.
fn site(
    site: &Site,
    entries: Vec<Entry>,
    gone: Vec<Gone>,
    theme: &Theme,
    now: Timestamp,
) -> Result<BTreeMap<String, Vec<u8>>, SiteFault> {
    let plan = Plan::of(site, entries, gone, theme, now)?;
    plan.files().map(|(path, _)| Ok((path.to_owned(), plan.make(path, &body).unwrap()?))).collect()
}

fn made(entries: Vec<Entry>, theme: &str) -> BTreeMap<String, String> {
    let files = site(&setting(), entries, Vec::new(), &Theme::shipped(theme).unwrap(), now()).unwrap();
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// Where a relative address leads, from a page of the site.
fn leads(page: &str, href: &str) -> String {
    let base = url::Url::parse("https://x.example/").unwrap().join(page).unwrap();
    let target = base.join(href).unwrap();
    target.path().trim_start_matches('/').to_owned()
}

fn addresses(html: &str) -> Vec<String> {
    html.split(['"', ' ', ','])
        .zip(html.split(['"', ' ', ',']).skip(1))
        .filter(|(before, _)| before.ends_with("href=") || before.ends_with("src="))
        .map(|(_, address)| address.replace("&#x2f;", "/"))
        .collect()
}

#[test]
fn every_link_within_the_site_leads_to_a_page_or_a_story() {
    for theme in THEMES {
        let stories = entries(60);
        let folders: BTreeSet<String> = stories.iter().map(|entry| entry.path.clone()).collect();
        let files = made(stories, theme.id);
        let mut pages = 0;
        for (path, html) in files.iter().filter(|(path, _)| path.ends_with("index.html")) {
            pages += 1;
            for address in addresses(html).iter().filter(|address| address.starts_with('.')) {
                let target = leads(path, address);
                let file = if target.is_empty() || target.ends_with('/') {
                    format!("{target}index.html")
                } else {
                    target.clone()
                };
                let story = folders.iter().any(|folder| target.starts_with(folder.as_str()));
                assert!(story || files.contains_key(&file), "{path}: {address}");
            }
        }
        assert!(pages >= 8, "front, two more, section, tag, author, archive, search");
        for path in [
            "page/3/index.html",
            "section/outdoors/page/2/index.html",
            "archive/2026/11/index.html",
            "404.html",
        ] {
            assert!(files.contains_key(path), "{path}");
        }
        assert!(!files.contains_key("page/4/index.html"));
    }
}

#[test]
fn words_of_stories_are_escaped_on_every_page() {
    for (path, html) in made(entries(3), "daily").iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!html.contains("<story-"), "{path}");
    }
}

#[test]
fn the_same_stories_give_the_same_site_in_whatever_order_they_come() {
    let mut turned = entries(30);
    turned.reverse();
    assert_eq!(made(entries(30), "daily"), made(turned, "daily"));
}

#[test]
fn feeds_name_whole_addresses_themselves_and_each_credit() {
    let files = made(entries(40), "daily");
    let rss = &files["feed.xml"];
    assert!(rss.contains("<atom:link href=\"https://example.org/news/feed.xml\" rel=\"self\""));
    assert_eq!(rss.matches("<item>").count(), 30);
    assert_eq!(rss.matches("<media:credit>Ana Field / Example</media:credit>").count(), 30);
    assert_eq!(files["atom.xml"].matches("<entry").count(), 30);
    let feed: Value = serde_json::from_str(&files["feed.json"]).unwrap();
    assert_eq!(
        (&feed["version"], feed["items"].as_array().unwrap().len()),
        (&json!("https://jsonfeed.org/version/1.1"), 30)
    );
    for (name, text) in files.iter().filter(|(name, _)| {
        ["feed.xml", "atom.xml", "sitemap.xml", "news-sitemap.xml"].contains(&name.as_str())
    }) {
        let mut reader = quick_xml::Reader::from_str(text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        for address in addresses(text) {
            assert!(address.starts_with("https://example.org/"), "{name}: {address}");
        }
    }
}

#[test]
fn feeds_tell_what_was_taken_back_and_the_rest_of_the_site_knows_nothing_of_it() {
    let url = "https://example.org/news/2026/11/03/ridge/";
    let paper = json!({
        "uri": url, "pubStatus": "canceled", "language": "en-GB", "edNote": "The source was wrong.",
        "firstCreated": "2026-11-03T10:00:00+00:00", "versionCreated": "2026-11-28T10:00:00+00:00",
    });
    let gone = Gone::read("2026/11/03/ridge/", &serde_json::to_vec(&paper).unwrap()).unwrap();
    let (_, story) = paper_of_a_story();
    assert!(Gone::read("x/", &story).is_err(), "a story that is out was not taken back");
    let files = site(&setting(), entries(2), vec![gone], &Theme::shipped("daily").unwrap(), now()).unwrap();
    let telling: Vec<&str> = files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(url))
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(telling, ["atom.xml", "feed.json", "feed.xml"]);
    let read = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let deleted = format!("<at:deleted-entry ref=\"{url}\" when=\"2026-11-28T10:00:00+00:00\">");
    assert!(read("atom.xml").contains(&deleted), "{}", read("atom.xml"));
    assert!(read("atom.xml").contains("<updated>2026-11-28T10:00:00"));
    assert_eq!(read("feed.xml").matches("This story has been withdrawn").count(), 1);
    let feed: Value = serde_json::from_slice(&files["feed.json"]).unwrap();
    assert_eq!(feed["items"][2]["content_text"], "The source was wrong.");
}

fn paper_of_a_story() -> (String, Vec<u8>) {
    paper(3, "ridge", "Outdoors", "trees", "Ana Field")
}

#[test]
fn only_the_last_two_days_are_news() {
    let files = made(entries(28), "daily");
    assert_eq!(files["sitemap.xml"].matches("<lastmod>").count(), 28);
    let news = &files["news-sitemap.xml"];
    assert_eq!(
        news.matches("<news:news>").count(),
        1,
        "the story of the 28th, 10:00; the 27th is over two days old"
    );
    assert!(files["robots.txt"].contains("Sitemap: https://example.org/news/news-sitemap.xml"));
    assert_eq!(files["trust.txt"], "disclosure=https://example.org/principles\n");
}

#[test]
fn names_that_would_share_an_address_do_not_and_the_older_keeps_its_own() {
    let read = |day, section: &str| {
        let (path, bytes) = paper(day, &format!("s{day}"), section, "x", "Ana");
        Entry::read(&path, &bytes).unwrap()
    };
    let files = made(vec![read(1, "Life & Style"), read(2, "Life, style"), read(3, "life & style")], "daily");
    assert!(files["section/life-style/index.html"].contains("2 stories"));
    assert!(files["section/life-style-2/index.html"].contains("1 story"));
}

#[test]
fn a_site_without_stories_says_so_and_a_wrong_template_names_its_line() {
    let files = made(Vec::new(), "daily");
    assert!(files["index.html"].contains("Nothing has been published yet."));
    let own = [("list.html".to_owned(), "{% block %}".to_owned())].into();
    let fault = site(&setting(), entries(1), Vec::new(), &Theme::of(own), now()).unwrap_err();
    assert!(fault.to_string().starts_with("The theme's list.html cannot be used"), "{fault}");
}

/// A story in which something was put right.
fn righted(day: u32, corrections: Value) -> Entry {
    let (path, bytes) = paper(day, &format!("s{day}"), "Outdoors", "trees", "Ana");
    Entry::read(&path, &bytes).unwrap().put_right(&json!({ "corrections": corrections }))
}

#[test]
fn what_was_put_right_stands_on_a_page_the_last_first() {
    let at = |hour: u32| format!("2026-11-20T{hour:02}:00:00Z");
    let files = made(
        vec![
            righted(3, json!([{ "kind": "clarification", "text": "It <rained>.", "at": at(9) }])),
            righted(
                4,
                json!([
                    { "kind": "correction", "text": "The ridge is 900 m high.", "at": at(8) },
                    { "kind": "update", "text": "The path is open again.", "at": at(11) },
                    { "kind": "correction", "text": "The guide is Ana, not Anna.", "at": at(10) },
                ]),
            ),
            righted(5, json!(null)),
        ],
        "daily",
    );
    let page = &files["corrections/index.html"];
    let places = ["The guide is Ana", "It &lt;rained&gt;.", "The ridge is 900 m high."]
        .map(|text| page.find(text).unwrap());
    assert!(places.is_sorted(), "{page}");
    assert!(
        page.contains("Clarification, <time datetime=\"2026-11-20T09:00:00+00:00\">20 November 2026</time>"),
        "{page}"
    );
    assert!(addresses(page).contains(&"../2026/11/04/s4/".to_owned()), "{page}");
    assert!(!page.contains("open again"), "something new is no correction");
    assert!(addresses(&files["index.html"]).contains(&"./corrections/".to_owned()));
    assert!(made(entries(1), "daily")["corrections/index.html"].contains("Nothing had to be corrected yet."));
}

#[test]
fn corrections_go_on_from_page_to_page() {
    let one = |minute: u32| json!({ "kind": "correction", "text": format!("No. {minute}."), "at": format!("2026-11-20T09:{minute:02}:00Z") });
    let files = made(
        (0..3).map(|n| righted(n + 1, (0..20).map(|m| one(n * 20 + m)).collect())).collect(),
        "magazine",
    );
    assert!(
        files["corrections/index.html"].contains("No. 59.")
            && !files["corrections/index.html"].contains("No. 9.")
    );
    assert!(
        files["corrections/page/2/index.html"].contains("No. 9.")
            && !files.contains_key("corrections/page/3/index.html")
    );
}

#[test]
fn a_site_speaks_its_language() {
    let setting = Site { lang: "de-AT".into(), ..setting() };
    let files = site(&setting, entries(30), Vec::new(), &Theme::shipped("daily").unwrap(), now()).unwrap();
    let page = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(page("section/outdoors/index.html").contains("30 Beiträge"));
    assert!(page("index.html").contains(">Ältere</a>") && page("page/2/index.html").contains("Seite 2 – "));
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for english in [
            "Skip to", "Archive<", ">Search<", "By month", "Sections", "Newer", "Older", "Nothing ",
            "not here",
        ] {
            assert!(!html.contains(english), "{name}: {english}");
        }
    }
}

#[test]
fn a_paper_that_says_nothing_is_told() {
    let fault = Entry::read("2026/11/24/ridge/", b"{}").unwrap_err();
    assert_eq!(fault.to_string(), "2026/11/24/ridge/ninjs.json says no address.");
    assert!(Entry::read("x/", b"nothing").is_err());
}
