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
/// The most that are named of one photo: of a thousand shots of one thing nobody reads through all.
const MOST_NAMED: usize = 12;

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

    /// Each photo that looks like an older one, with the likest of those: the newest first, the older of the two behind. So
    /// many as there are photos at most, however many look alike.
    pub(crate) fn pairs(mut self) -> Vec<(PhotoId, PhotoId)> {
        // Ids grow with time.
        self.all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
        let likest = |(at, (newer, own)): (usize, &(PhotoId, u64))| {
            let older = self.all.get(at + 1..).unwrap_or_default().iter();
            let apart = older.map(|(older, likeness)| ((likeness ^ own).count_ones(), *older));
            let near = apart.filter(|(apart, older)| {
                *apart <= MOST_APART && (self.apart.is_empty() || !self.apart.contains(&(*older, *newer)))
            });
            near.min().map(|(_, older)| (*newer, older))
        };
        self.all.iter().enumerate().filter_map(likest).collect()
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

    /// The photos that look like this one, the likest first; of very many the likest only.
    pub(crate) fn alike(&self, photo: &Photo) -> Outcome<Vec<AlikePhoto>> {
        let near = self.likenesses()?.near(photo.id);
        self.desk.read(|read| {
            let mut alike = Vec::new();
            for id in near.into_iter().take(MOST_NAMED) {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn photo(number: u128) -> PhotoId {
        PhotoId(uuid::Uuid::from_u128(number))
    }

    fn library(all: &[u64], apart: &[(u128, u128)]) -> Likenesses {
        let all = (1..).map(photo).zip(all.iter().copied()).collect();
        Likenesses { all, apart: apart.iter().map(|(one, other)| (photo(*one), photo(*other))).collect() }
    }

    #[test]
    fn each_photo_is_paired_with_the_likest_of_those_before_it() {
        let all = [0, u64::MAX, 0b111, 0b1];
        assert_eq!(library(&all, &[]).pairs(), [(photo(4), photo(1)), (photo(3), photo(1))]);
        assert_eq!(library(&all, &[(1, 4)]).pairs(), [(photo(4), photo(3)), (photo(3), photo(1))]);
        assert_eq!(library(&all, &[(1, 4), (3, 4), (1, 3)]).pairs(), []);
    }

    #[test]
    fn thousands_of_shots_of_one_thing_are_as_many_pairs_and_not_their_square() {
        assert_eq!(library(&[7; 3_000], &[]).pairs().len(), 2_999);
    }
}
