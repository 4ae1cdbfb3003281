//! Galley, the desktop app: opens a desk and shows it in a window, or in several. Nothing else happens here; what a
//! window may ask stands in [`bridge`], pictures come by [`photo_protocol`], a window's own manners
//! are [`window`]'s, and [`windows`] knows which there are.

mod bridge;
#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(target_os = "linux")]
mod input_method;
#[cfg(target_os = "linux")]
mod latch;
mod photo_protocol;
#[cfg(target_os = "linux")]
mod screen_reader;
#[cfg(target_os = "linux")]
mod spelling;
mod start;
#[cfg(target_os = "linux")]
mod webkit_features;
mod window;
mod windows;

use newsroom::{Newsroom, Notice, PrintedAhead, Surroundings};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Manager};

/// As in `galley-cli`: stories are many small pieces. See `docs/decisions/0042-many-small-pieces.md`.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A seat at the opened desk. The one that the app itself holds is that of the first window.
pub(crate) type SharedNewsroom = Arc<Newsroom>;

/// How often it is looked whether the newest backup is an hour old.
const LOOK_AFTER_BACKUPS: Duration = Duration::from_secs(10 * 60);
/// How often watched folders are looked at.
const LOOK_AT_WIRES: Duration = Duration::from_secs(4);
/// How often it is looked whether a story's time to go out has come.
const LOOK_AFTER_TIMES: Duration = Duration::from_secs(15);
/// How often it is looked whether pictures can be made ahead: seldom enough to be out of the way of whatever comes first.
const LOOK_AFTER_PRINTS: Duration = Duration::from_secs(5);

fn main() {
    newsroom::serve_as_worker_if_asked();
    start::with_a_quiet_renderer();
    let arguments = match start::Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(sentence) => {
            eprintln!("{sentence}");
            std::process::exit(2);
        }
    };
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::kept_as_it_was())
        .invoke_handler(tauri::generate_handler![bridge::call])
        .register_asynchronous_uri_scheme_protocol("photo", photo_protocol::answer)
        .setup(move |app| {
            let handle = app.handle().clone();
            let newsroom = match start::open_desk(&arguments, &handle, Surroundings::default()) {
                Ok(newsroom) => Arc::new(newsroom),
                Err(failure) => {
                    start::give_up(&handle, &failure);
                    return Ok(());
                }
            };
            let listener = handle.clone();
            newsroom.listen(move |notice| {
                // A window that is already gone needs no notice.
                let _ = match notice {
                    Notice::Changed(changed) => listener.emit("changed", changed),
                    Notice::Progress(progress) => listener.emit("progress", progress),
                    Notice::CameIn(came) => listener.emit("came_in", came),
                };
            });
            keep_backed_up(newsroom.clone(), handle.clone());
            let_out_in_time(newsroom.clone(), handle.clone());
            watch_wires(newsroom.clone(), handle);
            print_ahead(newsroom.clone());
            let folder = newsroom.folder().to_owned();
            let windows = windows::Windows::default();
            windows.take_in(windows::FIRST, newsroom.clone());
            app.manage(windows);
            app.manage::<SharedNewsroom>(newsroom);
            #[cfg(target_os = "linux")]
            {
                latch::tell_windows_of(app.handle());
                input_method::listen();
                screen_reader::listen();
            }
            window::open(app, &folder)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => {
            eprintln!("Galley's window could not be opened: {error}");
            std::process::exit(1);
        }
    }
}

/// Lets stories out at their time for as long as the program runs; trouble is told once a story has it.
fn let_out_in_time(newsroom: SharedNewsroom, app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_AFTER_TIMES);
            if let Err(failure) = newsroom.let_out_due() {
                let _ = app.emit("failure", failure);
            }
        }
    });
}

/// Takes in what comes by watched folders for as long as the program runs; the same trouble is told once.
fn watch_wires(newsroom: SharedNewsroom, app: AppHandle) {
    std::thread::spawn(move || {
        let mut told = String::new();
        let mut pause = LOOK_AT_WIRES;
        loop {
            // First of all the window opens; a folder that takes long to look through is looked through more rarely.
            std::thread::sleep(pause);
            let began = Instant::now();
            match newsroom.take_in_wires() {
                Ok(_) => told.clear(),
                Err(failure) if failure.message == told => {}
                Err(failure) => {
                    told.clone_from(&failure.message);
                    let _ = app.emit("failure", failure);
                }
            }
            pause = LOOK_AT_WIRES.max(began.elapsed() * 10);
        }
    });
}

/// Makes the pictures of stories that wait to leave, one after the other, for as long as the program runs. What goes wrong is
/// for the export to tell, which makes what is missing.
fn print_ahead(newsroom: SharedNewsroom) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_AFTER_PRINTS);
            while let Ok(PrintedAhead::Photo) = newsroom.print_ahead() {}
        }
    });
}

/// Makes the hourly backups for as long as the program runs; one that cannot be made is told.
fn keep_backed_up(newsroom: SharedNewsroom, app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_AFTER_BACKUPS);
            if let Err(failure) = newsroom.back_up_if_due() {
                let _ = app.emit("failure", failure);
            }
        }
    });
}
