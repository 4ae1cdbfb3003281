//! The photo library: files in, metadata, focal points.

use crate::asks::{
    AddPhotos, AddedPhotos, ListPhotos, PhotoDetails, PhotoPage, PhotoRef, PhotoUse, SetFocalPoint,
};
use crate::change::Entry;
use crate::names::photo_named;
use crate::sidecars::{is_sidecar, sidecar_of, without_read_sidecars};
use crate::{Failure, Newsroom, Outcome};
use model::PhotoId;
use model::photo::{FocalPoint, Marks, Photo, Rights, reconcile};
use serde_json::json;
use std::path::{Path, PathBuf};
use storage::PhotoFilter;

/// The largest original taken, in bytes.
const LARGEST: u64 = 100_000_000;
/// Photos shown when nobody says how many.
const USUAL: u32 = 500;
/// File endings that are looked at in a folder and offered in a dialog; a file that is named is always looked at.
pub const PICTURES: [&str; 13] =
    ["jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "avif", "dng", "cr2", "nef", "arw"];

impl Newsroom {
    /// The photo library, newest first.
    pub(crate) fn photos(&self, ask: ListPhotos) -> Outcome<PhotoPage> {
        let limit = if ask.limit == 0 { USUAL } else { ask.limit };
        let filter = PhotoFilter { limit, ..filter_of(ask) };
        let list = self.desk.read(|read| read.photos(&filter))?;
        Ok(PhotoPage { photos: list.photos, total: list.total })
    }

    /// One photo: metadata, what is missing, where it is used.
    pub(crate) fn photo(&self, ask: PhotoRef) -> Outcome<PhotoDetails> {
        self.derive_stale()?;
        let now = self.now();
        let mut details = self.desk.read(|read| {
            let photo = photo_named(read, &ask.photo)?;
            let mut used_in = Vec::new();
            for used in read.photo_uses(photo.id)? {
                if let Some(story) = read.story(used.story)? {
                    used_in.push(PhotoUse {
                        story: story.id,
                        slug: story.slug,
                        lead: used.lead,
                        status: story.status,
                    });
                }
            }
            let missing = photo.missing_rights().iter().map(|field| field.label.to_owned()).collect();
            let concerns = photo.rights_concerns(now);
            Ok::<_, Failure>(PhotoDetails { photo, missing, concerns, used_in, alike: vec![] })
        })?;
        details.alike = self.alike(&details.photo)?;
        Ok(details)
    }

    /// Adds files to the photo library; originals are kept byte for byte.
    ///
    /// One bad file stops nothing: it is told with its reason, the others are added.
    pub fn add_photos(&self, ask: AddPhotos) -> Outcome<AddedPhotos> {
        let files = without_read_sidecars(files_of(&ask.paths));
        let mut work = self.begin_work("Adding photos", files.len());
        let mut out =
            AddedPhotos { added: vec![], already: vec![], alike: vec![], failed: vec![], cancelled: false };
        for path in &files {
            let name = file_name(path);
            if !work.at(&name) {
                out.cancelled = true;
                break;
            }
            match self.add_photo(path, &name) {
                Ok((photo, true)) => {
                    // It is added already, whatever may be found beside it.
                    out.alike.extend(self.alike(&photo).unwrap_or_default().into_iter().next());
                    out.added.push(photo);
                }
                Ok((photo, false)) => out.already.push(photo),
                Err(failure) => {
                    work.failed(&name, failure);
                    continue;
                }
            }
            work.done();
        }
        out.failed = work.failures();
        Ok(out)
    }

    /// Adds one file; `false` when it was in the library already.
    pub(crate) fn add_photo(&self, path: &Path, name: &str) -> Outcome<(Photo, bool)> {
        if is_sidecar(path) {
            return Err(Failure::invalid(format!("{name} is a sidecar: it says what is known of a photo."))
                .hint("Add the photo it belongs to; a sidecar beside it is read with it."));
        }
        let examined = self.darkroom.examine(path, sidecar_of(path).as_deref())?;
        let kept = self.desk.originals().keep(path, LARGEST)?;
        if let Some(photo) = self.desk.read(|read| read.photo_by_hash(&kept.hash))? {
            return Ok((photo, false));
        }
        let (metadata, conflicts) = reconcile(&examined.raw);
        let id = PhotoId(self.fresh_id());
        let photo = self.change(|change, moment| {
            let photo = Photo {
                id,
                hash: kept.hash.clone(),
                file_name: name.to_owned(),
                media_type: examined.media_type.clone(),
                bytes: kept.bytes,
                width: examined.width,
                height: examined.height,
                metadata: metadata.clone(),
                raw: examined.raw.clone(),
                conflicts: conflicts.clone(),
                focal_point: None,
                marks: Marks::default(),
                rights: Rights::default(),
                added_at: moment.at,
                added_by: moment.by,
            };
            change.insert_photo(&photo)?;
            if let Some(likeness) = examined.likeness {
                change.set_likeness(id, likeness)?;
            }
            Ok((photo, vec![Entry::of_photo(id, "Added it to the library")]))
        })?;
        Ok((photo, true))
    }

    /// Sets the point that automatic crops keep.
    pub(crate) fn set_focal_point(&self, ask: SetFocalPoint) -> Outcome<Photo> {
        let point = match (ask.x, ask.y) {
            (None, None) => None,
            (Some(x), Some(y)) if (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y) => {
                Some(FocalPoint { x, y })
            }
            _ => {
                return Err(Failure::invalid("A focal point has two parts between 0 and 1.")
                    .hint("0.5 and 0.5 is the middle of the picture."));
            }
        };
        let id = self.photo_named(&ask.photo)?.id;
        self.change(|change, _| {
            let mut photo = change.photo(id)?.ok_or_else(gone)?;
            let before = std::mem::replace(&mut photo.focal_point, point);
            change.update_photo(&photo)?;
            let entry =
                Entry::of_photo(id, "Set the focal point").changing(json!(before), json!(point)).growing();
            Ok((photo, vec![entry]))
        })
    }
}

/// What was asked for, as storage looks for it.
pub(crate) fn filter_of(ask: ListPhotos) -> PhotoFilter {
    PhotoFilter {
        search: ask.search,
        missing_rights: ask.missing_rights,
        stars: ask.stars,
        colour: ask.colour,
        pick: ask.pick,
        category: ask.category,
        offset: ask.offset,
        limit: ask.limit,
    }
}

fn gone() -> Failure {
    Failure::not_found("The photo is not there any more.")
}

/// The files that were named, and the pictures in the folders that were named, in order of name.
fn files_of(paths: &[String]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let path = PathBuf::from(path);
        if path.is_dir() {
            gather(&path, 0, &mut files);
        } else {
            files.push(path);
        }
    }
    files
}

/// Folders in folders, to a depth nobody's camera reaches; hidden files and links to folders are passed over.
fn gather(folder: &Path, depth: u32, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.sort();
    for path in found.into_iter().filter(|path| !file_name(path).starts_with('.')) {
        if path.is_dir() && !path.is_symlink() {
            if depth < 8 {
                gather(&path, depth + 1, files);
            }
        } else if path
            .extension()
            .is_some_and(|ending| PICTURES.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        {
            files.push(path);
        }
    }
}

/// The last part of a path, for people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
