//! Pictures for trials: cut and scaled from a real photo, or a drawn sky where there is none.

use galley_formats::page::{PictureFormat, Shape, Wanted};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Rgb, RgbImage};
use model::document::Crop;
use model::photo::Photo;
use std::path::{Path, PathBuf};

/// A photo upright and uncut.
pub(crate) fn whole(photo: &Photo, original: Option<PathBuf>) -> super::Outcome<DynamicImage> {
    let Some(original) = original else {
        return Ok(DynamicImage::ImageRgb8(sky(photo.width, photo.height)));
    };
    let mut file = ImageReader::open(original)?.into_decoder()?;
    let orientation = file.orientation()?;
    let mut photo = DynamicImage::from_decoder(file)?;
    photo.apply_orientation(orientation);
    Ok(photo)
}

/// Writes one picture of a photo.
pub(crate) fn make(wanted: &Wanted, whole: &DynamicImage, file: &Path) -> super::Outcome<()> {
    let crop = wanted.crop.unwrap_or(Crop { x: 0, y: 0, w: Crop::WHOLE, h: Crop::WHOLE });
    let part = |whole: u32, share: u32| (u64::from(whole) * u64::from(share) / u64::from(Crop::WHOLE)) as u32;
    let (w, h) = (whole.width(), whole.height());
    let cut =
        whole.crop_imm(part(w, crop.x), part(h, crop.y), part(w, crop.w).max(1), part(h, crop.h).max(1));
    let made = match wanted.shape {
        Shape::Width(width) => {
            let height = u64::from(cut.height()) * u64::from(width) / u64::from(cut.width());
            cut.resize_exact(width, (height as u32).max(1), FilterType::Triangle)
        }
        Shape::Exact { width, height } => cut.resize_to_fill(width, height, FilterType::Triangle),
    };
    let made = DynamicImage::ImageRgb8(made.to_rgb8());
    match wanted.format {
        PictureFormat::Jpeg => made.save_with_format(file, image::ImageFormat::Jpeg)?,
        PictureFormat::WebP => made.save_with_format(file, image::ImageFormat::WebP)?,
        PictureFormat::Avif => made.save_with_format(file, image::ImageFormat::Avif)?,
    }
    Ok(())
}

fn sky(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as f32 / width as f32, y as f32 / height as f32);
        let ridge = 0.62 + 0.12 * (x * 7.0).sin() + 0.05 * (x * 23.0).sin();
        if y > ridge {
            Rgb([52, 66 + (40.0 * x) as u8, 58])
        } else {
            Rgb([(150.0 + 90.0 * y) as u8, (176.0 + 40.0 * y) as u8, 214])
        }
    })
}
