//! What is pasted from each source, as files that people can read; and the laws, for anything.
//!
//! A case is `tests/documents/paste/<source>/<case>.html` (or `.txt`), with the blocks it becomes as Galley Markdown
//! and its report. `GALLEY_WRITE_CASES=1 cargo test -p galley-formats paste` writes what it becomes now, to be read.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::markdown;
use model::document::{plain_text, words};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/documents/paste")
}

/// Every case: its path and what stands in it.
fn cases() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for source in fs::read_dir(folder()).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for case in fs::read_dir(source.path()).unwrap().flatten().map(|entry| entry.path()) {
            if case.extension().is_some_and(|ending| ending == "html" || ending == "txt") {
                let text = fs::read_to_string(&case).unwrap();
                found.push((case, text));
            }
        }
    }
    found.sort();
    found
}

fn clip<'a>(path: &Path, text: &'a str) -> Clip<'a> {
    let is_html = path.extension().is_some_and(|ending| ending == "html");
    if is_html { Clip { html: text, text: "" } } else { Clip { html: "", text } }
}

/// Reads a clip with a library that takes every picture that came along.
fn read(clip: Clip<'_>) -> Pasted {
    let id = "019a0000-0000-7000-8000-000000000001".parse().unwrap();
    paste(clip, &BTreeSet::new(), &mut |picture| matches!(picture, Picture::Inside { .. }).then_some(id))
        .unwrap()
}

fn from_html(html: &str) -> Pasted {
    read(Clip { html, text: "" })
}

fn as_markdown(pasted: &Pasted) -> String {
    markdown::write(&[], &Document::of(pasted.blocks.clone()))
}

#[test]
fn every_source_becomes_what_is_written_beside_it() {
    let writes = std::env::var_os("GALLEY_WRITE_CASES").is_some();
    let cases = cases();
    assert!(cases.len() > 15, "the test itself works");
    for (path, text) in cases {
        let pasted = read(clip(&path, &text));
        let report = serde_json::json!({
            "said": pasted.report.sentence(),
            "report": pasted.report,
        });
        let report = serde_json::to_string_pretty(&report).unwrap() + "\n";
        let expected = [("md", as_markdown(&pasted)), ("report.json", report)];
        for (ending, now) in expected {
            let file = path.with_extension(ending);
            if writes {
                fs::write(&file, &now).unwrap();
            }
            let before = fs::read_to_string(&file).unwrap_or_default();
            assert_eq!(now, before, "{}", file.display());
        }
    }
}

#[test]
fn a_few_words_go_into_the_line() {
    let pasted = from_html("<meta charset='utf-8'><span>nine <b>boats</b></span>");
    assert_eq!(words(&pasted.inline.unwrap()), "nine boats");
    assert!(pasted.report.is_quiet());
    assert!(from_html("<p>One</p><p>Two</p>").inline.is_none());
    assert!(from_html("<h2>One</h2>").inline.is_none());
}

#[test]
fn footnotes_that_come_in_take_names_that_are_free() {
    let html =
        "<p>A<a href='#fn1' id='r1'>1</a></p><ol><li id='fn1'><p>Note <a href='#r1'>↩</a></p></li></ol>";
    let taken = BTreeSet::from(["1".to_owned(), "2".to_owned()]);
    let pasted = paste(Clip { html, text: "" }, &taken, &mut |_| None).unwrap();
    assert_eq!(as_markdown(&pasted), "A[^3]\n\n[^3]: Note\n");
}

#[test]
fn more_than_a_story_holds_is_refused() {
    let text = "a".repeat(MAX_CHARACTERS + 1);
    assert_eq!(paste(Clip { html: "", text: &text }, &BTreeSet::new(), &mut |_| None), Err(TooLarge));
    let html = "<p>a".repeat(MAX_BLOCKS + 1);
    assert_eq!(paste(Clip { html: &html, text: "" }, &BTreeSet::new(), &mut |_| None), Err(TooLarge));
}

#[test]
fn a_sentence_says_it_all() {
    let pasted = from_html("<!--x--><h2>A</h2><h3>B</h3><ul><li>c</ul><p style='color:red'>d</p>");
    assert_eq!(
        pasted.report.sentence(),
        "Pasted from a web page: 2 headings, a list. Colours and fonts were left out."
    );
}

/// Every visible word of HTML, found without the reader: what a browser would show.
fn visible(html: &str) -> Vec<String> {
    use html5ever::tendril::TendrilSink;
    use markup5ever_rcdom::{NodeData, RcDom};
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html.replace('\0', " "));
    let (mut found, mut waiting) = (String::new(), vec![dom.document.clone()]);
    while let Some(node) = waiting.pop() {
        match &node.data {
            NodeData::Text { contents } => {
                found.push(' ');
                found.push_str(&contents.borrow());
            }
            NodeData::Element { name, .. }
                if ["script", "style", "head", "title", "noscript", "template"].contains(&&*name.local) =>
            {
                continue;
            }
            _ => {}
        }
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
    letters(&found)
}

/// Words of five letters or more; shorter ones may be the signs of lists and notes.
fn letters(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.len() > 4)
        .map(str::to_owned)
        .collect()
}

fn kept(pasted: &Pasted) -> String {
    let mut all = plain_text(&Document::of(pasted.blocks.clone()));
    let lost = pasted.report.lost.iter().flat_map(|entry| &entry.words);
    for words in lost.chain(pasted.report.turned.iter().flat_map(|entry| &entry.words)) {
        all.push('\n');
        all.push_str(words);
    }
    all.push_str(&serde_json::to_string(&Document::of(pasted.blocks.clone())).unwrap());
    all
}

