//! Footnotes: numbered as the text refers to them, written at the end, with a way back to every reference.

use super::body::Body;
use maud::{Markup, html};
use model::document::{Block, Document, Footnote};

/// The footnotes of a document and what has been met of them.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// One for each name, in the order of their texts until the first reference puts them in its own.
    waiting: Vec<Note<'a>>,
    /// In the order of their numbers.
    numbered: Vec<Note<'a>>,
}

/// A footnote.
struct Note<'a> {
    label: &'a str,
    /// The texts of that name; usually one.
    texts: Vec<&'a Footnote>,
    /// The element it is; given with its number.
    id: String,
    /// The elements that refer to it.
    references: Vec<String>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let mut notes = Self::default();
        for block in &document.blocks {
            let Block::Footnote(text) = block else { continue };
            match notes.waiting.iter_mut().find(|note| note.label == text.label) {
                Some(note) => note.texts.push(text),
                None => notes.waiting.push(Note {
                    label: &text.label,
                    texts: vec![text],
                    id: String::new(),
                    references: Vec::new(),
                }),
            }
        }
        notes
    }
}

impl<'a> Body<'a> {
    /// The number in the text that leads to a footnote.
    pub(super) fn note_number(&mut self, label: &str) -> Markup {
        let Some(number) = self.number(label) else {
            self.warnings.push(format!("The footnote “{label}” has no text; its mark is shown as words."));
            return html! { sup { (label) } };
        };
        let reference = self.ids.fresh(&format!("ref-{number}"));
        let words = self.page.setting.words;
        let note = number.checked_sub(1).and_then(|index| self.notes.numbered.get_mut(index));
        let Some(note) = note else { return html! {} };
        note.references.push(reference.clone());
        html! {
            sup {
                a.note-number id=(reference) href={ "#" (note.id) } role="doc-noteref"
                    aria-label={ (words.note) " " (number) } { (number) }
            }
        }
    }

    /// The number of a footnote, given when it is first asked for.
    fn number(&mut self, label: &str) -> Option<usize> {
        if let Some(index) = self.notes.numbered.iter().position(|note| note.label == label) {
            return Some(index + 1);
        }
        let index = self.notes.waiting.iter().position(|note| note.label == label)?;
        let mut note = self.notes.waiting.remove(index);
        let number = self.notes.numbered.len() + 1;
        note.id = self.ids.fresh(&format!("note-{number}"));
        self.notes.numbered.push(note);
        Some(number)
    }

    /// The footnotes; those that nothing refers to come last and are not lost.
    pub(super) fn notes(&mut self) -> Markup {
        let mut written: Vec<Markup> = Vec::new();
        // A footnote may refer to another one, so the list grows while it is written.
        loop {
            let texts = self.notes.numbered.get(written.len()).map(|note| note.texts.clone());
            match texts {
                Some(texts) => {
                    let text = html! { @for text in texts { (self.note_text(text)) } };
                    written.push(text);
                }
                None => {
                    let Some(label) = self.notes.waiting.first().map(|note| note.label) else { break };
                    self.warnings.push(format!("Nothing refers to the footnote “{label}”."));
                    self.number(label);
                }
            }
        }
        if written.is_empty() {
            return html! {};
        }
        let words = self.page.setting.words;
        let title = self.ids.fresh("notes");
        html! {
            section.notes role="doc-endnotes" aria-labelledby=(title) {
                h2 id=(title) lang=[self.page.setting.words_lang()] { (words.notes) }
                "\n"
                ol {
                    "\n"
                    @for (index, (text, note)) in written.iter().zip(&self.notes.numbered).enumerate() {
                        li id=(note.id) {
                            (text)
                            @if !note.references.is_empty() {
                                p.back {
                                    @for (time, reference) in note.references.iter().enumerate() {
                                        a href={ "#" (reference) } role="doc-backlink" aria-label=(label(words.back, index, time)) { "↩\u{FE0E}" }
                                    }
                                }
                            }
                        }
                        "\n"
                    }
                }
            }
            "\n"
        }
    }

    fn note_text(&mut self, text: &'a Footnote) -> Markup {
        let id = self.id(text.common.id.as_ref());
        html! { @if let Some(id) = id { span id=(id) {} } (self.blocks(&text.blocks)) }
    }
}

/// What the way back is called; told apart when there are several.
fn label(back: &str, index: usize, time: usize) -> String {
    let number = index + 1;
    if time == 0 { format!("{back} {number}") } else { format!("{back} {number} ({})", time + 1) }
}
