//! LibreOffice Writer: typefaces as elements (which the reader knows), quotations as paragraphs of a class, the
//! comments of the margin as links into the page, and paragraphs that are only bold.

use super::Signs;
use crate::import::paste::report::{Loss, Report};
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has_any(&["content=\"LibreOffice", "content=\"OpenOffice", "sdfootnote", "content=\"Collabora"])
}

pub(super) fn undo(tree: &mut Element, report: &mut Report) {
    tree.rewrite(&mut |element| {
        let is_remark = element.is_class("comment") && element.has("title")
            || element.attribute("class").starts_with("sdcomment");
        if is_remark {
            report.lost(Loss::Remark, &element.words());
            return Vec::new();
        }
        if element.name == "p" && (element.is_class("quotations-western") || element.is_class("quotations")) {
            return Element::new("blockquote", element.into()).into();
        }
        vec![Piece::Element(element)]
    });
    joined_quotations(tree);
}

/// Quotations in a row are one: every paragraph was one of its own.
pub(super) fn joined_quotations(tree: &mut Element) {
    let mut out: Vec<Piece> = Vec::with_capacity(tree.children.len());
    for mut piece in std::mem::take(&mut tree.children) {
        if let Piece::Element(element) = &mut piece {
            joined_quotations(element);
        }
        let is_quotation = |piece: &Piece| {
            piece
                .element()
                .is_some_and(|element| element.name == "blockquote" && element.attributes.is_empty())
        };
        if is_quotation(&piece)
            && let Some(Piece::Element(last)) = out
                .iter_mut()
                .rev()
                .find(|piece| !matches!(piece, Piece::Words(words) if words.trim().is_empty()))
            && last.name == "blockquote"
            && last.attributes.is_empty()
            && let Piece::Element(mut element) = piece
        {
            last.children.append(&mut element.children);
            continue;
        }
        out.push(piece);
    }
    tree.children = out;
}
