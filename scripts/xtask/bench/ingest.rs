//! Photos by the hundred and by the thousand: five hundred that come in while somebody writes, and the light table of a
//! library of twenty thousand. Measured in the real window by `ingest.mjs` and `library.mjs`.

use super::figures::Times;
use super::table::{Goal, Line, Unit};
use super::window::{GRAIN, ask, write};
use super::{Place, text};
use imaging::{Format, Order, Shape, in_process};
use std::path::Path;

const COMING: usize = 500;
const LIBRARY: usize = 20_000;
const WORDS: usize = 500;
/// A light table that is there sooner is there at once.
const AT_ONCE: f64 = 200.0;
/// Memory that grows less than this with five times the photos does not grow with them.
const FLAT: f64 = 1.1;

pub(super) fn ingest(place: &Place) -> Result<Vec<Line>, String> {
    write(&place.work.join("short.md"), text::story(WORDS).as_bytes())?;
    // No photo stands in the story; the folder is asked for all the same.
    std::fs::create_dir_all(place.work.join("photos")).map_err(|error| error.to_string())?;
    photos(&place.work.join("card"), COMING, None)?;
    let measured = ask(place, "ingest")?;
    let of = |name: &str| {
        measured.iter().find(|one| one.name == name).ok_or(format!("nothing was said about {name}"))
    };
    let keys = of("keys")?;
    let (ours, without) = (Times::new(keys.ours.clone(), GRAIN), Times::new(keys.beside.clone(), GRAIN));
    let key = |name: &str, share: f64| Line {
        what: format!("Key to paint while {COMING} photos come in, {name} of {}", ours.count()),
        ours: ours.within(share),
        beside: ("the same keys without", Some(without.within(share))),
        unit: Unit::Time,
        goal: Goal::Told,
    };
    let rate = of("rate")?.ours.first().copied().unwrap_or(f64::NAN);
    let memory = &of("memory")?.ours;
    let at = |mark: usize| memory.get(mark).copied().unwrap_or(f64::NAN);
    let grown = |mark: usize, photos: u32| Line {
        what: format!("Most memory by the time {photos} photos were in"),
        ours: at(mark),
        beside: ("100 photos", Some(at(0))),
        unit: Unit::Memory,
        goal: Goal::AtMost(FLAT),
    };
    Ok(vec![
        key("p50", 0.5),
        key("p95", 0.95),
        Line {
            what: format!("{COMING} photos of 4 megapixels come in, while somebody writes"),
            ours: rate,
            beside: ("", None),
            unit: Unit::Rate,
            goal: Goal::Told,
        },
        grown(1, 250),
        grown(2, 500),
    ])
}

pub(super) fn library(place: &Place) -> Result<Vec<Line>, String> {
    photos(&place.work.join("library"), LIBRARY, Some(480))?;
    let measured = ask(place, "library")?;
    let found = measured.first().ok_or("nothing was said about the library")?;
    let ours = Times::new(found.ours.clone(), 0.0);
    Ok(vec![Line {
        what: format!("First screen of {LIBRARY} photos, p50 of {}", ours.count()),
        ours: ours.within(0.5),
        beside: ("", None),
        unit: Unit::Time,
        goal: Goal::Under(AT_ONCE),
    }])
}

/// So many files of the photographs of the sample desk in turn, each unlike the others in its last bytes, which no decoder
/// reads; made smaller first where a width is given.
fn photos(folder: &Path, number: usize, width: Option<u32>) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut sources = Vec::new();
    for name in ["harbour-morning.jpg", "northern-lights.jpg", "ridges-at-dusk.jpg"] {
        let sample = crate::top().join("src-tauri/newsroom/sample").join(name);
        let bytes = std::fs::read(&sample).map_err(|error| format!("{}: {error}", sample.display()))?;
        sources.push(match width {
            None => bytes,
            Some(width) => {
                let shape = Shape::Width(width);
                let order = Order { crop: None, shape, format: Format::Jpeg { quality: 70 }, metadata: None };
                let made = in_process::render(&bytes, Default::default(), &[order])
                    .map_err(|fault| fault.to_string())?;
                made.into_iter().next().ok_or("no picture was made")?.bytes
            }
        });
    }
    for (number, source) in sources.iter().cycle().take(number).enumerate() {
        let bytes = [source.as_slice(), &number.to_le_bytes()].concat();
        write(&folder.join(format!("IMG_{number:05}.jpg")), &bytes)?;
    }
    Ok(())
}
