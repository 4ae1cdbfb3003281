//! Stories out of files and pasted text. What was guessed is marked; nothing is lost.

use crate::asks::{
    FailedFile, GuessRow, ImportFiles, ImportText, Imported, ImportedStory, Killed, LeftFile, ReadFile,
};
use crate::editions::{By, by_its_bytes};
use crate::folders::Arriving;
use crate::photo_fields::set_fields;
use crate::photo_files::file_name;
use crate::stories::Along;
use crate::{Failure, FailureKind, Newsroom, Outcome};
use formats::import::paste::{Picture, Said};
use formats::import::{Brought, Kind, Piece, Undecodable};
use model::photo::{Photo, Value};
use model::review::Thread;
use model::story::Status;
use std::collections::BTreeMap;
use std::path::Path;

/// The largest file taken, in bytes.
pub(crate) const LARGEST: u64 = 50_000_000;
/// What can be imported.
const KINDS: &str = "Galley takes Word (.docx), OpenDocument (.odt), plain text, Markdown, HTML, and news as ninjs, NITF, NewsML-G2, RSS, Atom or a WordPress export.";

/// What became of a file.
pub(crate) enum Taken {
    /// It was read.
    Read {
        /// What it is, for people.
        what: &'static str,
        stories: Vec<ImportedStory>,
        killed: Vec<Killed>,
    },
    /// It is nothing to import, for this reason.
    Left(String),
}

impl Newsroom {
    /// Makes stories out of files, and out of every file of a folder that can be one.
    pub fn import_files(&self, ask: ImportFiles) -> Outcome<Imported> {
        let opened = crate::folders::open(&ask.paths);
        if let (true, [only], true) =
            (opened.files.is_empty(), ask.paths.as_slice(), opened.closed.is_empty())
        {
            let name = file_name(Path::new(only));
            return Err(Failure::invalid(format!("There is no story in {name}.")).hint(KINDS));
        }
        let work = self.begin_work("Importing stories", opened.files.len()).reported();
        for (name, error) in opened.closed {
            let failure = Failure::unavailable(format!("{name} could not be looked into: {error}."))
                .hint("May you read it?");
            work.failed(&name, failure);
        }
        if opened.too_many {
            let failure =
                Failure::invalid(format!("Only the first {} files were taken.", opened.files.len()))
                    .hint("Import the other folders one by one.");
            work.failed("The folder", failure);
        }
        let (mut stories, mut read, mut killed) = (Vec::new(), Vec::new(), Vec::new());
        let mut left = opened.left;
        let mut stopped = 0;
        for (index, arriving) in opened.files.iter().enumerate() {
            if !work.at(&arriving.name) {
                stopped = opened.files.len() - index;
                break;
            }
            match self.import_file(arriving, By::Hand) {
                Ok(Taken::Read { what, stories: found, killed: kills }) => {
                    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
                    read.push(ReadFile {
                        file: arriving.name.clone(),
                        what: what.to_owned(),
                        stories: count,
                    });
                    stories.extend(found);
                    killed.extend(kills);
                    work.done();
                }
                Ok(Taken::Left(why)) => {
                    left.push(LeftFile { file: arriving.name.clone(), why });
                    work.done();
                }
                Err(failure) => work.failed(&arriving.name, failure),
            }
        }
        let failed: Vec<FailedFile> = work.failures();
        let stopped = u32::try_from(stopped).unwrap_or(u32::MAX);
        left.sort_by(|one, other| one.file.cmp(&other.file));
        Ok(Imported { stories, read, killed, failed, left, stopped })
    }

    pub(crate) fn import_file(&self, arriving: &Arriving, by: By<'_>) -> Outcome<Taken> {
        let Arriving { path, name, found, .. } = arriving;
        let unreadable = |error: std::io::Error| {
            Failure::unavailable(format!("{name} could not be read: {error}."))
                .hint("Is it there, and may you read it?")
        };
        let size = std::fs::metadata(path).map_err(unreadable)?;
        if size.len() > LARGEST {
            return Err(Failure::invalid(format!("{name} is larger than {} MB.", LARGEST / 1_000_000))
                .hint("A story is text; photos are added to the library."));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        if let Some(kind) = formats::office::kind_of(&bytes) {
            let what = match kind {
                formats::office::Kind::Word => "Word",
                formats::office::Kind::OpenDocument => "OpenDocument",
            };
            let known = self.is_known(&by_its_bytes(&bytes, 0), by)?;
            let stories = if known { vec![] } else { vec![self.import_manuscript(name, &bytes, by)?] };
            return Ok(Taken::Read { what, stories, killed: vec![] });
        }
        if let Some(found) = formats::office::misnamed(name, &bytes) {
            return Err(Failure::invalid(found.sentence(name)).hint(found.hint));
        }
        let (mut added, mut refused) = (0, Vec::new());
        let mut keep = |picture: &Picture<'_>| match picture {
            Picture::Inside { base64, .. } => {
                let (photo, fresh) = self.add_picture_inside(base64)?;
                added += usize::from(fresh);
                Some(photo.id)
            }
            Picture::Named { .. } | Picture::Sent { .. } => {
                let (file, said) = match picture {
                    Picture::Sent { address, said } => {
                        (arriving.beside(address).or_else(|| arriving.kept_of(address))?, *said)
                    }
                    Picture::Named { address } => (arriving.beside(address)?, None),
                    Picture::Inside { .. } => return None,
                };
                let photo = self.add_photo(&file, &file_name(&file)).and_then(|(photo, fresh)| {
                    added += usize::from(fresh);
                    said.map_or(Ok(()), |said| self.describe(&photo, said))?;
                    Ok(photo.id)
                });
                photo.map_err(|failure| refused.push(picture_refused(&file_name(&file), &failure))).ok()
            }
        };
        let Brought { what, mut pieces, killed } = match formats::import::read_all(name, &bytes, &mut keep) {
            // A folder holds all kinds of JSON and XML; whoever names one file means it.
            Err(fault @ Undecodable::NoNews(_)) if *found => {
                return Ok(Taken::Left(sentence(&fault)));
            }
            read => read.map_err(|fault| undecodable(name, &fault))?,
        };
        if let Some(first) = pieces.first_mut() {
            first.notes.extend(refused.into_iter().chain(pictures_added(added)));
        }
        for (number, piece) in pieces.iter_mut().enumerate() {
            piece.edition.get_or_insert_with(|| by_its_bytes(&bytes, number));
        }
        // What is killed is held before anything else happens.
        let killed =
            killed.iter().map(|kill| self.hear_kill(&kill.item, &kill.reason)).collect::<Outcome<_>>()?;
        let (mut stories, mut refused) = (Vec::new(), Vec::new());
        for mut piece in pieces {
            if let Some(edition) = &piece.edition {
                if self.is_known(edition, by)? {
                    continue;
                }
                piece.notes.extend(self.came_before(edition)?);
            }
            by.keep_notes(&mut piece);
            let headline = piece.fields.headline.clone();
            match self.keep_piece(piece, &by.said(name)) {
                Ok(story) => stories.push(story),
                // One that is no story holds up none of the others of its file.
                Err(failure) if failure.kind == FailureKind::Invalid => refused.push((headline, failure)),
                Err(failure) => return Err(failure),
            }
        }
        match stories.first_mut() {
            Some(first) => {
                let said = |(headline, failure): (String, Failure)| {
                    format!("“{headline}” stayed out: {}", failure.message)
                };
                first.notes.extend(refused.into_iter().map(said));
            }
            None => refused.into_iter().next().map_or(Ok(()), |(_, failure)| Err(failure))?,
        }
        Ok(Taken::Read { what, stories, killed })
    }

