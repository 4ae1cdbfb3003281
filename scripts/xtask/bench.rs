//! `bench`: how fast Galley is, beside its peers, measured in one run on this computer and printed as one table.
//!
//! A benchmark, not a test: a goal that is missed is said and fails nothing. What each line means stands in
//! `docs/benchmarks.md`. Measures release builds, which it makes first.

mod compare;
mod figures;
mod ingest;
mod journal;
mod manuscript;
mod page;
mod paste;
mod photo;
mod site;
mod table;
mod text;
mod window;
mod workers;

use std::path::{Path, PathBuf};
use std::process::Command;
use table::Line;

/// A part of the benchmark: its name and how it measures.
type Part = (&'static str, fn(&Place) -> Result<Vec<Line>, String>);

const PARTS: &[Part] = &[
    ("keys", window::keys),
    ("review", window::review),
    ("preview", window::preview),
    ("journal", journal::measure),
    ("start", window::start),
    ("photo", photo::measure),
    // Before what deletes files by the thousand: where that was a moment ago, new ones take a file system long.
    ("site", site::measure),
    ("ingest", ingest::ingest),
    ("library", ingest::library),
    ("page", page::measure),
    ("manuscript", manuscript::measure),
    ("paste", paste::measure),
    ("compare", compare::measure),
];

/// Where things are.
struct Place {
    /// The release builds.
    programs: PathBuf,
    /// A folder of this run's own, empty at its beginning.
    work: PathBuf,
}

pub(crate) fn run() -> Result<(), String> {
    let wanted: Vec<String> = std::env::args().skip(2).collect();
    if let Some(unknown) = wanted.iter().find(|wanted| PARTS.iter().all(|(name, _)| name != wanted)) {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        return Err(format!("There is nothing “{unknown}” to measure, only {}.", names.join(", ")));
    }
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let programs = program.parent().ok_or("The program is nowhere.")?.to_owned();
    if cfg!(debug_assertions) {
        return in_release(&programs, &wanted);
    }
    let around = programs.join("../bench");
    let work = around.join(format!("run-{}", std::process::id()));
    std::fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    let place = Place { programs, work };
    println!("{}", table::computer());
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    for (name, measure) in
        PARTS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| w == name))
    {
        eprintln!("Measuring: {name}");
        // What the others took is not thrown away for one that cannot be measured.
        match measure(&place) {
            Ok(measured) => lines.extend(measured),
            Err(problem) => problems.push(format!("{name}: {problem}")),
        }
    }
    print!("{}", table::print(&lines));
    // Only now, and also what a run left that was cut off: see the list of parts.
    let _ = std::fs::remove_dir_all(around);
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// Builds everything that is measured, and goes on in the release build of this program.
fn in_release(debug: &Path, wanted: &[String]) -> Result<(), String> {
    const NEEDED: &str = ". scripts/set-up.sh
        need_rust_and_node
        need_packages 'what the window is built with (WebKitGTK)' \"${WINDOW_PACKAGES[@]}\"
        need_packages 'what drives the window' \"${TEST_PACKAGES[@]}\"
        (need_packages 'what pictures are measured beside' \"${BENCH_PACKAGES[@]}\"
         python3 -m venv target/bench-python
         target/bench-python/bin/pip install --quiet pyvips) || true
        build_ui
        cargo build --release --features desktop --package galley --package galley-cli --package xtask \
            --bin galley --bin galley-cli --bin xtask --example empty_window";
    done(Command::new("bash").args(["-euo", "pipefail", "-c", NEEDED]).current_dir(crate::top()))?;
    done(Command::new(debug.join("../release/xtask")).arg("bench").args(wanted))
}

/// Runs a program to its good end.
fn done(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}.")),
        Err(error) => Err(format!("{name}: {error}")),
    }
}
