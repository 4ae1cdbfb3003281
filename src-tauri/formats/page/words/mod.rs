//! The few words a page says itself, by language: a line here and a file beside this one.
//!
//! A story in a language that is not listed gets the English words, marked as English.

mod ar;
mod de;
mod en;
mod es;
mod fr;

use model::photo::{Made, Photo};

/// The words of one language.
pub(crate) struct Words {
    /// Its primary subtag.
    pub(crate) lang: &'static str,
    /// Skips to the story.
    pub(crate) skip: &'static str,
    /// Before the names of the writers.
    pub(crate) by: &'static str,
    /// Before the last of several names.
    pub(crate) and: &'static str,
    /// Before the date of first publication.
    pub(crate) published: &'static str,
    /// Before the date of the last change.
    pub(crate) updated: &'static str,
    /// A date; `{d}`, `{month}`, `{year}` and `{time}` are filled in.
    pub(crate) date: &'static str,
    /// January to December.
    pub(crate) months: [&'static str; 12],
    /// Over the footnotes.
    pub(crate) notes: &'static str,
    /// Before a footnote's number.
    pub(crate) note: &'static str,
    /// Back from a footnote to its number in the text.
    pub(crate) back: &'static str,
    /// Over links to other stories.
    pub(crate) related: &'static str,
    /// Under a card; `{host}` is filled in.
    pub(crate) opens: &'static str,
    /// The name of a table without caption.
    pub(crate) table: &'static str,
    /// The name of several pictures.
    pub(crate) pictures: &'static str,
    /// The list of tags.
    pub(crate) tags: &'static str,
    /// Before the first publisher's name.
    pub(crate) source: &'static str,
    /// The line about the author.
    pub(crate) about: &'static str,
    /// Terms of use.
    pub(crate) terms: &'static str,
    /// The page about principles.
    pub(crate) principles: &'static str,
    /// The page about corrections.
    pub(crate) corrections: &'static str,
    /// Before what was wrong.
    pub(crate) correction: &'static str,
    /// Before what could be misread.
    pub(crate) clarification: &'static str,
    /// Before what is new.
    pub(crate) update: &'static str,
    /// On a picture made by a generative model.
    pub(crate) generated: &'static str,
    /// On a picture of which a generative model made or changed a part.
    pub(crate) altered: &'static str,
    /// In the place of a headline, where a story was taken back.
    pub(crate) withdrawn: &'static str,
    /// What is said of it when nobody said more.
    pub(crate) withdrawn_why: &'static str,
    /// Before the date on which it was taken back.
    pub(crate) withdrawn_on: &'static str,
}

impl Words {
    /// What readers are told about how a photo was made.
    pub(crate) fn made(&self, photo: &Photo) -> Option<&'static str> {
        photo.made().map(|made| match made {
            Made::Generated => self.generated,
            Made::Altered => self.altered,
        })
    }

    /// What a kind of correction is called.
    pub(crate) fn kind(&self, kind: model::story::CorrectionKind) -> &'static str {
        match kind {
            model::story::CorrectionKind::Correction => self.correction,
            model::story::CorrectionKind::Clarification => self.clarification,
            model::story::CorrectionKind::Update => self.update,
        }
    }
}

const ALL: [&Words; 5] = [&en::WORDS, &ar::WORDS, &de::WORDS, &es::WORDS, &fr::WORDS];

/// The words for a BCP 47 language.
pub(crate) fn words(lang: &str) -> &'static Words {
    let primary = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ALL.into_iter().find(|words| words.lang == primary).unwrap_or(&en::WORDS)
}

/// Is a BCP 47 language written from right to left? A script subtag decides before the language does.
pub(crate) fn is_rtl(lang: &str) -> bool {
    const SCRIPTS: [&str; 8] = ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "syrc", "thaa"];
    const LANGUAGES: [&str; 17] = [
        "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "mzn", "ps", "sd", "ug", "ur",
        "yi",
    ];
    let mut parts = lang.split('-').map(str::to_ascii_lowercase);
    let primary = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())) {
        Some(script) => SCRIPTS.contains(&script.as_str()),
        None => LANGUAGES.contains(&primary.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_decides_the_direction() {
        for lang in ["ar", "he-IL", "fa", "ur-PK", "az-Arab", "AR-eg"] {
            assert!(is_rtl(lang), "{lang}");
        }
        for lang in ["en-GB", "es", "ar-Latn", "", "ku"] {
            assert!(!is_rtl(lang), "{lang}");
        }
    }

    #[test]
    fn every_date_has_its_parts_and_every_card_its_host() {
        for words in ALL {
            for part in ["{d}", "{month}", "{year}", "{time}"] {
                assert!(words.date.contains(part), "{} {part}", words.lang);
            }
            assert!(words.opens.contains("{host}"), "{}", words.lang);
        }
    }
}
