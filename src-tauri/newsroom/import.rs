//! Stories out of files and pasted text. What was guessed is marked; nothing is lost.

use crate::asks::{FailedFile, GuessRow, ImportFiles, ImportText, Imported, ImportedStory};
use crate::library::file_name;
use crate::{Failure, Newsroom, Outcome};
use formats::import::{Kind, Piece, Undecodable};
use model::story::Status;
use std::path::Path;

/// The largest file taken, in bytes.
const LARGEST: u64 = 50_000_000;

impl Newsroom {
    /// Makes stories out of files.
    pub(crate) fn import_files(&self, ask: ImportFiles) -> Outcome<Imported> {
        let mut work = self.begin_work("Importing stories", ask.paths.len());
        let mut stories = Vec::new();
        for path in &ask.paths {
            let name = file_name(Path::new(path));
            if !work.at(&name) {
                break;
            }
            match self.import_file(Path::new(path), &name) {
                Ok(story) => {
                    stories.push(story);
                    work.done();
                }
                Err(failure) => work.failed(&name, failure),
            }
        }
        let failed: Vec<FailedFile> = work.failures();
        Ok(Imported { stories, failed })
    }

    fn import_file(&self, path: &Path, name: &str) -> Outcome<ImportedStory> {
        let unreadable = |error: std::io::Error| {
            Failure::unavailable(format!("{name} could not be read: {error}."))
                .hint("Is it there, and may you read it?")
        };
        let size = std::fs::metadata(path).map_err(unreadable)?;
        if size.is_dir() {
            return Err(Failure::invalid(format!("{name} is a folder.")).hint("Name the files in it."));
        }
        if size.len() > LARGEST {
            return Err(Failure::invalid(format!("{name} is larger than {} MB.", LARGEST / 1_000_000))
                .hint("A story is text; photos are added to the library."));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        if formats::office::kind_of(&bytes).is_some() {
            return self.import_manuscript(name, &bytes);
        }
        let piece = formats::import::read(name, &bytes).map_err(|fault| undecodable(name, &fault))?;
        self.keep_piece(piece, &format!("Imported it from {name}"))
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
            Kind::Html => formats::import::html(&ask.text),
        };
        self.keep_piece(piece, "Imported it from a paste")
    }

    pub(crate) fn keep_piece(&self, piece: Piece, what: &str) -> Outcome<ImportedStory> {
        let document = piece.document.with_ids();
        let story = self.begin("", Status::Draft, piece.fields, &document, what)?;
        self.derive_stale()?;
        let guesses = piece
            .guesses
            .into_iter()
            .map(|guess| GuessRow { field: guess.field, value: guess.value, why: guess.why })
            .collect();
        Ok(ImportedStory { story, guesses, notes: piece.notes })
    }
}

fn undecodable(name: &str, fault: &Undecodable) -> Failure {
    Failure::invalid(format!("{name} cannot be imported: {fault}."))
        .hint("Galley takes Word (.docx), OpenDocument (.odt), plain text, Markdown and HTML.")
}
