//! The one door between the page and Rust: the Tauri command `call`.
//!
//! A name is looked up in the newsroom's list of commands; a handful of names are things only a window
//! can do (choose files, open a link) and are answered here. Nothing else crosses, pictures excepted.

use crate::windows::{self, LastWord, Windows};
use newsroom::{Failure, Newsroom, Outcome, commands};
use serde_json::{Value, json};
use std::path::Path;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;

/// Carries out a command of the newsroom from the window's seat, or one of the window's own.
#[tauri::command]
pub(crate) async fn call(
    name: String,
    arguments: Value,
    window: WebviewWindow,
    windows: State<'_, Windows>,
) -> Result<Value, Failure> {
    let newsroom = windows.seat(window.label())?;
    let work = move || match of_the_window(&window, &newsroom, &name, &arguments) {
        Some(answer) => answer,
        None => commands::call(&newsroom, &name, arguments),
    };
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Failure::bug(format!("An action ended unexpectedly: {error}."))))
}

/// The window's own commands; `None` when the name is not one of them.
fn of_the_window(
    window: &WebviewWindow,
    newsroom: &Newsroom,
    name: &str,
    arguments: &Value,
) -> Option<Outcome<Value>> {
    let app = window.app_handle();
    let text = |key: &str| arguments.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(match name {
        "choose_photos" => {
            // Cameras write their endings in capitals, and some systems tell them apart.
            let capitals = newsroom::PICTURES.map(str::to_uppercase);
            let endings: Vec<&str> =
                newsroom::PICTURES.into_iter().chain(capitals.iter().map(String::as_str)).collect();
            let dialog = app.dialog().file().set_title("Add photos").add_filter("Pictures", &endings);
            Ok(chosen(dialog.blocking_pick_files()))
        }
        "choose_story_files" => {
            let dialog = app.dialog().file().set_title("Import stories").add_filter(
                "Texts",
                &[
                    "docx", "odt", "txt", "md", "markdown", "html", "htm", "json", "xml", "rss", "atom",
                    "nitf", "DOCX", "ODT", "TXT", "XML",
                ],
            );
            Ok(chosen(dialog.blocking_pick_files()))
        }
        "choose_new_file" => {
            let file =
                app.dialog().file().set_title(text("title")).set_file_name(text("name")).blocking_save_file();
            Ok(file.and_then(as_text).map_or(Value::Null, Value::String))
        }
        "choose_folder" => {
            let folder = app.dialog().file().set_title(text("title")).blocking_pick_folder();
            Ok(folder.and_then(as_text).map_or(Value::Null, Value::String))
        }
        "read_clipboard" => clipboard_text(app),
        "paste_picture" => clipboard_picture(app, newsroom),
        #[cfg(target_os = "linux")]
        "is_read_along" => Ok(json!(crate::input_method::ASKED.is_open())),
        #[cfg(target_os = "linux")]
        "is_listened_to" => Ok(json!(crate::screen_reader::LISTENS.is_open())),
        #[cfg(target_os = "linux")]
        "look_words_up_in" => crate::spelling::look_up_in(window, &text("language")).map(|()| json!({})),
        "show_folder" => show_folder(app, &text("path")),
        "open_link" => open_link(app, &text("url")),
        "open_window" => windows::open_another(window, &text("place")).map(|()| json!({})),
        "ready_to_close" => last_word(window, LastWord::Close),
        "stay_open" => last_word(window, LastWord::Stay),
        "close_anyway" => {
            windows::close(window);
            Ok(json!({}))
        }
        "quit" => {
            windows::quit(app);
            Ok(json!({}))
        }
        _ => return None,
    })
}

/// What lies on the clipboard as the program that copied it put it there: WebKit hands the page a copy without much of
/// what tells a list or a footnote. `null` where there is no other way than the page's own.
#[cfg(target_os = "linux")]
fn clipboard_text(app: &AppHandle) -> Outcome<Value> {
    let clip = crate::clipboard::text(app)?;
    Ok(json!({ "html": clip.html, "text": clip.text }))
}

/// Adds a picture from the clipboard to the library; `null` when there is none.
#[cfg(target_os = "linux")]
fn clipboard_picture(app: &AppHandle, newsroom: &Newsroom) -> Outcome<Value> {
    match crate::clipboard::picture(app)? {
        None => Ok(Value::Null),
        Some(bytes) => {
            let photo = newsroom.add_pasted_picture(&bytes)?;
            serde_json::to_value(photo)
                .map_err(|error| Failure::bug(format!("The answer could not be written: {error}.")))
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn clipboard_text(_: &AppHandle) -> Outcome<Value> {
    Ok(Value::Null)
}

#[cfg(not(target_os = "linux"))]
fn clipboard_picture(_: &AppHandle, _: &Newsroom) -> Outcome<Value> {
    Ok(Value::Null)
}

fn last_word(window: &WebviewWindow, word: LastWord) -> Outcome<Value> {
    window.state::<Windows>().answer(window.label(), word);
    Ok(json!({}))
}

fn chosen(files: Option<Vec<FilePath>>) -> Value {
    files.unwrap_or_default().into_iter().filter_map(as_text).collect()
}

fn as_text(path: FilePath) -> Option<String> {
    path.into_path().ok().map(|path| path.to_string_lossy().into_owned())
}

fn show_folder(app: &AppHandle, path: &str) -> Outcome<Value> {
    if !Path::new(path).is_dir() {
        return Err(Failure::not_found(format!("There is no folder {path} any more.")));
    }
    app.opener()
        .open_path(path, None::<&str>)
        .map(|()| json!({}))
        .map_err(|error| Failure::unavailable(format!("The folder could not be shown: {error}.")))
}

/// Links leave the app only to the web and to mail.
fn open_link(app: &AppHandle, url: &str) -> Outcome<Value> {
    if !url.starts_with("https://") && !url.starts_with("mailto:") {
        return Err(Failure::not_allowed(format!("Galley does not open “{url}”."))
            .hint("Only https and mailto links are opened."));
    }
    app.opener()
        .open_url(url, None::<&str>)
        .map(|()| json!({}))
        .map_err(|error| Failure::unavailable(format!("The link could not be opened: {error}.")))
}
