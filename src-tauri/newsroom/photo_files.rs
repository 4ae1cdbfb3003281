//! Files that are to come into the library: those that were named, and the pictures of folders and cards.

use crate::sidecars::{is_sidecar, without_read_sidecars};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// File endings that are looked at in a folder and offered in a dialog; a file that is named is always looked at.
pub const PICTURES: [&str; 13] =
    ["jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "avif", "dng", "cr2", "nef", "arw"];
/// Folders in folders that are looked into: deeper than any camera writes.
const DEEPEST: u32 = 8;

/// A file that is to come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhotoFile {
    pub(crate) path: PathBuf,
    /// Its own name.
    pub(crate) file_name: String,
    /// Its name for people: with the folders between it and the one that was named.
    pub(crate) name: String,
    /// What was named: the file itself, or the folder it was found in.
    pub(crate) root: PathBuf,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) files: Vec<PhotoFile>,
    /// Folders that could not be looked into, and why.
    pub(crate) closed: Vec<(String, io::Error)>,
    /// How many files of folders are of other kinds, by their endings in small letters; empty for none.
    pub(crate) passed: BTreeMap<String, u32>,
}

/// The files that were named, and the pictures in the folders that were named, in order of name.
pub(crate) fn find(paths: &[String]) -> Found {
    let mut found = Found::default();
    for path in without_read_sidecars(paths.iter().map(PathBuf::from).collect()) {
        if path.is_dir() {
            look_into(&path, &path, 0, &mut found);
        } else {
            let name = file_name(&path);
            found.files.push(PhotoFile { file_name: name.clone(), name, root: path.clone(), path });
        }
    }
    found
}

/// Does a folder hold a picture, at any depth that is looked into?
pub fn holds_pictures(folder: &Path) -> bool {
    folder.is_dir() && !find(&[folder.to_string_lossy().into_owned()]).files.is_empty()
}

/// Hidden files and links to folders are passed over without a word.
fn look_into(folder: &Path, root: &Path, depth: u32, found: &mut Found) {
    let mut entries: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return found.closed.push((folder.display().to_string(), error)),
    };
    entries.sort();
    for path in entries.into_iter().filter(|path| !file_name(path).starts_with('.')) {
        if path.is_dir() {
            if depth < DEEPEST && !path.is_symlink() {
                look_into(&path, root, depth + 1, found);
            }
        } else if is_picture(&path) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            found.files.push(PhotoFile { file_name: file_name(&path), name, root: root.to_path_buf(), path });
        } else if !is_sidecar(&path) {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            *found.passed.entry(ending.unwrap_or_default()).or_default() += 1;
        }
    }
}

fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|ending| PICTURES.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The last part of a path, for people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs::{create_dir_all, write};

    #[test]
    fn a_card_is_read_in_the_order_of_its_folders_and_what_is_no_photo_is_counted() {
        let card = tempfile::tempdir().unwrap();
        let put = |name: &str| {
            let path = card.path().join(name);
            create_dir_all(path.parent().unwrap()).unwrap();
            write(path, "").unwrap();
        };
        for name in ["DCIM/101/IMG_1.JPG", "DCIM/100/IMG_2.JPG", "DCIM/100/IMG_2.xmp", "DCIM/100/MVI_3.MOV"] {
            put(name);
        }
        put("DCIM/100/.IMG_2.JPG");
        put("readme");
        let found = find(&[card.path().to_string_lossy().into_owned()]);
        let names: Vec<&str> = found.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["DCIM/100/IMG_2.JPG", "DCIM/101/IMG_1.JPG"]);
        assert_eq!(found.files[0].file_name, "IMG_2.JPG");
        assert_eq!(found.passed, BTreeMap::from([("mov".into(), 1), (String::new(), 1)]));
        assert!(holds_pictures(card.path()) && !holds_pictures(&card.path().join("readme")));
    }
}
