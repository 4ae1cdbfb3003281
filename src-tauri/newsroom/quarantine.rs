//! Files that stop the worker that is to read them: kept, named, and not tried again by themselves.
//!
//! A worker may also die of something else. So a file is only blamed when a fresh worker dies of it, and when the next
//! fresh one lives: where no worker lives at all, it is no file's fault, and nothing is put into quarantine.

use crate::asks::{Done, Nothing, QuarantineRef, QuarantinedFile, Tile};
use crate::change::Entry;
use crate::table::tile;
use crate::taking::{LARGEST, Looked, Taken};
use crate::{Failure, Newsroom, Notice, Outcome};
use imaging::PictureFault;
use std::path::Path;
use storage::Quarantined;

const WAYS_OUT: &str = "It is kept in quarantine: try it again there, or let it go.";

impl Newsroom {
    /// Files in quarantine, the last tried first.
    pub(crate) fn quarantine(&self, _: Nothing) -> Outcome<Vec<QuarantinedFile>> {
        Ok(self.desk.read(|read| read.quarantine())?.into_iter().map(row).collect())
    }

    /// Tries a file in quarantine again. It comes into the library, or stays where it is.
    pub(crate) fn try_quarantined(&self, ask: QuarantineRef) -> Outcome<Tile> {
        let file = self.quarantined_named(&ask.file)?;
        let path = self.desk.originals().path(&file.hash);
        let looked = match self.examine(&path, None) {
            Ok((examined, thumb)) => {
                let kept = self.desk.originals().keep(&path, LARGEST)?;
                Looked::New { examined, kept, thumb }
            }
            Err(fault) => return Err(self.refused(fault, &path, &file.file_name)),
        };
        let (taken, changed) = self.enter(looked, &file.file_name)?;
        changed.into_iter().for_each(|changed| self.tell(&Notice::Changed(changed)));
        if !matches!(taken, Taken::Added(..)) {
            // It was in the library when it stopped its worker; coming in is not what ends its quarantine.
            self.change(|change, _| {
                change.end_quarantine(&file.hash)?;
                let what = format!("Took {} out of quarantine", file.file_name);
                Ok(((), vec![Entry::of_desk(what)]))
            })?;
        }
        let (Taken::Added(photo, _) | Taken::Already(photo) | Taken::Reread(photo)) = taken;
        Ok(tile(&photo, self.now()))
    }

    /// Lets a file in quarantine go: what was kept of it is removed.
    pub(crate) fn let_quarantined_go(&self, ask: QuarantineRef) -> Outcome<Done> {
        let file = self.quarantined_named(&ask.file)?;
        let is_photo = self.change(|change, _| {
            change.end_quarantine(&file.hash)?;
            let what = format!("Let {} go out of quarantine", file.file_name);
            Ok((change.photo_by_hash(&file.hash)?.is_some(), vec![Entry::of_desk(what)]))
        })?;
        if !is_photo {
            self.desk.originals().remove(&file.hash)?;
        }
        Ok(Done {})
    }

    /// Is a file in quarantine? Then this is why it is not read.
    pub(crate) fn stands_in_quarantine(&self, hash: &str, name: &str) -> Outcome<()> {
        match self.desk.read(|read| read.quarantined(hash))? {
            None => Ok(()),
            Some(file) => Err(Failure::invalid(format!(
                "{name} is in quarantine since it was tried {}.",
                times(file.tries)
            ))
            .hint(WAYS_OUT)),
        }
    }

    /// What a picture's fault comes to. A file that stopped its worker goes into quarantine.
    pub(crate) fn refused(&self, fault: PictureFault, path: &Path, name: &str) -> Failure {
        let slow = match fault {
            PictureFault::TimedOut => true,
            PictureFault::WorkerLost => false,
            other => return other.into(),
        };
        if !self.darkroom.is_well() {
            return Failure::unavailable(
                "No photo can be read at present: the program that reads them does not run.",
            )
            .hint("Start Galley again. What was added before is in the library.");
        }
        self.put_into_quarantine(path, name, slow).err().unwrap_or_else(|| {
            let why = if slow { "took too long to be read" } else { "stopped the worker that read it" };
            Failure::invalid(format!("{name} {why}; nothing else is touched.")).hint(WAYS_OUT)
        })
    }

    fn put_into_quarantine(&self, path: &Path, name: &str, slow: bool) -> Outcome<()> {
        let kept = self.desk.originals().keep(path, LARGEST)?;
        let before = self.desk.read(|read| read.quarantined(&kept.hash))?;
        let tries = before.map_or(0, |file| file.tries).saturating_add(1);
        self.change(|change, moment| {
            change.set_quarantined(&Quarantined {
                hash: kept.hash.clone(),
                file_name: name.to_owned(),
                bytes: kept.bytes,
                slow,
                tries,
                at: moment.at,
                by: moment.by,
            })?;
            Ok(((), vec![Entry::of_desk(format!("Put {name} into quarantine"))]))
        })
    }

    fn quarantined_named(&self, name: &str) -> Outcome<Quarantined> {
        let files = self.desk.read(|read| read.quarantine())?;
        let mut named = files.into_iter().filter(|file| file.hash == name || file.file_name == name);
        match (named.next(), named.next()) {
            (Some(file), None) => Ok(file),
            (Some(_), Some(_)) => {
                Err(Failure::invalid(format!("Several files in quarantine are called “{name}”."))
                    .hint("Name it by its hash; `photos quarantine --json` tells it."))
            }
            (None, _) => Err(Failure::not_found(format!("No file in quarantine is called “{name}”."))
                .hint("`photos quarantine` lists them.")),
        }
    }
}

fn row(file: Quarantined) -> QuarantinedFile {
    QuarantinedFile {
        hash: file.hash,
        file_name: file.file_name,
        bytes: file.bytes,
        slow: file.slow,
        tries: file.tries,
        at: file.at,
    }
}

fn times(tries: u32) -> String {
    match tries {
        1 => "once".into(),
        2 => "twice".into(),
        more => format!("{more} times"),
    }
}
