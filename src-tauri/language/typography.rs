//! The signs of each language: one row a language, in the order of its code.
//!
//! Quotation marks are those of the Unicode CLDR (`delimiters`), except where newspapers of the language print
//! others; such rows say so. A language that is not in the table is left as it was typed: no sign is better than
//! a wrong one.

use serde::Serialize;
use ts_rs::TS;

/// Narrow space at which a line does not break: inside of French quotation marks, before `;`, `!` and `?`.
pub const NARROW: char = '\u{202F}';
/// Space at which a line does not break: before a French colon.
pub const FIXED: char = '\u{A0}';

/// The signs of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Typography {
    /// BCP 47 code, lower case: `de`, or `de-ch` where a region has signs of its own.
    pub lang: &'static str,
    /// Marks around a quotation, with the spaces that belong inside of them.
    pub quotes: (&'static str, &'static str),
    /// Marks around a quotation in a quotation.
    pub inner: (&'static str, &'static str),
    /// The dash that two hyphens stand for.
    pub dash: &'static str,
    /// Signs in front of which a typed space becomes one at which the line does not break: the space, and the signs.
    pub spaced: &'static [(&'static str, &'static str)],
}

const fn row(
    lang: &'static str,
    quotes: (&'static str, &'static str),
    inner: (&'static str, &'static str),
    dash: &'static str,
) -> Typography {
    Typography { lang, quotes, inner, dash, spaced: &[] }
}

const HIGH: (&str, &str) = ("“", "”");
const HIGH_INNER: (&str, &str) = ("‘", "’");
const LOW: (&str, &str) = ("„", "“");
const LOW_INNER: (&str, &str) = ("‚", "‘");
const ANGLED: (&str, &str) = ("«", "»");
const ANGLED_INNER: (&str, &str) = ("‹", "›");
const FRENCH: (&str, &str) = ("«\u{202F}", "\u{202F}»");
const EN: &str = "–";
const EM: &str = "—";

/// All languages whose signs are known, in the order of their codes.
pub const TYPOGRAPHY: &[Typography] = &[
    // CLDR names ” and “ for Arabic; newspapers print « ».
    row("ar", ANGLED, HIGH, EN),
    row("bg", LOW, LOW_INNER, EN),
    row("ca", ANGLED, HIGH, EN),
    row("cs", LOW, LOW_INNER, EN),
    // Danish newspapers print the same mark twice.
    row("da", ("”", "”"), ("’", "’"), EN),
    row("de", LOW, LOW_INNER, EN),
    row("de-ch", ANGLED, ANGLED_INNER, EN),
    row("el", ANGLED, HIGH, EN),
    row("en", HIGH, HIGH_INNER, EN),
    row("en-ca", HIGH, HIGH_INNER, EM),
    row("en-us", HIGH, HIGH_INNER, EM),
    row("es", ANGLED, HIGH, EM),
    // Mexican newspapers, as most of the Americas, print the high marks.
    row("es-mx", HIGH, HIGH_INNER, EM),
    row("et", LOW, ANGLED, EN),
    row("fa", ANGLED, ANGLED_INNER, EN),
    row("fi", ("”", "”"), ("’", "’"), EN),
    Typography { spaced: &[("\u{202F}", ";!?"), ("\u{A0}", ":")], ..row("fr", FRENCH, HIGH, EN) },
    Typography { spaced: &[("\u{A0}", ":")], ..row("fr-ca", ("«\u{A0}", "\u{A0}»"), HIGH, EM) },
    row("fr-ch", ANGLED, ANGLED_INNER, EN),
    row("he", ("”", "”"), ("’", "’"), EN),
    row("hr", ("„", "”"), ("‘", "’"), EN),
    row("hu", ("„", "”"), ("»", "«"), EN),
    row("it", ANGLED, HIGH, EN),
    row("lt", LOW, LOW_INNER, EN),
    row("nb", ANGLED, HIGH_INNER, EN),
    // CLDR names the single marks for Dutch; newspapers quote with either, and `"` asks for the double ones.
    row("nl", HIGH, HIGH_INNER, EN),
    row("nn", ANGLED, HIGH_INNER, EN),
    row("no", ANGLED, HIGH_INNER, EN),
    row("pl", ("„", "”"), ANGLED, EN),
    row("pt", HIGH, HIGH_INNER, EM),
    row("pt-pt", ANGLED, HIGH, EM),
    row("ro", ("„", "”"), ANGLED, EN),
    row("ru", ANGLED, LOW, EM),
    row("sk", LOW, LOW_INNER, EN),
    row("sl", LOW, LOW_INNER, EN),
    row("sv", ("”", "”"), ("’", "’"), EN),
    row("tr", HIGH, HIGH_INNER, EN),
    row("uk", ANGLED, LOW, EM),
];

