//! The light table: which photos lie on it, what each looks like there, and the marks an editor gives them.

use crate::asks::{Done, ListPhotos, MarkPhotos, PhotoRefs, Tile};
use crate::change::Entry;
use crate::{Failure, Newsroom, Outcome};
use model::photo::{Marks, Photo};
use model::{PhotoId, Timestamp};

impl Newsroom {
    /// Every photo that fits, in order, by id: cheap even for a library of many thousands.
    pub(crate) fn photo_ids(&self, ask: ListPhotos) -> Outcome<Vec<PhotoId>> {
        Ok(self.desk.read(|read| read.photo_ids(&crate::library::filter_of(ask)))?)
    }

    /// Some photos as they lie on the light table, in the order in which they were named. Those that are gone are
    /// left out.
    pub(crate) fn tiles(&self, ask: PhotoRefs) -> Outcome<Vec<Tile>> {
        let now = self.now();
        self.desk.read(|read| {
            let mut tiles = Vec::new();
            for name in &ask.photos {
                let Ok(id) = name.parse() else { continue };
                tiles.extend(read.photo(id)?.map(|photo| tile(&photo, now)));
            }
            Ok(tiles)
        })
    }

    /// Marks photos: stars, a colour, picked or rejected.
    pub(crate) fn mark_photos(&self, ask: MarkPhotos) -> Outcome<Done> {
        if ask.stars.is_some_and(|stars| stars > Marks::MOST) {
            return Err(Failure::invalid("A photo has at most five stars.").hint("0 takes them away."));
        }
        let ids = self.ids_of_photos(&ask.photos)?;
        self.change(|change, _| {
            let mut entries = Vec::new();
            for id in &ids {
                let mut photo =
                    change.photo(*id)?.ok_or_else(|| Failure::not_found("A photo is not there any more."))?;
                let before = in_words(photo.marks);
                photo.marks = Marks {
                    stars: ask.stars.unwrap_or(photo.marks.stars),
                    colour: if ask.no_colour { None } else { ask.colour.or(photo.marks.colour) },
                    pick: if ask.no_pick { None } else { ask.pick.or(photo.marks.pick) },
                };
                change.update_photo(&photo)?;
                let entry = Entry::of_photo(*id, "Marked it").changing(before, in_words(photo.marks));
                entries.push(entry.growing());
            }
            Ok((Done {}, entries))
        })
    }
}

pub(crate) fn tile(photo: &Photo, now: Timestamp) -> Tile {
    let missing: Vec<&str> = photo.missing_rights().iter().map(|field| field.label).collect();
    let stopped = match missing.as_slice() {
        [] => photo
            .rights_concerns(now)
            .into_iter()
            .find(|concern| concern.stops)
            .map(|concern| concern.sentence),
        missing => Some(format!("{} missing", missing.join(", "))),
    };
    Tile {
        id: photo.id,
        file_name: photo.file_name.clone(),
        credit: photo.credit(),
        description: photo.metadata.text("description"),
        width: photo.width,
        height: photo.height,
        marks: photo.marks,
        stopped,
        conflicts: u32::try_from(photo.conflicts.len()).unwrap_or(u32::MAX),
        added_at: photo.added_at,
    }
}

/// Marks as the history says them.
fn in_words(marks: Marks) -> String {
    let named = |name: Option<serde_json::Value>| {
        name.and_then(|name| name.as_str().map(str::to_owned)).filter(|name| !name.is_empty())
    };
    let colour = named(marks.colour.and_then(|colour| serde_json::to_value(colour).ok()));
    let pick = named(marks.pick.and_then(|pick| serde_json::to_value(pick).ok()));
    let stars = (marks.stars > 0).then(|| "★".repeat(usize::from(marks.stars)));
    [stars, colour, pick].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
