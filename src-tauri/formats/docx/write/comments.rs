//! Comments as Word has them: ranges in the text, what was said in a part of its own, and in a third what answers what and
//! what is done.
//!
//! Word ties comments to words of the body alone. One that is about something else (the story as a whole, a field without
//! a line, a footnote, words that are gone) stands at the beginning and says so in its first words.

use super::Writer;
use crate::office::comments::{About, Comment, Passage, Saying};
use crate::office::passages::{Placed, Sign};
use crate::office::said::quoted;
use crate::office::xml::escaped;
use model::document::{Block, Document, plain_text_of};
use model::story::STORY_FIELDS;
use std::collections::BTreeMap;

/// What the first words of a comment on the whole story are.
pub(crate) const ON_STORY: &str = "On the story as a whole: ";
const ON_PART: &str = "On a part of the story that Word does not show: ";
const ON_HIDDEN: &str = "On words that cannot be shown: ";
const ON_GONE: &str = "On words that are gone";
const ON_NOTE: &str = "On words of a footnote";
/// The first words of comments on what is not in the text.
pub(crate) const ELSEWHERE: &[&str] = &[ON_PART, ON_HIDDEN, ON_GONE, ON_NOTE];

/// The first words of a comment on a field without a line of its own.
pub(crate) fn on_field(field: &str) -> String {
    let label = STORY_FIELDS.iter().find(|known| known.id == field).map_or(field, |known| known.label);
    format!("On the field {label}: ")
}

/// The comments that go out, and where they stand.
pub(super) struct Comments<'a> {
    comments: &'a [Comment],
    /// The number of a comment's first remark in the file.
    first: Vec<usize>,
    /// What is said before its words, for those that stand nowhere.
    about: BTreeMap<usize, String>,
    /// Those that are about a whole block, by its index.
    blocks: BTreeMap<usize, Vec<usize>>,
    /// Those that are about a field, by its id.
    fields: BTreeMap<String, Vec<usize>>,
    /// Those that are about the next paragraph.
    pub(super) waiting: Vec<usize>,
}

impl<'a> Comments<'a> {
    pub(super) fn of(comments: &'a [Comment]) -> Self {
        let mut next = 0;
        let first = comments.iter().map(|comment| {
            let first = next;
            next += comment.said.len();
            first
        });
        let first = first.collect();
        let (about, blocks, fields) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { comments, first, about, blocks, fields, waiting: Vec::new() }
    }

    /// Those whose words have no place of their own in a Word file.
    pub(super) fn unplaced(&mut self, comments: &[usize]) {
        for comment in comments {
            self.about.entry(*comment).or_insert_with(|| ON_HIDDEN.to_owned());
        }
    }

    fn numbers(&self, comment: usize) -> std::ops::Range<usize> {
        let first = self.first.get(comment).copied().unwrap_or_default();
        first..first + self.comments.get(comment).map_or(0, |comment| comment.said.len())
    }

    /// A comment's passage begins; its answers stand at the same words.
    pub(super) fn begin(&self, comment: usize) -> String {
        self.numbers(comment).map(|id| format!("<w:commentRangeStart w:id=\"{id}\"/>")).collect()
    }

    /// A comment's passage ends.
    pub(super) fn end(&self, comment: usize) -> String {
        self.numbers(comment)
            .map(|id| {
                format!(
                    "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
                     <w:commentReference w:id=\"{id}\"/></w:r>"
                )
            })
            .collect()
    }

    pub(super) fn sign(&self, sign: Sign) -> String {
        if sign.begins { self.begin(sign.comment) } else { self.end(sign.comment) }
    }

    /// Does the file have comments?
    pub(super) fn any(&self) -> bool {
        !self.comments.is_empty()
    }

    /// What was said.
    pub(super) fn part(&self) -> String {
        let mut out = String::new();
        for (number, comment) in self.comments.iter().enumerate() {
            for (id, saying) in self.numbers(number).zip(&comment.said) {
                let about = self.about.get(&number).filter(|_| self.first.get(number) == Some(&id));
                out.push_str(&said(id, saying, about.map_or("", String::as_str)));
            }
        }
        out
    }

    /// What answers what, and what is done.
    pub(super) fn extended(&self) -> String {
        let mut out = String::new();
        for (number, comment) in self.comments.iter().enumerate() {
            let done = u8::from(comment.resolved);
            for id in self.numbers(number) {
                let first = self.first.get(number).copied().unwrap_or_default();
                let parent = if id == first {
                    String::new()
                } else {
                    format!(" w15:paraIdParent=\"{}\"", paragraph(first))
                };
                out.push_str(&format!(
                    "<w15:commentEx w15:paraId=\"{}\"{parent} w15:done=\"{done}\"/>",
                    paragraph(id)
                ));
            }
        }
        out
    }
}

