//! Any other page. What is only for eyes that cannot see it, or only for the screen, is left to the reader.

use super::Signs;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    !signs.html.trim().is_empty()
}

/// Links that a page hangs on its headings lead back to it and say nothing.
pub(super) fn undo(tree: &mut Element) {
    tree.rewrite(&mut |element| {
        let hangs = element.name == "a"
            && element.attribute("href").starts_with('#')
            && matches!(element.words().trim(), "#" | "¶" | "§" | "🔗");
        if hangs { Vec::new() } else { vec![Piece::Element(element)] }
    });
}
