//! Photos that look like each other: the same picture in another size, quality or file.
//!
//! It is only ever offered: nothing is left out or merged because of it.

use crate::asks::AlikePhoto;
use crate::{Newsroom, Outcome};
use model::PhotoId;
use model::photo::Photo;
use std::collections::HashSet;

/// Bits in which two pictures may differ that look the same. Smaller and paler copies of photographs were found to differ
/// in four at most, different photographs in twenty-two at least.
const MOST_APART: u32 = 8;

/// What all photos of the library look like from far away, and which pairs a person has told apart.
pub(crate) struct Likenesses {
    all: Vec<(PhotoId, u64)>,
    apart: HashSet<(PhotoId, PhotoId)>,
}

impl Likenesses {
    /// The photos that look like this one, the likest first.
    pub(crate) fn near(&self, photo: PhotoId) -> Vec<PhotoId> {
        let Some((_, own)) = self.all.iter().find(|(id, _)| *id == photo) else { return Vec::new() };
        let mut near: Vec<(u32, PhotoId)> = self
            .all
            .iter()
            .filter(|(id, _)| *id != photo && !self.apart.contains(&(photo.min(*id), photo.max(*id))))
            .map(|(id, likeness)| ((likeness ^ own).count_ones(), *id))
            .filter(|(apart, _)| *apart <= MOST_APART)
            .collect();
        near.sort();
        near.into_iter().map(|(_, id)| id).collect()
    }

    /// One more photo.
    pub(crate) fn learn(&mut self, photo: PhotoId, likeness: u64) {
        self.all.push((photo, likeness));
    }

    /// Every two photos that look alike, the newest first; the older of the two stands behind.
    pub(crate) fn pairs(mut self) -> Vec<(PhotoId, PhotoId)> {
        // Ids grow with time.
        self.all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
        let mut pairs = Vec::new();
        for (at, (newer, own)) in self.all.iter().enumerate() {
            let rest = self.all.get(at + 1..).unwrap_or_default();
            let near = rest.iter().filter(|(older, likeness)| {
                (likeness ^ own).count_ones() <= MOST_APART && !self.apart.contains(&(*older, *newer))
            });
            pairs.extend(near.map(|(older, _)| (*newer, *older)));
        }
        pairs
    }
}

impl Newsroom {
    /// What the library looks like now.
    pub(crate) fn likenesses(&self) -> Outcome<Likenesses> {
        self.desk.read(|read| {
            let apart = read.told_apart()?.into_iter().collect();
            Ok(Likenesses { all: read.likenesses()?, apart })
        })
    }

    /// The photos that look like this one, the likest first.
    pub(crate) fn alike(&self, photo: &Photo) -> Outcome<Vec<AlikePhoto>> {
        let near = self.likenesses()?.near(photo.id);
        self.desk.read(|read| {
            let mut alike = Vec::new();
            for id in near {
                if let Some(other) = read.photo(id)? {
                    alike.push(AlikePhoto {
                        photo: photo.id,
                        file_name: photo.file_name.clone(),
                        like: other.id,
                        like_name: other.file_name,
                    });
                }
            }
            Ok(alike)
        })
    }
}
