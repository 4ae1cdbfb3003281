//! What stands inside a line: words with marks, and line breaks.
//!
//! The order of [`Mark`]'s variants is the order in which ProseMirror stores marks (their rank in the
//! schema); the editor and this module must keep the same one.

use super::node::{Attrs, Fault, Node, RawMark};
use crate::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A run of inline content.
pub type Text = Vec<Inline>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words; never empty.
    Words {
        /// The characters.
        text: String,
        /// In order of rank, each kind once.
        marks: Vec<Mark>,
    },
    /// A line break inside a paragraph.
    Break {
        /// In order of rank, each kind once.
        marks: Vec<Mark>,
    },
}

/// What is said about words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A link: `https:`, `http:`, `mailto:`, `tel:`, a `#fragment`, or `story:<id>` for a story of the desk.
    Link {
        /// Where it goes; empty while the writer has not said.
        href: String,
    },
    /// A reference to the footnote of that name; the words are its number as shown.
    Note {
        /// Name of the footnote.
        label: String,
    },
    /// Strong importance.
    Strong,
    /// Stress.
    Em,
    /// Struck through.
    Strike,
    /// Raised; not together with `Sub`.
    Sup,
    /// Lowered; not together with `Sup`.
    Sub,
    /// Code, names of files, commands.
    Code,
    /// Words somebody proposes to insert.
    Ins(Change),
    /// Words somebody proposes to delete.
    Del(Change),
    /// Words whose other marks somebody proposes to change: the marks they had before.
    Format(Change, Vec<Mark>),
}

/// Every mark's name in the editor's schema, in rank order.
pub const MARKS: [&str; 11] =
    ["link", "note", "strong", "em", "strike", "sup", "sub", "code", "ins", "del", "format"];

/// An open proposal: who proposed it and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Whether a whole block is proposed as new or for deletion; absent on marks, which say it themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<ChangeKind>,
    /// The proposal it belongs to.
    pub id: String,
    /// Who proposed it (a person's id).
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// What a block was before its kind or attributes changed; with [`ChangeKind::Changed`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub was: Option<Earlier>,
}

/// What a block was before: its kind and attributes, without id and proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// The kind, by its name in the JSON.
    #[serde(rename = "type")]
    pub kind: String,
    /// The attributes that said something.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub attrs: serde_json::Map<String, serde_json::Value>,
}

impl Earlier {
    /// What a block is now.
    pub fn of(node: &Node) -> Self {
        let said = node
            .attrs
            .iter()
            .filter(|(name, value)| !matches!(name.as_str(), "id" | "tc") && !value.is_null());
        Self {
            kind: node.kind.clone(),
            attrs: said.map(|(name, value)| (name.clone(), value.clone())).collect(),
        }
    }

    fn key(&self) -> (&str, String) {
        (&self.kind, serde_json::to_string(&self.attrs).unwrap_or_default())
    }
}

impl PartialOrd for Earlier {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Earlier {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// What is proposed for a whole block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The block is new.
    Inserted,
    /// The block is to go.
    Deleted,
    /// The block begins here by proposal alone: its words belong to the one before.
    Split,
    /// The block's words are to go on in the one before.
    Joined,
    /// The block's kind or attributes are new; `was` has the old ones.
    Changed,
}

/// What a run of text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Words with all marks, and breaks: paragraphs, captions.
    Rich,
    /// Words with all marks, no breaks: headings, cells.
    Line,
    /// Words without marks (other than suggestions), no breaks: credits, titles, names.
    Plain,
    /// Words without any mark, line feeds as characters: code.
    Verbatim,
}

impl Slot {
    fn permits(self, mark: &Mark) -> bool {
        match self {
            Self::Rich | Self::Line => true,
            Self::Plain => matches!(mark, Mark::Ins(_) | Mark::Del(_)),
            Self::Verbatim => false,
        }
    }
}

impl Mark {
    /// Place in the fixed order of marks.
    pub fn rank(&self) -> usize {
        match self {
            Self::Link { .. } => 0,
            Self::Note { .. } => 1,
            Self::Strong => 2,
            Self::Em => 3,
            Self::Strike => 4,
            Self::Sup => 5,
            Self::Sub => 6,
            Self::Code => 7,
            Self::Ins(_) => 8,
            Self::Del(_) => 9,
            Self::Format(..) => 10,
        }
    }

    /// Is it part of an open proposal?
    pub fn is_suggestion(&self) -> bool {
        matches!(self, Self::Ins(_) | Self::Del(_) | Self::Format(..))
    }

    /// May both stand on the same words?
    fn goes_with(&self, other: &Self) -> bool {
        let pair = |a: &Self, b: &Self| {
            matches!((a, b), (Self::Sup, Self::Sub)) || (matches!(a, Self::Note { .. }) && !b.is_suggestion())
        };
        self.rank() != other.rank() && !pair(self, other) && !pair(other, self)
    }

