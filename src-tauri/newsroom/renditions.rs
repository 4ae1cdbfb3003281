//! Small pictures for the screen: made once from the original, kept beside it, made again when they are gone.

use crate::{Failure, Newsroom, Outcome};
use imaging::{Format, Order, Shape};
use std::fs;
use std::path::Path;

/// What the window may ask for: name and longest side in pixels.
const RENDITIONS: [(&str, u32); 3] = [("thumb", 480), ("screen", 1600), ("large", 2560)];
const QUALITY: u8 = 82;

impl Newsroom {
    /// A picture of a photo for the screen, as JPEG bytes without metadata.
    ///
    /// `rendition` is `thumb`, `screen` or `large` (longest side 480, 1600, 2560 pixels; never enlarged).
    pub fn rendition(&self, photo: &str, rendition: &str) -> Outcome<Vec<u8>> {
        let Some((name, side)) = RENDITIONS.iter().find(|(name, _)| *name == rendition) else {
            return Err(Failure::not_found(format!("There is no rendition “{rendition}”.")));
        };
        let photo = self.photo_named(photo)?;
        let folder = self.desk.folder().join("cache").join(photo.hash.get(..2).unwrap_or("--"));
        let kept = folder.join(format!("{}-{name}.jpg", photo.hash));
        if let Ok(bytes) = fs::read(&kept) {
            return Ok(bytes);
        }
        let original = self.desk.originals().path(&photo.hash);
        if !original.is_file() {
            return Err(Failure::not_found(format!("The original of {} is gone.", photo.file_name))
                .hint("Add the file again; its metadata are kept."));
        }
        let order = Order {
            crop: None,
            shape: Shape::Fit(*side),
            format: Format::Jpeg { quality: QUALITY },
            metadata: None,
        };
        let made = self.darkroom.render(&original, None, &[order])?;
        let bytes = made
            .into_iter()
            .next()
            .map(|rendition| rendition.bytes)
            .ok_or_else(|| Failure::bug("The darkroom made no picture."))?;
        keep(&folder, &kept, &bytes);
        Ok(bytes)
    }
}

/// Keeps a rendition for the next time. On a full disk it is made anew each time; nothing else depends on it.
fn keep(folder: &Path, place: &Path, bytes: &[u8]) {
    let waiting = place.with_extension(format!("{:?}", std::thread::current().id()));
    let kept = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&waiting, bytes))
        .and_then(|()| fs::rename(&waiting, place));
    if kept.is_err() {
        let _ = fs::remove_file(&waiting);
    }
}
