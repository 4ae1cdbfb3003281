//! A photo of 24 megapixels as the five widths that pages use, beside the program that people use for that.

use super::figures::{Times, timed};
use super::table::{Goal, Line};
use super::{Place, done};
use imaging::{Darkroom, Format, Order, Shape};
use std::path::Path;
use std::process::Command;

const WIDTHS: [u32; 5] = [480, 800, 1200, 1600, 1920];
const QUALITY: u8 = 82;
const TIMES: usize = 7;

pub(super) fn measure(place: &Place) -> Result<Vec<Line>, String> {
    let photo = place.work.join("photo.jpg");
    draw(&photo)?;
    // As it is done for a publication: in a worker, which is started once.
    let darkroom = Darkroom::with_program(place.programs.join("galley-cli"));
    let peer = Command::new("vipsthumbnail").arg("--vips-version").output().is_ok();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (time, made) = timed(|| by_galley(&darkroom, &photo, &place.work));
        made?;
        ours.push(time);
        if peer {
            let (time, made) = timed(|| by_vips(&photo, &place.work));
            made?;
            theirs.push(time);
        }
    }
    let (ours, theirs) = (Times::new(ours, 0.0), Times::new(theirs, 0.0));
    Ok(vec![Line {
        what: format!("24 megapixels to five widths, p50 of {}", ours.count()),
        ours: ours.within(0.5),
        beside: ("vipsthumbnail five times", peer.then(|| theirs.within(0.5))),
        goal: Goal::Faster(3.0),
    }])
}

fn by_galley(darkroom: &Darkroom, photo: &Path, out: &Path) -> Result<(), String> {
    let orders = WIDTHS.map(|width| Order {
        crop: None,
        shape: Shape::Width(width),
        format: Format::Jpeg { quality: QUALITY },
        metadata: None,
    });
    let made = darkroom.render(photo, Default::default(), &orders).map_err(|fault| fault.to_string())?;
    for picture in made {
        let place = out.join(format!("galley-{}.jpg", picture.width));
        std::fs::write(&place, picture.bytes).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    Ok(())
}

fn by_vips(photo: &Path, out: &Path) -> Result<(), String> {
    WIDTHS.iter().try_for_each(|width| {
        let to = format!("{}[Q={QUALITY},strip]", out.join(format!("vips-{width}.jpg")).display());
        done(Command::new("vipsthumbnail").arg(photo).args(["--size", &format!("{width}x"), "-o", &to]))
    })
}

/// 6000 × 4000 pixels out of a photograph of the sample desk, with the noise of a sensor, so that it is as much work
/// as one out of a camera.
fn draw(photo: &Path) -> Result<(), String> {
    let sample = crate::top().join("src-tauri/newsroom/sample/harbour-morning.jpg");
    let noisy = ["-seed", "1", "-attenuate", "0.2", "+noise", "Gaussian"];
    done(
        Command::new("convert")
            .arg(sample)
            .args(["-resize", "6000x4000!"])
            .args(noisy)
            .args(["-quality", "92"])
            .arg(photo),
    )
}
