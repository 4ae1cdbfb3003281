//! The laws of Galley Markdown, for documents and texts by chance, and the golden cases that the editor reads too.

#![allow(clippy::unwrap_used)]

use super::*;
use model::document::any::{characters, clean_document};
use model::document::{Block, plain_text};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(384);
    ProptestConfig { cases, max_shrink_iters: 4096, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    /// Law 1: what is written is read back. Law 2: writing is deterministic.
    #[test]
    fn documents_come_back(document in clean_document()) {
        let written = write(&[], &document);
        let back = read(&written);
        prop_assert_eq!(&back.document.clone().without_ids(), &document, "{}", written);
        prop_assert_eq!(write(&[], &back.document), written);
    }

    /// Law 3: any text is read, and its words are in the document, in order.
    ///
    /// Words are runs of letters outside of what CommonMark takes for itself: addresses, names of references,
    /// character references, tags and numbers of lists; so the texts here have only signs that stay words.
    #[test]
    fn no_visible_word_is_lost(pieces in proptest::collection::vec(prop_oneof![
        4 => "[a-z]{1,6}", 2 => Just(" ".to_owned()), 2 => Just("\n".to_owned()),
        2 => proptest::sample::select(vec!["*", "**", "_", "`", "~~", "> ", "- ", "# ", "    ", "|", ":::", "::", "***", "---", "\n\n", "!", "\\"]).prop_map(str::to_owned),
    ], 0..60)) {
        let text = pieces.concat();
        let page = read(&text);
        let words = |text: &str| -> String { text.chars().filter(|c| c.is_ascii_lowercase()).collect() };
        let kept: String = page.front.iter().map(|(name, value)| format!("{name}{value}")).collect::<String>()
            + &plain_text(&page.document) + &languages(&page.document);
        let (mut given, mut kept) = (sorted(&words(&text)), sorted(&words(&kept)));
        given.dedup();
        kept.dedup();
        prop_assert_eq!(given.len(), kept.len(), "{:?}\n{:?}", text, page);
        prop_assert_eq!(words(&text).len(), words(&plain_text(&page.document)).len()
            + words(&languages(&page.document)).len()
            + words(&page.front.iter().map(|(name, value)| format!("{name}{value}")).collect::<String>()).len(), "{:?}\n{:?}", text, page);
    }

    #[test]
    fn anything_can_be_read(text in characters(), bytes: Vec<u8>) {
        for text in [text, String::from_utf8_lossy(&bytes).into_owned()] {
            let page = read(&text);
            let node = page.document.write();
            prop_assert!(Document::read(node).is_ok(), "{:?}", page.document);
        }
    }
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}

/// What stands on the fence of code is kept as its language.
fn languages(document: &Document) -> String {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::CodeBlock(code) => code.language.clone(),
            _ => String::new(),
        })
        .collect()
}

#[test]
fn golden_cases_are_read_and_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let page = read(&text);
        let json_path = path.with_extension("json");
        if std::env::var_os("GALLEY_WRITE_CASES").is_some() {
            std::fs::write(&json_path, serde_json::to_string_pretty(&page.document).unwrap() + "\n").unwrap();
        }
        let stored: Document = serde_json::from_str(&std::fs::read_to_string(&json_path).unwrap()).unwrap();
        assert_eq!(page.document, stored, "{}", path.display());
        let front: Vec<(&str, String)> =
            page.front.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        assert_eq!(write(&front, &stored), text, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 10, "{seen} cases");
}

#[test]
fn what_markdown_can_say_is_not_said_in_json() {
    // The last resort exists; the laws above hold with it. Here is that everyday text never needs it.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut resorts = 0;
    for _ in 0..400 {
        let document =
            proptest::strategy::Strategy::new_tree(&clean_document(), &mut runner).unwrap().current();
        let written = write(&[], &document);
        resorts += written.matches(":::block").count();
    }
    // Only a carriage return inside code cannot be said otherwise.
    assert!(resorts <= 8, "{resorts} blocks of 400 documents");
}

#[test]
fn pathological_texts_are_read_at_once() {
    let deep = 20_000;
    for text in [
        "[".repeat(deep),
        "> ".repeat(deep) + "x",
        "- ".repeat(deep) + "x",
        "*a ".repeat(deep),
        "**x*".repeat(deep),
        "![".repeat(deep),
        "`".repeat(deep) + "x",
        "<a ".repeat(deep),
        ":::a\n".repeat(2_000),
        "::::a\n:::b\n".repeat(500) + &":::\n::::\n".repeat(500),
        "| a ".repeat(deep) + "\n" + &"| - ".repeat(deep),
        "[^a]: ".repeat(5_000),
    ] {
        let page = read(&text);
        assert!(Document::read(page.document.write()).is_ok());
    }
}

#[test]
fn beginnings_without_an_end_are_words() {
    let text = ":::quote\n".repeat(20_000) + "::::\n```\n:::\n```\n";
    let document = super::read(&text).document;
    assert!(plain_text(&document).starts_with(":::quote"), "none of them closes: the only end is code");
}
