//! Tables: the first row is the header, merged cells are taken apart. A table of one cell is a fact box.

use super::Reader;
use super::changes::take_off;
use super::styles::is_on;
use crate::office::fold::{cell, fact_box, kept_of, placement_named, unbold};
use crate::office::grid::rectangular;
use crate::office::line::Item;
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::{Block, Change, ChangeKind, Common, Placement, Table, Text, words};

/// The most columns of a table.
const WIDEST: usize = 200;

impl Reader<'_> {
    pub(super) fn table(&mut self, element: &Element, items: &mut Vec<Item>) {
        let mut rows = Vec::new();
        rows_of(element, &mut rows);
        let single = match rows.as_slice() {
            [row] if !is_header(row) => match cells_of(row).as_slice() {
                [cell] => Some(*cell),
                _ => None,
            },
            _ => None,
        };
        if let Some(content) = single.filter(|_| self.cells == 0) {
            let inside = self.blocks(content);
            items.extend(fact_box(inside, &self.kept, self.ours));
            return;
        }
        let tc = self.row_change(&rows);
        let (mut grid, mut behind, mut placement) = (Vec::new(), Vec::new(), Placement::Text);
        self.cells += 1;
        for row in &rows {
            let mut line: Vec<Text> = Vec::new();
            let skipped = row.child("trPr").and_then(|p| p.child("gridBefore")).and_then(Element::val);
            line.resize_with(skipped.and_then(|n| n.parse().ok()).unwrap_or(0).min(WIDEST), Vec::new);
            for content in cells_of(row) {
                let properties = content.child("tcPr");
                let span = properties.and_then(|p| p.child("gridSpan")).and_then(Element::val);
                let span: usize = span.and_then(|n| n.parse().ok()).unwrap_or(1).clamp(1, WIDEST);
                let below =
                    properties.and_then(|p| p.child("vMerge")).is_some_and(|m| m.val() != Some("restart"));
                if span > 1 || below {
                    self.said.count(What::MergedCells);
                }
                let inside = self.blocks(content);
                if let Some(kept) = inside.first().and_then(|item| kept_of(item, "table", &self.kept)) {
                    placement = kept.get("placement").map_or(Placement::Text, |name| placement_named(name));
                }
                let (mut text, pictures, lines) = cell(&inside);
                if lines > 1 {
                    self.said.count(What::CellParagraphs);
                }
                if let Some(tc) = &tc {
                    take_off(&mut text, tc, self.ours);
                }
                behind.extend(pictures);
                line.push(text);
                let filled = (line.len() + span - 1).min(WIDEST.max(line.len()));
                line.resize_with(filled, Vec::new);
            }
            if !line.is_empty() {
                grid.push(line);
            }
        }
        self.cells -= 1;
        rectangular(&mut grid);
        if !self.ours {
            grid.retain(|row| row.iter().any(|cell| !words(cell).trim().is_empty()));
        }
        let mut rows = grid.into_iter();
        if let Some(mut header) = rows.next() {
            if !self.ours {
                unbold(&mut header);
            }
            let common = Common { id: None, tc };
            let table = Table { common, placement, caption: Vec::new(), header, rows: rows.collect() };
            let mut item = Item::block(Block::Table(table));
            item.opens = std::mem::take(&mut self.opens);
            items.push(item);
        }
        items.extend(behind.into_iter().map(Item::block));
    }

    /// The proposal that all rows carry.
    fn row_change(&mut self, rows: &[&Element]) -> Option<Change> {
        let mut found = None;
        for row in rows {
            let properties = row.child("trPr")?;
            let (element, kind) = match (properties.child("del"), properties.child("ins")) {
                (Some(element), _) => (element, ChangeKind::Deleted),
                (None, Some(element)) => (element, ChangeKind::Inserted),
                (None, None) => return None,
            };
            let change = Change { kind: Some(kind), ..self.change(element) };
            if *found.get_or_insert_with(|| change.clone()) != change {
                return None;
            }
        }
        found
    }
}

/// Rows and cells may stand in wrappers.
fn rows_of<'a>(parent: &'a Element, rows: &mut Vec<&'a Element>) {
    for element in parent.elements() {
        match &*element.name {
            "tr" => rows.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "del" => rows_of(element, rows),
            _ => {}
        }
    }
}

fn cells_of(row: &Element) -> Vec<&Element> {
    fn gather<'a>(parent: &'a Element, cells: &mut Vec<&'a Element>) {
        for element in parent.elements() {
            match &*element.name {
                "tc" => cells.push(element),
                "sdt" | "sdtContent" | "customXml" => gather(element, cells),
                _ => {}
            }
        }
    }
    let mut cells = Vec::new();
    gather(row, &mut cells);
    cells
}

fn is_header(row: &Element) -> bool {
    let sign = row.child("trPr").and_then(|p| p.child("tblHeader"));
    sign.is_some_and(|sign| sign.val().is_none_or(is_on))
}
