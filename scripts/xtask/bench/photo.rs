//! A photo of 24 megapixels as four widths in JPEG and WebP, and in AVIF, as the export asks for them: beside the program that
//! people use for that, and beside the library under it in one process that decodes the photo once. Each set is told apart,
//! because AVIF takes ten times as long as the others together; how like the photo each is and how many bytes it takes
//! stands beside its time, because either can be had for the other.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::workers::Workers;
use super::{Place, done};
use imaging::{Darkroom, Format, Order, Shape};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

const WIDTHS: [u32; 4] = [480, 800, 1200, 1920];

/// Pictures that are made in one go.
struct Set {
    what: &'static str,
    /// Endings with our quality, as the export asks for it, and that of libvips at which its pictures are as like.
    files: &'static [(&'static str, u8, u8)],
    /// How often the program that makes one file at a time is run.
    runs: &'static str,
    /// How much faster than that, and than libvips that decodes once.
    goals: (f64, f64),
    times: usize,
}

const SETS: [Set; 2] = [
    Set {
        what: "JPEG and WebP",
        files: &[("jpg", 82, 82), ("webp", 82, 82)],
        runs: "vipsthumbnail eight times",
        goals: (3.0, 1.2),
        times: 7,
    },
    Set {
        what: "AVIF",
        files: &[("avif", 52, 53)],
        runs: "vipsthumbnail four times",
        goals: (1.0, 1.0),
        times: 3,
    },
];

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
    let mut lines = Vec::new();
    for set in &SETS {
        lines.extend(compared(place, &photo, set)?);
    }
    Ok(lines)
}

fn compared(place: &Place, photo: &Path, set: &Set) -> Result<Vec<Line>, String> {
    // As it is done for a publication: in a worker, which is started once.
    let darkroom = Darkroom::with_program(place.programs.join("galley-cli"));
    let peer = Command::new("vipsthumbnail").arg("--vips-version").output().is_ok();
    let (mut ours, mut theirs, mut once) = (Vec::new(), Vec::new(), Vec::new());
    let (mut processor, mut memory) = (0.0, 0.0_f64);
    for _ in 0..set.times {
        let (time, made) = timed(|| by_galley(&darkroom, photo, &place.work, set));
        made?;
        ours.push(time);
        if peer {
            let (time, made) = timed(|| by_vips(photo, &place.work, set));
            made?;
            theirs.push(time);
        }
        // In turns as well: a round is measured within its process, after one that is not.
        if let Some(said) = by_one_process(photo, &place.work, set)? {
            once.extend(said.times.get(1..).unwrap_or_default());
            processor += said.processor / f64::from(ROUNDS);
            memory = memory.max(said.memory);
        }
    }
    // Only those of this set live: the darkroom of the one before is gone.
    let spent = Workers::of_this_program();
    let (ours, theirs) = (Times::new(ours, 0.0), Times::new(theirs, 0.0));
    let is_there = !once.is_empty();
    let once = Times::new(once, 0.0);
    let what = format!("24 megapixels to four widths in {}", set.what);
    let same = format!("The same in {}", set.what);
    let beside_once = |figure: f64| ("libvips, decoded once", is_there.then_some(figure));
    #[allow(clippy::cast_precision_loss)] // a few
    let times = set.times as f64;
    let mut lines = vec![
        Line {
            what: format!("{what}, p50 of {}", ours.count()),
            ours: ours.within(0.5),
            beside: (set.runs, peer.then(|| theirs.within(0.5))),
            unit: Unit::Time,
            goal: Goal::Faster(set.goals.0),
        },
        Line {
            what: format!("{same}, p50 of {}", ours.count()),
            ours: ours.within(0.5),
            beside: beside_once(once.within(0.5)),
            unit: Unit::Time,
            goal: Goal::Faster(set.goals.1),
        },
        Line {
            what: format!("{same}, time of the processor"),
            ours: spent.processor / times,
            beside: beside_once(processor / times),
            unit: Unit::Time,
            goal: Goal::Told,
        },
        Line {
            what: format!("{same}, most memory"),
            ours: spent.memory,
            beside: beside_once(memory),
            unit: Unit::Memory,
            goal: Goal::Told,
        },
    ];
    for (ending, _, _) in set.files {
        let like = |whose: &str| least_likeness(photo, &place.work, whose, ending);
        let size = |whose: &str| kilobytes(&place.work, whose, ending);
        let name = ending.to_uppercase();
        lines.push(Line {
            what: format!("The same, likeness to the photo resized, least of the {name}"),
            ours: like("galley")?,
            beside: ("libvips, decoded once", if is_there { Some(like("once")?) } else { None }),
            unit: Unit::Likeness,
            goal: Goal::Told,
        });
        lines.push(Line {
            what: format!("The same, size of the {name} together"),
            ours: size("galley")?,
            beside: ("libvips, decoded once", if is_there { Some(size("once")?) } else { None }),
            unit: Unit::Size,
            goal: Goal::Told,
        });
    }
    Ok(lines)
}

