//! Documents and headlines by chance: whatever is written, the page is well formed and says all of it.

use super::super::testing::with_photos;
use super::super::text;
use super::*;
use model::document::any;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Letters and digits only, so that spaces and marks do not count.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_document_becomes_a_well_formed_page(document in any::document()) {
        let (document, photos) = with_photos(document);
        let (found, errors) = elements(&page_of(signed(), document.blocks, photos));
        prop_assert_eq!(errors, Vec::<String>::new());
        let count = |name: &str| found.iter().filter(|(tag, _)| tag == name).count();
        prop_assert_eq!((count("h1"), count("script"), count("main"), count("article")), (1, 1, 1, 1));
        let mut ids = BTreeSet::new();
        let mut level = 0;
        for (tag, attributes) in &found {
            for (name, value) in attributes {
                prop_assert!(name != "style" && !name.starts_with("on"), "{} {}", tag, name);
                prop_assert!(name != "id" || ids.insert(value.clone()), "{} stands twice", value);
            }
            if let Some(next) = tag.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
                prop_assert!(next <= level + 1, "a heading skips a level");
                level = next;
            }
            if tag == "img" {
                for needed in ["src", "srcset", "sizes", "width", "height", "alt"] {
                    prop_assert!(attribute(attributes, needed).is_some(), "{}", needed);
                }
                let first = attribute(attributes, "fetchpriority") == Some("high");
                prop_assert_eq!(first, attribute(attributes, "loading") != Some("lazy"));
            }
        }
        for (_, attributes) in &found {
            if let Some(href) = attribute(attributes, "href") {
                let known = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme));
                let fragment = href.strip_prefix('#').is_some_and(|id| ids.contains(id));
                prop_assert!(known || fragment || href == "article.css", "{}", href);
            }
            if let Some(name) = attribute(attributes, "aria-labelledby") {
                prop_assert!(ids.contains(name), "{}", name);
            }
        }
    }

    #[test]
    fn no_visible_word_is_lost(document in any::document()) {
        let (document, photos) = with_photos(document);
        let clean = model::document::clean(&document);
        let said = letters(&visible(&page_of(signed(), document.blocks, photos)));
        let rejected = |text: &str| text::permitted(text);
        for block in &clean.blocks {
            // A footnote's number is counted anew; texts with references are compared word by word elsewhere.
            if format!("{block:?}").contains("Note {") {
                continue;
            }
            for (_, words) in model::document::texts(block) {
                let words = letters(&rejected(&words));
                prop_assert!(said.contains(&words), "lost: {}", words);
            }
        }
    }

    #[test]
    fn any_headline_reads_the_same_everywhere(headline in any::characters()) {
        let fields = StoryFields { headline: headline.clone(), ..signed() };
        let html = page_of(fields, vec![], vec![]);
        let json = html.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
        let json = json.unwrap();
        prop_assert!(!json.contains('<'));
        let said: serde_json::Value = serde_json::from_str(json).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let expected = text::line(&headline);
        let expected = if text::is_blank(&expected) { "a-story".to_owned() } else { expected };
        prop_assert_eq!(&said["headline"], &expected);
        let (found, _) = elements(&html);
        let title = found.iter().find(|(_, a)| attribute(a, "property") == Some("og:title"));
        prop_assert_eq!(title.and_then(|(_, a)| attribute(a, "content")), Some(expected.as_str()));
        prop_assert!(visible(&html).contains(&expected));
    }
}
