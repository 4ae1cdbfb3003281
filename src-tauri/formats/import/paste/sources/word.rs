//! Word, and Outlook, which writes with it: lists as paragraphs that say their level, headings and quotations as
//! classes, bullets as text, comments of the margin as links.

use super::Signs;
use super::libre_office::joined_quotations;
use crate::import::paste::report::{Loss, Report};
use crate::import::paste::style;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has_any(&[
        "urn:schemas-microsoft-com:office:word",
        "content=Word.Document",
        "content=\"Microsoft Word",
        "class=MsoNormal",
        "class=\"Mso",
        "mso-list:",
        "class=\"OutlineElement",
        "class=\"TextRun",
    ])
}

pub(super) fn undo(tree: &mut Element, report: &mut Report) {
    tree.rewrite(&mut |element| paragraph(element, report));
    lists(tree);
    joined_quotations(tree);
}

fn paragraph(mut element: Element, report: &mut Report) -> Vec<Piece> {
    if element.attribute("style").contains("mso-element:comment") || element.is_class("msocomtxt") {
        // What is around a comment is empty once the comment is gone.
        if !element.is_blank() {
            report.lost(Loss::Remark, &element.words());
        }
        return Vec::new();
    }
    // The sign of a comment beside the words it is about: "[AS1]".
    if element.is_class("MsoCommentReference") || element.is_class("msocomanchor") {
        return if element.words().trim().chars().count() <= 8 { Vec::new() } else { element.children };
    }
    if element.name != "p" && element.name != "div" {
        return element.into();
    }
    let class = element.attribute("class").to_owned();
    let has = |start: &str| class.split_ascii_whitespace().any(|one| one.starts_with(start));
    let name = if has("MsoTitle") {
        "h1"
    } else if let Some(level) =
        class.strip_prefix("MsoHeading").and_then(|rest| rest.trim().parse::<u8>().ok())
    {
        ["h1", "h2", "h3", "h4"][usize::from(level.clamp(1, 4)) - 1]
    } else if has("MsoQuote") || has("MsoIntenseQuote") {
        // The style slants it; the block says it already.
        unslant(&mut element);
        element.attributes.clear();
        return Element::new("blockquote", element.into()).into();
    } else {
        return element.into();
    };
    element.name = name.to_owned();
    element.into()
}

/// Takes slanting off words that all have it.
fn unslant(element: &mut Element) {
    let whole: usize = element.words().split_whitespace().map(str::len).sum();
    let slanted: usize = element
        .elements()
        .filter(|inside| matches!(inside.name.as_str(), "i" | "em"))
        .map(|inside| inside.words().split_whitespace().map(str::len).sum::<usize>())
        .sum();
    if whole == slanted {
        for piece in &mut element.children {
            if let Piece::Element(inside) = piece
                && matches!(inside.name.as_str(), "i" | "em")
            {
                inside.name = "span".to_owned();
            }
        }
    }
}

/// A paragraph that is an item: how deep it stands, and its number when it has one.
struct Item {
    level: usize,
    number: Option<u32>,
}

/// Reads `mso-list:l0 level2 lfo1` and the sign in front of the words.
fn item(element: &Element) -> Option<Item> {
    let is_line = element.name == "p" || (element.name.starts_with('h') && element.name.len() == 2);
    let list = style::value(element, "mso-list").filter(|_| is_line)?;
    if list.eq_ignore_ascii_case("none") {
        return None;
    }
    let level =
        list.split_ascii_whitespace().find_map(|part| part.strip_prefix("level")?.parse::<usize>().ok());
    let sign =
        element.all().into_iter().find(|inside| is_sign(inside)).map(|sign| sign.words()).unwrap_or_default();
    let sign = sign.trim();
    // "1." and "a)" count; "o", "·" and "§" are how Word draws bullets.
    let counts =
        sign.ends_with(['.', ')']) || sign.bytes().all(|byte| byte.is_ascii_digit()) && !sign.is_empty();
    let number = counts.then(|| {
        sign.trim_end_matches(['.', ')']).rsplit('.').next().and_then(|n| n.parse().ok()).unwrap_or(1)
    });
    Some(Item { level: level.unwrap_or(1).clamp(1, 9), number })
}

/// The bullet or number that Word writes into the words: `·`, `12.`, `viii)`.
fn is_sign(element: &Element) -> bool {
    style::value(element, "mso-list").is_some_and(|value| value.eq_ignore_ascii_case("ignore"))
        && element.words().split(|letter: char| !letter.is_alphabetic()).all(|word| word.chars().count() <= 4)
}

/// Makes lists of item paragraphs in a row.
fn lists(tree: &mut Element) {
    let mut out: Vec<Piece> = Vec::with_capacity(tree.children.len());
    // The open lists, outermost first, each with its level.
    let mut open: Vec<(usize, Element)> = Vec::new();
    for piece in std::mem::take(&mut tree.children) {
        match piece {
            Piece::Element(mut element) => match item(&element) {
                Some(found) => {
                    remove_signs(&mut element);
                    add(&mut open, &found, element, &mut out);
                }
                None => {
                    close(&mut open, 0, &mut out);
                    lists(&mut element);
                    out.push(Piece::Element(element));
                }
            },
            Piece::Words(words) if words.trim().is_empty() && !open.is_empty() => {}
            words => {
                close(&mut open, 0, &mut out);
                out.push(words);
            }
        }
    }
    close(&mut open, 0, &mut out);
    tree.children = out;
}

fn remove_signs(element: &mut Element) {
    element.rewrite(&mut |inside| if is_sign(&inside) { Vec::new() } else { inside.into() });
}

fn add(open: &mut Vec<(usize, Element)>, item: &Item, paragraph: Element, out: &mut Vec<Piece>) {
    let name = if item.number.is_some() { "ol" } else { "ul" };
    close(open, item.level + 1, out);
    if open.last().is_some_and(|(level, last)| *level == item.level && last.name != name) {
        close(open, item.level, out);
    }
    if open.last().is_none_or(|(level, _)| *level < item.level) {
        let mut list = Element::new(name, Vec::new());
        if let Some(number) = item.number.filter(|number| *number != 1) {
            list = list.with("start", number.to_string());
        }
        open.push((item.level, list));
    }
    if let Some((_, list)) = open.last_mut() {
        list.children.push(Piece::Element(Element::new("li", paragraph.into())));
    }
}

/// Closes the lists of that level and deeper; each goes into the last item of the one around it.
fn close(open: &mut Vec<(usize, Element)>, level: usize, out: &mut Vec<Piece>) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        let Some((_, list)) = open.pop() else { return };
        match open.last_mut().and_then(|(_, outer)| outer.children.last_mut()) {
            Some(Piece::Element(item)) => item.children.push(Piece::Element(list)),
            _ => out.push(Piece::Element(list)),
        }
    }
}
