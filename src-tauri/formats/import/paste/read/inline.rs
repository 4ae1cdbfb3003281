//! What stands inside of a line: emphasis by tag or by style, links, breaks, signs.

use super::line::{Spacing, with, without};
use super::{Around, Flow, Reader};
use crate::import::paste::report::{Loss, Turned};
use crate::import::paste::style::Style;
use crate::import::paste::tree::{Element, Piece};
use model::document::{Inline, Mark, Text};

/// Where links may go.
const PERMITTED: &[&str] = &["https://", "http://", "mailto:", "tel:", "story:"];

impl Reader<'_> {
    pub(super) fn inline(&mut self, element: &Element, around: &Around, style: &Style, flow: &mut Flow) {
        let mark = match element.name.as_str() {
            "b" | "strong" => Some(Mark::Strong),
            "em" | "i" | "cite" | "dfn" | "var" => Some(Mark::Em),
            "s" | "strike" | "del" => Some(Mark::Strike),
            "sup" => Some(Mark::Sup),
            "sub" => Some(Mark::Sub),
            "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
            _ => None,
        };
        let own = mark.map_or_else(|| around.clone(), |mark| around.marked(mark));
        let around = styled(&own, style, false);
        match element.name.as_str() {
            "br" => self.line_break(&around, flow),
            "img" => self.picture(element, flow),
            "a" => return self.link(element, &around, flow),
            "galley-note" => flow.line.note(element.attribute("label")),
            "u" => self.report.lost(Loss::Underline, ""),
            "ins" if !element.is_blank() => self.report.turned(Turned::Insertion, &element.words()),
            "q" => {
                flow.line.push("“", &around.marks, Spacing::Exact);
                self.pieces(&element.children, &around, flow);
                return flow.line.push("”", &around.marks, Spacing::Exact);
            }
            "iframe" | "frame" | "video" | "audio" | "object" | "embed" | "applet" => {
                return self.frame(element, &around, flow);
            }
            "svg" | "canvas" | "map" => return self.report.lost(Loss::Drawing, &element.words()),
            "button" | "select" | "textarea" | "input" | "progress" | "meter" | "datalist" => {
                if element.attribute("type") == "hidden" {
                    return;
                }
                return self.report.lost(Loss::Control, &element.words());
            }
            _ => {}
        }
        self.pieces(&element.children, &around, flow);
    }

    fn line_break(&mut self, around: &Around, flow: &mut Flow) {
        if around.spacing == Spacing::Exact {
            return flow.line.exact_break(&around.marks);
        }
        // Two in a row part paragraphs.
        if flow.line.hard_break() {
            flow.end_line();
        }
    }

    fn link(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        let address = unwrapped(element.attribute("href"));
        let start = address.get(..12).unwrap_or(&address).to_ascii_lowercase();
        let permitted = PERMITTED.iter().any(|permitted| start.starts_with(permitted))
            || self.ours && (start.starts_with('#') || address.is_empty() && element.has("href"));
        if permitted {
            return self.pieces(&element.children, &around.marked(Mark::Link { href: address }), flow);
        }
        if !address.is_empty() && !element.is_blank() {
            let leads_nowhere = !address.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
            if leads_nowhere {
                self.report.turned(Turned::DeadLink, &address);
            } else {
                self.report.lost(Loss::Address, &address);
            }
        }
        self.pieces(&element.children, around, flow);
    }

    /// A sign that some programs draw as a picture; answers whether it was one.
    pub(super) fn sign(&mut self, element: &Element, flow: &mut Flow) -> bool {
        let alt = element.attribute("alt");
        let named = ["emoji", "emote", "smiley"].iter().any(|name| {
            element.attribute("class").to_ascii_lowercase().contains(name) || element.has("data-emoji")
        });
        let is_sign = !alt.is_empty()
            && (named && alt.chars().count() <= 40
                || alt.chars().count() <= 4
                    && alt.chars().all(|letter| !letter.is_ascii() && !letter.is_alphanumeric()));
        if is_sign {
            self.report.turned(Turned::Sign, "");
            flow.line.push(alt, &[], Spacing::Folded);
        }
        is_sign
    }
}

/// What a style adds to the words around, or takes from them.
pub(super) fn styled(around: &Around, style: &Style, in_heading: bool) -> Around {
    let mut marks = around.marks.clone();
    match style.bold {
        Some(true) if !in_heading => marks = with(&marks, Mark::Strong),
        Some(false) => marks = without(&marks, &Mark::Strong),
        _ => {}
    }
    match style.italic {
        Some(true) => marks = with(&marks, Mark::Em),
        Some(false) => marks = without(&marks, &Mark::Em),
        None => {}
    }
    if style.struck {
        marks = with(&marks, Mark::Strike);
    }
    match style.raised {
        Some(true) => marks = with(&marks, Mark::Sup),
        Some(false) => marks = with(&marks, Mark::Sub),
        None => {}
    }
    let spacing = match around.spacing {
        Spacing::Folded if style.keeps_lines => Spacing::Lines,
        spacing => spacing,
    };
    Around { marks, spacing }
}

/// Words without marks; neighbours are joined, suggestions stay.
pub(super) fn plain(text: Text) -> Text {
    let mut out = Text::new();
    for piece in text {
        let Inline::Words { text, mut marks } = piece else { continue };
        marks.retain(Mark::is_suggestion);
        match out.last_mut() {
            Some(Inline::Words { text: last, marks: before }) if *before == marks => last.push_str(&text),
            _ => out.push(Inline::Words { text, marks }),
        }
    }
    out
}

/// An address that a mail program or a search engine put another one around, without it.
fn unwrapped(address: &str) -> String {
    let Ok(url) = url::Url::parse(address) else { return address.to_owned() };
    let wraps = match url.host_str() {
        Some("www.google.com") if url.path() == "/url" => Some(["q", "url"].as_slice()),
        Some(host) if host.ends_with(".safelinks.protection.outlook.com") => Some(["url"].as_slice()),
        _ => None,
    };
    let inner = wraps.and_then(|names| {
        url.query_pairs()
            .find(|(name, _)| names.contains(&name.as_ref()))
            .map(|(_, value)| value.into_owned())
    });
    inner.filter(|inner| inner.starts_with("http")).unwrap_or_else(|| address.to_owned())
}

/// The words of pieces that are only words.
pub(super) fn only_words(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Words(_) => true,
        Piece::Element(element) => !super::is_block(&element.name) && only_words(&element.children),
    })
}
