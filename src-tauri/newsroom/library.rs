//! The photo library: what is in it, one photo with its surroundings, focal points.

use crate::asks::{ListPhotos, PhotoDetails, PhotoPage, PhotoRef, PhotoUse, SetFocalPoint};
use crate::change::Entry;
use crate::framing::crops_of;
use crate::names::photo_named;
use crate::photo_parting::merged_from;
use crate::{Failure, Newsroom, Outcome};
use model::photo::{FocalPoint, Photo};
use serde_json::json;
use storage::PhotoFilter;

/// Photos shown when nobody says how many.
const USUAL: u32 = 500;

impl Newsroom {
    /// The photo library, newest first.
    pub(crate) fn photos(&self, ask: ListPhotos) -> Outcome<PhotoPage> {
        let limit = if ask.limit == 0 { USUAL } else { ask.limit };
        let filter = PhotoFilter { limit, ..filter_of(ask) };
        let list = self.desk.read(|read| read.photos(&filter))?;
        Ok(PhotoPage { photos: list.photos, total: list.total })
    }

    /// One photo: metadata, what is missing, where it is used.
    pub(crate) fn photo(&self, ask: PhotoRef) -> Outcome<PhotoDetails> {
        self.derive_stale()?;
        let now = self.now();
        let mut details = self.desk.read(|read| {
            let photo = photo_named(read, &ask.photo)?;
            let mut used_in = Vec::new();
            for used in read.photo_uses(photo.id)? {
                if let Some(story) = read.story(used.story)? {
                    used_in.push(PhotoUse {
                        story: story.id,
                        slug: story.slug,
                        lead: used.lead,
                        status: story.status,
                    });
                }
            }
            let missing = photo.missing_rights().iter().map(|field| field.label.to_owned()).collect();
            let concerns = photo.rights_concerns(now);
            let (crops, merged) = (crops_of(&photo), merged_from(read, photo.id)?);
            Ok::<_, Failure>(PhotoDetails { photo, missing, concerns, used_in, alike: vec![], merged, crops })
        })?;
        details.alike = self.alike(&details.photo)?;
        Ok(details)
    }

    /// Sets the point that automatic crops keep.
    pub(crate) fn set_focal_point(&self, ask: SetFocalPoint) -> Outcome<Photo> {
        let point = match (ask.x, ask.y) {
            (None, None) => None,
            (Some(x), Some(y)) if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) => {
                Some(FocalPoint { x, y })
            }
            _ => {
                return Err(Failure::invalid("A focal point has two parts between 0 and 1.")
                    .hint("0.5 and 0.5 is the middle of the picture."));
            }
        };
        let id = self.photo_named(&ask.photo)?.id;
        self.change(|change, _| {
            let mut photo = change.photo(id)?.ok_or_else(gone)?;
            let before = std::mem::replace(&mut photo.focal_point, point);
            change.update_photo(&photo)?;
            let entry =
                Entry::of_photo(id, "Set the focal point").changing(json!(before), json!(point)).growing();
            Ok((photo, vec![entry]))
        })
    }
}

/// What was asked for, as storage looks for it.
pub(crate) fn filter_of(ask: ListPhotos) -> PhotoFilter {
    PhotoFilter {
        search: ask.search,
        missing_rights: ask.missing_rights,
        stars: ask.stars,
        colour: ask.colour,
        pick: ask.pick,
        category: ask.category,
        offset: ask.offset,
        limit: ask.limit,
    }
}

fn gone() -> Failure {
    Failure::not_found("The photo is not there any more.")
}
