//! Photos that look like each other: the same picture in another size, quality or file.
//!
//! It is only ever offered: nothing is left out or merged because of it.

use crate::asks::AlikePhoto;
use crate::{Newsroom, Outcome};
use model::PhotoId;
use model::photo::Photo;
use std::collections::{HashMap, HashSet};

/// Bits in which two pictures may differ that look the same. Smaller and paler copies of photographs were found to differ
/// in four at most, different photographs in twenty-two at least.
const MOST_APART: u32 = 8;
/// Bits of a part of a look; the last part has what is left.
const PART: u32 = u64::BITS / (MOST_APART + 1);
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
        self.all.sort_unstable();
        let mut looks = Looks::new();
        let mut pairs = Vec::new();
        for (newer, own) in self.all {
            let told_apart = |older: &PhotoId| self.apart.contains(&(*older, newer));
            let oldest = |(apart, photos): (u32, &[PhotoId])| {
                photos.iter().find(|older| !told_apart(older)).map(|older| (apart, *older))
            };
            pairs.extend(looks.near(own).filter_map(oldest).min().map(|(_, older)| (newer, older)));
            looks.add(own, newer);
        }
        pairs.reverse();
        pairs
    }
}

/// What photos look like, found without going through them all. Looks that differ in few bits are the same in one of more
/// parts than there are such bits, so only those are compared that are the same in a part.
struct Looks {
    /// Each look once, with its photos, the oldest first.
    all: Vec<(u64, Vec<PhotoId>)>,
    places: HashMap<u64, usize>,
    /// Where in `all` the looks are that have this part.
    by_part: HashMap<(u32, u64), Vec<usize>>,
}

impl Looks {
    fn new() -> Self {
        Self { all: vec![], places: HashMap::new(), by_part: HashMap::new() }
    }

    fn add(&mut self, look: u64, photo: PhotoId) {
        let place = *self.places.entry(look).or_insert_with(|| {
            for part in parts(look) {
                self.by_part.entry(part).or_default().push(self.all.len());
            }
            self.all.push((look, vec![]));
            self.all.len() - 1
        });
        if let Some((_, photos)) = self.all.get_mut(place) {
            photos.push(photo);
        }
    }

    /// The photos of each look that is near this one, and in how many bits it differs. A look may come more than once.
    fn near(&self, own: u64) -> impl Iterator<Item = (u32, &[PhotoId])> {
        let same = parts(own).filter_map(|part| self.by_part.get(&part)).flatten();
        same.filter_map(|place| self.all.get(*place))
            .map(move |(look, photos)| ((look ^ own).count_ones(), photos.as_slice()))
            .filter(|(apart, _)| *apart <= MOST_APART)
    }
}

/// A look in one part more than there are bits in which like ones may differ.
fn parts(look: u64) -> impl Iterator<Item = (u32, u64)> {
    (0..=MOST_APART).map(move |part| {
        let rest = look >> (part * PART);
        (part, if part == MOST_APART { rest } else { rest & ((1 << PART) - 1) })
    })
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
    use proptest::prelude::*;

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

    /// What `pairs` promises, by comparing all with all.
    fn likest(all: &[u64], apart: &[(u128, u128)]) -> Vec<(PhotoId, PhotoId)> {
        let likest = |newer: u128| {
            let look = |photo: u128| all[usize::try_from(photo).unwrap() - 1];
            let near = (1..newer).filter(|older| !apart.contains(&(*older, newer)));
            let near = near.map(|older| ((look(older) ^ look(newer)).count_ones(), older));
            let older = near.filter(|(bits, _)| *bits <= MOST_APART).min()?.1;
            Some((photo(newer), photo(older)))
        };
        (1..=all.len() as u128).rev().filter_map(likest).collect()
    }

    proptest! {
        #[test]
        fn no_pair_is_missed_for_being_found_fast(
            shots in prop::collection::vec((0..3_usize, prop::collection::vec(0..64_u32, 0..7)), 0..30),
            apart in prop::collection::vec((1..30_u128, 1..30_u128), 0..20),
        ) {
            let scenes = [0, 0x0f0f_3333_5555_00ff, u64::MAX];
            let all: Vec<u64> =
                shots.iter().map(|(scene, bits)| bits.iter().fold(scenes[*scene], |look, bit| look ^ (1 << bit))).collect();
            let apart: Vec<_> = apart.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
            prop_assert_eq!(library(&all, &apart).pairs(), likest(&all, &apart));
        }
    }
}
