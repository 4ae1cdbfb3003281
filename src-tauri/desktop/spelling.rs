//! In which language words are looked up while somebody writes: the story's own, not the system's.
//!
//! The dictionaries are those of the system (Enchant's, on Linux). All windows share what is set here, so a window says
//! it again when it is gone to. A language without a dictionary has no mistakes: better none told than wrong ones.

use icu_locale::{Locale, LocaleExpander};
use newsroom::{Failure, Outcome};
use std::sync::{Mutex, PoisonError};
use tauri::WebviewWindow;
use webkit2gtk::{WebContextExt, WebViewExt};

/// The language that was set last; nothing has to be read again for it.
static SET: Mutex<Option<String>> = Mutex::new(None);

/// Has words looked up in a language, as BCP 47 writes it; what is none is the system's.
pub(crate) fn look_up_in(window: &WebviewWindow, language: &str) -> Outcome<()> {
    {
        let mut set = SET.lock().unwrap_or_else(PoisonError::into_inner);
        if set.as_deref() == Some(language) {
            return Ok(());
        }
        *set = Some(language.to_owned());
    }
    let names = names_of(language, &gtk::glib::language_names());
    window
        .with_webview(move |webview| {
            let Some(context) = webview.inner().context() else { return };
            if names.is_empty() {
                context.set_spell_checking_languages(&[]);
            }
            for name in &names {
                context.set_spell_checking_languages(&[name]);
                if !context.spell_checking_languages().is_empty() {
                    return;
                }
            }
        })
        .map_err(|error| {
            // Asked for again, it is tried again.
            *SET.lock().unwrap_or_else(PoisonError::into_inner) = None;
            Failure::unavailable(format!("The spelling could not be changed: {error}."))
        })
}

/// What the dictionaries of a language may be called, the closest first: of British English, `en_GB`. Where the language is
/// said without a region, that of the system comes first, then that of most who speak it.
///
/// `system`: the system's languages as GLib tells them: `en_GB.UTF-8`, `en_GB`, `en`.
fn names_of(language: &str, system: &[impl AsRef<str>]) -> Vec<String> {
    let Ok(Locale { id: mut wanted, .. }) = language.parse() else { return Vec::new() };
    let spoken = wanted.language.to_string();
    if let Some(region) = wanted.region {
        return vec![format!("{spoken}_{region}"), spoken];
    }
    let regional = format!("{spoken}_");
    let here = system.iter().map(AsRef::as_ref).find(|one| one.starts_with(&regional) && !one.contains('.'));
    let mut names: Vec<String> = here.map(str::to_owned).into_iter().collect();
    LocaleExpander::new_common().maximize(&mut wanted);
    names.extend(wanted.region.map(|region| format!("{regional}{region}")));
    names.push(spoken);
    names
}

#[cfg(test)]
mod tests {
    use super::names_of;

    const BRITAIN: [&str; 5] = ["en_GB.UTF-8", "en_GB", "en.UTF-8", "en", "C"];
    const NOWHERE: [&str; 1] = ["C"];

    #[test]
    fn the_closest_dictionary_is_tried_first() {
        assert_eq!(names_of("en-AU", &BRITAIN), ["en_AU", "en"]);
        assert_eq!(names_of("en", &BRITAIN), ["en_GB", "en_US", "en"]);
        assert_eq!(names_of("sv", &BRITAIN), ["sv_SE", "sv"]);
        assert_eq!(names_of("EN", &NOWHERE), ["en_US", "en"]);
        assert_eq!(names_of("zh-Hant-tw", &NOWHERE), ["zh_TW", "zh"]);
        assert_eq!(names_of("de-AT-x-paper", &BRITAIN), ["de_AT", "de"]);
    }

    #[test]
    fn what_is_no_language_has_no_dictionary() {
        assert!(names_of("", &BRITAIN).is_empty());
        assert!(names_of("no such language", &BRITAIN).is_empty());
    }
}
