//! The one list of formats a story leaves in besides its page. A format is a line here and a file beside this one.
//!
//! Every format says the same words and the same credits; what it cannot hold it says as text. All are functions of the
//! release: equal releases give equal bytes.

mod body;
mod epub;
mod fragment;
mod ghost;
mod newsml;
mod ninjs;
mod ninjs_older;
mod nitf;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod text;
pub(crate) mod tree;
mod word;
mod wxr;

pub(super) use ninjs::SCHEMA as NINJS;

use super::{Page, dateline, text::line};
use tree::Node;

/// A format a story can leave in.
#[derive(Clone, Copy)]
pub struct PublishFormat {
    /// What it is asked for by.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Who takes it.
    pub about: &'static str,
    /// The file in the story's folder.
    pub file: &'static str,
    /// Is it in every folder, or only where it was asked for?
    pub always: bool,
    write: fn(&Copy<'_>) -> Vec<u8>,
}

/// What a format is written from.
struct Copy<'a> {
    page: &'a Page<'a>,
    /// The text in plain elements, every address whole.
    text: Vec<Node>,
}

const fn always(
    id: &'static str,
    label: &'static str,
    about: &'static str,
    file: &'static str,
    write: fn(&Copy<'_>) -> Vec<u8>,
) -> PublishFormat {
    PublishFormat { id, label, about, file, always: true, write }
}

const fn asked(
    id: &'static str,
    label: &'static str,
    about: &'static str,
    file: &'static str,
    write: fn(&Copy<'_>) -> Vec<u8>,
) -> PublishFormat {
    PublishFormat { always: false, ..always(id, label, about, file, write) }
}

/// Every format besides the page, its Markdown and its credits.
pub const FORMATS: &[PublishFormat] = &[
    always("text", "Plain text", "For anybody, anywhere", "article.txt", text::write),
    always(
        "fragment",
        "HTML fragment",
        "For pasting into a content system",
        "fragment.html",
        fragment::write,
    ),
    always("ninjs", "ninjs 3.1", "News in JSON, for partners and agencies", "ninjs.json", ninjs::write),
    asked(
        "ninjs-2",
        "ninjs 2.1",
        "For systems that do not read ninjs 3",
        "ninjs-2.json",
        ninjs_older::second,
    ),
    asked("ninjs-1", "ninjs 1.6", "For older systems", "ninjs-1.json", ninjs_older::first),
    asked("newsml-g2", "NewsML-G2 2.35", "For agencies and their systems", "newsml-g2.xml", newsml::write),
    asked("nitf", "NITF 3.6", "For print and older news systems", "nitf.xml", nitf::write),
    asked("wxr", "WordPress", "To be imported there as a draft", "wxr.xml", wxr::write),
    asked("ghost", "Ghost", "To be imported there as a draft", "ghost.json", ghost::write),
    asked("docx", "Word", "For somebody who edits there", "article.docx", word::write),
    asked("epub", "EPUB 3.3", "For reading long pieces on any device", "article.epub", epub::write),
];

impl Copy<'_> {
    /// A text as HTML with its dateline, for systems that have no field for that.
    fn dated(&self, text: &[tree::Node]) -> String {
        dateline::before(&tree::written(text), &line(&self.page.article.story.fields.dateline))
    }
}

/// The files of the formats that are always there and of those that were asked for by id.
pub(super) fn files(page: &Page<'_>, asked: &[String]) -> Vec<(String, Vec<u8>)> {
    let copy = Copy { page, text: body::body(page) };
    FORMATS
        .iter()
        .filter(|format| format.always || asked.iter().any(|id| id == format.id))
        .map(|format| (format.file.to_owned(), (format.write)(&copy)))
        .collect()
}
