//! Footnotes, as all programs write them: two links that lead to each other. The first is the reference, the second
//! stands in the note.

use crate::import::paste::tree::{Element, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// More are no footnotes of one story.
const MOST: usize = 2_000;

/// A link to a place of the same page, with the names of its own place.
#[derive(Debug)]
struct Anchor {
    to: String,
    names: Vec<String>,
    paired: bool,
}

/// What is done with the anchor of that number.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Reference(String),
    Note(String),
}

/// Takes the notes out of a tree; references become `galley-note`. Answers names and contents, in order.
pub(super) fn take(tree: &mut Element, taken: &BTreeSet<String>) -> Vec<(String, Vec<Piece>)> {
    let mut anchors = Vec::new();
    gather(tree, &mut Vec::new(), &mut anchors);
    let parts = pairs(&mut anchors, taken);
    if parts.is_empty() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let mut number = 0;
    let (homeless, _) = replace(tree, &parts, &mut number, &mut notes, false);
    notes.extend(homeless.into_iter().map(|label| (label, Vec::new())));
    notes
}

/// A link to the same page whose words are no more than a number or a sign.
fn is_anchor(element: &Element) -> bool {
    element.name == "a" && element.attribute("href").starts_with('#') && {
        let words = element.words();
        words.trim().trim_matches(['[', ']', '(', ')', '.', ' ', '\u{a0}']).chars().count() <= 4
    }
}

/// Every anchor, in order, each with the names of the elements around it up to its block.
fn gather(element: &Element, above: &mut Vec<String>, anchors: &mut Vec<Anchor>) {
    for child in element.elements() {
        let own =
            [child.attribute("id"), child.attribute("name")].into_iter().filter(|name| !name.is_empty());
        let before = above.len();
        above.extend(own.map(str::to_owned));
        if is_anchor(child) {
            let to = child.attribute("href").trim_start_matches('#').to_owned();
            // Some put the name on an empty anchor or a mark inside.
            let inner = child.all().into_iter().map(|inside| inside.attribute("id").to_owned());
            let names = above.iter().rev().take(4).cloned().chain(inner).collect();
            anchors.push(Anchor { to, names, paired: false });
        }
        gather(child, above, anchors);
        above.truncate(before);
    }
}

fn pairs(anchors: &mut [Anchor], taken: &BTreeSet<String>) -> BTreeMap<usize, Part> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, anchor) in anchors.iter().enumerate() {
        for name in &anchor.names {
            by_name.entry(name.clone()).or_default().push(at);
        }
    }
    let (mut parts, mut labels) = (BTreeMap::new(), taken.clone());
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for at in 0..anchors.len().min(MOST * 4) {
        let Some(anchor) = anchors.get(at).filter(|anchor| !anchor.paired) else { continue };
        if let Some(label) = known.get(&anchor.to) {
            // One more reference to a note that has its name.
            parts.insert(at, Part::Reference(label.clone()));
            continue;
        }
        let leads_back = |other: &usize| {
            *other > at
                && anchors.get(*other).is_some_and(|other| !other.paired && anchor.names.contains(&other.to))
        };
        let Some(other) = by_name.get(&anchor.to).into_iter().flatten().copied().find(leads_back) else {
            continue;
        };
        let label = fresh(&mut labels);
        known.insert(anchor.to.clone(), label.clone());
        for one in [at, other] {
            if let Some(anchor) = anchors.get_mut(one) {
                anchor.paired = true;
            }
        }
        parts.insert(at, Part::Reference(label.clone()));
        parts.insert(other, Part::Note(label));
    }
    parts
}

/// The next number that is no name yet.
fn fresh(labels: &mut BTreeSet<String>) -> String {
    let mut number = 1_usize;
    while labels.contains(&number.to_string()) {
        number += 1;
    }
    labels.insert(number.to_string());
    number.to_string()
}

/// Puts references into their places and takes notes out; answers the names of notes whose links were met, until their
/// block is found, and whether notes were taken out. `within` a note's own block, paragraphs are parts of it.
fn replace(
    element: &mut Element,
    parts: &BTreeMap<usize, Part>,
    number: &mut usize,
    notes: &mut Vec<(String, Vec<Piece>)>,
    within: bool,
) -> (Vec<String>, bool) {
    let (mut met, mut taken) = (Vec::new(), false);
    for child in std::mem::take(&mut element.children) {
        let Piece::Element(mut child) = child else {
            element.children.push(child);
            continue;
        };
        if is_anchor(&child) {
            let part = parts.get(number).cloned();
            *number += 1;
            if part.is_some() {
                // What is inside was counted, too.
                *number += child.all().into_iter().filter(|inside| is_anchor(inside)).count();
            }
            match part {
                Some(Part::Reference(label)) => {
                    let reference = Element::new("galley-note", Vec::new()).with("label", label);
                    element.children.push(Piece::Element(reference));
                    continue;
                }
                Some(Part::Note(label)) => {
                    met.push(label);
                    continue;
                }
                None => {}
            }
        }
        let inside = within || is_container(&child);
        let (labels, emptied) = replace(&mut child, parts, number, notes, inside);
        if emptied && labels.is_empty() && !has_words(&child.children) {
            // What held only notes goes with them, and the line that some draw above it.
            remove_rule(&mut element.children);
            taken = true;
            continue;
        }
        let mut labels = labels.into_iter();
        match labels.next() {
            Some(label) if is_whole_note(&child, within) => {
                if !taken {
                    remove_rule(&mut element.children);
                }
                child.name = "div".to_owned();
                notes.push((label, vec![Piece::Element(child)]));
                notes.extend(labels.map(|label| (label, Vec::new())));
                taken = true;
            }
            first => {
                met.extend(first.into_iter().chain(labels));
                element.children.push(Piece::Element(child));
            }
        }
    }
    if taken && !has_words(&element.children) {
        element.children.clear();
    }
    (met, taken)
}

/// A block made for one note, with all of its paragraphs.
fn is_container(element: &Element) -> bool {
    const NAMES: &[&str] = &["ftn", "edn", "fn", "sdfootnote", "sdendnote", "footnote", "cite_note"];
    let id = element.attribute("id");
    let digits = id.bytes().any(|byte| byte.is_ascii_digit());
    match element.name.as_str() {
        "li" => true,
        "div" | "aside" => digits && NAMES.iter().any(|name| id.starts_with(name)),
        _ => false,
    }
}

fn is_whole_note(element: &Element, within: bool) -> bool {
    is_container(element)
        || !within
            && (element.name == "p"
                || super::is_block(&element.name)
                    && !element.elements().any(|inside| super::is_block(&inside.name)))
}

fn has_words(pieces: &[Piece]) -> bool {
    !crate::import::paste::tree::words(pieces).trim().is_empty()
}

/// Takes away the line that stands directly above the notes.
fn remove_rule(before: &mut Vec<Piece>) {
    let is_blank = |piece: &Piece| match piece {
        Piece::Words(words) => words.trim().is_empty(),
        Piece::Element(element) => element.name == "br",
    };
    let last = before.iter().rposition(|piece| !is_blank(piece));
    if let Some(at) =
        last.filter(|at| before.get(*at).and_then(Piece::element).is_some_and(|rule| rule.name == "hr"))
    {
        before.truncate(at);
    }
}
