//! A window and its manners: where it may go, what happens when files are dropped on it, when it is to be
//! closed, and when its web process dies.

use crate::windows::{self, FIRST, Windows};
use newsroom::asks::{AddPhotos, ImportFiles};
use serde_json::{Value, json};
use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, EventTarget, Manager, WebviewUrl, WebviewWindow, WindowEvent, Wry,
};
use tauri_plugin_window_state::StateFlags;

/// Opens the first window, on this desk's folder. Its page knows itself where it goes on.
pub(crate) fn open(app: &App, desk: &Path) -> tauri::Result<()> {
    build(app.handle(), FIRST, desk, "")
}

/// Opens a window at a place of the page.
pub(crate) fn build(app: &AppHandle, label: &str, desk: &Path, place: &str) -> tauri::Result<()> {
    let page = WebviewUrl::App(page_of(desk, label, place).into());
    let window = tauri::WebviewWindowBuilder::new(app, label, page)
        .title("Galley")
        .inner_size(1280.0, 860.0)
        .min_inner_size(640.0, 480.0)
        .on_navigation(is_ours)
        .on_document_title_changed(|window, title| {
            // What a window shows is how it is found among others.
            let _ = window.set_title(&title);
        })
        .build()?;
    let events = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
            let paths = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
            take_in(&events, paths, (position.x, position.y));
        }
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            windows::close_after_last_words(events.clone());
        }
        // However it went, nobody sits there any more.
        WindowEvent::Destroyed => {
            events.state::<Windows>().leave(events.label());
        }
        _ => {}
    });
    #[cfg(target_os = "linux")]
    manners_of_webkit(&window)?;
    Ok(())
}

/// The windows' sizes and places, kept from one start to the next.
pub(crate) fn kept_as_it_was() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(
            StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN,
        )
        .build()
}

/// The page, told in its address which desk it shows, which window it is in and where it begins: it finds what it kept
/// about the desk before it has asked for anything.
fn page_of(desk: &Path, label: &str, place: &str) -> String {
    let desk: String = url::form_urlencoded::byte_serialize(desk.to_string_lossy().as_bytes()).collect();
    format!("index.html?desk={desk}&window={label}{place}")
}

/// The page is the app's own and stays so.
fn is_ours(url: &tauri::Url) -> bool {
    url.scheme() == "tauri" || (url.scheme() == "http" && url.host_str() == Some("tauri.localhost"))
}

/// Makes stories of dropped texts and of the texts of folders, and adds all other files and the pictures of folders to
/// the library; then tells the page where they were dropped.
fn take_in(window: &WebviewWindow, paths: Vec<String>, (x, y): (f64, f64)) {
    let window = window.clone();
    let scale = window.scale_factor().unwrap_or(1.0);
    std::thread::spawn(move || {
        let Ok(newsroom) = window.state::<Windows>().seat(window.label()) else { return };
        let tell = |event: &str, what: Value| {
            // A window that is already gone needs no word.
            let _ = window.emit_to(EventTarget::webview_window(window.label()), event, what);
        };
        let (stories, paths) = apart(paths);
        // A failure of single files is in the answer; one of the whole is told like any other.
        if !stories.is_empty() {
            match newsroom.import_files(ImportFiles { paths: stories }) {
                Ok(imported) => tell("stories_dropped", json!(imported)),
                Err(failure) => tell("failure", json!(failure)),
            }
        }
        if paths.is_empty() {
            return;
        }
        match newsroom.add_photos(AddPhotos { paths: paths.clone() }) {
            Ok(added) => {
                // What a folder holds is for the library; files that were picked out are for where they were dropped.
                let folder = paths.iter().any(|path| Path::new(path).is_dir());
                let place = (x / scale, y / scale);
                tell(
                    "photos_dropped",
                    json!({ "added": added, "paths": paths, "folder": folder, "x": place.0, "y": place.1 }),
                );
            }
            Err(failure) => tell("failure", json!(failure)),
        }
    });
}

/// What is imported as stories, and what is added to the library. A folder may be both; one that is neither is told as
/// a folder without photos.
fn apart(paths: Vec<String>) -> (Vec<String>, Vec<String>) {
    let (mut stories, mut photos) = (Vec::new(), Vec::new());
    for path in paths {
        let is_story = newsroom::may_be_story(Path::new(&path));
        if !is_story || newsroom::holds_pictures(Path::new(&path)) {
            photos.push(path.clone());
        }
        if is_story {
            stories.push(path);
        }
    }
    (stories, photos)
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
        if let Some(settings) = view.settings() {
            // No letter waits for the dictionary.
            crate::webkit_features::switch_on(&settings, c"AsynchronousSpellChecking");
        }
        // The text is in the journal; the page reads it again from there.
        view.connect_web_process_terminated(|view, _| view.reload());
    })
}
