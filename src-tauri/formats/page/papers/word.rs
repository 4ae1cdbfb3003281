//! `article.docx`: the story as a Word file, with its pictures and credits.

use super::Copy;
use crate::docx::{self, Outgoing, OutgoingPicture};
use model::PhotoId;
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
    docx::write(&Outgoing {
        fields: &fields,
        document: &page.article.document,
        pictures: &pictures,
        people: &BTreeMap::new(),
        // What somebody said at the desk is no part of what is published.
        comments: &[],
    })
}
