//! Small pictures for the screen, of photos as they stand: made once from the original, kept beside it, made again when
//! they are gone.

use crate::cache::keep;
use crate::{Failure, Newsroom, Outcome};
use imaging::{Format, Order, Rendition, Shape};
use model::document::Crop;
use model::photo::{Photo, Stand};
use std::fs;
use std::path::{Path, PathBuf};

/// What the window may ask for: name and longest side in pixels.
const RENDITIONS: [(&str, u32); 3] = [("thumb", 480), ("screen", 1600), ("large", 2560)];
const QUALITY: u8 = 82;
/// The smallest of them, which the light table shows.
const THUMB: (&str, u32) = RENDITIONS[0];

impl Newsroom {
    /// A picture of a photo for the screen, as JPEG bytes without metadata.
    ///
    /// `rendition` is `thumb`, `screen` or `large` (longest side 480, 1600, 2560 pixels; never enlarged); behind a slash
    /// may stand the part of the photo that is shown, as `x,y,w,h` in ten-thousandths.
    pub fn rendition(&self, photo: &str, rendition: &str) -> Outcome<Vec<u8>> {
        let unknown = || Failure::not_found(format!("There is no rendition “{rendition}”."));
        let (name, part) =
            rendition.split_once('/').map_or((rendition, None), |(name, part)| (name, Some(part)));
        let (name, side) = RENDITIONS.iter().find(|(known, _)| *known == name).ok_or_else(unknown)?;
        let crop = part.map(|part| read_crop(part).ok_or_else(unknown)).transpose()?;
        let photo = self.photo_named(photo)?;
        let shown = crop.map(|c| format!("-{}-{}-{}-{}", c.x, c.y, c.w, c.h)).unwrap_or_default();
        let stand = photo.framing.stand;
        let turned = if stand == Stand::default() {
            String::new()
        } else {
            format!("-t{}{:+}", stand.turns, stand.tilt)
        };
        let kept =
            shelf(self.desk.folder(), &photo.hash).join(format!("{}-{name}{turned}{shown}.jpg", photo.hash));
        if let Ok(bytes) = fs::read(&kept) {
            return Ok(bytes);
        }
        let made = self.render(&photo, &[order(*side, crop)])?;
        let bytes = made
            .into_iter()
            .next()
            .map(|rendition| rendition.bytes)
            .ok_or_else(|| Failure::bug("The darkroom made no picture."))?;
        keep(&kept, &bytes);
        Ok(bytes)
    }

    /// Pictures of a photo of the library, in the order of the orders. One that stops its worker goes into quarantine, and
    /// what stands there is not tried again by itself.
    pub(crate) fn render(&self, photo: &Photo, orders: &[Order]) -> Outcome<Vec<Rendition>> {
        let original = self.original_of(photo)?;
        let made = self.darkroom.render(&original, photo.look(), orders);
        made.map_err(|fault| self.refused(fault, &original, &photo.file_name))
    }

    /// The same behind everything else. `None` when somebody needed the darkroom, or `go_on` said no.
    pub(crate) fn render_behind(
        &self,
        photo: &Photo,
        orders: &[Order],
        go_on: &dyn Fn() -> bool,
    ) -> Outcome<Option<Vec<Rendition>>> {
        let original = self.original_of(photo)?;
        let made = self.darkroom.render_behind(&original, photo.look(), orders, go_on);
        made.map_err(|fault| self.refused(fault, &original, &photo.file_name))
    }

    /// Where the original of a photo is, if it is there and may be read.
    fn original_of(&self, photo: &Photo) -> Outcome<PathBuf> {
        let original = self.desk.originals().path(&photo.hash);
        if !original.is_file() {
            return Err(Failure::not_found(format!("The original of {} is gone.", photo.file_name))
                .hint("Add the file to the library again; nothing else of it is lost."));
        }
        self.stands_in_quarantine(&photo.hash, &photo.file_name)?;
        Ok(original)
    }
}

/// A thumbnail, as it is ordered while a photo comes in and is decoded anyway.
pub(crate) fn thumb_order() -> Order {
    order(THUMB.1, None)
}

/// Keeps a thumbnail that was made while its photo came in.
pub(crate) fn keep_thumb(desk: &Path, hash: &str, bytes: &[u8]) {
    keep(&shelf(desk, hash).join(format!("{hash}-{}.jpg", THUMB.0)), bytes);
}

fn order(side: u32, crop: Option<Crop>) -> Order {
    Order { crop, shape: Shape::Fit(side), format: Format::Jpeg { quality: QUALITY }, metadata: None }
}

/// Where the renditions of a photo are kept.
fn shelf(desk: &Path, hash: &str) -> PathBuf {
    crate::cache::folder(desk, hash.get(..2).unwrap_or("--"))
}

/// `x,y,w,h`, if that is a part of a photo.
fn read_crop(part: &str) -> Option<Crop> {
    let numbers: Vec<u32> = part.split(',').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [x, y, w, h] = *numbers else { return None };
    Some(Crop { x, y, w, h }).filter(|crop| crop.is_valid())
}
