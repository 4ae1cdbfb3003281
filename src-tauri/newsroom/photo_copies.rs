//! Copies of originals with what the desk says in their metadata, and sidecars: for a colleague, an archive, a client.
//!
//! A copy is no publication. It goes through no gate, and keeps what a published file loses: places, serial numbers,
//! instructions. What stands against a use is said in the answer. Originals are only read, and no file that is there
//! already is replaced.

use crate::asks::{WritePhotos, WrittenPhoto, WrittenPhotos};
use crate::change::Entry;
use crate::exchange::unwritable;
use crate::manuscripts::replace;
use crate::{Failure, Newsroom, Outcome};
use imaging::{Examined, Place, Wording};
use model::photo::{FIELDS, Photo};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What is to be written of a photo.
struct Leaving {
    /// The name of the copy in its folder; a sidecar stands under the same.
    name: String,
    copy: bool,
    sidecar: bool,
    notes: Vec<String>,
}

impl Newsroom {
    /// Writes copies of photos with their metadata, or sidecars for them, into a folder.
    pub(crate) fn write_photos(&self, ask: WritePhotos) -> Outcome<WrittenPhotos> {
        let ids = self.ids_of_photos(&ask.photos)?;
        let folder = std::path::absolute(&ask.out)
            .map_err(|error| Failure::invalid(format!("“{}” is no folder: {error}.", ask.out)))?;
        fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
        let work = self.begin_work("Saving copies of photos", ids.len());
        let mut out = WrittenPhotos { written: vec![], failed: vec![], cancelled: false };
        let mut names = BTreeSet::new();
        for id in ids {
            let photo = self.photo_named(&id.to_string())?;
            if !work.at(&photo.file_name) {
                out.cancelled = true;
                break;
            }
            let leaving = leaving(&photo, ask.sidecar, &mut names);
            match self.write_photo(&photo, &folder, leaving, ask.iim) {
                Ok(written) => out.written.push(written),
                Err(failure) => {
                    work.failed(&photo.file_name, failure);
                    continue;
                }
            }
            work.done();
        }
        out.failed = work.failures();
        Ok(out)
    }

    fn write_photo(
        &self,
        photo: &Photo,
        folder: &Path,
        leaving: Leaving,
        iim: bool,
    ) -> Outcome<WrittenPhoto> {
        let original = self.desk.originals().path(&photo.hash);
        if !original.is_file() {
            return Err(Failure::not_found(format!("The original of {} is gone.", photo.file_name))
                .hint("Add the file again; its metadata are kept."));
        }
        let wording = Wording { metadata: photo.metadata.clone(), emptied: emptied(photo), iim };
        let sidecar =
            leaving.sidecar.then(|| self.darkroom.write(&original, &wording, Place::Sidecar)).transpose()?;
        let copy = match (leaving.copy, leaving.sidecar) {
            (false, _) => None,
            // What stands in the sidecar need not be in the file, which cannot take it.
            (true, true) => Some(fs::read(&original).map_err(|error| unreadable(photo, &error))?),
            (true, false) => Some(self.darkroom.write(&original, &wording, Place::Copy)?),
        };
        let place = folder.join(&leaving.name);
        let beside = place.with_extension("xmp");
        let files = [(&place, &copy), (&beside, &sidecar)].map(|(path, bytes)| Some((path, bytes.as_ref()?)));
        let files: Vec<(&PathBuf, &Vec<u8>)> = files.into_iter().flatten().collect();
        put_all(&files)?;
        self.change(|_, _| {
            let what = if leaving.copy { "a copy with its metadata" } else { "a sidecar" };
            let name = files.first().map(|(path, _)| crate::photo_files::file_name(path)).unwrap_or_default();
            Ok(((), vec![Entry::of_photo(photo.id, format!("Saved {what} as {name}"))]))
        })?;
        let mut notes = leaving.notes;
        notes.extend(photo.rights_concerns(self.now()).into_iter().map(|concern| concern.sentence));
        if !photo.conflicts.is_empty() {
            notes.push(format!(
                "The parts of {} contradict each other; what the desk uses stands in what was saved.",
                photo.file_name
            ));
        }
        let instructions = photo.metadata.text("instructions");
        if !instructions.is_empty() {
            notes.push(format!("{} comes with instructions: {instructions}", photo.file_name));
        }
        Ok(WrittenPhoto {
            photo: photo.id,
            file_name: photo.file_name.clone(),
            files: files.iter().map(|(path, _)| path.display().to_string()).collect(),
            notes,
        })
    }
}

