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

impl Newsroom {
    /// The photos that look like this one, the likest first.
    pub(crate) fn alike(&self, photo: &Photo) -> Outcome<Vec<AlikePhoto>> {
        self.desk.read(|read| {
            let all = read.likenesses()?;
            let Some((_, own)) = all.iter().find(|(id, _)| *id == photo.id) else { return Ok(vec![]) };
            let mut near: Vec<(u32, PhotoId)> = all
                .iter()
                .filter(|(id, _)| *id != photo.id)
                .map(|(id, likeness)| ((likeness ^ own).count_ones(), *id))
                .filter(|(apart, _)| *apart <= MOST_APART)
                .collect();
            near.sort();
            let mut alike = Vec::new();
            for (_, id) in near {
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
