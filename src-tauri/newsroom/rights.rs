//! The rights of photos: their category, permissions and bans, and what is out without a right any more.

use crate::asks::{AddLease, LapsedPhoto, LeaseRef, Nothing, SetPhotoCategory};
use crate::change::{Entry, Moment};
use crate::stories::refresh_blocking;
use crate::{Failure, Newsroom, Outcome};
use model::PhotoId;
use model::photo::{CATEGORIES, Lease, LeaseKind, Photo, category};
use model::story::Status;
use storage::{Change, StoryFilter};

impl Newsroom {
    /// Says with what rights photos may be used.
    pub(crate) fn set_photo_category(&self, ask: SetPhotoCategory) -> Outcome<Vec<Photo>> {
        self.derive_stale()?;
        let chosen = match ask.category.as_str() {
            "" => None,
            id => Some(category(id).ok_or_else(|| {
                let ids: Vec<&str> = CATEGORIES.iter().map(|category| category.id).collect();
                Failure::invalid(format!("There is no category “{id}”."))
                    .hint(format!("Categories are {}.", ids.join(", ")))
            })?),
        };
        let ids = self.ids_of_photos(&ask.photos)?;
        self.change(|change, moment| {
            let mut photos = Vec::new();
            let mut entries = Vec::new();
            for id in &ids {
                let mut photo = change.photo(*id)?.ok_or_else(gone)?;
                let label = |id: Option<&str>| {
                    id.and_then(category).map_or(String::new(), |category| category.label.to_owned())
                };
                let before = label(photo.rights.category.as_deref());
                photo.rights.category = chosen.map(|category| category.id.to_owned());
                entries.push(
                    Entry::of_photo(*id, "Set the rights")
                        .changing(before, label(photo.rights.category.as_deref()))
                        .growing(),
                );
                keep(change, &photo, moment)?;
                photos.push(photo);
            }
            Ok((photos, entries))
        })
    }

    /// Permits or bans a photo for a time. A permission is an editor's word and gives its reason.
    pub(crate) fn add_lease(&self, ask: AddLease) -> Outcome<Photo> {
        let note = ask.note.trim().to_owned();
        if ask.kind == LeaseKind::Allow {
            self.only_editors("permit the use of a photo")?;
            if note.is_empty() {
                return Err(Failure::invalid("A permission needs its reason.")
                    .hint("Say who agreed to what: “Paid with invoice 2231”."));
            }
        }
        if matches!((ask.from, ask.until), (Some(from), Some(until)) if until <= from) {
            return Err(
                Failure::invalid("It would end before it begins.").hint("Change one of the two dates.")
            );
        }
        self.derive_stale()?;
        let by_name = self.acting_person()?.map(|person| person.name).unwrap_or_default();
        let id = self.photo_named(&ask.photo)?.id;
        self.change(|change, moment| {
            let mut photo = change.photo(id)?.ok_or_else(gone)?;
            photo.rights.leases.push(Lease {
                kind: ask.kind,
                from: ask.from,
                until: ask.until,
                note: note.clone(),
                by: moment.by,
                by_name: by_name.clone(),
                at: moment.at,
            });
            keep(change, &photo, moment)?;
            let what = match ask.kind {
                LeaseKind::Allow => "Permitted its use",
                LeaseKind::Deny => "Banned its use",
            };
            Ok((photo, vec![Entry::of_photo(id, what).changing("", note.clone())]))
        })
    }

    /// Takes a permission or ban back; the history keeps its words. A ban is taken back by an editor.
    pub(crate) fn remove_lease(&self, ask: LeaseRef) -> Outcome<Photo> {
        self.derive_stale()?;
        let photo = self.photo_named(&ask.photo)?;
        let place = ask.lease as usize;
        let lease = photo.rights.leases.get(place).cloned().ok_or_else(no_lease)?;
        if ask.given.is_some_and(|given| given != lease.at) {
            return Err(no_lease());
        }
        if lease.kind == LeaseKind::Deny {
            self.only_editors("take a ban back")?;
        }
        self.change(|change, moment| {
            let mut photo = change.photo(photo.id)?.ok_or_else(gone)?;
            if photo.rights.leases.get(place) != Some(&lease) {
                return Err(no_lease());
            }
            photo.rights.leases.remove(place);
            keep(change, &photo, moment)?;
            let what = match lease.kind {
                LeaseKind::Allow => "Took a permission back",
                LeaseKind::Deny => "Took a ban back",
            };
            let entry = Entry::of_photo(photo.id, what).changing(lease.note.clone(), "");
            Ok((photo, vec![entry]))
        })
    }

    /// Photos in published stories that may not be used any more, by story.
    pub(crate) fn lapsed_photos(&self, _: Nothing) -> Outcome<Vec<LapsedPhoto>> {
        self.derive_stale()?;
        let now = self.now();
        self.desk.read(|read| {
            let filter = StoryFilter { status: Some(Status::Published), ..StoryFilter::default() };
            let mut lapsed = Vec::new();
            for listing in read.stories(&filter)? {
                let story = listing.story;
                for photo in read.photos_of(read.photos_in(story.id)?)?.into_values() {
                    let Some(concern) = photo.rights_concerns(now).into_iter().find(|found| found.stops)
                    else {
                        continue;
                    };
                    lapsed.push(LapsedPhoto {
                        story: story.id,
                        slug: story.slug.clone(),
                        photo: photo.id,
                        file_name: photo.file_name.clone(),
                        sentence: concern.sentence,
                    });
                }
            }
            Ok(lapsed)
        })
    }

    /// The photos that were named, each once.
    pub(crate) fn ids_of_photos(&self, names: &[String]) -> Outcome<Vec<PhotoId>> {
        let mut ids = Vec::new();
        for name in names {
            let id = self.photo_named(name)?.id;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.is_empty() {
            return Err(Failure::invalid("No photo was named.").hint("Choose at least one."));
        }
        Ok(ids)
    }
}

/// Keeps what was said about a photo, and looks again at the stories that use it.
fn keep(change: &mut Change<'_>, photo: &Photo, moment: Moment) -> Outcome<()> {
    change.update_photo(photo)?;
    for used in change.photo_uses(photo.id)? {
        refresh_blocking(change, used.story, moment.at)?;
    }
    Ok(())
}

fn gone() -> Failure {
    Failure::not_found("The photo is not there any more.")
}

fn no_lease() -> Failure {
    Failure::conflict("This permission or ban is not there any more.").hint("Look at the list again.")
}
