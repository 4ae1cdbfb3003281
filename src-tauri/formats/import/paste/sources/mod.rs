//! The catalogue of sources: how what was copied there is recognised, and how the habits of that program are undone.
//! One file per source; the order is the order in which they are asked, the most particular first.

mod galley;
mod google_docs;
mod libre_office;
mod mail;
mod markdown;
mod pages;
mod plain;
mod sheet;
mod slack;
mod web;
mod word;

use super::Clip;
use super::report::Report;
use super::tree::Element;
use model::document::Block;
use serde::Serialize;

macro_rules! sources {
    ($($(#[$doc:meta])* $kind:ident = $file:ident, $name:literal;)*) => {
        /// Where something was copied.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Source { $($(#[$doc])* $kind,)* }

        impl Source {
            /// Every source of HTML or text, in the order in which they are asked.
            const ALL: &[Self] = &[$(Self::$kind,)*];

            /// As people call it; empty where nobody has to be told.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            fn recognises(self, signs: &Signs<'_>) -> bool {
                match self { $(Self::$kind => $file::recognises(signs),)* }
            }
        }
    };
}

sources! {
    /// Galley itself.
    Galley = galley, "Galley";
    /// Excel, Calc, Sheets, Numbers.
    Sheet = sheet, "a spreadsheet";
    /// Slack.
    Slack = slack, "Slack";
    /// Outlook, Gmail, Apple Mail, Thunderbird.
    Mail = mail, "a mail";
    /// Microsoft Word.
    Word = word, "Word";
    /// Google Docs.
    GoogleDocs = google_docs, "Google Docs";
    /// LibreOffice Writer.
    LibreOffice = libre_office, "LibreOffice";
    /// Pages, TextEdit and what else is made with Apple's own text.
    Pages = pages, "Pages";
    /// Any other page.
    Web = web, "a web page";
    /// Markdown in plain text.
    Markdown = markdown, "Markdown";
    /// Plain text.
    Text = plain, "";
}

impl Source {
    /// Is it read from the plain text?
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Markdown | Self::Text)
    }
}

/// What a source is recognised by.
pub(super) struct Signs<'a> {
    html: &'a str,
    text: &'a str,
}

/// How much of the HTML is looked through for signs, in bytes: programs name themselves at the beginning, but styles
/// and pictures may stand in front.
const LOOKED_AT: usize = 400_000;

impl Signs<'_> {
    /// Is this in the HTML, as it stands?
    fn has(&self, sign: &str) -> bool {
        self.html.contains(sign)
    }

    fn has_any(&self, signs: &[&str]) -> bool {
        signs.iter().any(|sign| self.has(sign))
    }
}

/// Where a clip was copied.
pub(super) fn of(clip: &Clip<'_>) -> Source {
    let end =
        (0..=LOOKED_AT.min(clip.html.len())).rev().find(|at| clip.html.is_char_boundary(*at)).unwrap_or(0);
    let signs = Signs { html: &clip.html[..end], text: clip.text };
    Source::ALL.iter().copied().find(|source| source.recognises(&signs)).unwrap_or(Source::Text)
}

/// Undoes the habits of a source.
pub(super) fn undo(source: Source, tree: &mut Element, report: &mut Report) {
    match source {
        Source::Word => word::undo(tree, report),
        Source::GoogleDocs => google_docs::undo(tree),
        Source::LibreOffice => libre_office::undo(tree, report),
        Source::Pages => pages::undo(tree),
        Source::Mail => mail::undo(tree, report),
        Source::Sheet => sheet::undo(tree),
        Source::Slack => slack::undo(tree),
        Source::Web => web::undo(tree),
        Source::Galley | Source::Markdown | Source::Text => {}
    }
}

/// Reads plain text.
pub(super) fn read_text(source: Source, text: &str, report: &mut Report) -> Vec<Block> {
    match source {
        Source::Markdown => markdown::read(text, report),
        _ => plain::read(text),
    }
}
