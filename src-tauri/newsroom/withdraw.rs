//! Taking a story back from its readers: its page says so from then on, and so do feeds; nothing of it is left.
//!
//! The desk keeps everything. What is recorded first is the decision: from that moment the story is on no site and in no
//! push. Then the word is put in its place in every folder it was written to; a folder that is not there now is told, and
//! can be tried again. Its copies at destinations are taken down by the next push.

use crate::asks::{FailedFile, StoryRef, WithdrawStory, Withdrawn};
use crate::change::Entry;
use crate::exchange::{self, Exchange};
use crate::{Failure, Newsroom, Outcome};
use formats::page::{TakenBack, tombstone};
use model::StoryId;
use model::publish::Withdrawal;
use model::story::{HistoryKind, Status, Story};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use storage::{Delivered, Delivery, DeliveryKind, Read};

/// The longest word to readers, in characters.
const LONGEST: usize = 1_000;
/// Year, month, day, slug.
const PATH_PARTS: usize = 4;

impl Newsroom {
    /// Takes a story back from its readers.
    pub(crate) fn withdraw_story(&self, ask: WithdrawStory) -> Outcome<Withdrawn> {
        self.only_editors("take a story back")?;
        let (words, reason) = (line(&ask.words), line(&ask.reason));
        if reason.is_empty() {
            return Err(Failure::invalid("Nothing is said about why it is taken back.")
                .hint("Say it in a sentence, for the desk; readers do not see it."));
        }
        if words.chars().count() > LONGEST {
            return Err(Failure::invalid(format!(
                "The words to readers are longer than {LONGEST} characters."
            ))
            .hint("Readers need to know that the story is gone, and perhaps why."));
        }
        let id = self.story_named(&ask.story)?.id;
        self.change(|change, moment| {
            let story = change.story(id)?.ok_or_else(gone)?;
            if !is_out(change, &story)? {
                return Err(Failure::not_allowed(format!("“{}” is not out.", story.slug))
                    .hint("Only what readers have can be taken back from them."));
            }
            let (words, reason) = (words.clone(), reason.clone());
            let entry = Entry::of_story(id, "Withdrew it")
                .about(HistoryKind::Publishing)
                .changing(story.status.label(), json!([reason, words]));
            change.insert_withdrawal(id, &Withdrawal { words, reason, at: moment.at, by: moment.by })?;
            let ended = crate::lapse::end_signed(change, &story, moment, "it was withdrawn")?;
            let now = change.story(id)?.ok_or_else(gone)?;
            crate::schedule::forget(change, id)?;
            change.update_story(&Story { status: Status::Spiked, updated_at: moment.at, ..now })?;
            let mut entries = vec![entry];
            entries.extend(ended.entries(id, "it was withdrawn"));
            Ok(((), entries))
        })?;
        self.take_down(id)
    }

    /// Puts the word that a story was taken back in its place, wherever it still stands.
    pub(crate) fn take_down_copies(&self, ask: StoryRef) -> Outcome<Withdrawn> {
        self.only_editors("take a story back")?;
        self.take_down(self.story_named(&ask.story)?.id)
    }

    fn take_down(&self, id: StoryId) -> Outcome<Withdrawn> {
        let (story, withdrawal, last) = self.desk.read(|read| {
            Outcome::Ok((read.story(id)?.ok_or_else(gone)?, read.withdrawal(id)?, read.last_deliveries(id)?))
        })?;
        let Some(withdrawal) = withdrawal else {
            return Err(Failure::not_allowed(format!("“{}” was not taken back.", story.slug))
                .hint("Withdraw it first."));
        };
        let (mut taken_down, mut standing, mut pushed) = (Vec::new(), Vec::new(), Vec::new());
        let mut sites = BTreeSet::new();
        for delivery in last.into_iter().filter(|delivery| delivery.what == Delivered::Story) {
            if delivery.kind == DeliveryKind::Push {
                pushed.push(delivery.place);
                continue;
            }
            match self.replace_by_word(&story, &withdrawal, Path::new(&delivery.place)) {
                Ok(()) => {
                    sites.extend(Path::new(&delivery.place).ancestors().nth(PATH_PARTS).map(PathBuf::from));
                    taken_down.push(delivery.place);
                }
                Err(failure) => standing.push(FailedFile { file: delivery.place, failure }),
            }
        }
        for site in sites {
            if let Err(failure) = self.write_site_again(&site) {
                standing.push(FailedFile { file: site.display().to_string(), failure });
            }
        }
        Ok(Withdrawn { story, taken_down, standing, pushed })
    }

