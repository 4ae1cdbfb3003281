//! `article.docx`: the story as a Word file, with its pictures and credits.

use super::Copy;
use crate::docx::{self, Outgoing, OutgoingPicture};
use model::PhotoId;
use model::document::Block;
use std::collections::BTreeMap;

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let page = copy.page;
    let mut pictures: BTreeMap<PhotoId, OutgoingPicture> = BTreeMap::new();
    for shot in &page.plan.shots {
        let middle = shot.widths.iter().rev().find(|width| **width <= 1200).or(shot.widths.first());
        let Some(made) = middle.and_then(|width| page.pictures.get(&format!("{}-{width}.jpg", shot.stem)))
        else {
            continue;
        };
        pictures.entry(shot.photo.id).or_insert_with(|| OutgoingPicture {
            bytes: made.bytes.clone(),
            width: made.width,
            height: made.height,
            shown: None,
            alt: page.alt(shot.figure).text,
            credit: shot.credit.clone(),
        });
    }
    // What has left is under no embargo any more, and the desk's own fields stay at the desk.
    let fields = model::story::StoryFields {
        embargo: None,
        notes: String::new(),
        ..page.article.story.fields.clone()
    };
    // The pictures are cut already.
    let mut document = page.article.document.clone();
    document.blocks.iter_mut().for_each(whole);
    docx::write(&Outgoing {
        fields: &fields,
        document: &document,
        pictures: &pictures,
        people: &BTreeMap::new(),
        // What somebody said at the desk is no part of what is published.
        comments: &[],
    })
}

/// Figures show all of their pictures.
fn whole(block: &mut Block) {
    match block {
        Block::Figure(figure) => figure.crop = None,
        Block::Gallery(gallery) => gallery.figures.iter_mut().for_each(|figure| figure.crop = None),
        Block::FactBox(fact_box) => fact_box.blocks.iter_mut().for_each(whole),
        _ => {}
    }
}
