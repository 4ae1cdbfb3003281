//! Word and OpenDocument files: in, with their pictures into the library, their comments, and their proposals to the
//! people who made them; and out, as a copy for somebody who edits in Word.
//!
//! A copy is no publication: it goes through no gate, and says so itself when there is an embargo. What its pictures may
//! be used for, and that comments go along, is said in the answer.

use crate::asks::{ImportedStory, WriteDocx, WrittenDocx};
use crate::change::Entry;
use crate::discussion::{comments_of, threads_of};
use crate::editions::{By, by_its_bytes};
use crate::exchange::unwritable;
use crate::figures::for_each_figure;
use crate::import::{picture_refused, pictures_added};
use crate::{Failure, Newsroom, Outcome};
use formats::docx::{Outgoing, OutgoingPicture};
use formats::office::{Manuscript, Unreadable};
use model::document::{Document, Node, clean, text_of};
use model::photo::Photo;
use model::story::HistoryKind;
use model::{PhotoId, ThreadId};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

impl Newsroom {
    /// Makes a story out of a manuscript; its pictures go into the library first.
    pub(crate) fn import_manuscript(&self, name: &str, bytes: &[u8], by: By<'_>) -> Outcome<ImportedStory> {
        let Manuscript { mut piece, pictures, comments } =
            formats::office::read(bytes).map_err(|fault| unreadable(name, fault))?;
        let mut photos: BTreeMap<String, Value> = BTreeMap::new();
        let mut added = 0;
        for picture in pictures {
            let known = match picture.was {
                Some(id) => self.desk.read(|read| read.photo(id))?,
                None => None,
            };
            let photo = match known {
                Some(photo) => Some(photo.id),
                None => match self.add_picture(&picture.name, &picture.bytes) {
                    Ok((photo, fresh)) => {
                        added += usize::from(fresh);
                        Some(photo.id)
                    }
                    Err(failure) => {
                        piece.notes.push(picture_refused(&picture.name, &failure));
                        None
                    }
                },
            };
            photos.insert(picture.id.to_string(), photo.map_or(Value::Null, |id| id.to_string().into()));
        }
        piece.notes.extend(pictures_added(added));
        let people = self.desk.read(|read| read.people())?;
        let ids: BTreeMap<String, String> =
            people.iter().map(|person| (person.name.to_lowercase(), person.id.to_string())).collect();
        let mut node = piece.document.write();
        settle(&mut node, &photos, &ids);
        piece.document = Document::read(node).map_err(|fault| {
            Failure::invalid(format!("{name} cannot be imported: {fault}."))
                .hint("Save a part of it as a file of its own, and import that.")
        })?;
        piece.document = piece.document.with_ids();
        let document = piece.document.clone();
        let fresh = || ThreadId(self.fresh_id());
        let threads = threads_of(comments, &document, &people, self.now(), fresh, &mut piece);
        piece.edition = Some(by_its_bytes(bytes, 0));
        self.keep_discussed(piece, threads, &by.said(name))
    }

