//! The window and its manners: where it may go, what happens when files are dropped on it, when it is
//! closed, and when its web process dies.

use crate::SharedNewsroom;
use newsroom::asks::{AddPhotos, ImportFiles};
use serde_json::json;
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindow, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

/// The longest Galley waits for the page to hand over its last edits before it closes.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// Opens the one window, on this desk's folder.
pub(crate) fn open(app: &mut App, desk: &Path) -> tauri::Result<()> {
    let window = tauri::WebviewWindowBuilder::new(app, "main", WebviewUrl::App(page_of(desk).into()))
        .title("Galley")
        .inner_size(1280.0, 860.0)
        .min_inner_size(640.0, 480.0)
        .on_navigation(is_ours)
        .build()?;
    let events = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
            let paths = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            take_in(&events, paths, (position.x, position.y));
        }
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            close_after_last_words(events.clone());
        }
        _ => {}
    });
    #[cfg(target_os = "linux")]
    manners_of_webkit(&window)?;
    Ok(())
}

/// The window's size and place, kept from one start to the next.
pub(crate) fn kept_as_it_was() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(
            StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN,
        )
        .build()
}

/// The page, told in its address which desk it shows: it finds what it kept about it before it has asked for anything.
fn page_of(desk: &Path) -> String {
    let desk: String = url::form_urlencoded::byte_serialize(desk.to_string_lossy().as_bytes()).collect();
    format!("index.html?desk={desk}")
}

/// The page is the app's own and stays so.
fn is_ours(url: &tauri::Url) -> bool {
    url.scheme() == "tauri" || (url.scheme() == "http" && url.host_str() == Some("tauri.localhost"))
}

/// Makes stories of dropped texts and folders, and adds all other files to the library; then tells the page where they
/// were dropped.
fn take_in(window: &WebviewWindow, paths: Vec<String>, (x, y): (f64, f64)) {
    let app = window.app_handle().clone();
    let scale = window.scale_factor().unwrap_or(1.0);
    std::thread::spawn(move || {
        let newsroom = app.state::<SharedNewsroom>();
        let (stories, paths): (Vec<String>, Vec<String>) =
            paths.into_iter().partition(|path| newsroom::may_be_story(Path::new(path)));
        // A failure of single files is in the answer; one of the whole is told like any other.
        if !stories.is_empty() {
            let _ = match newsroom.import_files(ImportFiles { paths: stories }) {
                Ok(imported) => app.emit("stories_dropped", imported),
                Err(failure) => app.emit("failure", failure),
            };
        }
        if paths.is_empty() {
            return;
        }
        let _ = match newsroom.add_photos(AddPhotos { paths }) {
            Ok(added) => {
                app.emit("photos_dropped", json!({ "added": added, "x": x / scale, "y": y / scale }))
            }
            Err(failure) => app.emit("failure", failure),
        };
    });
}

/// What the page says when it is asked whether it can be closed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LastWord {
    /// Everything it held has been handed over, or may be lost.
    Close,
    /// Something could not be saved; the person decides.
    Stay,
}

/// The page's last words, from the command that brings them to the thread that waits.
pub(crate) struct Closing {
    say: Mutex<Sender<LastWord>>,
    hear: Mutex<Receiver<LastWord>>,
}

impl Default for Closing {
    fn default() -> Self {
        let (say, hear) = channel();
        Self { say: Mutex::new(say), hear: Mutex::new(hear) }
    }
}

impl Closing {
    /// The page answers.
    pub(crate) fn answer(&self, word: LastWord) {
        if let Ok(say) = self.say.lock() {
            // The receiver lives as long as the app.
            let _ = say.send(word);
        }
    }

    /// Asks the page and waits. A page that does not answer has had its time.
    fn ask(&self, app: &AppHandle) -> LastWord {
        let Ok(hear) = self.hear.lock() else { return LastWord::Close };
        // What was said to an earlier question is no answer to this one.
        while hear.try_recv().is_ok() {}
        if app.emit("closing", ()).is_err() {
            return LastWord::Close;
        }
        hear.recv_timeout(LAST_WORDS).unwrap_or(LastWord::Close)
    }
}

/// Asks the page for its last edits; when they are on the disk, or the person lets them go, makes the closing backup and
/// ends.
fn close_after_last_words(window: WebviewWindow) {
    std::thread::spawn(move || {
        let app: AppHandle = window.app_handle().clone();
        if app.state::<Closing>().ask(&app) == LastWord::Stay {
            return;
        }
        end(&window);
    });
}

/// Closes without asking any more.
pub(crate) fn end(window: &WebviewWindow) {
    let app = window.app_handle();
    let _ = window.hide();
    if let Err(failure) = app.state::<SharedNewsroom>().close() {
        // What people wrote is on the disk already; only the closing backup is missing.
        eprintln!("{} {}", failure.message, failure.hint);
    }
    app.exit(0);
}

/// What WebKitGTK has to be told: dead keys and input methods, spelling, and what to do when it dies.
#[cfg(target_os = "linux")]
fn manners_of_webkit(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebContextExt, WebViewExt};
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(input) = view.input_method_context() {
            input.set_enable_preedit(true);
        }
        if let Some(context) = view.context() {
            context.set_spell_checking_enabled(true);
        }
        // The text is in the journal; the page reads it again from there.
        view.connect_web_process_terminated(|view, _| view.reload());
    })
}
