//! Switches of WebKit's that are no properties of its settings: features, which WebKitGTK names since 2.42.
//!
//! The bindings do not know them and an older WebKitGTK does not have them, so the functions are looked for by name while
//! the program runs; where they are not there, all stays as it was.

#![allow(unsafe_code)]

use gtk::glib::ffi::{GTRUE, gboolean, gpointer};
use gtk::glib::translate::ToGlibPtr;
use libloading::os::unix::{Library, Symbol};
use std::ffi::{CStr, c_char};
use webkit2gtk::Settings;
use webkit2gtk::ffi::WebKitSettings;

/// Switches a feature on, by its name among WebKit's preferences; one that is not there is left.
pub(crate) fn switch_on(settings: &Settings, name: &CStr) {
    // SAFETY: the shapes are those of `WebKitFeature.h` and `WebKitSettings.h`, and have been since there are features.
    let Some(found) = (unsafe { Functions::find() }) else { return };
    // SAFETY: the list is ours until it is given back, its features as long as it is; `settings` outlives both.
    unsafe {
        let all = (found.all)();
        let feature = (0..(found.length)(all))
            .map(|at| (found.get)(all, at))
            .find(|one| CStr::from_ptr((found.identifier)(*one)) == name);
        if let Some(feature) = feature {
            (found.set)(settings.to_glib_none().0, feature, GTRUE);
        }
        (found.unref)(all);
    }
}

/// What is needed of the library that the program runs with.
struct Functions {
    all: Symbol<unsafe extern "C" fn() -> gpointer>,
    length: Symbol<unsafe extern "C" fn(gpointer) -> usize>,
    get: Symbol<unsafe extern "C" fn(gpointer, usize) -> gpointer>,
    identifier: Symbol<unsafe extern "C" fn(gpointer) -> *const c_char>,
    set: Symbol<unsafe extern "C" fn(*mut WebKitSettings, gpointer, gboolean)>,
    unref: Symbol<unsafe extern "C" fn(gpointer)>,
}

impl Functions {
    /// `None` where this WebKitGTK does not have all of them.
    unsafe fn find() -> Option<Self> {
        let library = Library::this();
        // SAFETY: whoever calls answers for the shapes.
        unsafe {
            Some(Self {
                all: library.get(b"webkit_settings_get_all_features\0").ok()?,
                length: library.get(b"webkit_feature_list_get_length\0").ok()?,
                get: library.get(b"webkit_feature_list_get\0").ok()?,
                identifier: library.get(b"webkit_feature_get_identifier\0").ok()?,
                set: library.get(b"webkit_settings_set_feature_enabled\0").ok()?,
                unref: library.get(b"webkit_feature_list_unref\0").ok()?,
            })
        }
    }
}
