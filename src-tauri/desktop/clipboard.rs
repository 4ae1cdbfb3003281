//! The system's clipboard, asked directly: what WebKitGTK hands to a page has no pictures, and its HTML is rewritten.
//!
//! Reads only, when a person pastes; bytes come as they lie there. Nobody is waited for longer than [`PATIENCE`]: the
//! program that copied may hang.

use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
use newsroom::{Failure, Outcome};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;
use tauri::AppHandle;

/// The longest another program may take to hand over what it copied.
const PATIENCE: Duration = Duration::from_secs(3);
/// Pictures as programs offer them, the best first.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/tiff", "image/webp"];

/// What lies on the clipboard in words; empty where there is nothing of the kind.
pub(crate) struct Words {
    pub(crate) html: String,
    pub(crate) text: String,
}

/// Reads the words.
pub(crate) fn text(app: &AppHandle) -> Outcome<Words> {
    let offered = offered(app)?;
    let read = |kind: &'static str| -> Outcome<String> {
        let found = if offered.iter().any(|one| one == kind) { bytes(app, kind)? } else { None };
        Ok(found.map(|bytes| decoded(&bytes)).unwrap_or_default())
    };
    Ok(Words { html: read("text/html")?, text: read("UTF8_STRING")? })
}

/// Reads a picture, in the form the other program likes best.
pub(crate) fn picture(app: &AppHandle) -> Outcome<Option<Vec<u8>>> {
    let offered = offered(app)?;
    for kind in PICTURES.into_iter().filter(|kind| offered.iter().any(|one| one == kind)) {
        if let Some(bytes) = bytes(app, kind)? {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// The kinds of things the other program offers; some answer to any kind, whatever they have.
fn offered(app: &AppHandle) -> Outcome<Vec<String>> {
    ask(app, |clipboard, say| {
        clipboard.request_contents(&Atom::intern("TARGETS"), move |_, found| {
            let kinds = found.targets().unwrap_or_default();
            let _ = say.send(kinds.iter().map(|kind| kind.name().to_string()).collect());
        });
    })
}

/// What lies there as that kind of thing.
fn bytes(app: &AppHandle, kind: &'static str) -> Outcome<Option<Vec<u8>>> {
    ask(app, move |clipboard, say| {
        clipboard.request_contents(&Atom::intern(kind), move |_, found| {
            let _ = say.send(if found.length() > 0 { Some(found.data()) } else { None });
        });
    })
}

/// Asks on the thread of the window, where the clipboard is, and waits for what is said. Nobody hears it any more when
/// it took too long.
fn ask<T: Send + 'static>(
    app: &AppHandle,
    question: impl FnOnce(gtk::Clipboard, Sender<T>) + Send + 'static,
) -> Outcome<T> {
    let (say, hear) = channel();
    let asked = app.run_on_main_thread(move || question(gtk::Clipboard::get(&SELECTION_CLIPBOARD), say));
    let silent =
        || Failure::unavailable("The clipboard did not answer.").hint("Copy it once more, then paste it.");
    asked.map_err(|_| silent())?;
    hear.recv_timeout(PATIENCE).map_err(|_| silent())
}

/// UTF-8, or UTF-16 with a mark as some programs write it.
fn decoded(bytes: &[u8]) -> String {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).trim_end_matches('\0').to_owned(),
    }
}