    /// Adds a picture out of a manuscript by the ordinary way of files.
    fn add_picture(&self, name: &str, bytes: &[u8]) -> Outcome<(Photo, bool)> {
        let folder = crate::cache::folder(self.desk.folder(), "arriving");
        let safe: String =
            name.chars().map(|c| if c.is_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect();
        let place = folder.join(format!("{}-{}", blake3::hash(bytes).to_hex(), safe.trim_start_matches('.')));
        let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&place, bytes));
        let added =
            kept.map_err(|error| unwritable(&place, &error)).and_then(|()| self.add_photo(&place, name));
        // What cannot be removed lies in a folder that may be emptied at any time.
        let _ = fs::remove_file(&place);
        added
    }

    /// The text with every picture's credit as a reader sees it.
    pub(crate) fn with_credits(&self, mut document: Document) -> Outcome<Document> {
        let used = document.figures().into_iter().filter_map(|(_, figure)| figure.photo);
        let photos = self.desk.read(|read| read.photos_of(used))?;
        for_each_figure(&mut document, &mut |figure| {
            if figure.credit.is_empty()
                && let Some(photo) = figure.photo.and_then(|id| photos.get(&id))
            {
                figure.credit = text_of(photo.credit());
            }
        });
        Ok(document)
    }

    /// Writes a story as a Word file, to be edited by somebody else.
    pub(crate) fn write_docx(&self, ask: WriteDocx) -> Outcome<WrittenDocx> {
        let story = self.story_named(&ask.story)?;
        let mut document = self.text_of(story.id)?;
        let (people, mut threads) =
            self.desk.read(|read| Ok::<_, Failure>((read.people()?, read.threads(story.id)?)))?;
        if ask.clean {
            document = clean(&document);
            threads.clear();
        }
        let place = std::path::absolute(&ask.path)
            .map_err(|error| Failure::invalid(format!("“{}” is no place for a file: {error}.", ask.path)))?;
        if place.is_dir() {
            return Err(
                Failure::invalid(format!("{} is a folder.", place.display())).hint("Name the file in it.")
            );
        }
        let used = document.figures().into_iter().filter_map(|(_, figure)| figure.photo);
        let photos = self.desk.read(|read| read.photos_of(used))?;
        let mut pictures: BTreeMap<PhotoId, OutgoingPicture> = BTreeMap::new();
        let mut warnings = Vec::new();
        if let Some(embargo) = story.fields.embargo {
            warnings.push(format!(
                "The story is under embargo until {embargo}; the file says so in its first line."
            ));
        }
        for photo in photos.values() {
            match self.rendition(&photo.id.to_string(), "screen") {
                Ok(bytes) => drop(pictures.insert(photo.id, outgoing(photo, bytes))),
                Err(failure) => {
                    warnings.push(format!("{} is not in the file: {}", photo.file_name, failure.message))
                }
            }
            for (field, what) in
                [("usage_terms", "may be used so"), ("instructions", "comes with instructions")]
            {
                let words = photo.metadata.text(field);
                if !words.is_empty() {
                    warnings.push(format!("{} {what}: {words}", photo.file_name));
                }
            }
        }
        let comments = comments_of(&threads, &document, &people);
        warnings.extend(match comments.len() {
            0 => None,
            1 => Some("1 comment of the desk is in the file.".to_owned()),
            n => Some(format!("{n} comments of the desk are in the file.")),
        });
        let people = people.into_iter().map(|person| (person.id.to_string(), person.name)).collect();
        let outgoing = Outgoing {
            fields: &story.fields,
            document: &document,
            pictures: &pictures,
            people: &people,
            comments: &comments,
        };
        let bytes = formats::docx::write(&outgoing);
        replace(&place, &bytes)?;
        self.change(|_, _| {
            let which = if ask.clean { "clean copy" } else { "copy" };
            let what = format!("Saved a {which} for Word as {}", crate::photo_files::file_name(&place));
            let entry = Entry::of_story(story.id, what).about(HistoryKind::Publishing);
            Ok(((), vec![entry]))
        })?;
        Ok(WrittenDocx { path: place.display().to_string(), bytes: bytes.len() as u64, warnings })
    }
}

/// Puts the desk's photos and people in the place of the file's.
fn settle(node: &mut Node, photos: &BTreeMap<String, Value>, people: &BTreeMap<String, String>) {
    if let Some(photo) =
        node.attrs.get("photo").and_then(Value::as_str).and_then(|id| photos.get(id)).cloned()
    {
        node.attrs.insert("photo".to_owned(), photo);
    }
    let name = |by: &mut Value| {
        if let Some(id) = by.as_str().and_then(|name| people.get(&name.to_lowercase())) {
            *by = id.as_str().into();
        }
    };
    if let Some(by) = node.attrs.get_mut("tc").and_then(|tc| tc.get_mut("by")) {
        name(by);
    }
    for mark in node.marks.iter_mut().filter(|mark| matches!(mark.kind.as_str(), "ins" | "del" | "format")) {
        if let Some(by) = mark.attrs.get_mut("by") {
            name(by);
        }
    }
    node.content.iter_mut().for_each(|child| settle(child, photos, people));
}

/// A photo as it goes out: as large as a screen, and as the desk describes it.
fn outgoing(photo: &Photo, bytes: Vec<u8>) -> OutgoingPicture {
    let longest = f64::from(photo.width.max(photo.height).max(1));
    let scale = (1_600.0 / longest).min(1.0);
    let side = |pixels: u32| (f64::from(pixels) * scale).round().max(1.0) as u32;
    OutgoingPicture {
        bytes,
        width: side(photo.width),
        height: side(photo.height),
        shown: photo.shown(None),
        alt: photo.metadata.text("alt_text"),
        credit: photo.credit(),
    }
}

/// The file appears whole or not at all.
pub(crate) fn replace(place: &Path, bytes: &[u8]) -> Outcome<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let waiting: PathBuf = place.with_file_name(format!(".{name}.writing"));
    let written = fs::write(&waiting, bytes)
        .and_then(|()| fs::File::open(&waiting)?.sync_all())
        .and_then(|()| fs::rename(&waiting, place));
    written.map_err(|error| {
        let _ = fs::remove_file(&waiting);
        unwritable(place, &error)
    })
}

fn unreadable(name: &str, fault: Unreadable) -> Failure {
    let hint = match fault {
        Unreadable::Locked => "Open it with its password and save it without one.",
        Unreadable::Broken => "Open it in Word or LibreOffice and save it anew.",
        Unreadable::TooLarge => "Save a part of it as a file of its own, and import that.",
    };
    Failure::invalid(format!("{name} cannot be imported: {fault}.")).hint(hint)
}
