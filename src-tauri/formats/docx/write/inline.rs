//! Words with marks as runs; links as hyperlinks, suggestions as tracked changes.

use super::direction::has_leftwards;
use super::{Place, Writer, kept_of};
use crate::office::passages::{Sign, any, parts};
use crate::office::xml::{escaped, fits};
use model::document::{Change, ChangeKind, Inline, Mark, Text};

impl Writer<'_> {
    /// The runs of a line. `tc` is the proposal for the whole paragraph, which its words share.
    pub(super) fn runs(&mut self, text: &Text, place: Place<'_>, tc: Option<&Change>, out: &mut String) {
        let href = |piece: &Inline| {
            piece.marks().iter().find_map(|mark| match mark {
                Mark::Link { href } if matches!(piece, Inline::Words { .. }) => Some(href.clone()),
                _ => None,
            })
        };
        let text = &apart(text);
        let mut at = 0;
        while let Some(piece) = text.get(at) {
            let Some(link) = href(piece) else {
                self.piece(piece, place, tc, out);
                at += 1;
                continue;
            };
            out.push_str(&self.hyperlink(&link));
            while let Some(piece) = text.get(at).filter(|piece| href(piece).as_ref() == Some(&link)) {
                self.piece(piece, place, tc, out);
                at += 1;
            }
            out.push_str("</w:hyperlink>");
        }
    }

    /// The beginning of a hyperlink. Word refuses a whole file for one address it cannot read, so only addresses that
    /// are surely none of these go where Word looks; the others are kept.
    pub(super) fn hyperlink(&mut self, href: &str) -> String {
        if let Some(fragment) = href.strip_prefix('#')
            && !fragment.is_empty()
            && fragment.len() <= 40
            && fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
            && !fragment.starts_with('_')
        {
            return format!("<w:hyperlink w:anchor=\"{fragment}\">");
        }
        let plain = href.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
        if plain && href.len() <= 2_000 && url::Url::parse(href).is_ok_and(|url| url.as_str() == href) {
            self.links.push(href.to_owned());
            return format!("<w:hyperlink r:id=\"rIdLink{}\" w:history=\"1\">", self.links.len());
        }
        let number = self.kept.len();
        let mut kept = kept_of("link", []);
        kept.insert("href".to_owned(), href.to_owned());
        self.kept.push((format!("_galley{number}"), kept));
        format!("<w:hyperlink w:anchor=\"_galley{number}\">")
    }

    fn piece(&mut self, piece: &Inline, place: Place<'_>, tc: Option<&Change>, out: &mut String) {
        if let Some(sign) = sign_of(piece) {
            out.push_str(&self.comments.sign(sign));
            return;
        }
        let (mut open, mut close) = (String::new(), String::new());
        let own = piece.marks().iter().any(|mark| matches!(mark, Mark::Ins(_) | Mark::Del(_)));
        let mut change = |writer: &mut Self, sign: &str, change: &Change| {
            open.push_str(&format!("<w:{sign} {}>", writer.who(change)));
            close.insert_str(0, &format!("</w:{sign}>"));
        };
        let mut deleted = false;
        for mark in piece.marks() {
            match mark {
                Mark::Ins(by) => change(self, "ins", by),
                Mark::Del(by) => {
                    deleted = true;
                    change(self, "del", by);
                }
                _ => {}
            }
        }
        if let Some(by) = tc.filter(|_| !own) {
            deleted = by.kind == Some(ChangeKind::Deleted);
            change(self, if deleted { "del" } else { "ins" }, by);
        }
        out.push_str(&open);
        match piece {
            Inline::Break { .. } => out.push_str("<w:r><w:br/></w:r>"),
            Inline::Words { text, marks } => {
                let note = marks.iter().find_map(|mark| match mark {
                    Mark::Note { label } => Some(label),
                    _ => None,
                });
                match note {
                    Some(label) => self.note(label, text, place, deleted, out),
                    None => {
                        let was = marks.iter().find_map(|mark| match mark {
                            Mark::Format(change, was) => Some(self.looked(change, was)),
                            _ => None,
                        });
                        let leftwards = if has_leftwards(text) { "<w:rtl/>" } else { "" };
                        let looks = format!("{}{leftwards}{}", properties(marks), was.unwrap_or_default());
                        out.push_str(&run(text, &looks, deleted));
                    }
                }
            }
        }
        out.push_str(&close);
    }
}

impl Writer<'_> {
    /// The looks that words had before a proposal, as the last of the properties of a run.
    fn looked(&mut self, change: &Change, was: &[Mark]) -> String {
        format!("<w:rPrChange {}><w:rPr>{}</w:rPr></w:rPrChange>", self.who(change), properties(was))
    }
}

/// A line in which every sign of a comment is a piece of its own.
fn apart(text: &Text) -> Text {
    let mut out = Text::new();
    for piece in text {
        match piece {
            Inline::Words { text, marks } if any(text) => {
                out.extend(parts(text).into_iter().map(|part| match part {
                    Ok(words) => Inline::Words { text: words.to_owned(), marks: marks.clone() },
                    Err(sign) => Inline::Words { text: sign.text(), marks: marks.clone() },
                }));
            }
            piece => out.push(piece.clone()),
        }
    }
    out
}

fn sign_of(piece: &Inline) -> Option<Sign> {
    match piece {
        Inline::Words { text, .. } if any(text) => parts(text).into_iter().find_map(Result::err),
        _ => None,
    }
}

/// The properties of a run, in the order of the schema.
fn properties(marks: &[Mark]) -> String {
    let has = |wanted: &Mark| marks.contains(wanted);
    let mut out = String::new();
    if has(&Mark::Code) {
        out.push_str("<w:rStyle w:val=\"InlineCode\"/>");
    } else if marks.iter().any(|mark| matches!(mark, Mark::Link { .. })) {
        out.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
    }
    for (mark, xml) in [
        (Mark::Strong, "<w:b/><w:bCs/>"),
        (Mark::Em, "<w:i/><w:iCs/>"),
        (Mark::Strike, "<w:strike/>"),
        (Mark::Sup, "<w:vertAlign w:val=\"superscript\"/>"),
        (Mark::Sub, "<w:vertAlign w:val=\"subscript\"/>"),
    ] {
        if has(&mark) {
            out.push_str(xml);
        }
    }
    out
}

/// A run of words; tabulators are Word's own.
pub(super) fn run(text: &str, properties: &str, deleted: bool) -> String {
    let name = if deleted { "delText" } else { "t" };
    let mut out = String::from("<w:r>");
    if !properties.is_empty() {
        out.push_str(&format!("<w:rPr>{properties}</w:rPr>"));
    }
    for (number, part) in text.split('\t').enumerate() {
        if number > 0 {
            out.push_str("<w:tab/>");
        }
        if !part.is_empty() {
            out.push_str(&format!("<w:{name} xml:space=\"preserve\">{}</w:{name}>", escaped(part)));
        }
    }
    out.push_str("</w:r>");
    out
}

/// Characters that XML can hold.
pub(super) fn holdable(text: &str) -> String {
    text.chars().map(|c| if fits(c) { c } else { '\u{FFFD}' }).collect()
}
