//! The open windows: each has a seat at the desk, so each has a person of its own; any of them can be closed, and the last
//! one ends the program.
//!
//! Nothing typed is lost by closing: the page is asked for its last words first. What one window looks like and may do is
//! [`crate::window`]'s.

use crate::{SharedNewsroom, window};
use newsroom::{Failure, Outcome};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Emitter, EventTarget, Manager, WebviewWindow};

/// The window that opens first.
pub(crate) const FIRST: &str = "main";
/// What the others are called, with a number: the capability of the pages names them so too.
const OTHERS: &str = "window-";
/// More windows than anybody looks at; a key that is held down must not open them without end.
const MOST: usize = 12;
/// The longest Galley waits for a page to hand over its last edits before it closes.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// What a page says when it is asked whether its window can be closed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LastWord {
    /// Everything it held has been handed over, or may be lost.
    Close,
    /// Something could not be saved; the person decides.
    Stay,
}

/// The seats of the open windows, and who waits for the last words of which, by their labels.
#[derive(Default)]
pub(crate) struct Windows {
    seats: Mutex<BTreeMap<String, SharedNewsroom>>,
    asked: Mutex<BTreeMap<String, Question>>,
    questions: AtomicU64,
}

/// A page that was asked and has not answered yet.
struct Question {
    /// Tells it from others to the same page.
    number: u64,
    /// Those who wait: whoever presses twice, or quits in the meantime, hears the same answer.
    ears: Vec<Sender<LastWord>>,
}

impl Windows {
    /// Gives a window its seat.
    pub(crate) fn take_in(&self, label: &str, seat: SharedNewsroom) {
        whole(&self.seats).insert(label.to_owned(), seat);
    }

    /// The seat of a window. What a page still asks while its window goes is refused: nobody sits there any more.
    pub(crate) fn seat(&self, label: &str) -> Outcome<SharedNewsroom> {
        let seat = whole(&self.seats).get(label).cloned();
        seat.ok_or_else(|| Failure::unavailable("This window is being closed."))
    }

    /// A window answers what it was asked.
    pub(crate) fn answer(&self, label: &str, word: LastWord) {
        let question = whole(&self.asked).remove(label);
        for say in question.into_iter().flat_map(|question| question.ears) {
            // Whoever asked may have waited long enough.
            let _ = say.send(word);
        }
    }

    /// Gives up a window's seat; answers whether it was the last one, or nothing when it was given up already.
    pub(crate) fn leave(&self, label: &str) -> Option<bool> {
        let (seat, last) = {
            let mut seats = whole(&self.seats);
            (seats.remove(label)?, seats.is_empty())
        };
        // What somebody wrote there is free now; told when nothing is held that a listener needs.
        seat.leave();
        Some(last)
    }

    /// Takes a seat for another window, beside that of `from`; answers the window's label.
    fn another(&self, from: &str) -> Outcome<String> {
        let mut seats = whole(&self.seats);
        if seats.len() >= MOST {
            return Err(Failure::not_allowed(format!("{MOST} windows are open already."))
                .hint("Close one of them first."));
        }
        let seat = seats.get(from).map(|seat| seat.another_seat());
        let seat = seat.ok_or_else(|| Failure::unavailable("This window is being closed."))?;
        // There are fewer windows than numbers.
        let mut labels = (2_u32..).map(|number| format!("{OTHERS}{number}"));
        let label = labels.find(|label| !seats.contains_key(label)).unwrap_or_default();
        seats.insert(label.clone(), Arc::new(seat));
        Ok(label)
    }

    /// Asks a page and waits. A page that does not answer has had its time.
    fn ask(&self, app: &AppHandle, label: &str) -> LastWord {
        let (number, first, hear) = self.wait_for(label);
        if first && app.emit_to(EventTarget::webview_window(label), "closing", ()).is_err() {
            self.give_up(label, number);
            return LastWord::Close;
        }
        hear.recv_timeout(LAST_WORDS).unwrap_or_else(|_| {
            self.give_up(label, number);
            LastWord::Close
        })
    }

