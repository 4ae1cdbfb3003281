//! Google Docs: everything inside of a `<b>` that is not bold, emphasis only by style (which the reader knows), and
//! lists in lists as neighbours whose items say how deep they stand.

use super::Signs;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has("docs-internal-guid") || signs.has("application/vnd.google-apps")
}

pub(super) fn undo(tree: &mut Element) {
    tree.rewrite(&mut |element| {
        // Google parts paragraphs by breaks between them.
        if element.name == "br" && element.is_class("Apple-interchange-newline") {
            return Vec::new();
        }
        match element.name.as_str() {
            "b" if element.attribute("id").starts_with("docs-internal-guid") => element.children,
            "ul" | "ol" => nested(element),
            _ => vec![Piece::Element(element)],
        }
    });
}

/// A list whose items say `aria-level`: deeper ones go into the item before them.
fn nested(list: Element) -> Vec<Piece> {
    let level =
        |piece: &Piece| piece.element().and_then(|item| item.attribute("aria-level").parse::<u32>().ok());
    let levels: Vec<Option<u32>> = list.children.iter().map(level).collect();
    let Some(first) = levels.iter().flatten().min().copied() else { return list.into() };
    if levels.iter().flatten().all(|level| *level == first) {
        return list.into();
    }
    let mut out = Element { children: Vec::new(), ..list.clone() };
    for (piece, level) in list.children.into_iter().zip(levels) {
        let deep = level.unwrap_or(first).saturating_sub(first).min(8);
        place(&mut out, piece, deep);
    }
    out.into()
}

fn place(list: &mut Element, piece: Piece, deep: u32) {
    if deep == 0 {
        return list.children.push(piece);
    }
    let name = list.name.clone();
    let is_item = |piece: &&mut Piece| piece.element().is_some_and(|item| item.name == "li");
    let Some(Piece::Element(item)) = list.children.iter_mut().rev().find(is_item) else {
        return list.children.push(piece);
    };
    if !matches!(item.children.last(), Some(Piece::Element(last)) if last.name == name) {
        item.children.push(Piece::Element(Element::new(&name, Vec::new())));
    }
    if let Some(Piece::Element(inner)) = item.children.last_mut() {
        place(inner, piece, deep - 1);
    }
}