/// Decides what is written, under a name that nothing else has that is written now.
fn leaving(photo: &Photo, sidecar: bool, names: &mut BTreeSet<String>) -> Leaving {
    let takes = Examined::takes_metadata(&photo.media_type);
    let mut notes = Vec::new();
    if !sidecar && !takes {
        let kind = photo.media_type.trim_start_matches("image/").trim_start_matches("x-").to_uppercase();
        notes.push(format!(
            "Galley writes nothing into {kind} files: the metadata of {} stand in a sidecar beside it.",
            photo.file_name
        ));
    }
    let name = free_name(&photo.file_name, names);
    Leaving { name, copy: !sidecar, sidecar: sidecar || !takes, notes }
}

/// A file's own name, without what is no part of a name; with a number when another photo has it.
fn free_name(file_name: &str, names: &mut BTreeSet<String>) -> String {
    let safe: String = file_name
        .chars()
        .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '-' } else { c })
        .collect();
    let safe = safe.trim_start_matches('.');
    let safe = if safe.is_empty() { "photo" } else { safe };
    let path = Path::new(safe);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    // A sidecar goes by the name before the ending, so that has to be one's own.
    let mut number = 1;
    let mut own = stem.to_string();
    while !names.insert(own.to_lowercase()) {
        number += 1;
        own = format!("{stem}-{number}");
    }
    format!("{own}{ending}")
}

/// Fields that the file had and the desk emptied.
fn emptied(photo: &Photo) -> Vec<String> {
    let raw = &photo.raw;
    let had =
        |id: &str| [&raw.sidecar, &raw.xmp, &raw.iim, &raw.exif].iter().any(|block| block.get(id).is_some());
    let gone = FIELDS.iter().map(|field| field.id).filter(|id| photo.metadata.get(id).is_none() && had(id));
    gone.map(str::to_owned).collect()
}

/// All files or none; none that is there is replaced.
fn put_all(files: &[(&PathBuf, &Vec<u8>)]) -> Outcome<()> {
    let mut reserved: Vec<&PathBuf> = Vec::new();
    let mut put = || {
        for (path, _) in files {
            File::create_new(path).map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => {
                    Failure::conflict(format!("{} is there already.", path.display()))
                        .hint("Choose another folder, or move that file away.")
                }
                _ => unwritable(path, &error),
            })?;
            reserved.push(path);
        }
        files.iter().try_for_each(|(path, bytes)| replace(path, bytes))
    };
    let done = put();
    if done.is_err() {
        reserved.into_iter().for_each(|path| drop(fs::remove_file(path)));
    }
    done
}

fn unreadable(photo: &Photo, error: &std::io::Error) -> Failure {
    Failure::unavailable(format!("The original of {} could not be read: {error}.", photo.file_name))
        .hint("Check the disk of the desk, then try again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_their_own() {
        let mut names = BTreeSet::new();
        let mut named = |name: &str| free_name(name, &mut names);
        assert_eq!(named("ridge.jpg"), "ridge.jpg");
        assert_eq!(named("Ridge.png"), "Ridge-2.png", "a sidecar of both would be the same file");
        assert_eq!(named("../../etc/pass:wd"), "-..-etc-pass-wd");
        assert_eq!(named("..."), "photo");
    }
}
