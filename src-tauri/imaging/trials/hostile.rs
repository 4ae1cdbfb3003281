//! Files that mean harm, through real workers: whatever they claim and however they are cut, there is a clear answer, no
//! worker is lost, and memory stays bounded.
//!
//! The files are made when the trial runs (`hostile/files.rs`); two small ones of other programs stand beside it.

#![allow(clippy::unwrap_used)]

#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/pieces.rs"]
mod pieces;

use galley_imaging::{Darkroom, Format, Order, PictureFault, Place, Shape, Wording};
use image::ImageFormat;
use model::photo::{Look, Metadata, Value, field};
use std::path::{Path, PathBuf};

/// What a worker may have had in memory at most, in bytes: one picture as large as is taken, and its file.
const MOST_MEMORY: u64 = 640 * 1024 * 1024;

fn darkroom() -> Darkroom {
    Darkroom::with_program(PathBuf::from(env!("CARGO_BIN_EXE_galley-imaging-worker")))
}

fn wording() -> Wording {
    let mut metadata = Metadata::default();
    metadata.set(field("credit").unwrap(), Value::One("Silva / Agency".into()));
    metadata.set(field("creator").unwrap(), Value::One("Ana Silva".into()));
    Wording { metadata, emptied: vec![], iim: true }
}

/// Everything that is done with a picture. An answer is a fault with its own words, or it is sound.
#[track_caller]
fn is_answered(darkroom: &Darkroom, path: &Path, size: Option<(u32, u32)>) {
    let clear = |fault: &PictureFault| {
        let named = path.file_name().unwrap();
        assert!(!matches!(fault, PictureFault::WorkerLost | PictureFault::Io(_)), "{named:?}: {fault}");
        assert!(!fault.to_string().is_empty());
    };
    let examined = darkroom.examine(path, None).inspect_err(clear);
    if let (Ok(examined), Some(size)) = (&examined, size) {
        assert_eq!((examined.width, examined.height), size, "{path:?}");
    }
    let order =
        Order { crop: None, shape: Shape::Fit(64), format: Format::Jpeg { quality: 80 }, metadata: None };
    if let Ok(made) = darkroom.render(path, Look::default(), &[order]).inspect_err(clear) {
        assert!(examined.is_ok(), "{path:?} is refused and shown");
        assert!(image::load_from_memory(&made[0].bytes).is_ok());
    }
    let written = darkroom.write(path, &wording(), Place::Copy).inspect_err(clear);
    if let (Ok(copy), Ok(_)) = (written, &examined) {
        let copied = path.with_file_name("copy");
        std::fs::write(&copied, copy).unwrap();
        let back = darkroom.examine(&copied, None).unwrap();
        assert_eq!(back.raw.xmp.text("credit"), "Silva / Agency", "{path:?}");
    }
    let _ = darkroom.write(path, &wording(), Place::Sidecar).inspect_err(clear);
}

/// The most that any worker of this program has had in memory so far, in bytes.
#[cfg(target_os = "linux")]
fn most_memory() -> u64 {
    let own = std::process::id();
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    let status = entries.filter_map(|entry| std::fs::read_to_string(entry.path().join("status")).ok());
    let number = |status: &str, name: &str| -> Option<u64> {
        status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
    };
    status
        .filter(|status| number(status, "PPid:") == Some(u64::from(own)))
        .filter_map(|status| number(&status, "VmHWM:"))
        .max()
        .unwrap_or_default()
        * 1024
}

#[cfg(not(target_os = "linux"))]
fn most_memory() -> u64 {
    0
}

#[test]
fn files_that_mean_harm_are_answered_and_memory_stays_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let darkroom = darkroom();
    for (name, bytes) in files::all() {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        is_answered(&darkroom, &path, None);
        let most = most_memory();
        assert!(most < MOST_MEMORY, "{name}: {} MB", most / 1024 / 1024);
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn files_that_are_cut_anywhere_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let darkroom = darkroom();
    let sound = |format| {
        let plain = files::sound(format);
        // With every block of metadata, so that each is cut as well.
        galley_imaging::in_process::write(&plain, &wording(), Place::Copy).unwrap_or(plain)
    };
    let kinds = [
        ("cut.jpg", sound(ImageFormat::Jpeg), (96, 64)),
        ("cut.png", sound(ImageFormat::Png), (96, 64)),
        ("cut.webp", sound(ImageFormat::WebP), (96, 64)),
        ("cut.tif", sound(ImageFormat::Tiff), (96, 64)),
        ("cut.avif", include_bytes!("hostile/small.avif").to_vec(), (16, 8)),
        ("cut.heic", include_bytes!("hostile/small.heic").to_vec(), (16, 8)),
    ];
    for (name, bytes, size) in kinds {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let whole = darkroom.examine(&path, None).unwrap();
        assert_eq!((whole.width, whole.height), size, "{name}");
        for part in 0..100 {
            std::fs::write(&path, &bytes[..bytes.len() * part / 100]).unwrap();
            is_answered(&darkroom, &path, Some(size));
        }
    }
    assert!(most_memory() < MOST_MEMORY);
}