    /// The question that a page is asked, whether it has to be asked it yet, and where the answer comes.
    fn wait_for(&self, label: &str) -> (u64, bool, Receiver<LastWord>) {
        let (say, hear) = channel();
        let mut asked = whole(&self.asked);
        if let Some(question) = asked.get_mut(label) {
            question.ears.push(say);
            return (question.number, false, hear);
        }
        let number = self.questions.fetch_add(1, Ordering::Relaxed);
        asked.insert(label.to_owned(), Question { number, ears: vec![say] });
        (number, true, hear)
    }

    /// Waits no longer for an answer; a later question to the same page stands.
    fn give_up(&self, label: &str, number: u64) {
        let mut asked = whole(&self.asked);
        if asked.get(label).is_some_and(|question| question.number == number) {
            asked.remove(label);
        }
    }
}

/// Opens another window on the same desk, at a place of the page as its address says it: `#/story/…`.
pub(crate) fn open_another(from: &WebviewWindow, place: &str) -> Outcome<()> {
    if !place.starts_with("#/") {
        return Err(Failure::invalid(format!("“{place}” is no place of a window.")).hint("#/story/…"));
    }
    let app = from.app_handle();
    let windows = app.state::<Windows>();
    let label = windows.another(from.label())?;
    let opened = window::build(app, &label, app.state::<SharedNewsroom>().folder(), place);
    opened.map_err(|error| {
        windows.leave(&label);
        Failure::unavailable(format!("The window could not be opened: {error}."))
    })
}

/// Asks the page for its last edits; when they are on the disk, or the person lets them go, the window goes.
pub(crate) fn close_after_last_words(window: WebviewWindow) {
    std::thread::spawn(move || {
        if window.state::<Windows>().ask(window.app_handle(), window.label()) == LastWord::Close {
            close(&window);
        }
    });
}

/// Closes a window without asking any more; with the last one the program ends.
pub(crate) fn close(window: &WebviewWindow) {
    let _ = window.hide();
    match window.state::<Windows>().leave(window.label()) {
        Some(true) => end(window.app_handle()),
        Some(false) => {
            let _ = window.destroy();
        }
        // Pressed twice: it is being closed.
        None => {}
    }
}

/// Closes every window, each after its last words; one that has to stay keeps the others too, and is shown.
pub(crate) fn quit(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let windows = app.state::<Windows>();
        let labels: Vec<String> = whole(&windows.seats).keys().cloned().collect();
        for label in &labels {
            if windows.ask(&app, label) == LastWord::Stay {
                if let Some(window) = app.get_webview_window(label) {
                    let _ = window.set_focus();
                }
                return;
            }
        }
        for label in &labels {
            if let Some(window) = app.get_webview_window(label) {
                let _ = window.hide();
            }
            windows.leave(label);
        }
        end(&app);
    });
}

/// Makes the closing backup and ends.
fn end(app: &AppHandle) {
    if let Err(failure) = app.state::<SharedNewsroom>().close() {
        // What people wrote is on the disk already; only the closing backup is missing.
        eprintln!("{} {}", failure.message, failure.hint);
    }
    app.exit(0);
}

/// Each value behind these locks is replaced in one step: it is whole, whatever happened to a thread that held it.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn who_presses_twice_waits_for_one_answer() {
        let windows = Windows::default();
        let (number, first, one) = windows.wait_for(FIRST);
        let (same, again, other) = windows.wait_for(FIRST);
        assert_eq!((number, first, again), (same, true, false), "the page is asked once");
        assert!(one.try_recv().is_err() && other.try_recv().is_err(), "nobody may close before it answers");
        windows.answer(FIRST, LastWord::Stay);
        assert!(one.recv().unwrap() == LastWord::Stay && other.recv().unwrap() == LastWord::Stay);
        // Whoever gave up late does not end what was asked since.
        let (next, first, hear) = windows.wait_for(FIRST);
        windows.give_up(FIRST, number);
        windows.answer(FIRST, LastWord::Close);
        assert!(next != number && first && hear.recv().unwrap() == LastWord::Close);
    }
}
