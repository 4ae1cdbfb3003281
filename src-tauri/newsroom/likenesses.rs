//! Photos that look like each other: the same picture in another size, quality or file.
//!
//! It is only ever offered: nothing is left out or merged because of it.

use crate::asks::AlikePhoto;
use crate::{Newsroom, Outcome};
use model::PhotoId;
use model::photo::Photo;

/// Bits in which two pictures may differ that look the same. Smaller and paler copies of photographs were found to differ
/// in four at most, different photographs in twenty-two at least.
const MOST_APART: u32 = 8;

/// What all photos of the library look like from far away.
pub(crate) struct Likenesses(Vec<(PhotoId, u64)>);

impl Likenesses {
    /// The photos that look like this one, the likest first.
    pub(crate) fn near(&self, photo: PhotoId) -> Vec<PhotoId> {
        let Some((_, own)) = self.0.iter().find(|(id, _)| *id == photo) else { return Vec::new() };
        let mut near: Vec<(u32, PhotoId)> = self
            .0
            .iter()
            .filter(|(id, _)| *id != photo)
            .map(|(id, likeness)| ((likeness ^ own).count_ones(), *id))
            .filter(|(apart, _)| *apart <= MOST_APART)
            .collect();
        near.sort();
        near.into_iter().map(|(_, id)| id).collect()
    }

    /// One more photo.
    pub(crate) fn learn(&mut self, photo: PhotoId, likeness: u64) {
        self.0.push((photo, likeness));
    }
}

impl Newsroom {
    /// What the library looks like now.
    pub(crate) fn likenesses(&self) -> Outcome<Likenesses> {
        Ok(Likenesses(self.desk.read(|read| read.likenesses())?))
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
