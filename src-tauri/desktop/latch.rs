//! What happens once while the program runs, whichever window it has to do with: windows ask whether it has, and are told
//! when it does.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Emitter};

static APP: OnceLock<AppHandle> = OnceLock::new();

/// Whose windows are told from now on.
pub(crate) fn tell_windows_of(app: &AppHandle) {
    let _ = APP.set(app.clone());
}

/// Shut until it is opened, and never shut again.
pub(crate) struct Latch {
    open: AtomicBool,
    event: &'static str,
}

impl Latch {
    /// `event`: as the windows are told of it.
    pub(crate) const fn telling(event: &'static str) -> Self {
        Self { open: AtomicBool::new(false), event }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    pub(crate) fn open(&self) {
        if !self.open.swap(true, Ordering::Relaxed)
            && let Some(app) = APP.get()
        {
            // A window that is already gone needs no word.
            let _ = app.emit(self.event, ());
        }
    }
}
