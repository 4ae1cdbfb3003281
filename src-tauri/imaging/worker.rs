//! The worker: this same program, started again, that decodes for its parent and can be lost without harm.
//!
//! Requests come on standard input and answers leave on standard output, each a length, a JSON head, and for
//! answers the bytes of the pictures. Before the first request it limits its own memory and steps behind the window.

use crate::open::LARGEST_FILE;
use crate::{Credentials, Examined, Order, PictureFault, Place, Rendition, Wording};
use crate::{credentials, metadata, open, render};
use model::photo::{Look, Metadata};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The argument that makes a program a worker.
pub(crate) const ARGUMENT: &str = "--imaging-worker";
#[cfg(target_os = "linux")]
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
/// Captions and the settings of a raw developer are never so long, in bytes.
const LARGEST_SIDECAR: u64 = 16 * 1024 * 1024;
/// A head longer than this is no head.
const LONGEST_HEAD: u32 = 64 * 1024 * 1024;

/// What a worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    Examine {
        path: PathBuf,
        sidecar: Option<PathBuf>,
        look: Option<Order>,
    },
    Sidecar {
        path: PathBuf,
    },
    Credentials {
        path: PathBuf,
    },
    Write {
        path: PathBuf,
        wording: Wording,
        place: Place,
    },
    /// `behind` makes them on one thread, so that another processor stays free.
    Render {
        path: PathBuf,
        look: Look,
        orders: Vec<Order>,
        behind: bool,
    },
}

/// The head of an answer; the pictures' bytes follow it in order.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Head {
    Examined(Examined, Option<(u32, u32, usize)>),
    Sidecar(Metadata),
    Credentials(Option<Credentials>),
    Rendered(Vec<(u32, u32, usize)>),
    Written(usize),
    Fault(PictureFault),
}

/// An answer.
#[derive(Debug)]
pub(crate) enum Answer {
    Examined(Examined, Option<Rendition>),
    Sidecar(Metadata),
    Credentials(Option<Credentials>),
    Rendered(Vec<Rendition>),
    Written(Vec<u8>),
    Fault(PictureFault),
}

/// Must be called first thing in `main`. When this program was started as a worker it serves until its parent is
/// gone, and ends the program; otherwise it returns at once.
pub fn serve_as_worker_if_asked() {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == ARGUMENT) {
        limit_myself();
        // The parent is gone: there is nobody to tell.
        let _ = serve(&mut io::stdin().lock(), &mut io::stdout().lock());
        std::process::exit(0);
    }
}

/// So far behind the window, which stands at 0: it gets most of a busy processor; of an idle one there is still all. A
/// worker inherits where the thread stands that starts it, so this is a place and not a step.
#[cfg(unix)]
const BEHIND: i32 = 10;

/// Lets the thread that calls step behind the window for good, where a thread can: for those that take in photos while
/// somebody may be writing. Where the system refuses it is as important as the rest.
pub fn step_back() {
    // Elsewhere it would be the whole program that steps back.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

/// Memory, no core dumps of foreign pictures, and a step behind whoever writes while pictures come in.
fn limit_myself() {
    #[cfg(unix)]
    let _ = rustix::process::setpriority_process(None, BEHIND);
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
        // Where the system refuses, the decoders' own limits and the time limit remain.
        let _ = setrlimit(Resource::As, limit(MOST_MEMORY));
        let _ = setrlimit(Resource::Core, limit(0));
    }
}

