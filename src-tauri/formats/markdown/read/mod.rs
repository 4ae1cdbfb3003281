//! Markdown into blocks: directives are taken out, pulldown-cmark reads the rest, and what it says is built into the tree.

mod build;
pub(crate) mod fold;
mod inline;
mod known;
mod notes;

pub(crate) use notes::{Album, Notes};

use super::directives::scan;
use build::build;
use model::document::Block;
use pulldown_cmark::{Options, Parser};

/// Directives in directives; deeper ones are text.
const DEEPEST: usize = 6;

/// What the parser is told to know, and nothing else: mathematics would turn `$5m … $6m` into a formula.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Reads blocks. `notes` takes what a person should know.
pub(super) fn blocks(text: &str, notes: &mut Notes<'_>) -> Vec<Block> {
    at_depth(text, 0, notes)
}

fn at_depth(text: &str, depth: usize, notes: &mut Notes<'_>) -> Vec<Block> {
    let scanned = scan(text);
    let built = build(Parser::new_ext(&scanned.text, options()), notes);
    let mut out = Vec::with_capacity(built.len());
    for block in built {
        let directive = match &block {
            Block::Paragraph(paragraph) => scanned.directive(&model::document::words(&paragraph.text)),
            _ => None,
        };
        match directive {
            None => out.push(block),
            Some(directive) => {
                let inner = |text: &str, notes: &mut Notes<'_>| {
                    if depth < DEEPEST {
                        at_depth(text, depth + 1, notes)
                    } else {
                        vec![fold::paragraph(text)]
                    }
                };
                known::read(directive, inner, notes, &mut out);
            }
        }
    }
    out
}