    fn read(raw: RawMark) -> Result<Self, Fault> {
        let mut attrs = Attrs::of(raw.attrs.clone());
        let change = |raw: RawMark| -> Result<Change, Fault> {
            let change: Change = serde_json::from_value(serde_json::Value::Object(raw.attrs))
                .map_err(|e| Fault::here(format!("mark {}: {e}", raw.kind)))?;
            match (change.kind, &change.was) {
                (None, None) => Ok(change),
                _ => Err(Fault::here("a mark has no kind")),
            }
        };
        let mark = match raw.kind.as_str() {
            "link" => Self::Link { href: attrs.string("href")? },
            "note" => Self::Note { label: label(attrs.string("label")?)? },
            "strong" => Self::Strong,
            "em" => Self::Em,
            "strike" => Self::Strike,
            "sup" => Self::Sup,
            "sub" => Self::Sub,
            "code" => Self::Code,
            "ins" => return change(raw).map(Self::Ins),
            "del" => return change(raw).map(Self::Del),
            "format" => {
                let mut raw = raw;
                let was = raw.attrs.remove("was").ok_or_else(|| Fault::here("attribute was is missing"))?;
                let was: Vec<RawMark> =
                    serde_json::from_value(was).map_err(|e| Fault::here(format!("attribute was: {e}")))?;
                let was: Vec<Self> = was.into_iter().map(Self::read).collect::<Result<_, _>>()?;
                together(&was)?;
                if was.iter().any(Self::is_suggestion) {
                    return Err(Fault::here("marks that were there before are no proposals"));
                }
                return change(raw).map(|change| Self::Format(change, was));
            }
            other => return Err(Fault::here(format!("the mark {other} is not known"))),
        };
        attrs.done()?;
        Ok(mark)
    }

    fn write(&self) -> RawMark {
        let mut raw = RawMark { kind: MARKS[self.rank()].to_owned(), ..RawMark::default() };
        match self {
            Self::Link { href } => {
                raw.attrs.insert("href".to_owned(), href.as_str().into());
            }
            Self::Note { label } => {
                raw.attrs.insert("label".to_owned(), label.as_str().into());
            }
            Self::Ins(change) | Self::Del(change) | Self::Format(change, _) => {
                if let Ok(serde_json::Value::Object(attrs)) = serde_json::to_value(change) {
                    raw.attrs = attrs;
                }
                if let Self::Format(_, was) = self {
                    let was: Vec<RawMark> = was.iter().map(Self::write).collect();
                    raw.attrs.insert("was".to_owned(), serde_json::to_value(was).unwrap_or_default());
                }
            }
            Self::Strong | Self::Em | Self::Strike | Self::Sup | Self::Sub | Self::Code => {}
        }
        raw
    }
}

/// A footnote's name: 1–32 of `A-Z a-z 0-9 - _`.
pub fn label(text: String) -> Result<String, Fault> {
    let fits = (1..=32).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { Ok(text) } else { Err(Fault::here("the footnote's name is not permitted")) }
}

impl Inline {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Words { text: text.into(), marks: Vec::new() }
    }

    /// The marks on this piece.
    pub fn marks(&self) -> &[Mark] {
        match self {
            Self::Words { marks, .. } | Self::Break { marks } => marks,
        }
    }
}

/// Words without marks as a run of text; an empty text is an empty run.
pub fn text_of(words: impl Into<String>) -> Text {
    let words = words.into();
    if words.is_empty() { Vec::new() } else { vec![Inline::plain(words)] }
}

/// The characters of a run; a break is a line feed.
pub fn words(text: &[Inline]) -> String {
    text.iter()
        .map(|piece| match piece {
            Inline::Words { text, .. } => text.as_str(),
            Inline::Break { .. } => "\n",
        })
        .collect()
}

/// The same for who reads them outside the story: the name of a footnote stands apart from the words, or a figure before it
/// would be another.
pub(super) fn told(text: &[Inline]) -> String {
    let note = |mark: &Mark| match mark {
        Mark::Note { label } => Some(format!(" [{label}]")),
        _ => None,
    };
    text.iter()
        .map(|piece| match piece {
            Inline::Words { text, marks } => marks.iter().find_map(note).unwrap_or_else(|| text.clone()),
            Inline::Break { .. } => "\n".to_owned(),
        })
        .collect()
}

pub(super) fn read_text(nodes: Vec<Node>, slot: Slot) -> Result<Text, Fault> {
    nodes.into_iter().map(|node| read_inline(node, slot)).collect()
}

/// Marks that may stand on the same words, in order of rank.
fn together(marks: &[Mark]) -> Result<(), Fault> {
    let wrong = |i: usize, mark: &Mark| {
        marks[i + 1..].iter().any(|later| later.rank() < mark.rank() || !mark.goes_with(later))
    };
    match marks.iter().enumerate().any(|(i, mark)| wrong(i, mark)) {
        true => Err(Fault::here("these marks do not stand together in this order")),
        false => Ok(()),
    }
}

fn read_inline(node: Node, slot: Slot) -> Result<Inline, Fault> {
    let marks: Vec<Mark> = node.marks.into_iter().map(Mark::read).collect::<Result<_, _>>()?;
    if let Some(mark) = marks.iter().find(|mark| !slot.permits(mark)) {
        return Err(Fault::here(format!("the mark {} does not belong here", MARKS[mark.rank()])));
    }
    together(&marks)?;
    Attrs::of(node.attrs).done()?;
    if !node.content.is_empty() {
        return Err(Fault::here("words have no children"));
    }
    match (node.kind.as_str(), node.text) {
        ("text", Some(text)) if !text.is_empty() => Ok(Inline::Words { text, marks }),
        ("text", _) => Err(Fault::here("a text without characters")),
        ("hard_break", None) if slot == Slot::Rich => Ok(Inline::Break { marks }),
        (kind, _) => Err(Fault::here(format!("{kind} does not belong here"))),
    }
}

pub(super) fn write_text(text: &[Inline]) -> Vec<Node> {
    text.iter()
        .map(|piece| {
            let mut node = match piece {
                Inline::Words { text, .. } => Node { text: Some(text.clone()), ..Node::new("text") },
                Inline::Break { .. } => Node::new("hard_break"),
            };
            node.marks = piece.marks().iter().map(Mark::write).collect();
            node
        })
        .collect()
}
