//! A table: a caption, a header row, and rows of cells that hold words.
//!
//! In the JSON the rows stand in a `table_grid` of their own, because the editor's table commands take
//! every child of a table for a row.

use super::super::inline::{Slot, Text, write_text};
use super::super::node::{Common, Fault, Node, structural};
use super::Placement;
use super::pull_quote::placement;
use super::quote::read_child;

/// A table. Every row has as many cells as the header; at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What every block carries.
    pub common: Common,
    /// How wide it stands.
    pub placement: Placement,
    /// What the table shows; may be empty.
    pub caption: Text,
    /// The header's cells.
    pub header: Vec<Text>,
    /// The other rows.
    pub rows: Vec<Vec<Text>>,
}

impl Table {
    pub(super) fn read(node: Node) -> Result<Self, Fault> {
        let (mut attrs, mut children) = structural(node)?;
        let common = attrs.common()?;
        let place = attrs.choice("placement")?;
        attrs.done()?;
        let caption = read_child(children.expect("table_caption")?, Slot::Line)?;
        let (grid_attrs, mut grid) = structural(children.expect("table_grid")?)?;
        grid_attrs.done()?;
        children.done()?;
        let header = read_row(grid.expect("table_row")?, "table_header")?;
        let rows: Vec<Vec<Text>> = grid
            .while_kind(|kind| kind == "table_row")
            .into_iter()
            .map(|row| read_row(row, "table_cell"))
            .collect::<Result<_, _>>()?;
        grid.done()?;
        Ok(Self { common, placement: place, caption, header, rows }.squared())
    }

    /// The table with short rows filled up with empty cells: a ragged table costs nobody a word.
    fn squared(mut self) -> Self {
        let width = self.rows.iter().map(Vec::len).chain([self.header.len()]).max().unwrap_or_default();
        self.header.resize_with(width, Vec::new);
        self.rows.iter_mut().for_each(|row| row.resize_with(width, Vec::new));
        self
    }

    pub(super) fn write(&self) -> Node {
        let mut rows = vec![write_row(&self.header, "table_header")];
        rows.extend(self.rows.iter().map(|row| write_row(row, "table_cell")));
        Node::new("table").common(&self.common).attr("placement", placement(self.placement)).with(vec![
            Node::new("table_caption").with(write_text(&self.caption)),
            Node::new("table_grid").with(rows),
        ])
    }
}

fn read_row(node: Node, cell: &str) -> Result<Vec<Text>, Fault> {
    let (attrs, mut children) = structural(node)?;
    attrs.done()?;
    let cells: Vec<Text> = children
        .while_kind(|kind| kind == cell)
        .into_iter()
        .map(|node| read_child(node, Slot::Line))
        .collect::<Result<_, _>>()?;
    children.done()?;
    if cells.is_empty() { Err(Fault::here("a row without cells")) } else { Ok(cells) }
}

fn write_row(cells: &[Text], kind: &str) -> Node {
    Node::new("table_row").with(cells.iter().map(|cell| Node::new(kind).with(write_text(cell))).collect())
}
