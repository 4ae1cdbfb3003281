//! Colours into sRGB, so that they look right where nobody reads profiles.

use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};
use std::sync::Arc;

/// A way from a profile's colours to sRGB.
pub(crate) struct Way {
    transform: Arc<Transform8BitExecutor>,
    /// Grey, RGB or inks.
    samples: usize,
}

impl Way {
    /// The way from a profile; `None` for one that cannot be read, or of other colours than these.
    pub(crate) fn of(profile: &[u8]) -> Option<Self> {
        let from = ColorProfile::new_from_slice(profile).ok()?;
        let (samples, layout) = match from.color_space {
            DataColorSpace::Gray => (1, Layout::Gray),
            DataColorSpace::Rgb => (3, Layout::Rgb),
            // Four samples, whatever they are called.
            DataColorSpace::Cmyk => (4, Layout::Rgba),
            _ => return None,
        };
        let to = ColorProfile::new_srgb();
        let transform =
            from.create_transform_8bit(layout, &to, Layout::Rgb, TransformOptions::default()).ok()?;
        Some(Self { transform, samples })
    }

    /// Is it from four inks?
    pub(crate) fn is_from_inks(&self) -> bool {
        self.samples == 4
    }

    /// Converts whole pixels; `to` has room for three bytes each. `false` when it could not be done.
    pub(crate) fn go(&self, from: &[u8], to: &mut [u8]) -> bool {
        self.transform.transform(from, to).is_ok()
    }
}

/// Converts RGB pixels (greys as three times the same) from the profile's colours to sRGB. Pixels of a profile that is
/// unreadable, or of other colours, stay as they are.
pub(crate) fn to_srgb(pixels: &mut Vec<u8>, profile: &[u8]) {
    let Some(way) = Way::of(profile) else { return };
    let mut converted = vec![0_u8; pixels.len()];
    let done = match way.samples {
        1 => {
            let greys: Vec<u8> = pixels.iter().step_by(3).copied().collect();
            way.go(&greys, &mut converted)
        }
        3 => way.go(pixels, &mut converted),
        _ => false,
    };
    if done {
        *pixels = converted;
    }
}
