//! The project's chores: `cargo xtask <chore>`. One list, one file per chore.

mod bench;
mod steps;
mod types;

use std::path::PathBuf;
use std::process::ExitCode;

/// A chore: its name, what it does, and how.
type Chore = (&'static str, &'static str, fn() -> Result<(), String>);

const CHORES: &[Chore] = &[
    ("types", "writes the window's TypeScript from the list of commands", types::run),
    ("steps", "writes the table of steps into the documentation", steps::run),
    (
        "bench",
        "measures Galley beside its peers (or `bench keys`, `journal`, `start`, `photo`, `page`)",
        bench::run,
    ),
];

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let Some((_, _, run)) = CHORES.iter().find(|(name, ..)| *name == wanted) else {
        eprintln!("cargo xtask <chore>, where the chore is one of:");
        CHORES.iter().for_each(|(name, about, _)| eprintln!("  {name:8} {about}"));
        return ExitCode::from(2);
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The project's top folder.
fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Writes a file of the project.
fn write(path: &str, text: &str) -> Result<(), String> {
    let place = top().join(path);
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::write(&place, text).map_err(|error| format!("{path}: {error}"))
}
