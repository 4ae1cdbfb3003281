//! What is measured in the real window, by `window.mjs` beside this file; here it gets what it needs and is reckoned up.

use super::figures::Times;
use super::table::{Goal, Line, Unit};
use super::{Place, text};
use imaging::{Format, Order, Shape, in_process};
use model::document::Crop;
use serde::Deserialize;
use std::path::Path;
use std::process::Command;

/// Words of the stories; the longest comes with photos.
const SHORT: usize = 500;
const MIDDLE: usize = 5_000;
const LONG: usize = 20_000;
const PHOTOS: u32 = 60;
/// Clocks of a page tell whole milliseconds apart.
pub(super) const GRAIN: f64 = 1.0;
const FRAME: f64 = 16.0;

/// What the window says: both sides' times, in milliseconds, by the name of what was measured.
#[derive(Deserialize)]
pub(super) struct Measured {
    pub(super) name: String,
    pub(super) ours: Vec<f64>,
    pub(super) beside: Vec<f64>,
}

pub(super) fn keys(place: &Place) -> Result<Vec<Line>, String> {
    for (name, words) in [("short", SHORT), ("long", LONG)] {
        write(&place.work.join(format!("{name}.md")), text::story(words).as_bytes())?;
    }
    photos(&place.work.join("photos"))?;
    let measured = ask(place, "keys")?;
    let (short, long) = (key_times(&measured, "short")?, key_times(&measured, "long")?);
    let mut lines = Vec::from(key_lines("500 words", &short));
    lines.extend(key_lines("20,000 words, 60 photos", &long));
    lines.push(Line {
        what: "Key to paint, 20,000 words against 500, p50".into(),
        ours: long.0.within(0.5),
        beside: ("500 words", Some(short.0.within(0.5))),
        unit: Unit::Time,
        goal: Goal::AtMost(1.3),
    });
    Ok(lines)
}

/// The long story while it is reviewed.
pub(super) fn review(place: &Place) -> Result<Vec<Line>, String> {
    write(&place.work.join("long.md"), text::story(LONG).as_bytes())?;
    photos(&place.work.join("photos"))?;
    let measured = ask(place, "review")?;
    let times = key_times(&measured, "reviewed")?;
    Ok(key_lines("20,000 words, 60 photos, 500 suggestions, 200 comments", &times).into())
}

/// Ours and those of the bare editor.
fn key_times(measured: &[Measured], name: &str) -> Result<(Times, Times), String> {
    let found =
        measured.iter().find(|one| one.name == name).ok_or(format!("nothing was said about {name}"))?;
    Ok((Times::new(found.ours.clone(), GRAIN), Times::new(found.beside.clone(), GRAIN)))
}

fn key_lines(what: &str, (ours, bare): &(Times, Times)) -> [Line; 2] {
    let line = |name: &str, share: f64, goal| Line {
        what: format!("Key to paint, {what}, {name} of {}", ours.count()),
        ours: ours.within(share),
        beside: ("bare ProseMirror", Some(bare.within(share))),
        unit: Unit::Time,
        goal,
    };
    [line("p50", 0.5, Goal::AtMost(1.5)), line("p95", 0.95, Goal::Under(FRAME))]
}

pub(super) fn preview(place: &Place) -> Result<Vec<Line>, String> {
    write(&place.work.join("middle.md"), text::story(MIDDLE).as_bytes())?;
    photos(&place.work.join("photos"))?;
    let measured = ask(place, "preview")?;
    let found = measured.first().ok_or("nothing was said about the preview")?;
    let (ours, text) = (Times::new(found.ours.clone(), GRAIN), Times::new(found.beside.clone(), GRAIN));
    let line = |name: &str, share: f64| Line {
        what: format!("Key to preview, 5,000 words, {name} of {}", ours.count()),
        ours: ours.within(share),
        beside: ("the same key in the text", Some(text.within(share))),
        unit: Unit::Time,
        goal: Goal::Under(100.0),
    };
    Ok(vec![line("p50", 0.5), line("p95", 0.95)])
}

/// A paste of this HTML onto the page.
pub(super) fn paste(place: &Place, html: &str) -> Result<Line, String> {
    write(&place.work.join("pasted.html"), html.as_bytes())?;
    let measured = ask(place, "paste")?;
    let found = measured.first().ok_or("nothing was said about the paste")?;
    let (ours, bare) = (Times::new(found.ours.clone(), GRAIN), Times::new(found.beside.clone(), GRAIN));
    Ok(Line {
        what: format!("The same onto the page, p50 of {}", ours.count()),
        ours: ours.within(0.5),
        beside: ("bare ProseMirror", Some(bare.within(0.5))),
        unit: Unit::Time,
        goal: Goal::Under(super::paste::AT_ONCE),
    })
}

pub(super) fn start(place: &Place) -> Result<Vec<Line>, String> {
    let measured = ask(place, "start")?;
    let line = |(what, goal): (&str, Goal), found: &Measured| {
        let (ours, empty) = (Times::new(found.ours.clone(), 0.0), Times::new(found.beside.clone(), 0.0));
        Line {
            what: format!("Start to a typed letter, {what}, p50 of {}", ours.count()),
            ours: ours.within(0.5),
            beside: ("an empty Tauri window", Some(empty.within(0.5))),
            unit: Unit::Time,
            goal,
        }
    };
    let ways = [("in the story that was open", Goal::AtMost(1.5)), ("by way of the list", Goal::Told)];
    Ok(ways.into_iter().zip(&measured).map(|(way, found)| line(way, found)).collect())
}

/// Runs a part of the script; each line it prints is one measurement.
pub(super) fn ask(place: &Place, part: &str) -> Result<Vec<Measured>, String> {
    let script = crate::top().join("scripts/xtask/bench/window.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(part)
        .arg(&place.work)
        .env("GALLEY_PROGRAMS", &place.programs)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("node: {error}"))?;
    if !output.status.success() {
        return Err(format!("the window was not measured ({})", output.status));
    }
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().map(|line| serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))).collect()
}

/// Small photos, each another part of one photograph.
fn photos(folder: &Path) -> Result<(), String> {
    let sample = crate::top().join("src-tauri/newsroom/sample/ridges-at-dusk.jpg");
    let bytes = std::fs::read(&sample).map_err(|error| format!("{}: {error}", sample.display()))?;
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let orders: Vec<Order> = (0..PHOTOS)
        .map(|number| Order {
            crop: Some(Crop { x: 40 * number, y: 20 * number, w: 7000, h: 7000 }),
            shape: Shape::Width(1200),
            format: Format::Jpeg { quality: 80 },
            metadata: None,
        })
        .collect();
    let made = in_process::render(&bytes, Default::default(), &orders).map_err(|fault| fault.to_string())?;
    for (number, picture) in made.iter().enumerate() {
        write(&folder.join(format!("quay-{number:02}.jpg")), &picture.bytes)?;
    }
    Ok(())
}

pub(super) fn write(place: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(place, bytes).map_err(|error| format!("{}: {error}", place.display()))
}