    /// Says of a photo what its sender says, where nothing is said yet.
    fn describe(&self, photo: &Photo, said: &Said) -> Outcome<()> {
        let words = [
            ("headline", &said.title),
            ("description", &said.caption),
            ("alt_text", &said.alt),
            ("credit", &said.credit),
        ];
        // WordPress calls a picture by its file where nobody gave it a title.
        let stem = photo.file_name.rsplit_once('.').map_or(photo.file_name.as_str(), |(stem, _)| stem);
        let unsaid = words.into_iter().filter(|(field, value)| {
            !value.is_empty() && value.as_str() != stem && photo.metadata.text(field).is_empty()
        });
        let fields: BTreeMap<String, Value> =
            unsaid.map(|(field, value)| (field.to_owned(), Value::One(value.clone()))).collect();
        if fields.is_empty() {
            return Ok(());
        }
        self.change(|change, moment| {
            let (_, entries) = set_fields(change, moment, photo.id, &fields)?;
            Ok(((), entries))
        })
    }

    /// Makes a story out of pasted text.
    pub(crate) fn import_text(&self, ask: ImportText) -> Outcome<ImportedStory> {
        if ask.text.trim().is_empty() {
            return Err(
                Failure::invalid("There is no text to import.").hint("Copy the piece again, then paste it.")
            );
        }
        let kind = if ask.kind.is_empty() {
            Kind::Text
        } else {
            Kind::of_file_name(&format!("pasted.{}", ask.kind))
        };
        let piece = match kind {
            Kind::Text => formats::import::text(&ask.text),
            Kind::Markdown => formats::import::markdown(formats::markdown::read(&ask.text)),
            Kind::Html => formats::import::html(&ask.text, &mut |_| None),
        };
        self.keep_piece(piece, "Imported it from a paste")
    }

    pub(crate) fn keep_piece(&self, piece: Piece, what: &str) -> Outcome<ImportedStory> {
        self.keep_discussed(piece, Vec::new(), what)
    }

    /// The same for a piece that comes with comments, tied to the ids of its blocks.
    pub(crate) fn keep_discussed(
        &self,
        piece: Piece,
        threads: Vec<Thread>,
        what: &str,
    ) -> Outcome<ImportedStory> {
        let document = piece.document.with_ids();
        let along = Along { threads, edition: piece.edition };
        let story = self.begin_along("", Status::Draft, piece.fields, &document, along, what)?;
        self.derive_stale()?;
        let guesses = piece
            .guesses
            .into_iter()
            .map(|guess| GuessRow { field: guess.field, value: guess.value, why: guess.why })
            .collect();
        Ok(ImportedStory { story, guesses, notes: piece.notes })
    }
}

/// What is said of pictures that an import brought.
pub(crate) fn pictures_added(number: usize) -> Option<String> {
    match number {
        0 => None,
        1 => Some("1 picture was added to the photo library; look at its credit and rights.".to_owned()),
        n => Some(format!("{n} pictures were added to the photo library; look at their credits and rights.")),
    }
}

/// What is said of a picture that could not be taken.
pub(crate) fn picture_refused(name: &str, failure: &Failure) -> String {
    format!("The picture {name} was not taken: {}", failure.message)
}

/// The fault of a file, as a sentence of its own.
fn sentence(fault: &Undecodable) -> String {
    let words = fault.to_string();
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).chain(['.']).collect()
}

fn undecodable(name: &str, fault: &Undecodable) -> Failure {
    let hint = match fault {
        Undecodable::Broken => "Part of it may be missing. Ask for it again where it came from.",
        _ => KINDS,
    };
    Failure::invalid(format!("{name} cannot be imported: {fault}.")).hint(hint)
}