/// Rounds of one run of `once.py`, the first of which warms it.
const ROUNDS: u8 = 2;

fn by_galley(darkroom: &Darkroom, photo: &Path, out: &Path, set: &Set) -> Result<(), String> {
    let wanted: Vec<(&str, Order)> = WIDTHS
        .into_iter()
        .flat_map(|width| set.files.iter().map(move |(ending, quality, _)| (width, *ending, *quality)))
        .map(|(width, ending, quality)| {
            let format = match ending {
                "avif" => Format::Avif { quality },
                "webp" => Format::WebP { quality },
                _ => Format::Jpeg { quality },
            };
            (ending, Order { crop: None, shape: Shape::Width(width), format, metadata: None })
        })
        .collect();
    let orders: Vec<Order> = wanted.iter().map(|(_, order)| order.clone()).collect();
    let made = darkroom.render(photo, Default::default(), &orders).map_err(|fault| fault.to_string())?;
    for (picture, (ending, _)) in made.into_iter().zip(wanted) {
        let place = out.join(format!("galley-{}.{ending}", picture.width));
        std::fs::write(&place, picture.bytes).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    Ok(())
}

fn by_vips(photo: &Path, out: &Path, set: &Set) -> Result<(), String> {
    for width in WIDTHS {
        for (ending, _, quality) in set.files {
            let to = out.join(format!("vips-{width}.{ending}"));
            let to = format!("{}[Q={quality},strip]", to.display());
            let size = format!("{width}x");
            done(Command::new("vipsthumbnail").arg(photo).args(["--size", &size, "-o", &to]))?;
        }
    }
    Ok(())
}

/// `None` where pyvips is not there, in a place of its own or the system's.
fn by_one_process(photo: &Path, out: &Path, set: &Set) -> Result<Option<Once>, String> {
    let files: Vec<String> =
        set.files.iter().map(|(ending, _, quality)| format!("{ending}={quality}")).collect();
    let own = crate::top().join("target/bench-python/bin/python3");
    let output = Command::new(if own.exists() { own } else { "python3".into() })
        .arg(crate::top().join("scripts/xtask/bench/once.py"))
        .args([photo, out])
        .args([ROUNDS.to_string(), files.join(",")])
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

/// How large the files are together, in kilobytes.
fn kilobytes(out: &Path, whose: &str, ending: &str) -> Result<f64, String> {
    let mut bytes = 0;
    for width in WIDTHS {
        let file = out.join(format!("{whose}-{width}.{ending}"));
        bytes += file.metadata().map_err(|error| format!("{}: {error}", file.display()))?.len();
    }
    #[allow(clippy::cast_precision_loss)] // a few million
    let bytes = bytes as f64;
    Ok(bytes / 1_000.0)
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
        // `compare` takes an AVIF's brightness and colours for red, green and blue.
        let seen = out.join(format!("{whose}-{ending}-{width}.png"));
        done(Command::new("convert").arg(&made).args(["-colorspace", "sRGB"]).arg(&seen))?;
        let output = Command::new("compare")
            .args(["-metric", "PSNR"])
            .args([&reference, &seen])
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
