//! What a paragraph of a foreign file is for, before blocks are made of paragraphs.

use model::PhotoId;
use model::document::{Block, Change, Inline, Mark, Text};
use std::collections::BTreeMap;

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// Running text.
    Body,
    /// A heading, by its level in the file (1–9).
    Heading(u8),
    /// The headline.
    Title,
    /// The standfirst.
    Subtitle,
    /// The label above the headline.
    Kicker,
    /// Who wrote it.
    Byline,
    /// Where it was filed from.
    Dateline,
    /// Nothing leaves before.
    Embargo,
    /// A paragraph of a quotation.
    Quote,
    /// An item of a list in a quotation, or what continues it.
    QuoteList,
    /// Who said it.
    Speaker,
    /// Where it was said.
    Source,
    /// A line set large.
    PullQuote,
    /// Who said that line.
    Attribution,
    /// The paragraph a picture stands in.
    Picture,
    /// Under a picture, or above a table.
    Caption,
    /// Above a table.
    TableCaption,
    /// Who made the picture.
    Credit,
    /// A card for something elsewhere.
    Embed,
    /// A link to another story.
    Related,
    /// A line or ornament between parts.
    Divider,
    /// Verbatim text.
    Code,
    /// The title of a fact box.
    BoxTitle,
    /// A block that this Galley does not know.
    Unknown,
    /// The line that holds notes nothing refers to.
    LooseNotes,
    /// A table of contents.
    Contents,
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Which list; items of one list have the same.
    pub(crate) list: u32,
    /// How deep, from 0.
    pub(crate) level: u8,
    /// With numbers?
    pub(crate) ordered: bool,
    /// The number this item would have were it the first of its list.
    pub(crate) number: u32,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) role: Role,
    pub(crate) listed: Option<Listed>,
    /// From the left edge, in twentieths of a point.
    pub(crate) indent: i32,
    pub(crate) text: Text,
    pub(crate) tc: Option<Change>,
    /// Pictures standing in it.
    pub(crate) pictures: Vec<Picture>,
}

impl Line {
    pub(crate) fn of(role: Role) -> Self {
        Self { role, listed: None, indent: 0, text: Vec::new(), tc: None, pictures: Vec::new() }
    }
}

/// A picture where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Picture {
    /// `None` when its bytes are not in the file.
    pub(crate) photo: Option<PhotoId>,
    pub(crate) alt: String,
    pub(crate) decorative: bool,
}

/// A piece of the body, and the names of Galley's bookmarks that begin and end in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) body: Body,
    pub(crate) opens: Vec<String>,
    pub(crate) closes: Vec<String>,
}

/// A paragraph, or what is a block already.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    Line(Line),
    /// A table, a fact box, a footnote.
    Block(Block),
}

impl Item {
    pub(crate) fn line(line: Line) -> Self {
        Self { body: Body::Line(line), opens: Vec::new(), closes: Vec::new() }
    }

    pub(crate) fn block(block: Block) -> Self {
        Self { body: Body::Block(block), opens: Vec::new(), closes: Vec::new() }
    }

    pub(crate) fn as_line(&self) -> Option<&Line> {
        match &self.body {
            Body::Line(line) => Some(line),
            Body::Block(_) => None,
        }
    }

    pub(crate) fn role(&self) -> Option<Role> {
        self.as_line().map(|line| line.role)
    }
}

/// What an office program has no place for, by name: `kind`, `placement`, `crop` …
pub(crate) type Kept = BTreeMap<String, String>;

/// Adds words with marks to a line, joining what belongs together.
pub(crate) fn push(text: &mut Text, more: &str, mut marks: Vec<Mark>) {
    if more.is_empty() {
        return;
    }
    marks.sort_by_key(Mark::rank);
    let note = marks.iter().any(|mark| matches!(mark, Mark::Note { .. }));
    match text.last_mut() {
        // Two runs of one reference are one reference.
        Some(Inline::Words { marks: before, .. }) if note && *before == marks => {}
        Some(Inline::Words { text, marks: before }) if *before == marks => text.push_str(more),
        _ => text.push(Inline::Words { text: more.to_owned(), marks }),
    }
}

/// The words of a line as words of a slot without breaks.
pub(crate) fn without_breaks(text: Text) -> Text {
    let mut out = Vec::new();
    for piece in text {
        match piece {
            Inline::Words { text, marks } => push(&mut out, &text, marks),
            Inline::Break { marks } => push(&mut out, " ", marks),
        }
    }
    out
}

/// The words of a line as words of a slot that has no marks but suggestions.
pub(crate) fn plain(text: Text) -> Text {
    let mut out = Vec::new();
    for piece in without_breaks(text) {
        if let Inline::Words { text, marks } = piece {
            push(&mut out, &text, marks.into_iter().filter(Mark::is_suggestion).collect());
        }
    }
    out
}
