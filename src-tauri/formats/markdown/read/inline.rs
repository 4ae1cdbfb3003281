//! What stands inside a line: words with marks, out of the parser's events.

use super::options;
use crate::markdown::directives::scan;
use model::document::{Inline, Mark, Text, label};
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};

/// A run of inline content while it is being read.
#[derive(Default)]
pub(super) struct Line {
    text: Text,
    /// Open marks; each may be open several times.
    open: Vec<Mark>,
    /// Tags that were opened as raw HTML, to be closed as such.
    tags: Vec<&'static str>,
    /// An image's words are read, its address goes to the notes.
    pub(super) images: Vec<(String, String)>,
    /// Something was met, be it only a pair of empty tags.
    pub(super) met: bool,
    note: Option<String>,
}

impl Line {
    /// Takes an event that belongs into a line; gives back one that does not.
    pub(super) fn take<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        match event {
            Event::Text(text) => self.push(&text, None),
            Event::Code(text) => self.push(&text, Some(Mark::Code)),
            Event::SoftBreak => self.push(" ", None),
            Event::HardBreak => self.text.push(Inline::Break { marks: Vec::new() }),
            Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(name) => self.reference(&name),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text, None),
            Event::Start(Tag::Emphasis) => self.open.push(Mark::Em),
            Event::Start(Tag::Strong) => self.open.push(Mark::Strong),
            Event::Start(Tag::Strikethrough) => self.open.push(Mark::Strike),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                self.link(link_type, &dest_url, &title)
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.images.push((dest_url.to_string(), title.to_string()));
            }
            Event::End(TagEnd::Image) => {}
            Event::End(TagEnd::Emphasis) => self.close(&Mark::Em),
            Event::End(TagEnd::Strong) => self.close(&Mark::Strong),
            Event::End(TagEnd::Strikethrough) => self.close(&Mark::Strike),
            Event::End(TagEnd::Link) => match self.note.take() {
                Some(label) => {
                    self.text.push(Inline::Words { text: label.clone(), marks: vec![Mark::Note { label }] })
                }
                None => {
                    if let Some(at) = self.open.iter().rposition(|mark| matches!(mark, Mark::Link { .. })) {
                        self.open.remove(at);
                    }
                }
            },
            other => return Some(other),
        }
        self.met = true;
        None
    }

    /// The run, in its agreed shape.
    pub(super) fn done(self) -> Text {
        model::document::clean_text(&self.text)
    }

    fn push(&mut self, words: &str, also: Option<Mark>) {
        if words.is_empty() || self.note.is_some() {
            return;
        }
        let mut marks: Vec<Mark> = Vec::new();
        for mark in self.open.iter().chain(&also) {
            let excluded = match mark {
                Mark::Sup => marks.contains(&Mark::Sub),
                Mark::Sub => marks.contains(&Mark::Sup),
                mark => marks.iter().any(|other| other.rank() == mark.rank()),
            };
            if !excluded && !marks.contains(mark) {
                marks.push(mark.clone());
            }
        }
        marks.sort_by_key(Mark::rank);
        self.text.push(Inline::Words { text: words.to_owned(), marks });
    }

    fn close(&mut self, mark: &Mark) {
        if let Some(at) = self.open.iter().rposition(|open| open == mark) {
            self.open.remove(at);
        }
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str) {
        let named = address.strip_prefix("note:").filter(|_| title.is_empty());
        match named.and_then(|name| label(name.to_owned()).ok()) {
            Some(name) if kind == LinkType::Inline => self.note = Some(name),
            _ => {
                let href =
                    if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
                self.open.push(Mark::Link { href });
            }
        }
    }

    fn reference(&mut self, name: &CowStr<'_>) {
        match label(name.to_string()) {
            Ok(label) => {
                self.text.push(Inline::Words { text: label.clone(), marks: vec![Mark::Note { label }] })
            }
            Err(_) => self.push(&format!("[^{name}]"), None),
        }
    }

    /// The few tags that say what delimiters cannot; all other HTML is words.
    fn html(&mut self, html: &str) {
        const TAGS: [(&str, Option<Mark>); 8] = [
            ("strong", Some(Mark::Strong)),
            ("em", Some(Mark::Em)),
            ("s", Some(Mark::Strike)),
            ("sup", Some(Mark::Sup)),
            ("sub", Some(Mark::Sub)),
            ("code", Some(Mark::Code)),
            ("u", None),
            ("mark", None),
        ];
        if html == "<br>" {
            self.text.push(Inline::Break { marks: Vec::new() });
            return;
        }
        let inside = html.strip_prefix('<').and_then(|html| html.strip_suffix('>')).unwrap_or_default();
        let (name, closes) = inside.strip_prefix('/').map_or((inside, false), |name| (name, true));
        let Some((name, mark)) = TAGS.iter().find(|(tag, _)| *tag == name) else {
            return self.push(html, None);
        };
        if !closes {
            self.tags.push(name);
            self.open.extend(mark.clone());
        } else if let Some(at) = self.tags.iter().rposition(|open| open == name) {
            self.tags.remove(at);
            if let Some(mark) = mark {
                self.close(mark);
            }
        } else {
            self.push(html, None);
        }
    }
}

/// Inline content on one line, as in the words of a leaf directive; blocks in it are read as their words.
pub(super) fn one_line(text: &str) -> Text {
    // A line is never a heading or a list here: something harmless stands in front and is taken away again.
    let guarded = format!("\u{2060}{}", text.trim());
    debug_assert!(scan(&guarded).directives.is_empty());
    let mut line = Line::default();
    for event in Parser::new_ext(&guarded, options()) {
        if let Some(Event::Html(html)) = line.take(event) {
            line.push(&html, None);
        }
    }
    let mut text = line.done();
    if let Some(Inline::Words { text: first, .. }) = text.first_mut() {
        *first = first.trim_start_matches('\u{2060}').to_owned();
    }
    text.retain(|piece| !matches!(piece, Inline::Words { text, .. } if text.is_empty()));
    text
}
