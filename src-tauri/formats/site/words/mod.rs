//! The words the site's own pages say, by language: a line here and a file beside this one. What stories' pages say as well
//! is taken from there.
//!
//! A site in a language that is not listed gets the English words.

mod ar;
mod de;
mod en;
mod es;
mod fr;

use crate::page::words::words as of_stories;
use serde::Serialize;
use serde_json::{Value, json};

/// The words of one language; templates know them as `words`.
#[derive(Serialize)]
pub(super) struct Words {
    /// Its primary subtag.
    #[serde(skip)]
    lang: &'static str,
    /// Skips to the stories.
    skip: &'static str,
    /// The name of the list of sections.
    sections: &'static str,
    /// The page of all stories by month, author and tag.
    pub(super) archive: &'static str,
    /// The page that looks for words, and its button.
    pub(super) search: &'static str,
    /// The page with the newest stories.
    front: &'static str,
    /// One story; any other number of them, `{n}`.
    #[serde(skip)]
    one: &'static str,
    #[serde(skip)]
    many: &'static str,
    /// Before the number of a page, in its title.
    page: &'static str,
    /// The name of the links from page to page, and those links.
    pages: &'static str,
    newer: &'static str,
    older: &'static str,
    /// A site or a list without stories.
    nothing: &'static str,
    /// Headings of the archive.
    by_month: &'static str,
    by_author: &'static str,
    by_tag: &'static str,
    /// An address at which there is nothing: its heading, and why that may be.
    pub(super) missing: &'static str,
    missing_why: &'static str,
    /// Before the field for what is looked for.
    look_for: &'static str,
    /// Nothing was found; the index could not be had; scripts are off.
    found_nothing: &'static str,
    failed: &'static str,
    needs_script: &'static str,
    /// No story was ever corrected.
    nothing_corrected: &'static str,
    /// A link to what the newsroom has promised about corrections.
    policy: &'static str,
}

const ALL: [&Words; 5] = [&en::WORDS, &ar::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS];

/// The words for a BCP 47 language.
pub(super) fn words(lang: &str) -> &'static Words {
    let primary = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ALL.into_iter().find(|words| words.lang == primary).unwrap_or(&en::WORDS)
}

impl Words {
    /// A number of stories.
    pub(super) fn stories(&self, number: usize) -> String {
        let said = if number == 1 { self.one } else { self.many };
        said.replace("{n}", &number.to_string())
    }

    /// What a template is given of them.
    pub(super) fn values(&self) -> Value {
        let shared = of_stories(self.lang);
        let mut values = json!(self);
        if let Some(map) = values.as_object_mut() {
            for (name, word) in [
                ("terms", shared.terms),
                ("principles", shared.principles),
                ("corrections", shared.corrections),
            ] {
                map.insert(name.to_owned(), json!(word));
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_stories_is_one_of_sites() {
        for words in ALL {
            assert_eq!(of_stories(words.lang).lang, words.lang);
            assert!(words.many.contains("{n}"), "{}", words.lang);
        }
        assert_eq!(words("de-AT").stories(1), "1 Beitrag");
        assert_eq!(words("de-AT").stories(12), "12 Beiträge");
        assert_eq!(words("nl").stories(0), "0 stories");
    }
}
