//! The style sheet: what styles are for, and what they say about looks, along the chain of what each is based on.

use crate::office::line::Role;
use crate::office::names::{Tone, role, tone};
use crate::office::xml::Element;
use std::collections::BTreeMap;

/// The longest chain of styles.
const LONGEST: usize = 16;

/// What properties say about looks; `None` where they say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    pub(super) strong: Option<bool>,
    pub(super) em: Option<bool>,
    pub(super) strike: Option<bool>,
    /// Raised, lowered, or on the line (0).
    pub(super) raised: Option<i8>,
    pub(super) hidden: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) highlighted: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    look: Look,
    outline: Option<u8>,
    indent: Option<i32>,
    list: Option<(String, u8)>,
}

/// The sheet.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    usual: String,
    /// The language of the text, as the sheet says it.
    pub(super) language: String,
}

impl Styles {
    pub(super) fn of(root: Option<&Element>) -> Self {
        let mut sheet = Self::default();
        let Some(root) = root else { return sheet };
        let language = root.child("docDefaults").and_then(|d| d.find("lang")).and_then(Element::val);
        sheet.language = language.unwrap_or_default().to_owned();
        for element in root.all("style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let paragraph = element.child("pPr");
            if element.attribute("type") == Some("paragraph")
                && element.attribute("default").is_some_and(is_on)
            {
                id.clone_into(&mut sheet.usual);
            }
            let said = |name: &str| element.child(name).and_then(Element::val).map(str::to_owned);
            sheet.styles.insert(
                id.to_owned(),
                Style {
                    name: said("name").unwrap_or_else(|| id.to_owned()),
                    based_on: said("basedOn"),
                    look: element.child("rPr").map(look).unwrap_or_default(),
                    outline: paragraph.and_then(outline),
                    indent: paragraph.and_then(indent),
                    list: paragraph.and_then(list),
                },
            );
        }
        sheet
    }

    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| style.based_on.as_ref().and_then(|id| self.styles.get(id)))
            .take(LONGEST)
    }

    /// The style of a paragraph that names none.
    fn or_usual<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.or(Some(self.usual.as_str()))
    }

    /// What a paragraph style is for.
    pub(super) fn role(&self, id: Option<&str>) -> Role {
        if let Some(id) = id
            && !self.styles.contains_key(id)
        {
            // The sheet does not know it; its id is often its name.
            return role(id).unwrap_or(Role::Body);
        }
        for style in self.chain(self.or_usual(id)) {
            if let Some(role) = role(&style.name) {
                return role;
            }
            if let Some(level) = style.outline {
                return Role::Heading(level);
            }
        }
        Role::Body
    }

    /// What a character style means.
    pub(super) fn tone(&self, id: &str) -> Option<Tone> {
        self.chain(Some(id)).find_map(|style| tone(&style.name)).or_else(|| tone(id))
    }

    /// What a style says about looks: the nearest of its chain that says anything.
    pub(super) fn look(&self, id: Option<&str>, paragraph: bool) -> Look {
        let id = if paragraph { self.or_usual(id) } else { id };
        let mut look = Look::default();
        for style in self.chain(id) {
            look.strong = look.strong.or(style.look.strong);
            look.em = look.em.or(style.look.em);
            look.strike = look.strike.or(style.look.strike);
            look.raised = look.raised.or(style.look.raised);
            look.hidden = look.hidden.or(style.look.hidden);
        }
        look
    }

    /// The numbering a style brings along: its id and the level.
    pub(super) fn list(&self, id: Option<&str>) -> Option<(String, u8)> {
        self.chain(self.or_usual(id)).find_map(|style| style.list.clone())
    }

    /// From the left edge.
    pub(super) fn indent(&self, id: Option<&str>) -> Option<i32> {
        self.chain(self.or_usual(id)).find_map(|style| style.indent)
    }
}

pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// The looks in run properties.
pub(super) fn look(properties: &Element) -> Look {
    let mut look = Look::default();
    // Letters that run from right to left have looks of their own.
    let complex = |name: &str| properties.child(name).is_some_and(|sign| sign.val().is_none_or(is_on));
    let complex = complex("rtl") || complex("cs");
    for element in properties.elements() {
        let on = Some(element.val().is_none_or(is_on));
        match &*element.name {
            "b" => look.strong = look.strong.filter(|_| complex).or(on),
            "i" => look.em = look.em.filter(|_| complex).or(on),
            "bCs" if complex => look.strong = on,
            "iCs" if complex => look.em = on,
            "strike" | "dstrike" => look.strike = on,
            "vanish" | "specVanish" => look.hidden = on,
            "u" => look.underlined = on,
            "highlight" => look.highlighted = on,
            "vertAlign" => {
                look.raised = Some(match element.val() {
                    Some("superscript") => 1,
                    Some("subscript") => -1,
                    _ => 0,
                });
            }
            _ => {}
        }
    }
    look
}

/// The level of a heading in paragraph properties, from 1.
pub(super) fn outline(properties: &Element) -> Option<u8> {
    let level: u8 = properties.child("outlineLvl")?.val()?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

/// The left indent in paragraph properties.
pub(super) fn indent(properties: &Element) -> Option<i32> {
    let indent = properties.child("ind")?;
    let value = indent.attribute("left").or_else(|| indent.attribute("start"))?;
    value.parse::<f32>().ok().map(|value| value.clamp(0.0, 30_000.0) as i32)
}

/// The numbering in paragraph properties.
pub(super) fn list(properties: &Element) -> Option<(String, u8)> {
    let numbering = properties.child("numPr")?;
    let id = numbering.child("numId").and_then(Element::val)?;
    let level = numbering.child("ilvl").and_then(Element::val).and_then(|level| level.parse().ok());
    Some((id.to_owned(), level.unwrap_or(0)))
}
