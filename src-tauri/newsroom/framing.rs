//! How photos are shown: turned, straightened, and cropped by hand. The original stays as it is.

use crate::asks::{CropRow, FramePhoto};
use crate::change::Entry;
use crate::lapse::end_signed_of_photo;
use crate::{Failure, Newsroom, Outcome};
use model::photo::{CropFault, Framing, Photo, RATIOS, Stand};

impl Newsroom {
    /// Turns, straightens and crops a photo; what is not named stays. Crops go with a turn where their shape has a
    /// sister. Nothing is changed when one of the crops is refused.
    pub(crate) fn frame_photo(&self, ask: FramePhoto) -> Outcome<Photo> {
        self.derive_stale()?;
        let id = self.photo_named(&ask.photo)?.id;
        self.change(|change, moment| {
            let gone = || Failure::not_found("The photo is not there any more.");
            let mut photo = change.photo(id)?.ok_or_else(gone)?;
            let before = photo.framing.clone();
            let stand = Stand {
                turns: ask.turns.unwrap_or(before.stand.turns),
                tilt: ask.tilt.unwrap_or(before.stand.tilt),
            };
            if !stand.is_valid() {
                return Err(Failure::invalid("A photo cannot stand so.")
                    .hint("It is turned by 0 to 3 quarters, and straightened by 10 degrees at most."));
            }
            if stand != before.stand {
                let turns = (stand.turns + 4 - before.stand.turns) % 4;
                photo.framing = before.standing(stand);
                photo.focal_point = photo.focal_point.map(|point| point.turned(turns));
                change.update_photo(&photo)?;
                // Its size is another one now.
                photo = change.photo(id)?.ok_or_else(gone)?;
            }
            photo.draw(&ask.crops)?;
            change.update_photo(&photo)?;
            let entry = Entry::of_photo(id, said(&before, &photo.framing))
                .changing(before.in_words(), photo.framing.in_words())
                .growing();
            let entry = if stand == before.stand { entry } else { entry.turning() };
            let what = format!("how the photo {} is shown", photo.file_name);
            let mut entries = end_signed_of_photo(change, moment, &photo, &what)?;
            entries.push(entry);
            Ok((photo, entries))
        })
    }
}

/// The crops of a photo as it stands, in the order of the ratios: drawn ones, and what is taken while nobody has drawn.
pub(crate) fn crops_of(photo: &Photo) -> Vec<CropRow> {
    let free = photo.shown(None);
    let row = |ratio: &'static model::photo::Ratio| {
        // A ratio that lies outside the free crop is drawn and not used; whoever looks at it sees what is used.
        let drawn = if ratio.w == 0 { free } else { photo.drawn(ratio, free) };
        let crop = drawn.unwrap_or_else(|| photo.crop_of(ratio, free));
        let (width, height) = photo.pixels_of(crop);
        CropRow {
            ratio: *ratio,
            crop,
            drawn: drawn.is_some(),
            width,
            height,
            needed_height: ratio.needed_height(),
            enough: photo.is_enough(crop, ratio),
        }
    };
    RATIOS.iter().map(row).collect()
}

/// What the history says was done.
fn said(before: &Framing, now: &Framing) -> String {
    if before.stand.turns != now.stand.turns {
        return "Turned the photo".to_owned();
    }
    if before.stand.tilt != now.stand.tilt {
        return "Straightened the photo".to_owned();
    }
    let mut changed = RATIOS.iter().map(|ratio| ratio.label).filter(|label| {
        let (old, new) = (before.crops.get(*label), now.crops.get(*label));
        old != new
    });
    match (changed.next(), changed.next()) {
        (Some(label), None) if now.crops.contains_key(label) => format!("Drew the {label} crop"),
        (Some(label), None) => format!("Took the {label} crop back"),
        _ => "Drew crops".to_owned(),
    }
}

impl From<CropFault> for Failure {
    fn from(fault: CropFault) -> Self {
        let hint = match &fault {
            CropFault::Unknown(_) => {
                let labels: Vec<&str> = RATIOS.iter().map(|ratio| ratio.label).collect();
                format!("Crops are {}.", labels.join(", "))
            }
            CropFault::Outside => {
                "A crop lies within the photo: x, y, width and height in ten-thousandths.".to_owned()
            }
            CropFault::CutAway => "Draw it within the free crop, or take that back.".to_owned(),
            CropFault::Shape { .. } => "Draw it in that shape, or as a free crop.".to_owned(),
            CropFault::TooSmall { .. } => {
                "Draw it larger, or use a larger original. Nothing is ever enlarged.".to_owned()
            }
        };
        Self::invalid(fault.to_string()).hint(hint)
    }
}
