//! Colours into sRGB, so that they look right where nobody reads profiles.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Converts RGB pixels from the profile's colours to sRGB. Pixels of an unreadable profile stay as they are.
pub(crate) fn to_srgb(pixels: &mut Vec<u8>, profile: &[u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let to = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = from.create_transform_8bit(Layout::Rgb, &to, Layout::Rgb, options) else { return };
    let mut converted = vec![0_u8; pixels.len()];
    if transform.transform(pixels, &mut converted).is_ok() {
        *pixels = converted;
    }
}
