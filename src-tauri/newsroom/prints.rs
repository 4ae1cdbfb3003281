//! Prints: the picture files of a publication, made from the originals and kept, so that exporting again makes only what is
//! new.
//!
//! Prints are kept under the hash of everything they are made from: the original's bytes, how the photo stands, all that was
//! ordered, and how this Galley makes pictures; so they are never out of date. With each stands the hash of what it holds; one that is
//! damaged is made again. Those that nobody has asked for the longest go when there are too many. Nothing but time is
//! lost with them.

use crate::cache::{folder, keep, note_use};
use crate::work::Work;
use crate::{Newsroom, Outcome};
use formats::page::{Picture, PictureFormat, Shape as PageShape, Wanted};
use imaging::{Format, Order, Rendition, Shape};
use model::PhotoId;
use model::photo::{Photo, Value, field};
use model::publish::Releasable;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: u8 = 78;
const AVIF_QUALITY: u8 = 52;

/// What the cache calls them.
const KIND: &str = "prints";
/// The most that is kept, in bytes: the prints of a thousand photos and more.
const MOST: u64 = 2_000_000_000;

impl Newsroom {
    /// Makes every picture the page wants, one decoding for each photo. `None` when a person has stopped the work.
    pub(crate) fn prints_of(
        &self,
        releasable: &Releasable,
        work: &Work<'_>,
    ) -> Outcome<Option<BTreeMap<String, Picture>>> {
        let slug = &releasable.article().story.slug;
        let mut pictures = BTreeMap::new();
        for Sheet { photo, wanted, orders } in sheets(releasable) {
            if !work.at(&format!("{slug}: {}", photo.file_name)) {
                return Ok(None);
            }
            let prints = self.prints(photo, &orders)?;
            pictures.extend(wanted.into_iter().map(|wanted| wanted.file).zip(prints));
            work.done();
        }
        Ok(Some(pictures))
    }

    /// The prints of one photo, in the order of the orders: as they are kept, or made now. All or none, because the darkroom
    /// makes small pictures from larger ones: one that is made alone has other bytes.
    fn prints(&self, photo: &Photo, orders: &[Order]) -> Outcome<Vec<Picture>> {
        if let Some(prints) = self.places(photo, orders).map(|place| kept(&place)).collect() {
            return Ok(prints);
        }
        let made = self.render(photo, orders)?;
        Ok(self.put_away(photo, orders, made))
    }

    /// Keeps what was made of a photo.
    pub(crate) fn put_away(&self, photo: &Photo, orders: &[Order], made: Vec<Rendition>) -> Vec<Picture> {
        let prints =
            made.into_iter().map(|Rendition { bytes, width, height }| Picture { bytes, width, height });
        self.places(photo, orders).zip(prints).map(|(place, print)| put_away(&place, print)).collect()
    }

    /// Are there prints of all that is ordered of a photo? Whether they are whole is seen when they are asked for.
    pub(crate) fn are_there(&self, photo: &Photo, orders: &[Order]) -> bool {
        self.places(photo, orders).all(|place| place.is_file())
    }

    /// Where the print of each order is kept.
    fn places(&self, photo: &Photo, orders: &[Order]) -> impl Iterator<Item = PathBuf> + use<> {
        let set = set(&folder(self.desk.folder(), KIND), photo, orders);
        (0..orders.len()).map(move |number| set.with_extension(number.to_string()))
    }
}

/// Everything that is wanted of one photo.
pub(crate) struct Sheet<'a> {
    pub(crate) photo: &'a Photo,
    wanted: Vec<Wanted>,
    pub(crate) orders: Vec<Order>,
}

/// What a publication wants of its photos, photo by photo.
pub(crate) fn sheets(releasable: &Releasable) -> Vec<Sheet<'_>> {
    let mut by_photo: BTreeMap<PhotoId, Vec<Wanted>> = BTreeMap::new();
    for wanted in formats::page::pictures(releasable) {
        by_photo.entry(wanted.photo).or_default().push(wanted);
    }
    let photos = &releasable.article().photos;
    let of = |(id, wanted): (PhotoId, Vec<Wanted>)| {
        let photo = photos.get(&id)?;
        let orders = wanted.iter().map(|wanted| order(wanted, photo)).collect();
        Some(Sheet { photo, wanted, orders })
    };
    by_photo.into_iter().filter_map(of).collect()
}

/// Lets go what nobody has asked for the longest, if there is too much.
pub(crate) fn tidy(desk: &Path) {
    crate::cache::tidy(&folder(desk, KIND), MOST);
}

/// Where the prints of a photo are kept, but for their numbers: by the hash of everything that they are made from.
fn set(folder: &Path, photo: &Photo, orders: &[Order]) -> PathBuf {
    let made_from = serde_json::json!([imaging::MAKING, photo.hash, photo.look(), orders]).to_string();
    let name = blake3::hash(made_from.as_bytes()).to_hex().to_string();
    folder.join(name.get(..2).unwrap_or("--")).join(name)
}

/// In a file stand the hash of what follows, width, height, and the picture.
fn put_away(place: &Path, print: Picture) -> Picture {
    let content = [&print.width.to_le_bytes(), &print.height.to_le_bytes(), print.bytes.as_slice()].concat();
    let file = [blake3::hash(&content).as_bytes().as_slice(), &content].concat();
    keep(place, &file);
    print
}

/// The print that is kept there, if it is whole.
fn kept(place: &Path) -> Option<Picture> {
    let file = fs::read(place).ok()?;
    let (hash, content) = file.split_first_chunk::<32>()?;
    if blake3::hash(content) != *hash {
        return None;
    }
    let (width, rest) = content.split_first_chunk()?;
    let (height, bytes) = rest.split_first_chunk()?;
    note_use(place);
    let (width, height) = (u32::from_le_bytes(*width), u32::from_le_bytes(*height));
    Some(Picture { bytes: bytes.to_vec(), width, height })
}

fn order(wanted: &Wanted, photo: &Photo) -> Order {
    let mut metadata = photo.metadata.clone();
    if let Some(credit) = field("credit") {
        // What readers see beside the picture is what the file says.
        metadata.set(credit, Value::One(wanted.credit.clone()));
    }
    Order {
        crop: wanted.crop,
        shape: match wanted.shape {
            PageShape::Width(width) => Shape::Width(width),
            PageShape::Exact { width, height } => Shape::Exact { width, height },
        },
        format: match wanted.format {
            PictureFormat::Avif => Format::Avif { quality: AVIF_QUALITY },
            PictureFormat::WebP => Format::WebP { quality: WEBP_QUALITY },
            PictureFormat::Jpeg => Format::Jpeg { quality: JPEG_QUALITY },
        },
        metadata: Some(metadata),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_print_is_kept_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("ab").join("abc");
        let print = Picture { bytes: vec![1, 2, 3], width: 480, height: 320 };
        assert_eq!(kept(&place), None);
        put_away(&place, print.clone());
        assert_eq!(kept(&place), Some(print));
        let whole = fs::read(&place).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&place, damaged).unwrap();
            assert_eq!(kept(&place), None, "byte {at}");
        }
        fs::write(&place, &whole[..20]).unwrap();
        assert_eq!(kept(&place), None);
    }
}