fn nothing_is_lost(html: &str) -> Result<(), TestCaseError> {
    let pasted = from_html(html);
    // Emphasis may part a word; so words are looked for in the letters alone.
    let all: String = letters(&kept(&pasted)).concat();
    for word in visible(html) {
        prop_assert!(all.contains(&word), "{word} is lost\n{html}\n{pasted:#?}");
    }
    prop_assert!(Document::read(Document::of(pasted.blocks.clone()).write()).is_ok());
    Ok(())
}

#[test]
fn nothing_visible_is_lost_from_any_case() {
    for (path, text) in cases().into_iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "html"))
    {
        if let Err(fault) = nothing_is_lost(&text) {
            panic!("{}: {fault}", path.display());
        }
    }
}

/// Pieces of pages, in any order.
fn soup(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{5,8} ?",
        1 => "[a-z]{5,8}\u{a0}[ \n]?",
        6 => proptest::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<i>", "</i>", "<span style='font-weight:700'>",
            "</span>", "<ul>", "</ul>", "<ol start=3>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>",
            "<footer>", "</footer>", "<cite>", "</cite>", "<table>", "</table>", "<tr>", "<td>", "<td colspan=3>", "<th rowspan=2>",
            "<caption>", "</caption>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<img src=x alt=hull>", "<h1>", "</h1>",
            "<h3>", "</h3>", "<pre>", "</pre>", "<code>", "</code>", "<hr>", "<a href=https://a.org>", "</a>",
            "<a href=#fn1 id=r1>1</a>", "<a href=#r1 id=fn1>1</a>", "<div id=ftn1>", "<li id=fn1>", "<button>", "</button>", "<select><option>", "</select>",
            "<form>", "</form>", "<nav>", "</nav>", "<p class=MsoQuote>", "<p class=MsoNormal style='mso-list:l0 level2 lfo1'>",
            "<span style='mso-list:Ignore'>", "<p class=MsoTitle>", "<div hidden>", "<p style='display:none'>", "<details>", "<summary>", "<small>",
            "<blockquote type=cite>", "<q>", "</q>", "<svg><text>", "</text></svg>", "<ins>", "</ins>", "<del>", "<sup>", "</sup>", "<dl>", "<dt>", "<dd>",
            "<script>x</script>", "<style>y</style>", "<!--", "-->", "<b id=docs-internal-guid-1 style='font-weight:normal'>", "<li aria-level=2>", "<textarea>", "</textarea>",
            "<span class=c-mrkdwn__quote>", "<math><mi>", "</math>", "<ruby>", "<rt>", "<video>", "</video>", "<iframe src=https://vimeo.com/1>", "</iframe>", "<template>",
        ]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Law: every visible word of any HTML is in the blocks or in the report.
    #[test]
    fn nothing_visible_is_lost(html in soup(50)) {
        nothing_is_lost(&html)?;
    }

    /// Any bytes, and any case with a piece cut out or put in, are read without harm.
    #[test]
    fn anything_is_read(bytes: Vec<u8>, case: proptest::sample::Index, cut: (proptest::sample::Index, proptest::sample::Index), put in soup(50)) {
        let noise = String::from_utf8_lossy(&bytes).into_owned();
        let cases = cases();
        let (path, text) = case.get(&cases);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (one, other) = (*cut.0.get(&places), *cut.1.get(&places));
        let mangled = [&text[..one.min(other)], &put, &noise, &text[one.max(other)..]].concat();
        for text in [noise.as_str(), mangled.as_str()] {
            for clip in [clip(path, text), Clip { html: text, text }, Clip { html: "", text }] {
                let pasted = paste(clip, &BTreeSet::new(), &mut |_| None).unwrap();
                prop_assert!(Document::read(Document::of(pasted.blocks).write()).is_ok());
                prop_assert!(!plain(clip).unwrap().blocks.is_empty());
            }
        }
    }

    /// A block quotation is never a plain paragraph.
    #[test]
    fn a_quotation_stays_one(before in soup(6), said in "[A-Z][a-z]{8,12}") {
        let opened = ["pre", "select", "textarea", "svg", "math", "iframe", "template", "!--", "button", "video", "hidden", "none"];
        prop_assume!(!opened.iter().any(|name| before.contains(name)));
        let pasted = from_html(&format!("{before}<blockquote>{said}</blockquote>"));
        let quoted = |block: &Block| match block {
            Block::Quote(_) | Block::Table(_) | Block::Footnote(_) => model::document::plain_text_of(block).contains(&said),
            _ => false,
        };
        prop_assert!(pasted.blocks.iter().any(quoted) || before.contains("<h") || before.contains("<fig") || before.contains("<caption"),
            "{before}\n{:#?}", pasted.blocks);
    }
}

/// Law: what is copied in Galley and read here is the same, apart from ids. The editor's tests write the copies.
#[test]
fn a_copy_comes_back() {
    let file = folder().join("copied.json");
    let cases: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    // A link that leads nowhere is copied without its address, a proposal for a whole block without its proposal.
    let is_whole = |case: &&serde_json::Value| {
        !case["html"].as_str().unwrap().contains("<a>") && !case["document"].to_string().contains("\"tc\":")
    };
    let whole: Vec<_> = cases.iter().filter(is_whole).collect();
    assert!(whole.len() > 30, "the test itself works");
    for case in whole {
        let document = Document::read(serde_json::from_value(case["document"].clone()).unwrap()).unwrap();
        let html = case["html"].as_str().unwrap();
        let pasted = from_html(html);
        // Empty lines at the end of the story do not travel.
        let clean = |document: &Document| {
            let clean = model::document::clean(document).without_ids();
            // HTML has one kind of line end.
            serde_json::to_string(&clean).unwrap().replace("\\r", "\\n")
        };
        assert_eq!(clean(&Document::of(pasted.blocks)), clean(&document), "{html}");
    }
}
