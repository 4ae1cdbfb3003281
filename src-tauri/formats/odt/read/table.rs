//! Tables: the first row is the header, merged cells are taken apart. A table of one cell is a fact box.

use super::Reader;
use crate::office::fold::{cell, fact_box, unbold};
use crate::office::grid::rectangular;
use crate::office::line::Item;
use crate::office::said::What;
use crate::office::xml::Element;
use model::document::{Block, Common, Placement, Table, Text, words};
use std::collections::BTreeMap;

/// The most columns of a table, and the most rows that are said only by a number.
const WIDEST: usize = 200;

impl Reader<'_> {
    pub(super) fn table(&mut self, element: &Element, items: &mut Vec<Item>) {
        let mut rows = Vec::new();
        rows_of(element, &mut rows);
        if let [row] = rows.as_slice()
            && let [content] = row.elements().collect::<Vec<_>>().as_slice()
            && self.cells == 0
            && element.child("table-header-rows").is_none()
        {
            let inside = self.blocks(content);
            items.extend(fact_box(inside, &BTreeMap::new(), false));
            return;
        }
        let (mut grid, mut behind) = (Vec::new(), Vec::new());
        self.cells += 1;
        for row in rows {
            let mut line: Vec<Text> = Vec::new();
            for content in row.elements() {
                let count =
                    |name: &str| content.attribute(name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                match &*content.name {
                    "table-cell" => {
                        if count("number-columns-spanned") > 1 || count("number-rows-spanned") > 1 {
                            self.said.count(What::MergedCells);
                        }
                        let inside = self.blocks(content);
                        let (text, pictures, lines) = cell(&inside);
                        if lines > 1 {
                            self.said.count(What::CellParagraphs);
                        }
                        behind.extend(pictures);
                        line.push(text);
                    }
                    "covered-table-cell" => line.push(Text::new()),
                    _ => continue,
                }
                let repeated = (line.len() + count("number-columns-repeated").clamp(1, WIDEST) - 1)
                    .min(WIDEST.max(line.len()));
                line.resize_with(repeated, Vec::new);
            }
            if line.iter().any(|cell| !words(cell).trim().is_empty()) {
                grid.push(line);
            }
        }
        self.cells -= 1;
        rectangular(&mut grid);
        let mut rows = grid.into_iter();
        if let Some(mut header) = rows.next() {
            unbold(&mut header);
            let (common, placement) = (Common::default(), Placement::Text);
            let table = Table { common, placement, caption: Vec::new(), header, rows: rows.collect() };
            items.push(Item::block(Block::Table(table)));
        }
        items.extend(behind.into_iter().map(Item::block));
    }
}

/// Rows may stand in groups.
fn rows_of<'a>(parent: &'a Element, rows: &mut Vec<&'a Element>) {
    for element in parent.elements() {
        match &*element.name {
            "table-row" => rows.push(element),
            "table-header-rows" | "table-rows" | "table-row-group" => rows_of(element, rows),
            _ => {}
        }
    }
}
