//! The styles of an OpenDocument text, along the chain of parents: what they are for and how they look.

use crate::office::line::Role;
use crate::office::names::{Tone, role, tone};
use crate::office::xml::Element;
use std::collections::BTreeMap;

/// The longest chain of styles.
const LONGEST: usize = 16;

/// What a style says about looks; `None` where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    pub(super) strong: Option<bool>,
    pub(super) em: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) raised: Option<i8>,
    pub(super) hidden: Option<bool>,
    pub(super) underlined: Option<bool>,
}

#[derive(Debug)]
struct Style {
    name: String,
    parent: Option<String>,
    look: Look,
    level: Option<u8>,
    /// A line under or over an empty paragraph.
    ruled: bool,
}

/// A level of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) ordered: bool,
    pub(super) start: u32,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    lists: BTreeMap<(String, u8), Level>,
    /// The language of the text.
    pub(super) language: String,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, root: &Element) {
        for group in root.elements().filter(|group| matches!(&*group.name, "styles" | "automatic-styles")) {
            for element in group.elements() {
                match &*element.name {
                    "style" => self.style(element),
                    "list-style" => self.list_style(element),
                    "default-style" if element.attribute("family") == Some("paragraph") => {
                        self.defaults(element)
                    }
                    _ => {}
                }
            }
        }
    }

    fn defaults(&mut self, element: &Element) {
        let Some(properties) = element.child("text-properties") else { return };
        let said = |name: &str| properties.attribute(name).filter(|value| *value != "none");
        if let Some(language) = said("language") {
            self.language =
                said("country").map_or_else(|| language.to_owned(), |place| format!("{language}-{place}"));
        }
    }

    fn style(&mut self, element: &Element) {
        let (Some(id), Some(family)) = (element.attribute("name"), element.attribute("family")) else {
            return;
        };
        let name = element.attribute("display-name").map_or_else(|| id.replace("_20_", " "), str::to_owned);
        let properties = element.child("paragraph-properties");
        let border =
            |side: &str| properties.and_then(|p| p.attribute(side)).is_some_and(|border| border != "none");
        self.styles.insert(
            (family.to_owned(), id.to_owned()),
            Style {
                name,
                parent: element.attribute("parent-style-name").map(str::to_owned),
                look: element.child("text-properties").map(look).unwrap_or_default(),
                level: element.attribute("default-outline-level").and_then(|level| level.parse().ok()),
                ruled: border("border-bottom") || border("border-top"),
            },
        );
    }

    fn list_style(&mut self, element: &Element) {
        let Some(name) = element.attribute("name") else { return };
        for level in element.elements() {
            let Some(at) = level.attribute("level").and_then(|at| at.parse::<u8>().ok()) else { continue };
            let ordered = level.is("list-level-style-number")
                && level.attribute("num-format").is_some_and(|format| !format.is_empty());
            let start = level.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
            self.lists.insert((name.to_owned(), at), Level { ordered, start });
        }
    }

    fn chain<'s>(&'s self, family: &'s str, id: Option<&str>) -> impl Iterator<Item = &'s Style> {
        let find = move |id: &str| self.styles.get(&(family.to_owned(), id.to_owned()));
        std::iter::successors(id.and_then(find), move |style| style.parent.as_deref().and_then(find))
            .take(LONGEST)
    }

    /// What a paragraph style is for.
    pub(super) fn role(&self, id: Option<&str>) -> Role {
        for style in self.chain("paragraph", id) {
            if let Some(role) = role(&style.name) {
                return role;
            }
            if let Some(level) = style.level.filter(|level| (1..=9).contains(level)) {
                return Role::Heading(level);
            }
        }
        id.and_then(|id| role(&id.replace("_20_", " "))).unwrap_or(Role::Body)
    }

    /// Does a line stand at the paragraph?
    pub(super) fn is_ruled(&self, id: Option<&str>) -> bool {
        self.chain("paragraph", id).any(|style| style.ruled)
    }

    /// What a character style means.
    pub(super) fn tone(&self, id: Option<&str>) -> Option<Tone> {
        self.chain("text", id).find_map(|style| tone(&style.name))
    }

    /// What a style says about looks: the nearest of its chain that says anything.
    pub(super) fn look(&self, family: &str, id: Option<&str>) -> Look {
        let mut look = Look::default();
        for style in self.chain(family, id) {
            look = over(look, style.look);
        }
        look
    }

    /// A level of a list style, from 1.
    pub(super) fn level(&self, style: &str, level: u8) -> Level {
        let usual = Level { ordered: false, start: 1 };
        self.lists.get(&(style.to_owned(), level)).copied().unwrap_or(usual)
    }
}

/// What stands nearer counts.
pub(super) fn over(near: Look, far: Look) -> Look {
    Look {
        strong: near.strong.or(far.strong),
        em: near.em.or(far.em),
        strike: near.strike.or(far.strike),
        raised: near.raised.or(far.raised),
        hidden: near.hidden.or(far.hidden),
        underlined: near.underlined.or(far.underlined),
    }
}

fn look(properties: &Element) -> Look {
    let said = |name: &str| properties.attribute(name);
    Look {
        strong: said("font-weight")
            .map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|n| n >= 600)),
        em: said("font-style").map(|style| style != "normal"),
        strike: said("text-line-through-style").map(|style| style != "none"),
        raised: said("text-position").map(|position| {
            let first = position.split_whitespace().next().unwrap_or_default();
            match first {
                "super" => 1,
                "sub" => -1,
                number => match number.trim_end_matches('%').parse::<f32>() {
                    Ok(height) if height > 0.0 => 1,
                    Ok(height) if height < 0.0 => -1,
                    _ => 0,
                },
            }
        }),
        hidden: said("display").map(|display| display == "none"),
        underlined: said("text-underline-style").map(|style| style != "none"),
    }
}
