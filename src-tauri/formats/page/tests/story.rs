//! What one story becomes: its files, pictures, alt texts, footnotes, dates, names, headings and links.

use super::super::testing::{moment, photo};
use super::*;
use model::StoryId;
use model::document::{
    Common, Crop, Document, Footnote, Heading, Inline, Mark, Paragraph, Related, RelatedItem, story_href,
    text_of,
};

#[test]
fn the_same_story_gives_the_same_bytes_and_the_manifest_knows_each() {
    let photo = photo(7, "ridge.jpg", (3000, 2000), &[("instructions", &["Not before Sunday"])]);
    let story = || {
        article(
            "larches",
            signed(),
            vec![lead(&photo), Block::Paragraph(Paragraph { text: text_of("Yes."), ..Paragraph::default() })],
            vec![photo.clone()],
        )
    };
    let folder = made(story());
    assert_eq!(folder, made(story()));
    assert_eq!(folder.path, "2026/11/24/larches");
    let manifest: serde_json::Value = serde_json::from_slice(&folder.files["manifest.json"]).unwrap();
    let listed: Vec<&str> =
        manifest["files"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    let present: Vec<&str> =
        folder.files.keys().map(String::as_str).filter(|name| *name != "manifest.json").collect();
    assert_eq!(listed, present);
    let csp = manifest["files"].as_array().unwrap().iter().find(|f| f["path"] == "csp.txt").unwrap();
    // The hash of the policy and a line feed, worked out with another program.
    assert_eq!(csp["sha256"], "4c577ba3a94a8428772b08d5e8e8fa5960bd8322dd6d28f55fb38c6452ce2bb7");
    assert_eq!(manifest["approvals"][0]["by"], "Ed Editor");
    assert_eq!((&manifest["revision"], &manifest["tool"]["version"]), (&1.into(), &"1.2.3".into()));
    for (name, bytes) in &folder.files {
        assert!(!String::from_utf8_lossy(bytes).contains("Not before Sunday"), "{name}");
    }
    assert!(folder.warnings.is_empty(), "{:?}", folder.warnings);
}

#[test]
fn a_correction_says_the_same_to_readers_and_machines() {
    let at = moment("2026-11-25T23:30:00Z");
    let text = "It was nine & not <ten>.".to_owned();
    let kind = model::story::CorrectionKind::Clarification;
    let corrections = vec![model::story::Correction { kind, text: text.clone(), at }];
    let folder = made(article("s", StoryFields { corrections, ..signed() }, vec![], vec![]));
    let html = index(&folder);
    assert!(visible(&html).contains(&format!("Clarification, 26 November 2026: {text}")));
    let json =
        html.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let said: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(said["correction"][0]["text"], text.as_str());
    assert_eq!(said["correction"][0]["datePublished"], "2026-11-26T00:30:00+01:00");
    let plain = String::from_utf8(folder.files["article.txt"].clone()).unwrap();
    assert!(plain.contains("Clarification, 26 November 2026: It was nine"), "{plain}");
}

#[test]
fn nothing_is_enlarged_and_what_is_too_small_is_said() {
    let files = |size, crop| {
        let photo = photo(7, "ridge.jpg", size, &[]);
        let figure = Figure { photo: Some(photo.id), lead: true, crop, alt: "x".into(), ..Figure::default() };
        let story = released(article("s", signed(), vec![Block::Figure(figure)], vec![photo])).unwrap();
        let jpegs = pictures(&story).into_iter().filter(|w| w.format == PictureFormat::Jpeg);
        let names: Vec<String> = jpegs.map(|w| w.file.trim_start_matches("img/s-").to_owned()).collect();
        (names.join(" "), Plan::of(story.article()).warnings().len())
    };
    let all = "lead-480.jpg lead-800.jpg lead-1200.jpg lead-1920.jpg lead-16x9.jpg lead-4x3.jpg lead-1x1.jpg og.jpg";
    assert_eq!(files((3000, 2000), None), (all.to_owned(), 0));
    assert_eq!(files((300, 200), None), ("lead-300.jpg".to_owned(), 4));
    assert_eq!(
        files((1300, 700), None),
        ("lead-480.jpg lead-800.jpg lead-1200.jpg lead-16x9.jpg og.jpg".to_owned(), 2)
    );
    let half = model::document::Crop { x: 0, y: 0, w: 3_000, h: 10_000 };
    assert_eq!(files((3000, 2000), Some(half)), ("lead-480.jpg lead-800.jpg".to_owned(), 4));
}

#[test]
fn a_drawn_crop_is_what_search_engines_and_previews_get_unless_the_story_cut_it_away() {
    let wide = Crop { x: 1_000, y: 2_000, w: 6_000, h: 5_062 };
    let wanted = |framing: &[(&str, Crop)], crop| {
        let mut photo = photo(7, "ridge.jpg", (3000, 2000), &[]);
        photo.framing.crops = framing.iter().map(|(ratio, crop)| ((*ratio).to_owned(), *crop)).collect();
        let figure = Figure { photo: Some(photo.id), lead: true, crop, alt: "x".into(), ..Figure::default() };
        let story = released(article("s", signed(), vec![Block::Figure(figure)], vec![photo])).unwrap();
        let of = |ending: &str| {
            let file = format!("img/s-{ending}.jpg");
            pictures(&story).into_iter().find(|wanted| wanted.file == file).unwrap().crop
        };
        ["lead-16x9", "og", "lead-4x3", "lead-1200"].map(of)
    };
    assert_eq!(wanted(&[("16:9", wide)], None), [Some(wide), Some(wide), None, None]);
    let free = Crop { x: 500, y: 500, w: 9_000, h: 9_000 };
    let part = Some(free);
    assert_eq!(wanted(&[("16:9", wide), ("free", free)], None), [Some(wide), Some(wide), part, part]);
    let below = Some(Crop { x: 0, y: 3_000, w: 10_000, h: 7_000 });
    assert_eq!(wanted(&[("16:9", wide), ("free", free)], below), [below; 4]);
}

#[test]
fn readers_and_machines_are_told_of_generated_pictures() {
    let of = |term: &str| {
        let term = format!("http://cv.iptc.org/newscodes/digitalsourcetype/{term}");
        let photo = photo(7, "ridge.jpg", (500, 300), &[("digital_source_type", &[&term])]);
        let folder = made(article("s", signed(), vec![lead(&photo)], vec![photo]));
        let credits = String::from_utf8(folder.files["credits.json"].clone()).unwrap();
        let text = String::from_utf8(folder.files["article.txt"].clone()).unwrap();
        assert!(credits.contains(&term), "it comes through unchanged: {credits}");
        [visible(&index(&folder)), credits, text]
    };
    for (term, words) in [
        ("trainedAlgorithmicMedia", "Made with generative AI."),
        ("compositeSynthetic", "Changed with generative AI."),
    ] {
        assert!(of(term).iter().all(|said| said.contains(words)), "{term}");
    }
    assert!(of("digitalCapture").iter().all(|said| !said.contains("generative")));
}

#[test]
fn a_picture_that_is_missing_or_of_another_size_stops_the_page() {
    let photo = photo(7, "ridge.jpg", (500, 300), &[]);
    let story = released(article("s", signed(), vec![lead(&photo)], vec![photo])).unwrap();
    let mut ready = BTreeMap::new();
    let fault = folder(&story, &ready, &delivery("1", &[])).unwrap_err();
    assert_eq!(fault, PageFault::PictureMissing { file: "img/s-lead-480.jpg".into() });
    ready.insert("img/s-lead-480.jpg".to_owned(), Picture { bytes: vec![], width: 481, height: 9 });
    let fault = folder(&story, &ready, &delivery("1", &[])).unwrap_err();
    assert_eq!(fault, PageFault::PictureSize { file: "img/s-lead-480.jpg".into(), width: 481, height: 9 });
}

#[test]
fn avif_is_offered_first_where_it_is_smaller_and_not_at_all_where_it_is_not() {
    let photo = photo(7, "ridge.jpg", (900, 600), &[]);
    let story = || released(article("s", signed(), vec![lead(&photo)], vec![photo.clone()])).unwrap();
    let made = |avif: [Option<usize>; 2]| {
        let story = story();
        let mut avif = avif.into_iter();
        let ready = pictures(&story).into_iter().filter_map(|wanted| {
            let bytes = if wanted.format == PictureFormat::Avif { avif.next()?? } else { 100 };
            let Shape::Width(width) = wanted.shape else { return None };
            Some((wanted.file, Picture { bytes: vec![0; bytes], width, height: width * 2 / 3 }))
        });
        let folder = folder(&story, &ready.collect(), &delivery("1", &[])).unwrap();
        let papers = ["credits.json", "ninjs.json", "manifest.json"].map(|name| folder.files[name].clone());
        let told = papers.map(|paper| String::from_utf8(paper).unwrap().matches(".avif").count() > 0);
        let files = folder.files.keys().filter(|name| name.ends_with(".avif")).count();
        (files, told, index(&folder))
    };
    let (files, told, html) = made([Some(90), Some(90)]);
    assert_eq!((files, told), (2, [true; 3]));
    let offered = r#"<source type="image/avif" srcset="img/s-lead-480.avif 480w, img/s-lead-800.avif 800w""#;
    let place = |part: &str| html.find(part).unwrap();
    assert!(place(offered) < place(r#"<source type="image/webp""#), "{html}");
    for spared in [[Some(90), Some(110)], [Some(90), None], [None, None]] {
        let (files, told, html) = made(spared);
        assert_eq!((files, told), (0, [false; 3]), "{spared:?}");
        assert!(!html.contains("avif") && html.contains("image/webp"));
    }
}

#[test]
fn an_alt_text_never_says_what_stands_beside_it() {
    let photo = photo(7, "ridge.jpg", (500, 300), &[("alt_text", &["Larches below a ridge"])]);
    let alt = |figure: Figure| {
        let html = page_of(
            signed(),
            vec![Block::Figure(Figure { photo: Some(photo.id), ..figure })],
            vec![photo.clone()],
        );
        let (found, _) = elements(&html);
        let image = found.into_iter().find(|(tag, _)| tag == "img").unwrap().1;
        attribute(&image, "alt").unwrap().to_owned()
    };
    let said =
        |alt: &str| Figure { alt: alt.into(), caption: text_of("A  ridge at noon"), ..Figure::default() };
    assert_eq!(alt(said("")), "Larches below a ridge");
    assert_eq!(alt(said("Trees")), "Trees");
    assert_eq!(alt(said("a ridge at noon")), "");
    assert_eq!(alt(said("Larches")), "");
    assert_eq!(alt(said("ridge.jpg")), "");
    assert_eq!(alt(Figure { decorative: true, ..said("Trees") }), "");
}

#[test]
fn footnotes_are_numbered_as_the_text_meets_them_and_lead_both_ways() {
    let note =
        |label: &str| Inline::Words { text: "9".into(), marks: vec![Mark::Note { label: label.into() }] };
    let text = |text| Block::Paragraph(Paragraph { text, ..Paragraph::default() });
    let footnote = |label: &str, blocks| {
        Block::Footnote(Footnote { common: Common::default(), label: label.into(), blocks })
    };
    let folder = made(article(
        "s",
        signed(),
        vec![
            footnote("unused", vec![text(text_of("Unused."))]),
            footnote("a", vec![text(text_of("Of a."))]),
            text(vec![
                Inline::plain("One"),
                note("b"),
                Inline::plain(", two"),
                note("a"),
                Inline::plain(", one"),
                note("b"),
                note("gone"),
            ]),
            footnote("b", vec![text(text_of("Of b."))]),
        ],
        vec![],
    ));
    let html = index(&folder);
    let (found, _) = elements(&html);
    let role = |role: &str| -> Vec<String> {
        let links = found.iter().filter(|(_, a)| attribute(a, "role") == Some(role));
        links.map(|(_, a)| attribute(a, "href").unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(role("doc-noteref"), ["#note-1", "#note-2", "#note-1"]);
    assert_eq!(role("doc-backlink"), ["#ref-1", "#ref-1-2", "#ref-2"]);
    let said = visible(&html);
    let order: Vec<_> = ["Of b.", "Of a.", "Unused."].iter().map(|text| said.find(text).unwrap()).collect();
    assert!(order.is_sorted());
    assert!(said.contains("gone"));
    // The same numbers in what others take, apart from the words: "2024¹" would be another year as "20241".
    let file = |name: &str| String::from_utf8(folder.files[name].clone()).unwrap();
    let plain = file("article.txt");
    assert!(
        plain.contains("One [1], two [2], one [1] [gone]\n\n  1. Of b.\n  2. Of a.\n  3. Unused.\n"),
        "{plain}"
    );
    assert!(file("fragment.html").contains("One<sup class=\"note\">1</sup>, two"));
    let ninjs: serde_json::Value = serde_json::from_str(&file("ninjs.json")).unwrap();
    assert_eq!(
        ninjs["bodies"][0]["value"],
        "One [1], two [2], one [1] [gone]\n\n  1. Of b.\n  2. Of a.\n  3. Unused.\n"
    );
}

#[test]
fn dates_directions_and_names_agree() {
    let mut story = article(
        "s",
        StoryFields { lang: "ar".into(), byline_extra: "Agencies".into(), ..signed() },
        vec![],
        vec![],
    );
    story.site.time_zone = "America/New_York".into();
    story.published_at = moment("2026-11-25T02:00:00Z");
    story.modified_at = moment("2026-11-25T12:00:00Z");
    let folder = made(story);
    assert_eq!(folder.path, "2026/11/24/s");
    let html = index(&folder);
    assert!(html.contains(r#"<html lang="ar" dir="rtl">"#));
    assert!(html.contains(r#""datePublished":"2026-11-24T21:00:00-05:00""#));
    assert_eq!(html.matches(r#"datetime="2026-11-24T21:00:00-05:00""#).count(), 1);
    assert_eq!(html.matches(r#"datetime="2026-11-25T07:00:00-05:00""#).count(), 1);
    assert!(html.contains(r#""author":[{"@type":"Person","name":"Ana Field"}]"#));
    assert!(visible(&html).contains("Ana Field, Agencies"));
}

#[test]
fn a_story_nobody_signs_by_name_is_signed_by_its_agency() {
    let html = page_of(
        StoryFields {
            byline: vec![],
            source_name: "Wire".into(),
            source_url: "https://wire.example/1".into(),
            ..signed()
        },
        vec![],
        vec![],
    );
    assert!(html.contains(r#""author":[{"@type":"Organization","name":"Wire"}]"#));
    assert!(html.contains(r#""isBasedOn":"https://wire.example/1""#));
    assert!(html.contains(r#"<span class="agency">Wire</span>"#));
}

#[test]
fn headings_close_their_gaps_and_links_stay_on_the_page() {
    let heading = |level, words: &str| {
        Block::Heading(Heading {
            common: Common { id: model::BlockId::new(words), tc: None },
            level,
            text: text_of(words),
        })
    };
    let link = |href: &str| {
        Block::Paragraph(Paragraph {
            text: vec![Inline::Words { text: "see".into(), marks: vec![Mark::Link { href: href.into() }] }],
            ..Paragraph::default()
        })
    };
    let folder = made(article(
        "s",
        signed(),
        vec![heading(4, "deep"), link("#deep"), link("#gone"), link("story:1"), link("javascript:x")],
        vec![],
    ));
    let html = index(&folder);
    assert!(html.contains(r#"<h2 id="deep">deep</h2>"#));
    assert_eq!(html.matches(">see</a>").count(), 1);
    assert_eq!(html.matches("<p>see</p>").count(), 3);
    assert_eq!(folder.warnings.len(), 5, "{:?}", folder.warnings);
}

#[test]
fn a_link_to_a_story_goes_to_its_public_address_or_nowhere() {
    let (out, held) = (StoryId(uuid::Uuid::from_u128(11)), StoryId(uuid::Uuid::from_u128(12)));
    let link = |story, words: &str| Inline::Words {
        text: words.into(),
        marks: vec![Mark::Link { href: story_href(story) }],
    };
    let line = |story, words: &str| RelatedItem { href: story_href(story), title: text_of(words) };
    let mut article = article(
        "s",
        signed(),
        vec![
            Block::Paragraph(Paragraph {
                text: vec![link(out, "what left"), Inline::plain(" and "), link(held, "what is held")],
                ..Paragraph::default()
            }),
            Block::Related(Related {
                common: Common::default(),
                items: vec![line(out, "Left"), line(held, "Held back")],
            }),
        ],
        vec![],
    );
    article.addresses.insert(out, "https://example.org/2026/11/20/left/".into());
    let folder = made(article);
    let html = index(&folder);
    assert!(
        html.contains(
            r#"<p><a href="https://example.org/2026/11/20/left/">what left</a> and what is held</p>"#
        )
    );
    assert!(html.contains(r#"<li><a href="https://example.org/2026/11/20/left/">Left</a></li>"#));
    for (name, bytes) in &folder.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(&held.to_string()) && !text.contains("Held back"), "{name} knows of it");
    }
    assert_eq!(folder.warnings.iter().filter(|warning| warning.contains("not published")).count(), 2);
}

#[test]
fn a_document_of_nothing_is_still_a_page() {
    let html = page_of(StoryFields::default(), Document::default().blocks, vec![]);
    assert!(html.contains("<h1>a-story</h1>") && html.contains("The Morning Ridge</span>"));
}
