//! `galley-cli`: Galley without a window. Every verb goes through the same commands as the window.
//!
//! Plain words by default, one JSON value with `--json`; exit status 0 only when everything asked for was done,
//! 1 when it was not, 2 when the words on the command line make no sense.

mod progress;
mod said;
mod session;
mod verbs;

use clap::Parser;
use said::{Said, misunderstood};
use session::Session;
use std::path::PathBuf;
use std::process::ExitCode;

/// Stories are many small pieces, made and dropped by several hands at once. See `docs/decisions/0042-many-small-pieces.md`.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A newsroom on the command line.
#[derive(Debug, Parser)]
#[command(name = "galley-cli", version, about, max_term_width = 100)]
struct Line {
    /// The desk's folder
    #[arg(long, env = "GALLEY_DESK", value_name = "DIR", global = true)]
    desk: Option<PathBuf>,
    /// Answer with one JSON value
    #[arg(long, global = true)]
    json: bool,
    /// Who is acting, by name; a passphrase is taken from GALLEY_PASSPHRASE
    #[arg(long = "as", value_name = "PERSON", global = true)]
    person: Option<String>,
    #[command(subcommand)]
    verb: verbs::Verb,
}

fn main() -> ExitCode {
    newsroom::serve_as_worker_if_asked();
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(error) => return misunderstood(&error, std::env::args_os().any(|word| word == "--json")),
    };
    let session = Session::of(line.desk, line.person, line.json);
    let said = line.verb.run(&session).unwrap_or_else(Said::failed);
    said.print(line.json)
}
