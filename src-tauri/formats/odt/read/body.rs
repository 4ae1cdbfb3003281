//! What stands below one another: paragraphs, headings, lists, tables, sections.

use super::Reader;
use super::inline::{Around, Found};
use crate::office::fold::text_box;
use crate::office::line::{Item, Line, Listed, Role};
use crate::office::passages::bare;
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::words;
use std::collections::BTreeMap;

/// Lines that are an ornament in manuscripts of every age.
const ORNAMENTS: &[&str] = &["***", "* * *", "* * * * *", "*****", "⁂", "———"];
/// How far in the words of a list's first level stand; only more or less matters.
const INSET: i32 = 100;

/// The list a paragraph stands in.
#[derive(Debug, Clone)]
struct Place {
    listed: Listed,
    /// The item's own paragraph is still to come; what follows it only continues it.
    first: bool,
}

impl Reader<'_> {
    /// The pieces in an element that holds paragraphs.
    pub(super) fn blocks(&mut self, parent: &Element) -> Vec<Item> {
        let mut items = Vec::new();
        let outer = std::mem::take(&mut self.flowing);
        self.gather(parent, None, &mut items);
        self.flowing = outer;
        items
    }

    fn gather(&mut self, parent: &Element, mut place: Option<&mut Place>, items: &mut Vec<Item>) {
        for element in parent.elements() {
            match &*element.name {
                "p" | "h" => self.paragraph(element, place.as_deref_mut(), items),
                "list" => {
                    let level = place.as_ref().map_or(0, |place| place.listed.level.saturating_add(1));
                    self.list(element, level, None, items);
                }
                "table" => {
                    self.table(element, items);
                    self.flowing = false;
                }
                "section" | "index-body" | "index-title" | "text-box" => self.gather(element, None, items),
                "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" => {
                    self.said.count(What::Contents);
                }
                "change-start" => self.open.extend(element.attribute("change-id").map(str::to_owned)),
                "change-end" => self.open.retain(|id| Some(id.as_str()) != element.attribute("change-id")),
                "change" => {
                    let mut found = Found::default();
                    let id = element.attribute("change-id").unwrap_or_default();
                    self.deleted(id, &Around::default(), &mut found);
                    self.lines(Line::of(Role::Body), found, items);
                }
                "frame" | "custom-shape" | "rect" | "g" | "line" => {
                    let mut found = Found::default();
                    self.drawing(element, &mut found);
                    let mut line = Line::of(Role::Body);
                    line.pictures = found.pictures;
                    items.push(Item::line(line));
                    items.extend(found.boxes);
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, element: &Element, level: u8, outer: Option<&str>, items: &mut Vec<Item>) {
        let style = element.attribute("style-name").or(outer).unwrap_or_default().to_owned();
        let shape = self.styles.level(&style, level.saturating_add(1));
        self.lists += 1;
        let list = self.lists;
        let continued = element.attribute("continue-numbering") == Some("true")
            || element.attribute("continue-list").is_some();
        let mut number = match self.counted.get(&style) {
            Some(next) if continued && level == 0 => *next,
            _ => shape.start,
        };
        for item in element.elements() {
            if let Some(start) = item.attribute("start-value").and_then(|start| start.parse().ok()) {
                number = start;
            }
            let listed = Listed { list, level, ordered: shape.ordered, number };
            // What stands at the head of a list has no sign of its own.
            let mut place = Place { listed, first: item.is("list-item") };
            for inner in item.elements() {
                if inner.is("list") {
                    self.list(inner, level.saturating_add(1), Some(&style), items);
                } else {
                    self.one(inner, &mut place, items);
                }
            }
            number = number.saturating_add(1);
        }
        if level == 0 {
            self.counted.insert(style, number);
        }
    }

    fn one(&mut self, element: &Element, place: &mut Place, items: &mut Vec<Item>) {
        match &*element.name {
            "p" | "h" => self.paragraph(element, Some(place), items),
            "change-start" => self.open.extend(element.attribute("change-id").map(str::to_owned)),
            "change-end" => self.open.retain(|id| Some(id.as_str()) != element.attribute("change-id")),
            _ => self.gather(element, None, items),
        }
    }

    fn paragraph(&mut self, element: &Element, place: Option<&mut Place>, items: &mut Vec<Item>) {
        let style = element.attribute("style-name");
        let level = element.attribute("outline-level").and_then(|level| level.parse().ok());
        let role = self.role(style, element.is("h").then(|| level.unwrap_or(1)));
        let begins = self.begins().filter(|_| self.flowing);
        let base = self.styles.look("paragraph", style);
        let around = Around { base, plain: role == Role::Body, ..Around::default() };
        let mut found = Found { blank: true, ..Found::default() };
        self.inline(element, &around, &mut found);
        let mut line = Line::of(role);
        line.pictures = std::mem::take(&mut found.pictures);
        line.tc = begins.filter(|_| may_join(&line));
        if role == Role::Contents {
            return;
        }
        if let Some(place) = place {
            line.indent = INSET * (i32::from(place.listed.level) + 1);
            if place.first && !matches!(role, Role::Heading(_)) {
                line.listed = Some(place.listed);
                place.first = false;
            }
        } else if role == Role::Body && line.pictures.is_empty() && found.boxes.is_empty() {
            let words = if found.ended.is_empty() { bare(&words(&found.text)) } else { String::new() };
            let ruled = words.trim().is_empty() && found.ended.is_empty() && self.styles.is_ruled(style);
            if ORNAMENTS.contains(&words.trim()) || ruled {
                line.role = Role::Divider;
            }
        }
        let boxes = std::mem::take(&mut found.boxes);
        self.lines(line, found, items);
        items.extend(boxes);
    }

    /// What a paragraph is for; a heading says its level.
    fn role(&self, style: Option<&str>, level: Option<u8>) -> Role {
        match (self.styles.role(style), level) {
            (role @ (Role::Title | Role::Subtitle), _) => role,
            (_, Some(level)) => Role::Heading(level.clamp(1, 9)),
            (role, None) => role,
        }
    }

    /// A paragraph, and behind it those that a deletion joined to it.
    fn lines(&mut self, first: Line, found: Found, items: &mut Vec<Item>) {
        let mut line = first;
        let role = line.role;
        if let Some((style, level)) = &found.first {
            line.role = self.role(style.as_deref(), *level);
        }
        let gone = found.first.is_some();
        let last = found.begun.len();
        let mut texts = found.ended.into_iter().chain(std::iter::once(found.text));
        line.text = texts.next().unwrap_or_default();
        for (number, (text, begun)) in texts.zip(found.begun).enumerate() {
            let own = self.role(begun.style.as_deref(), begun.level);
            let mut next = Line::of(if gone && number + 1 == last { role } else { own });
            (next.text, next.indent) = (text, line.indent);
            next.tc = Some(begun.change).filter(|_| may_join(&line) && may_join(&next));
            items.push(Item::line(std::mem::replace(&mut line, next)));
        }
        self.flowing = may_join(&line);
        items.push(Item::line(line));
    }

    /// What a text box holds.
    pub(super) fn boxed(&mut self, content: &Element, out: &mut Vec<Item>) {
        let items = self.blocks(content);
        out.extend(text_box(items, &BTreeMap::new(), false));
    }
}

/// May a paragraph's words go on in another, or another's in it?
fn may_join(line: &Line) -> bool {
    matches!(line.role, Role::Body | Role::Heading(_) | Role::Quote | Role::QuoteList)
        && line.pictures.is_empty()
}
