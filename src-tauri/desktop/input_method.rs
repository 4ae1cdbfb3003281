//! Whether an input method reads along: some, as those for Thai or Vietnamese, go by the words around the cursor.
//!
//! WebKitGTK gathers the whole text for them with every key, whether one reads it or not. The page spares it that until
//! one asks for the first time, whichever window it stands in; see `plugins/unread.ts`. Those that ask do so when a text is
//! gone to, long before a key. GTK's own for Thai asks with the first key, too late for that key: it is taken to have asked.

use crate::latch::Latch;
use gtk::glib::ffi::{GFALSE, gboolean, gpointer};
use gtk::glib::gobject_ffi::{GSignalInvocationHint, GValue, g_signal_add_emission_hook};
use gtk::glib::subclass::SignalId;
use gtk::glib::translate::IntoGlib;
use gtk::prelude::{GtkSettingsExt, StaticType};

/// One has asked for the words around the cursor.
pub(crate) static ASKED: Latch = Latch::telling("words_asked");

/// Listens for the first one that asks. Called on GTK's own thread.
#[allow(unsafe_code)]
pub(crate) fn listen() {
    // GTK knows the signal once there was an input method.
    drop(gtk::IMMulticontext::new());
    let signal = SignalId::lookup("retrieve-surrounding", gtk::IMContext::static_type());
    let Some(signal) = signal.filter(|_| !is_for_thai()) else { return ASKED.open() };
    // SAFETY: the signal is one that GTK has just named; `asked` has the shape of a hook, is there for as long as the
    // program runs, and is given no data that anybody would have to keep or free.
    unsafe {
        g_signal_add_emission_hook(signal.into_glib(), 0, Some(asked), std::ptr::null_mut(), None);
    }
}

/// As GTK finds the input method: by the environment, the settings, or the language.
fn is_for_thai() -> bool {
    let chosen = std::env::var("GTK_IM_MODULE").ok();
    let set = || gtk::Settings::default().and_then(|settings| settings.gtk_im_module()).map(String::from);
    match chosen.or_else(set) {
        Some(named) => named.contains("thai"),
        None => gtk::glib::language_names().first().is_some_and(|language| language.starts_with("th")),
    }
}

/// Called by GTK with whatever asks first; takes itself out.
#[allow(unsafe_code)]
unsafe extern "C" fn asked(_: *mut GSignalInvocationHint, _: u32, _: *const GValue, _: gpointer) -> gboolean {
    ASKED.open();
    GFALSE
}
