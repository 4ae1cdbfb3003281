//! Pages, TextEdit, Notes and whatever else is made with Apple's own text: empty lines are paragraphs with a break in
//! them, and blanks are kept by a class.

use super::Signs;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has("Cocoa HTML Writer")
}

pub(super) fn undo(tree: &mut Element) {
    tree.rewrite(&mut |element| match element.name.as_str() {
        "span" if element.is_class("Apple-converted-space") => vec![Piece::Words(" ".to_owned())],
        "span" if element.is_class("Apple-tab-span") => vec![Piece::Words(" ".to_owned())],
        _ => vec![Piece::Element(element)],
    });
}