/// The signs of a language by its BCP 47 code; a region without signs of its own takes those of the language.
pub fn typography(lang: &str) -> Option<&'static Typography> {
    let mut wanted = lang.to_ascii_lowercase().replace('_', "-");
    loop {
        if let Some(found) = TYPOGRAPHY.iter().find(|row| row.lang == wanted) {
            return Some(found);
        }
        wanted.truncate(wanted.rfind('-')?);
    }
}

/// The table as a module of TypeScript.
pub fn typescript() -> String {
    let config = ts_rs::Config::new();
    let docs = Typography::docs().unwrap_or_default();
    let mut out = String::from(
        "// Written from `src-tauri/language/typography.rs` by `cargo xtask types`. Never edited by hand.\n\n",
    );
    out.push_str(&format!("{docs}export {}\n\n", Typography::decl(&config)));
    out.push_str(
        "/** All languages whose signs are known. */\nexport const TYPOGRAPHY: readonly Typography[] = [\n",
    );
    for row in TYPOGRAPHY {
        // A row of texts is always JSON.
        let row = serde_json::to_string(row).unwrap_or_default();
        let visible = row.replace(NARROW, "\\u202f").replace(FIXED, "\\u00a0");
        out.push_str(&format!("  {visible},\n"));
    }
    out.push_str("];\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What newspapers of these languages print, written out.
    #[test]
    fn quotations_look_as_they_are_printed() {
        let quoted = |lang: &str| {
            typography(lang).map(|t| {
                let ((a, d), (b, c)) = (t.quotes, t.inner);
                format!("{a}x {b}y{c}{d} {} z", t.dash)
            })
        };
        for (lang, printed) in [
            ("en-GB", "“x ‘y’” – z"),
            ("en-US", "“x ‘y’” — z"),
            ("de-DE", "„x ‚y‘“ – z"),
            ("de-CH", "«x ‹y›» – z"),
            ("fr-FR", "«\u{202F}x “y”\u{202F}» – z"),
            ("fr-CA", "«\u{A0}x “y”\u{A0}» — z"),
            ("pl", "„x «y»” – z"),
            ("es", "«x “y”» — z"),
            ("sv-SE", "”x ’y’” – z"),
            ("ar", "«x “y”» – z"),
            ("ru", "«x „y“» — z"),
        ] {
            assert_eq!(quoted(lang).as_deref(), Some(printed), "{lang}");
        }
    }

    #[test]
    fn a_region_falls_back_to_its_language_and_no_further() {
        assert_eq!(typography("de-AT-1996").map(|t| t.lang), Some("de"));
        assert_eq!(typography("EN_us").map(|t| t.lang), Some("en-us"));
        assert_eq!(typography("zh-Hans"), None);
        assert_eq!(typography("d"), None);
        assert_eq!(typography(""), None);
    }

    #[test]
    fn every_row_is_whole_and_stands_in_its_place() {
        assert!(TYPOGRAPHY.windows(2).all(|pair| pair[0].lang < pair[1].lang), "in the order of the codes");
        for t in TYPOGRAPHY {
            for sign in [t.quotes.0, t.quotes.1, t.inner.0, t.inner.1, t.dash] {
                assert!(
                    !sign.trim().is_empty() && !sign.contains(['"', '\'', '-', ' ']),
                    "{}: {sign}",
                    t.lang
                );
            }
            assert_ne!(t.quotes, t.inner, "{}", t.lang);
            for (space, signs) in t.spaced {
                assert!([NARROW, FIXED].iter().any(|c| *space == c.to_string()) && !signs.is_empty());
            }
        }
    }

    #[test]
    fn spaces_nobody_sees_are_written_so_that_somebody_does() {
        let written = typescript();
        assert!(written.contains(r#""lang":"fr","quotes":["«\u202f","\u202f»"]"#), "{written}");
        assert!(!written.contains([NARROW, FIXED]));
    }
}
