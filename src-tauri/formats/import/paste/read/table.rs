//! Tables: every row as wide as the widest, the first one the header. A table that only holds the layout of a page or
//! a mail becomes the text in it.

use super::{Around, Flow, Reader, line};
use crate::import::paste::report::Turned;
use crate::import::paste::tree::{Element, Piece};
use model::document::{Block, Common, Mark, Table, Text};

/// Cells that a table may have; what is behind them becomes text.
const MOST_CELLS: usize = 50_000;
const MOST_COLUMNS: usize = 200;

/// The cells that were told to reach into rows below, by column.
type Reaching = Vec<usize>;

impl Reader<'_> {
    pub(super) fn table(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        flow.end_line();
        let (mut rows, mut captions, mut others) = (Vec::new(), Vec::new(), Vec::new());
        gather(element, &mut rows, &mut captions, &mut others);
        rows.retain(|row: &&Element| row.elements().any(is_cell));
        if !self.ours && is_layout(element, &rows) {
            if rows.len() > 1
                || rows.iter().any(|row| row.elements().filter(|cell| is_cell(cell)).count() > 1)
            {
                self.report.turned(Turned::LayoutTable, "");
            }
            return self.unfolded(element, around, flow);
        }
        let mut behind = Vec::new();
        let bare = Around { marks: Vec::new(), spacing: around.spacing };
        let mut caption = Text::new();
        for (at, element) in captions.into_iter().enumerate() {
            let (text, more) = self.one_line(&element.children, &bare);
            behind.extend(more);
            if at == 0 { caption = text } else { behind.push(super::paragraph(text)) }
        }
        let mut grid: Vec<Vec<Text>> = Vec::new();
        let (mut reaching, mut cells): (Reaching, usize) = (Vec::new(), 0);
        for (index, row) in rows.into_iter().enumerate() {
            if cells > MOST_CELLS || row.elements().count() > MOST_COLUMNS {
                self.pieces(&row.children, around, flow);
                flow.end_line();
                continue;
            }
            let row = self.row(row, around, index == 0, &mut reaching, &mut behind);
            cells += row.len();
            grid.push(row);
        }
        let width = grid.iter().map(Vec::len).max().unwrap_or_default();
        let mut grid = grid.into_iter().map(|mut row| {
            row.resize_with(width, Text::new);
            row
        });
        if let Some(header) = grid.next() {
            let placement = super::ours::placement(element);
            let rows = grid.collect();
            flow.blocks.push(Block::Table(Table {
                common: Common::default(),
                placement,
                caption,
                header,
                rows,
            }));
        }
        for piece in others {
            self.pieces(std::slice::from_ref(piece), around, flow);
        }
        flow.end_line();
        flow.blocks.extend(behind);
    }

    fn row(
        &mut self,
        row: &Element,
        around: &Around,
        first: bool,
        reaching: &mut Reaching,
        behind: &mut Vec<Block>,
    ) -> Vec<Text> {
        let mut out: Vec<Text> = Vec::new();
        let fill = |out: &mut Vec<Text>, reaching: &mut Reaching| {
            while reaching.get(out.len()).is_some_and(|rows| *rows > 0) && out.len() < MOST_COLUMNS {
                reaching[out.len()] -= 1;
                out.push(Text::new());
            }
        };
        let mut loose: Vec<Piece> = Vec::new();
        for piece in &row.children {
            let Some(cell) = piece.element().filter(|element| is_cell(element)) else {
                loose.push(piece.clone());
                continue;
            };
            fill(&mut out, reaching);
            let span = |name: &str| cell.attribute(name).parse().unwrap_or(1_usize).clamp(1, 1_000);
            let (wide, high) =
                (span("colspan").min(MOST_COLUMNS - out.len().min(MOST_COLUMNS - 1)), span("rowspan"));
            if wide > 1 || high > 1 {
                self.report.turned(Turned::WideCell, "");
            }
            let style = crate::import::paste::style::of(cell);
            let around = super::inline::styled(around, &style, first || cell.name == "th");
            let (text, more) = self.one_line(&cell.children, &around);
            let text = if first && !self.ours { line::without_everywhere(text, &Mark::Strong) } else { text };
            behind.extend(more);
            let at = out.len();
            out.push(text);
            out.resize_with(at + wide, Text::new);
            if high > 1 {
                reaching.resize(reaching.len().max(at + wide), 0);
                reaching[at..at + wide].fill(high - 1);
            }
        }
        fill(&mut out, reaching);
        if !super::is_blank(&loose) {
            let (text, more) = self.one_line(&loose, around);
            behind.push(super::paragraph(text));
            behind.extend(more);
        }
        out
    }

    /// The text in a table, cell by cell.
    fn unfolded(&mut self, element: &Element, around: &Around, flow: &mut Flow) {
        for piece in &element.children {
            match piece {
                Piece::Element(part)
                    if matches!(part.name.as_str(), "tbody" | "thead" | "tfoot" | "tr" | "colgroup") =>
                {
                    self.unfolded(part, around, flow);
                }
                Piece::Element(cell) if is_cell(cell) => {
                    flow.end_line();
                    self.pieces(&cell.children, around, flow);
                    flow.end_line();
                }
                other => self.pieces(std::slice::from_ref(other), around, flow),
            }
        }
    }
}

fn is_cell(element: &Element) -> bool {
    matches!(element.name.as_str(), "td" | "th")
}

/// Rows, captions and whatever else stands in a table, not in the tables inside of it.
fn gather<'a>(
    part: &'a Element,
    rows: &mut Vec<&'a Element>,
    captions: &mut Vec<&'a Element>,
    others: &mut Vec<&'a Piece>,
) {
    for piece in &part.children {
        match piece {
            Piece::Element(element) => match element.name.as_str() {
                "tr" => rows.push(element),
                "caption" => captions.push(element),
                "tbody" | "thead" | "tfoot" => gather(element, rows, captions, others),
                "colgroup" | "col" => {}
                _ => others.push(piece),
            },
            Piece::Words(words) if words.trim().is_empty() => {}
            Piece::Words(_) => others.push(piece),
        }
    }
}

/// Does the table only hold the layout? It says so, has one cell, or holds what no table of figures holds.
fn is_layout(element: &Element, rows: &[&Element]) -> bool {
    let cells: Vec<&Element> =
        rows.iter().flat_map(|row| row.elements().filter(|cell| is_cell(cell))).collect();
    let says = matches!(element.attribute("role"), "presentation" | "none");
    let holds_blocks = || {
        cells.iter().any(|cell| {
            let inside = cell.all();
            inside.iter().any(|inside| {
                matches!(inside.name.as_str(), "table" | "blockquote" | "h1" | "h2" | "h3" | "pre" | "figure")
            })
        })
    };
    cells.len() <= 1 || says || (cells.iter().all(|cell| cell.name == "td") && holds_blocks())
}
