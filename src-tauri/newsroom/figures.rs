//! Every place of a text where a photo stands, to be changed.

use model::document::{Block, Document, Figure};

/// Does something to every figure, at whatever depth, in reading order.
pub(crate) fn for_each_figure(document: &mut Document, work: &mut impl FnMut(&mut Figure)) {
    document.blocks.iter_mut().for_each(|block| inside(block, work));
}

fn inside(block: &mut Block, work: &mut impl FnMut(&mut Figure)) {
    match block {
        Block::Figure(figure) => work(figure),
        Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(work),
        Block::FactBox(fact_box) => fact_box.blocks.iter_mut().for_each(|block| inside(block, work)),
        _ => {}
    }
}
