//! Folders that are imported: which of their files are stories, and which pictures stand beside a story.
//!
//! Links of the file system are not followed, and a story names no file outside of the folder it came in.

use crate::asks::LeftFile;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Files that are stories, by the endings of their names.
const STORIES: &[&str] = &["docx", "odt", "txt", "text", "md", "markdown", "html", "htm", "xhtml"];
/// Files that may be news of other systems; whether they are is known when they are read.
const NEWS: &[&str] = &["json", "xml", "rss", "atom", "nitf"];
/// Files that stories show, and what is known of them.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "tif", "tiff", "gif", "xmp"];
/// Where beside a file of news its pictures may lie.
const BESIDE: &[&str] = &["", "media", "uploads", "wp-content/uploads"];
/// Folders in folders that are looked into.
const DEEPEST: usize = 16;
/// More files are an archive, not an import.
const MOST: usize = 5_000;

/// A file that is to become a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arriving {
    pub(crate) path: PathBuf,
    /// Its name for people: with the folder it was found in.
    pub(crate) name: String,
    /// Where its pictures may stand.
    pub(crate) root: PathBuf,
    /// It was found in a folder; otherwise a person named it.
    pub(crate) found: bool,
}

/// What was found.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) files: Vec<Arriving>,
    /// Files of folders that are neither stories nor pictures, with the reason.
    pub(crate) left: Vec<LeftFile>,
    /// Folders that could not be looked into, and why.
    pub(crate) closed: Vec<(String, std::io::Error)>,
    /// There were more files than are taken at once.
    pub(crate) too_many: bool,
    most: usize,
}

impl Default for Opened {
    fn default() -> Self {
        Self { files: Vec::new(), left: Vec::new(), closed: Vec::new(), too_many: false, most: MOST }
    }
}

/// Is it a story, by its name, or does it hold some?
pub fn may_be_story(path: &Path) -> bool {
    if path.is_dir() {
        let opened = open(&[path.to_string_lossy().into_owned()]);
        return opened.files.iter().any(|file| has_ending(&file.path, STORIES) || is_news(&file.path));
    }
    has_ending(path, STORIES) || is_news(path)
}

/// Photos have JSON and XML beside them too, so what is in it counts.
fn is_news(path: &Path) -> bool {
    let small = || fs::metadata(path).is_ok_and(|file| file.len() <= crate::import::LARGEST);
    has_ending(path, NEWS)
        && small()
        && fs::read(path)
            .is_ok_and(|bytes| formats::import::is_news(&crate::photo_files::file_name(path), &bytes))
}

/// Every file of a folder that may be a story, however many there are.
pub(crate) fn open_whole(folder: &Path) -> Opened {
    let mut opened = Opened { most: usize::MAX, ..Opened::default() };
    look_into(folder, folder, &crate::photo_files::file_name(folder), 0, &mut opened);
    opened
}

/// The files that a person named, and the stories in the folders among them, in the order of their names.
pub(crate) fn open(paths: &[String]) -> Opened {
    let mut opened = Opened::default();
    for path in paths.iter().map(Path::new) {
        let name = crate::photo_files::file_name(path);
        if path.is_dir() {
            look_into(path, path, &name, 0, &mut opened);
        } else {
            let root = path.parent().unwrap_or(path).to_path_buf();
            opened.files.push(Arriving { path: path.to_path_buf(), name, root, found: false });
        }
    }
    opened
}

fn look_into(folder: &Path, root: &Path, name: &str, depth: usize, opened: &mut Opened) {
    let mut entries: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return opened.closed.push((name.to_owned(), error)),
    };
    entries.sort();
    for path in &entries {
        let own = crate::photo_files::file_name(path);
        // Hidden files, and those that office programs put beside an open one.
        if own.starts_with('.') || own.starts_with("~$") || path.is_symlink() {
            continue;
        }
        let name = format!("{name}/{own}");
        if path.is_dir() {
            if depth < DEEPEST && !belongs_to_a_page(&own, &entries) {
                look_into(path, root, &name, depth + 1, opened);
            }
        } else if has_ending(path, STORIES) || has_ending(path, NEWS) {
            if opened.files.len() >= opened.most {
                opened.too_many = true;
                return;
            }
            let root = root.to_path_buf();
            opened.files.push(Arriving { path: path.clone(), name, root, found: true });
        } else if !has_ending(path, PICTURES) {
            opened.left.push(LeftFile { why: unknown(path), file: name });
        }
    }
}

/// Why a file of its ending is left.
fn unknown(path: &Path) -> String {
    match path.extension() {
        Some(ending) => format!("Galley reads no .{} files.", ending.to_string_lossy().to_lowercase()),
        None => "Its name has no ending that says what it is.".to_owned(),
    }
}

/// Browsers save `Ferry.html` with what it shows in `Ferry_files`; frames and advertisements in there are no stories.
fn belongs_to_a_page(folder: &str, entries: &[PathBuf]) -> bool {
    let page = folder.strip_suffix("_files").or_else(|| folder.strip_suffix(".files"));
    page.is_some_and(|page| {
        let is_page = |path: &&PathBuf| has_ending(path, &["html", "htm", "xhtml"]);
        entries.iter().filter(is_page).any(|path| path.file_stem() == Some(OsStr::new(page)))
    })
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

impl Arriving {
    /// The file of a picture that the story names; `None` when it is elsewhere, or not there.
    pub(crate) fn beside(&self, address: &str) -> Option<PathBuf> {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let path = PathBuf::from(decoded(address)?.replace('\\', "/"));
        let relative = path
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir | Component::ParentDir));
        if address.contains(':') || !relative || path.as_os_str().is_empty() {
            return None;
        }
        let found = self.path.parent()?.join(path).canonicalize().ok()?;
        (found.starts_with(self.root.canonicalize().ok()?) && found.is_file()).then_some(found)
    }
}

impl Arriving {
    /// The file of a picture that a file of news shows by an address elsewhere: what lies beside it under the longest end
    /// of that address, as it is or in a folder for media. A site's uploads copied beside its export are found so.
    pub(crate) fn kept_of(&self, address: &str) -> Option<PathBuf> {
        let path = decoded(address.split(['?', '#']).next().unwrap_or_default())?;
        let path = path.split_once("://").map_or(path.as_str(), |(_, path)| path);
        let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
        if parts.iter().any(|part| matches!(*part, "." | "..")) {
            return None;
        }
        let root = self.root.canonicalize().ok()?;
        let folder = self.path.parent()?;
        let ends = (0..parts.len()).filter_map(|from| parts.get(from..));
        ends.flat_map(|end| BESIDE.iter().map(move |beside| (beside, end)))
            .filter_map(|(beside, end)| {
                folder.join(beside).join(end.iter().collect::<PathBuf>()).canonicalize().ok()
            })
            .find(|found| found.starts_with(&root) && found.is_file())
    }
}

/// An address with its `%20` as what they stand for; `None` when that is no text.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}
