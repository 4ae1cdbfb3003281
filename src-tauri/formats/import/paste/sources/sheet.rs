//! Spreadsheets: Excel, Calc, Google Sheets, Numbers. What was marked is a table; empty rows and columns at its edges
//! were marked by accident.

use super::Signs;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has_any(&[
        "urn:schemas-microsoft-com:office:excel",
        "content=Excel.Sheet",
        "google-sheets-html-origin",
        "data-sheets-",
        "content=\"LibreOffice Calc",
        "sdval=",
        "sdnum=",
    ])
}

pub(super) fn undo(tree: &mut Element) {
    tree.rewrite(&mut |mut element| {
        match element.name.as_str() {
            "google-sheets-html-origin" => return element.children,
            "tbody" | "table" => trim(&mut element),
            _ => {}
        }
        element.into()
    });
}

fn is_row(piece: &Piece) -> bool {
    piece.element().is_some_and(|row| row.name == "tr")
}

/// Takes empty rows off the end, and empty cells off the end of all rows.
fn trim(part: &mut Element) {
    while let Some(at) = part.children.iter().rposition(is_row) {
        if part.children.get(at).and_then(Piece::element).is_none_or(|row| !row.is_blank()) {
            break;
        }
        part.children.remove(at);
    }
    let rows = part.children.iter_mut().filter_map(|piece| match piece {
        Piece::Element(row) if row.name == "tr" => Some(row),
        _ => None,
    });
    let mut rows: Vec<&mut Element> = rows.collect();
    let width = |row: &Element| {
        row.children
            .iter()
            .rposition(|piece| piece.element().is_some_and(|cell| !cell.is_blank() || cell.has("colspan")))
            .map_or(0, |at| at + 1)
    };
    let widest = rows.iter().map(|row| width(row)).max().unwrap_or_default();
    rows.iter_mut().for_each(|row| row.children.truncate(widest.max(1)));
}
