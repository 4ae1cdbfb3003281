//! What stands below one another: paragraphs, tables, and the wrappers around them.

use super::Reader;
use super::styles::{indent, list, outline};
use crate::office::fold::text_box;
use crate::office::line::{Item, Line, Role};
use crate::office::passages::bare;
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::{Block, Common, Divider, Inline, words};

/// Lines that are an ornament in manuscripts of every age.
const ORNAMENTS: &[&str] = &["***", "* * *", "* * * * *", "*****", "⁂", "———"];

impl Reader<'_> {
    /// The pieces in an element that holds paragraphs.
    pub(super) fn blocks(&mut self, parent: &Element) -> Vec<Item> {
        let mut items = Vec::new();
        // Where a paragraph begins is said by the one before it in the same place.
        let outer = self.proposals.begins.take();
        self.gather(parent, &mut items);
        if std::mem::replace(&mut self.proposals.begins, outer).is_some() {
            self.said.count(What::JoinedParagraphs);
        }
        items
    }

    fn gather(&mut self, parent: &Element, items: &mut Vec<Item>) {
        for element in parent.elements() {
            match &*element.name {
                "p" => self.paragraph(element, items),
                "tbl" => {
                    if self.proposals.begins.take().is_some() {
                        self.said.count(What::JoinedParagraphs);
                    }
                    self.table(element, items);
                }
                "sdt" => {
                    let properties = element.child("sdtPr");
                    if properties.is_some_and(|properties| properties.child("showingPlcHdr").is_some()) {
                        continue;
                    }
                    if let Some(content) = element.child("sdtContent") {
                        self.gather(content, items);
                    }
                }
                "AlternateContent" => {
                    let branch = element.child("Choice").or_else(|| element.child("Fallback"));
                    if let Some(branch) = branch {
                        self.gather(branch, items);
                    }
                }
                "bookmarkStart" => {
                    if let Some(name) = element.attribute("name").filter(|name| self.kept.contains_key(*name))
                    {
                        self.opens.push(name.to_owned());
                    }
                    self.note_bookmark(element);
                }
                "bookmarkEnd" => {
                    let ended = element.attribute("id").and_then(|id| self.ended(id));
                    if let (Some(name), Some(item)) = (ended, items.last_mut()) {
                        item.closes.push(name);
                    }
                }
                "commentRangeStart" | "commentRangeEnd" => self.comment_mark(element),
                "oMathPara" | "oMath" => {
                    let mut line = Line::of(Role::Body);
                    line.text.extend(self.formula(element));
                    items.push(Item::line(line));
                }
                "altChunk" => self.said.count(What::Drawing),
                "customXml" | "smartTag" | "ins" | "del" | "moveFrom" | "moveTo" => {
                    self.gather(element, items)
                }
                _ => {}
            }
        }
    }

    /// A paragraph, and behind it what floats beside it.
    fn paragraph(&mut self, element: &Element, items: &mut Vec<Item>) {
        let properties = element.child("pPr");
        let style = properties.and_then(|p| p.child("pStyle")).and_then(Element::val);
        let mut role = self.styles.role(style);
        if let Some(level) = properties.and_then(outline).filter(|_| role == Role::Body) {
            role = Role::Heading(level);
        }
        let mut line = Line::of(role);
        line.indent = properties.and_then(indent).or_else(|| self.styles.indent(style)).unwrap_or(0);
        let own = properties.and_then(list);
        if let Some((id, level)) = own.or_else(|| self.styles.list(style))
            && let Some((listed, inset)) = self.numbering.next(&id, level)
        {
            line.listed = Some(listed);
            if let Some(inset) = properties.and_then(indent).or(inset) {
                line.indent = inset;
            }
        }
        let mut found = self.inside(element, style, role);
        line.text = std::mem::take(&mut found.text);
        line.pictures = std::mem::take(&mut found.pictures);
        let parted = found.opens.iter().chain(&self.opens).any(|name| {
            self.kept.get(name).is_some_and(|kept| kept.get("kind").is_some_and(|kind| kind == "parted"))
        });
        self.proposed(properties, &mut line, parted);
        if role == Role::Contents {
            if !words(&line.text).trim().is_empty() {
                self.said.count(What::Contents);
            }
            return;
        }
        if role == Role::LooseNotes {
            return;
        }
        if !self.ours && line.pictures.is_empty() && role == Role::Body && found.boxes.is_empty() {
            let words = bare(&words(&line.text));
            let ruled = properties.is_some_and(|p| {
                p.child("pBdr").is_some_and(|border| border.child("bottom").or(border.child("top")).is_some())
            });
            if found.ruled || ORNAMENTS.contains(&words.trim()) || (ruled && words.trim().is_empty()) {
                line.role = Role::Divider;
            }
        }
        let mut item = Item::line(line);
        item.opens = std::mem::take(&mut self.opens);
        item.opens.extend(found.opens);
        item.closes = found.closes;
        items.push(item);
        items.extend(found.boxes);
        let section = properties.and_then(|p| p.child("sectPr")).filter(|_| !self.ours);
        if section.is_some_and(|s| s.child("type").and_then(Element::val) != Some("continuous")) {
            items.push(Item::block(Block::Divider(Divider { common: Common::default() })));
        }
    }

    /// What a text box holds: a fact box in its place, or plainly what it is when that is a caption or a picture.
    pub(super) fn boxed(&mut self, content: &Element, out: &mut Vec<Item>) {
        let opens = std::mem::take(&mut self.opens);
        let items = self.blocks(content);
        self.opens = opens;
        out.extend(text_box(items, &self.kept, self.ours));
    }

    /// The words of a formula.
    pub(super) fn formula(&mut self, element: &Element) -> Option<Inline> {
        self.said.count(What::Formula);
        let words = element.words();
        (!words.is_empty()).then(|| Inline::plain(words))
    }
}
