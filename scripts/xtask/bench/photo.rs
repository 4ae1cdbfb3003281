//! A photo of 24 megapixels as four widths in JPEG and WebP, as the export asks for them: beside the program that people
//! use for that, and beside the library under it in one process that decodes the photo once. Galley writes no AVIF.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::workers::Workers;
use super::{Place, done};
use imaging::{Darkroom, Format, Order, Shape};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

const WIDTHS: [u32; 4] = [480, 800, 1200, 1920];
const ENDINGS: [&str; 2] = ["jpg", "webp"];
const QUALITY: u8 = 82;
const TIMES: usize = 7;

/// What `once.py` says.
#[derive(Deserialize)]
struct Once {
    times: Vec<f64>,
    processor: f64,
    memory: f64,
}

pub(super) fn measure(place: &Place) -> Result<Vec<Line>, String> {
    let photo = place.work.join("photo.jpg");
    draw(&photo)?;
    // As it is done for a publication: in a worker, which is started once.
    let darkroom = Darkroom::with_program(place.programs.join("galley-cli"));
    let peer = Command::new("vipsthumbnail").arg("--vips-version").output().is_ok();
    let (mut ours, mut theirs, mut once) = (Vec::new(), Vec::new(), Vec::new());
    let (mut processor, mut memory) = (0.0, 0.0_f64);
    for _ in 0..TIMES {
        let (time, made) = timed(|| by_galley(&darkroom, &photo, &place.work));
        made?;
        ours.push(time);
        if peer {
            let (time, made) = timed(|| by_vips(&photo, &place.work));
            made?;
            theirs.push(time);
        }
        // In turns as well: a round is measured within its process, after one that is not.
        if let Some(said) = by_one_process(&photo, &place.work)? {
            once.extend(said.times.get(1..).unwrap_or_default());
            processor += said.processor / f64::from(ROUNDS);
            memory = memory.max(said.memory);
        }
    }
    let spent = Workers::of_this_program();
    let (ours, theirs) = (Times::new(ours, 0.0), Times::new(theirs, 0.0));
    let is_there = !once.is_empty();
    let once = Times::new(once, 0.0);
    let what = "24 megapixels to four widths in JPEG and WebP";
    let beside_once = |figure: f64| ("libvips, decoded once", is_there.then_some(figure));
    #[allow(clippy::cast_precision_loss)] // a few
    let times = TIMES as f64;
    let mut lines = vec![
        Line {
            what: format!("{what}, p50 of {}", ours.count()),
            ours: ours.within(0.5),
            beside: ("vipsthumbnail eight times", peer.then(|| theirs.within(0.5))),
            unit: Unit::Time,
            goal: Goal::Faster(3.0),
        },
        Line {
            what: format!("The same, p50 of {}", ours.count()),
            ours: ours.within(0.5),
            beside: beside_once(once.within(0.5)),
            unit: Unit::Time,
            goal: Goal::Faster(1.2),
        },
        Line {
            what: "The same, time of the processor".into(),
            ours: spent.processor / times,
            beside: beside_once(processor / times),
            unit: Unit::Time,
            goal: Goal::Told,
        },
        Line {
            what: "The same, most memory".into(),
            ours: spent.memory,
            beside: beside_once(memory),
            unit: Unit::Memory,
            goal: Goal::Told,
        },
    ];
    for ending in ENDINGS {
        let like = |whose: &str| least_likeness(&photo, &place.work, whose, ending);
        lines.push(Line {
            what: format!("The same, likeness to the photo resized, least of the {}", ending.to_uppercase()),
            ours: like("galley")?,
            beside: ("libvips, decoded once", if is_there { Some(like("once")?) } else { None }),
            unit: Unit::Likeness,
            goal: Goal::Told,
        });
    }
    Ok(lines)
}

/// Rounds of one run of `once.py`, the first of which warms it.
const ROUNDS: u8 = 2;

fn by_galley(darkroom: &Darkroom, photo: &Path, out: &Path) -> Result<(), String> {
    let formats = [Format::Jpeg { quality: QUALITY }, Format::WebP { quality: QUALITY }];
    let orders: Vec<Order> = WIDTHS
        .into_iter()
        .flat_map(|width| formats.map(|format| (width, format)))
        .map(|(width, format)| Order { crop: None, shape: Shape::Width(width), format, metadata: None })
        .collect();
    let made = darkroom.render(photo, Default::default(), &orders).map_err(|fault| fault.to_string())?;
    for (number, picture) in made.into_iter().enumerate() {
        let ending = ENDINGS.get(number % ENDINGS.len()).copied().unwrap_or_default();
        let place = out.join(format!("galley-{}.{ending}", picture.width));
        std::fs::write(&place, picture.bytes).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    Ok(())
}

fn by_vips(photo: &Path, out: &Path) -> Result<(), String> {
    WIDTHS.into_iter().flat_map(|width| ENDINGS.map(|ending| (width, ending))).try_for_each(
        |(width, ending)| {
            let to = out.join(format!("vips-{width}.{ending}"));
            let to = format!("{}[Q={QUALITY},strip]", to.display());
            done(Command::new("vipsthumbnail").arg(photo).args(["--size", &format!("{width}x"), "-o", &to]))
        },
    )
}

/// `None` where pyvips is not there, in a place of its own or the system's.
fn by_one_process(photo: &Path, out: &Path) -> Result<Option<Once>, String> {
    let own = crate::top().join("target/bench-python/bin/python3");
    let output = Command::new(if own.exists() { own } else { "python3".into() })
        .arg(crate::top().join("scripts/xtask/bench/once.py"))
        .args([photo, out])
        .args([ROUNDS.to_string(), QUALITY.to_string()])
        .args(WIDTHS.map(|width| width.to_string()))
        .stderr(std::process::Stdio::inherit())
        .output();
    match output {
        Ok(output) if output.status.success() => {
            serde_json::from_slice(&output.stdout).map(Some).map_err(|error| error.to_string())
        }
        Ok(output) if output.status.code() != Some(3) => Err(format!("once.py ended with {}", output.status)),
        _ => Ok(None),
    }
}

/// The peak signal-to-noise ratio of the least like of the widths to the photo resized by a third program, in decibels.
fn least_likeness(photo: &Path, out: &Path, whose: &str, ending: &str) -> Result<f64, String> {
    let mut least = f64::INFINITY;
    for width in WIDTHS {
        let reference = out.join(format!("reference-{width}.png"));
        if !reference.exists() {
            let size = format!("{width}x");
            done(
                Command::new("convert")
                    .arg(photo)
                    .args(["-filter", "Lanczos", "-resize", &size])
                    .arg(&reference),
            )?;
        }
        let made = out.join(format!("{whose}-{width}.{ending}"));
        let output = Command::new("compare")
            .args(["-metric", "PSNR"])
            .args([&reference, &made])
            .arg("null:")
            .output()
            .map_err(|error| format!("compare: {error}"))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        least = least.min(said.trim().parse().map_err(|_| format!("{}: {said}", made.display()))?);
    }
    Ok(least)
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