fn serve(input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    loop {
        let request: Request = read_head(input)?;
        let (head, files) = match answer(request) {
            Answer::Examined(examined, look) => {
                let size = look.as_ref().map(|made| (made.width, made.height, made.bytes.len()));
                (Head::Examined(examined, size), look.into_iter().map(|made| made.bytes).collect())
            }
            Answer::Sidecar(said) => (Head::Sidecar(said), vec![]),
            Answer::Credentials(said) => (Head::Credentials(said), vec![]),
            Answer::Fault(fault) => (Head::Fault(fault), vec![]),
            Answer::Written(bytes) => (Head::Written(bytes.len()), vec![bytes]),
            Answer::Rendered(pictures) => {
                let sizes = pictures.iter().map(|made| (made.width, made.height, made.bytes.len())).collect();
                (Head::Rendered(sizes), pictures.into_iter().map(|made| made.bytes).collect())
            }
        };
        write_head(output, &head)?;
        files.iter().try_for_each(|bytes| output.write_all(bytes))?;
        output.flush()?;
    }
}

fn answer(request: Request) -> Answer {
    let answered = match request {
        Request::Examine { path, sidecar, look } => read_file(&path, LARGEST_FILE)
            .and_then(|bytes| open::examine(&bytes, look.as_ref()))
            .map(|(examined, look)| Answer::Examined(with_sidecar(examined, sidecar), look)),
        Request::Sidecar { path } => {
            read_file(&path, LARGEST_SIDECAR).map(|packet| Answer::Sidecar(metadata::read_sidecar(packet)))
        }
        Request::Credentials { path } => {
            read_file(&path, LARGEST_FILE).map(|bytes| Answer::Credentials(credentials::read(&bytes)))
        }
        Request::Write { path, wording, place } => read_file(&path, LARGEST_FILE)
            .and_then(|bytes| open::write(&bytes, &wording, place))
            .map(Answer::Written),
        Request::Render { path, look, orders, behind } => read_file(&path, LARGEST_FILE)
            .and_then(|bytes| {
                render::render(&bytes, look, &orders, if behind { 1 } else { render::threads() })
            })
            .map(Answer::Rendered),
    };
    answered.unwrap_or_else(Answer::Fault)
}

/// With what a sidecar says. One that cannot be read is no reason to refuse its picture.
fn with_sidecar(mut examined: Examined, sidecar: Option<PathBuf>) -> Examined {
    if let Some(packet) = sidecar.and_then(|path| read_file(&path, LARGEST_SIDECAR).ok()) {
        examined.raw.sidecar = metadata::read_sidecar(packet);
    }
    examined
}

/// The bytes of a file; one more than the limit is enough to know.
fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, PictureFault> {
    let unreadable = |error: io::Error| PictureFault::Io(error.to_string());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(PictureFault::NotAPicture);
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Writes a length and a JSON head.
pub(crate) fn write_head(output: &mut impl Write, head: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_vec(head)?;
    let length = u32::try_from(json.len()).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(&json)?;
    output.flush()
}

/// Reads a length and a JSON head.
fn read_head<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<T> {
    let mut length = [0_u8; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST_HEAD {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut json = vec![0_u8; length as usize];
    input.read_exact(&mut json)?;
    Ok(serde_json::from_slice(&json)?)
}

/// Reads a whole answer.
pub(crate) fn read_answer(input: &mut impl Read) -> io::Result<Answer> {
    Ok(match read_head(input)? {
        Head::Examined(examined, None) => Answer::Examined(examined, None),
        Head::Examined(examined, Some((width, height, length))) => {
            let look = Rendition { bytes: read_bytes(input, length)?, width, height };
            Answer::Examined(examined, Some(look))
        }
        Head::Sidecar(said) => Answer::Sidecar(said),
        Head::Credentials(said) => Answer::Credentials(said),
        Head::Fault(fault) => Answer::Fault(fault),
        Head::Written(length) => Answer::Written(read_bytes(input, length)?),
        Head::Rendered(sizes) => Answer::Rendered(
            sizes
                .into_iter()
                .map(|(width, height, length)| {
                    Ok(Rendition { bytes: read_bytes(input, length)?, width, height })
                })
                .collect::<io::Result<_>>()?,
        ),
    })
}

/// So many bytes: reads what comes, not what is promised.
fn read_bytes(input: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = input.take(length as u64).read_to_end(&mut bytes)?;
    if read == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