    /// Exchanges a story's folder for the word that it was taken back.
    fn replace_by_word(&self, story: &Story, withdrawal: &Withdrawal, place: &Path) -> Outcome<()> {
        let read = |name: &str| -> Outcome<Value> {
            let bytes = fs::read(place.join(name)).map_err(|error| {
                Failure::unavailable(format!("{} could not be read: {error}.", place.display()))
                    .hint("Is the folder there? Take the story down again when it is; or delete it there.")
            })?;
            serde_json::from_slice(&bytes).map_err(|error| {
                Failure::conflict(format!("{} in {} is damaged: {error}.", name, place.display()))
                    .hint("Delete the story's folder there.")
            })
        };
        let manifest = read("manifest.json")?;
        let text = |key: &str| manifest[key].as_str().unwrap_or_default();
        if text("article") != story.id.to_string() {
            return Err(Failure::conflict(format!("{} holds another story now.", place.display()))
                .hint("Look whether the story stands elsewhere in that site."));
        }
        // A paper that was changed says no language; then it is the site's.
        let ninjs = read("ninjs.json").unwrap_or_default();
        let site = self.settings()?.site;
        let path = path_of(place);
        let taken = TakenBack {
            story: story.id,
            path: &path,
            url: text("url"),
            lang: ninjs["language"].as_str().unwrap_or_default(),
            site: &site,
            published: story.published_at.unwrap_or(withdrawal.at),
            revision: u32::try_from(manifest["revision"].as_u64().unwrap_or(1)).unwrap_or(1),
            partner: text("audience") == "partner",
            galley_version: env!("CARGO_PKG_VERSION"),
        };
        let folder = tombstone(&taken, withdrawal)
            .map_err(|fault| Failure::invalid(fault.to_string()).hint(fault.hint()))?;
        let manifest = folder.files.get("manifest.json").map(Vec::as_slice).unwrap_or_default();
        let manifest = blake3::hash(manifest).to_hex().to_string();
        let mut exchange = Exchange::beside_in_turn(place);
        exchange.write(&folder)?;
        exchange::settle(std::iter::once(&exchange))?;
        self.change(|change, moment| {
            change.insert_delivery(&Delivery {
                story: Some(story.id),
                place: place.display().to_string(),
                kind: DeliveryKind::Folder,
                what: Delivered::Withdrawn,
                manifest: manifest.clone(),
                remote: String::new(),
                at: moment.at,
                by: moment.by,
            })?;
            exchange.make()?;
            exchange::settle_places(std::iter::once(&exchange));
            let entry = Entry::of_story(story.id, "Took a copy down")
                .about(HistoryKind::Publishing)
                .changing("", place.display().to_string());
            Ok(((), vec![entry]))
        })?;
        exchange.keep();
        Ok(())
    }
}

/// Do readers have the story, as far as the desk knows?
pub(crate) fn is_out(read: &Read<'_>, story: &Story) -> Outcome<bool> {
    Ok(story.published_at.is_some() && read.withdrawal(story.id)?.is_none())
}

/// Where under its site a story's folder stands: year, month, day, slug.
pub(crate) fn path_of(folder: &Path) -> String {
    let parts: Vec<_> =
        folder.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts[parts.len().saturating_sub(PATH_PARTS)..].join("/")
}

pub(crate) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gone() -> Failure {
    Failure::not_found("The story is not there any more.")
}