impl Writer<'_> {
    /// Where the comments on words begin and end. Those on something else are put where they are to stand.
    pub(super) fn comment_signs(&mut self, document: &Document) -> Vec<Placed> {
        let mut signs = Vec::new();
        for (comment, about) in self.outgoing.comments.iter().map(|comment| &comment.about).enumerate() {
            let elsewhere = match about {
                About::Words(passages) => match ends(document, passages) {
                    Some((first, last)) => {
                        let sign = |at: &Passage, begins| Placed {
                            block: at.block,
                            at: if begins { at.from } else { at.to },
                            sign: Sign { comment, begins },
                        };
                        signs.extend([sign(first, true), sign(last, false)]);
                        continue;
                    }
                    None => match passages.first().and_then(|first| quote(document, first)) {
                        Some(words) => format!("{ON_NOTE}, {}: ", quoted(&words)),
                        None => format!("{ON_GONE}: "),
                    },
                },
                About::Block(block)
                    if !matches!(document.blocks.get(*block), None | Some(Block::Footnote(_))) =>
                {
                    self.comments.blocks.entry(*block).or_default().push(comment);
                    continue;
                }
                About::Block(_) => ON_PART.to_owned(),
                About::Field(field) if self.has_line(field) => {
                    self.comments.fields.entry(field.clone()).or_default().push(comment);
                    continue;
                }
                About::Field(field) => on_field(field),
                About::Gone(quote) if quote.is_empty() => format!("{ON_GONE}: "),
                About::Gone(quote) => format!("{ON_GONE}, {}: ", quoted(quote)),
                About::Story => ON_STORY.to_owned(),
            };
            self.comments.about.insert(comment, elsewhere);
        }
        signs
    }

    /// Comments that stand nowhere else stand at the beginning.
    pub(super) fn begin_comments(&mut self) {
        self.comments.waiting = self.comments.about.keys().copied().collect();
    }

    /// Comments on a whole block stand at its first paragraph.
    pub(super) fn begin_block_comments(&mut self, block: usize) {
        self.comments.waiting.extend(self.comments.blocks.remove(&block).unwrap_or_default());
    }

    /// Comments on a field stand at its line.
    pub(super) fn begin_field_comments(&mut self, field: &str) {
        self.comments.waiting.extend(self.comments.fields.remove(field).unwrap_or_default());
    }
}

/// Where a comment begins and ends in the body: footnotes stand apart from it.
fn ends<'p>(document: &Document, passages: &'p [Passage]) -> Option<(&'p Passage, &'p Passage)> {
    let in_body = |passage: &&Passage| {
        document
            .blocks
            .get(passage.block)
            .is_some_and(|block| !matches!(block, Block::Footnote(_) | Block::Unknown(_)))
    };
    let mut inside = passages.iter().filter(in_body);
    let first = inside.next()?;
    Some((first, inside.next_back().unwrap_or(first)))
}

fn quote(document: &Document, passage: &Passage) -> Option<String> {
    let text: Vec<u16> = plain_text_of(document.blocks.get(passage.block)?).encode_utf16().collect();
    let words = text.get(passage.from as usize..passage.to as usize)?;
    Some(String::from_utf16_lossy(words))
}

/// The name of a remark's last paragraph, by which the third part knows it.
fn paragraph(id: usize) -> String {
    format!("{:08X}", 0x1000_0000_usize.saturating_add(id))
}

fn said(id: usize, saying: &Saying, about: &str) -> String {
    let date =
        saying.at.map(|at| format!(" w:date=\"{}\"", at.strftime("%Y-%m-%dT%H:%M:%SZ"))).unwrap_or_default();
    let initials: String =
        saying.who.split_whitespace().filter_map(|name| name.chars().next()).take(4).collect();
    let mut out = format!(
        "<w:comment w:id=\"{id}\" w:author=\"{}\"{date} w:initials=\"{}\">",
        escaped(&saying.who),
        escaped(&initials)
    );
    let text = format!("{about}{}", saying.text);
    let lines: Vec<&str> = text.split('\n').collect();
    for (number, line) in lines.iter().enumerate() {
        let name = if number + 1 == lines.len() {
            format!(" w14:paraId=\"{}\"", paragraph(id))
        } else {
            String::new()
        };
        let sign = if number == 0 {
            "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>"
        } else {
            ""
        };
        out.push_str(&format!(
            "<w:p{name}><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>{sign}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escaped(line)
        ));
    }
    out.push_str("</w:comment>");
    out
}
