//! From the command line to an opened desk, before there is a window.

use newsroom::{Failure, FailureKind, Newsroom, Surroundings};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// What the program was started with.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    /// The desk to open instead of the one in the user's data folder.
    desk: Option<PathBuf>,
}

impl Arguments {
    /// Reads `--desk DIR` or `--desk=DIR`; anything else is answered with a sentence.
    pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut read = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--desk") => match arguments.next() {
                    Some(folder) => read.desk = Some(folder.into()),
                    None => return Err("After --desk comes a folder.".into()),
                },
                Some(other) if other.starts_with("--desk=") => {
                    read.desk = Some(other.trim_start_matches("--desk=").into());
                }
                _ => {
                    return Err(format!(
                        "Galley does not know “{}”. Usage: galley [--desk DIR]",
                        argument.to_string_lossy()
                    ));
                }
            }
        }
        Ok(read)
    }
}

/// Opens the desk; the first start in the user's data folder makes one with samples to try things on.
pub(crate) fn open_desk(
    arguments: &Arguments,
    app: &AppHandle,
    surroundings: Surroundings,
) -> Result<Newsroom, Failure> {
    let own = arguments.desk.is_none();
    let folder = match &arguments.desk {
        Some(folder) => std::path::absolute(folder).unwrap_or_else(|_| folder.clone()),
        None => app
            .path()
            .app_data_dir()
            .map_err(|error| {
                Failure::new(FailureKind::Unavailable, format!("There is no data folder: {error}."))
            })?
            .join("desk"),
    };
    if holds_nothing(&folder) {
        let name = if own { "My desk" } else { "New desk" };
        let newsroom = Newsroom::create(&folder, name, surroundings)?;
        if own {
            newsroom.add_sample()?;
        }
        return Ok(newsroom);
    }
    Newsroom::open(&folder, surroundings)
}

fn holds_nothing(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

/// Tells the person why there is no desk; the program ends once that is read.
pub(crate) fn give_up(app: &AppHandle, failure: &Failure) {
    eprintln!("{}\n{}", failure.message, failure.hint);
    // Without blocking: this is the thread that draws the message.
    app.dialog()
        .message(format!("{}\n\n{}", failure.message, failure.hint))
        .title("Galley")
        .kind(MessageDialogKind::Error)
        .show(|_| std::process::exit(1));
}

/// WebKitGTK's DMA-BUF renderer shows an empty window on some graphics drivers and in virtual displays. It can only be
/// switched off in the environment, before GTK starts. To be called first thing in `main`, while there is one thread.
///
/// Starting anew with another environment would load the web view's libraries twice: 130 to 150 ms of a start.
pub(crate) fn with_a_quiet_renderer() {
    #[cfg(target_os = "linux")]
    {
        const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
        if std::env::var_os(SWITCH).is_none() {
            // SAFETY: nobody else reads or writes the environment: no thread has been started yet.
            #[allow(unsafe_code)]
            unsafe {
                std::env::set_var(SWITCH, "1");
            }
        }
    }
}
