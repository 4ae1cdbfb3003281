//! Numberings: which lists have numbers, where they begin, and how far they have counted.

use super::styles::indent;
use crate::office::line::Listed;
use crate::office::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy)]
struct Level {
    ordered: bool,
    start: u32,
    indent: Option<i32>,
    /// Its numbering begins anew here, whatever others of the same shape have counted.
    anew: bool,
}

/// The numberings of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: BTreeMap<(String, u8), Level>,
    /// The shape of a numbering; numberings of one shape count together.
    shapes: BTreeMap<String, String>,
    /// The number of a numbering among the lists, and the next number of each shape at each level.
    known: BTreeMap<String, u32>,
    counted: BTreeMap<(String, u8), u32>,
    /// Levels of numberings that have begun.
    begun: BTreeSet<(String, u8)>,
}

impl Numbering {
    pub(super) fn of(root: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        let Some(root) = root else { return numbering };
        let mut shapes: BTreeMap<&str, BTreeMap<u8, Level>> = BTreeMap::new();
        for shape in root.all("abstractNum") {
            let Some(id) = shape.attribute("abstractNumId") else { continue };
            let levels =
                shape.all("lvl").filter_map(|level| Some((number(level.attribute("ilvl")?)?, read(level))));
            shapes.insert(id, levels.collect());
        }
        for num in root.all("num") {
            let Some(id) = num.attribute("numId") else { continue };
            let shape = num.child("abstractNumId").and_then(Element::val);
            let mut levels = shape.and_then(|shape| shapes.get(shape)).cloned().unwrap_or_default();
            for over in num.all("lvlOverride") {
                let Some(at) = over.attribute("ilvl").and_then(number) else { continue };
                if let Some(level) = over.child("lvl") {
                    levels.insert(at, read(level));
                }
                let start =
                    over.child("startOverride").and_then(Element::val).and_then(|start| start.parse().ok());
                if let (Some(level), Some(start)) = (levels.get_mut(&at), start) {
                    (level.start, level.anew) = (start, true);
                }
            }
            numbering.shapes.insert(id.to_owned(), shape.unwrap_or(id).to_owned());
            numbering.levels.extend(levels.into_iter().map(|(at, level)| ((id.to_owned(), at), level)));
        }
        numbering
    }

    /// The place of the next item of a numbering, and where its words begin; `None` for no list.
    pub(super) fn next(&mut self, id: &str, level: u8) -> Option<(Listed, Option<i32>)> {
        if id == "0" {
            return None;
        }
        let fallback = Level { ordered: false, start: 1, indent: None, anew: false };
        let shape = self.levels.get(&(id.to_owned(), level)).copied().unwrap_or(fallback);
        let fresh = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let list = *self.known.entry(id.to_owned()).or_insert(fresh);
        let counter = self.shapes.get(id).map_or(id, String::as_str);
        let begins = self.begun.insert((id.to_owned(), level)) && shape.anew;
        let counted = self.counted.get(&(counter.to_owned(), level)).filter(|_| !begins);
        let number = *counted.unwrap_or(&shape.start);
        // An item begins the deeper levels anew.
        self.counted.retain(|(known, at), _| known != counter || *at <= level);
        self.counted.insert((counter.to_owned(), level), number.saturating_add(1));
        Some((Listed { list, level, ordered: shape.ordered, number }, shape.indent))
    }
}

fn number(text: &str) -> Option<u8> {
    text.parse().ok()
}

fn read(level: &Element) -> Level {
    let format = level.child("numFmt").and_then(Element::val).unwrap_or("decimal");
    Level {
        ordered: !matches!(format, "bullet" | "none"),
        start: level.child("start").and_then(Element::val).and_then(|start| start.parse().ok()).unwrap_or(1),
        indent: level.child("pPr").and_then(indent),
        anew: false,
    }
}
