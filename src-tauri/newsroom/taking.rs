//! One file into the library: known by its bytes, else examined, kept and entered; a sidecar beside it is read either way.

use crate::asks::Changed;
use crate::change::Entry;
use crate::photo_fields::set_fields;
use crate::renditions::{keep_thumb, thumb_order};
use crate::sidecars::{is_sidecar, sidecar_of};
use crate::{Failure, FailureKind, Newsroom, Outcome};
use imaging::{Examined, PictureFault, Rendition};
use model::PhotoId;
use model::photo::{Marks, Metadata, Photo, Rights, reconcile, reread};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use storage::Kept;

/// The largest original taken, in bytes.
pub(crate) const LARGEST: u64 = 100_000_000;

/// A file that was looked at, with everything that takes time; only its entry is left.
pub(crate) enum Looked {
    /// A photo of the library has these bytes; and what the sidecar beside the file says.
    Known(Photo, Option<Metadata>),
    /// A new one, whose original is kept.
    New { examined: Examined, kept: Kept, thumb: Option<Rendition> },
}

/// What became of a file.
pub(crate) enum Taken {
    /// New in the library; and what it looks like from far away.
    Added(Photo, Option<u64>),
    /// It was there already.
    Already(Photo),
    /// It was there already, and its sidecar says something new.
    Reread(Photo),
}

impl Newsroom {
    /// Looks at a file that may come in: nothing on the desk is changed by it.
    pub(crate) fn look_at(&self, path: &Path, name: &str) -> Outcome<Looked> {
        if is_sidecar(path) {
            return Err(Failure::invalid(format!("{name} is a sidecar: it says what is known of a photo."))
                .hint("Add the photo it belongs to; a sidecar beside it is read with it."));
        }
        let sidecar = sidecar_of(path);
        let hash = hash_of(path)?;
        let originals = self.desk.originals();
        if let Some(photo) = self.desk.read(|read| read.photo_by_hash(&hash))? {
            // A file that comes back mends an original that was lost.
            if !originals.is_whole(&hash) {
                originals.keep(path, LARGEST)?;
            }
            // Of a photo that became one with another, that one is in the library.
            let photo = match self.desk.read(|read| read.merged_into(photo.id))? {
                Some(kept) => self.photo_named(&kept.to_string())?,
                None => photo,
            };
            // A sidecar that cannot be read is no reason to refuse its picture.
            return Ok(Looked::Known(photo, sidecar.and_then(|path| self.darkroom.sidecar(&path).ok())));
        }
        self.stands_in_quarantine(&hash, name)?;
        let (examined, thumb) =
            self.examine(path, sidecar.as_deref()).map_err(|fault| self.refused(fault, path, name))?;
        let kept = originals.keep(path, LARGEST)?;
        Ok(Looked::New { examined, kept, thumb })
    }

    /// What is in a file, and its thumbnail, in one decoding.
    pub(crate) fn examine(
        &self,
        path: &Path,
        sidecar: Option<&Path>,
    ) -> Result<(Examined, Option<Rendition>), PictureFault> {
        self.darkroom.examine_and_look(path, sidecar, Some(&thumb_order()))
    }

    /// Enters a file that was looked at, leaving the notice of what changed to the caller.
    pub(crate) fn enter(&self, looked: Looked, name: &str) -> Outcome<(Taken, Option<Changed>)> {
        let (examined, kept, thumb) = match looked {
            Looked::Known(photo, sidecar) => return self.read_anew(photo, sidecar),
            Looked::New { examined, kept, thumb } => (examined, kept, thumb),
        };
        let (metadata, conflicts) = reconcile(&examined.raw);
        let id = PhotoId(self.fresh_id());
        let added = self.change_untold(|change, moment| {
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
                framing: Default::default(),
                marks: Marks::default(),
                rights: Rights::default(),
                added_at: moment.at,
                added_by: moment.by,
            };
            change.insert_photo(&photo)?;
            change.end_quarantine(&photo.hash)?;
            if let Some(likeness) = examined.likeness {
                change.set_likeness(id, likeness)?;
            }
            Ok((photo, vec![Entry::of_photo(id, "Added it to the library")]))
        });
        match added {
            Ok((photo, changed)) => {
                if let Some(thumb) = thumb {
                    keep_thumb(self.desk.folder(), &photo.hash, &thumb.bytes);
                }
                Ok((Taken::Added(photo, examined.likeness), Some(changed)))
            }
            // The same bytes came in by another way meanwhile.
            Err(failure) if failure.kind == FailureKind::Conflict => {
                let there = self.desk.read(|read| read.photo_by_hash(&kept.hash))?.ok_or(failure)?;
                self.read_anew(there, Some(examined.raw.sidecar))
            }
            Err(failure) => Err(failure),
        }
    }

    /// Reads the sidecar of a photo that is in the library: it may be new, or say something else than before.
    fn read_anew(&self, photo: Photo, sidecar: Option<Metadata>) -> Outcome<(Taken, Option<Changed>)> {
        let Some(read) = sidecar.and_then(|said| reread(&photo, said)) else {
            return Ok((Taken::Already(photo), None));
        };
        self.derive_stale()?;
        let id = photo.id;
        let (photo, changed) = self.change_untold(|change, moment| {
            let (mut photo, mut entries) = set_fields(change, moment, id, &read.fields)?;
            entries.push(Entry::of_photo(id, "Read its sidecar"));
            photo.raw.sidecar = read.sidecar.clone();
            photo.conflicts.clone_from(&read.conflicts);
            change.set_sidecar(id, &read.sidecar)?;
            change.update_photo(&photo)?;
            Ok((photo, entries))
        })?;
        Ok((Taken::Reread(photo), Some(changed)))
    }
}

/// BLAKE3 of a file's bytes, in lower-case hex: nothing is decoded and nothing is copied for it.
fn hash_of(path: &Path) -> Outcome<String> {
    let unreadable = |error: io::Error| PictureFault::Io(error.to_string());
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(PictureFault::NotAPicture.into());
    }
    if about.len() > LARGEST {
        let mega = |bytes: u64| format!("{} MB", bytes.div_ceil(1_000_000));
        let what = format!("its file has {}", mega(about.len()));
        return Err(PictureFault::TooLarge { what, limit: mega(LARGEST) }.into());
    }
    let mut hasher = blake3::Hasher::new();
    let file = File::open(path).map_err(unreadable)?;
    hasher.update_reader(file.take(LARGEST)).map_err(unreadable)?;
    Ok(hasher.finalize().to_hex().to_string())
}
