//! Pushing: what was exported to a folder is made live at a destination.
//!
//! Only what the desk itself wrote goes: a story's folder whose manifest the desk has a record of, and the site's own files
//! as they were written. What is held now, though it left before, is left there as it is and told; what was taken back
//! is taken down. The difference from what is live is known before anything is sent, and what went is recorded.

use crate::asks::{PushFolder, PushedFolder};
use crate::change::Entry;
use crate::site::{Found, LIST, folders};
use crate::{Failure, Newsroom, Outcome};
use model::StoryId;
use model::story::{HistoryKind, Status, Step, may_take};
use outlets::{Patience, Source, Tree};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::TryLockError;
use storage::{Delivered, Delivery, DeliveryKind};

/// What a folder holds that may be sent.
#[derive(Default)]
struct Cargo {
    tree: Tree,
    /// Stories by their folder, with a slash at the end.
    stories: BTreeMap<String, Carried>,
    warnings: Vec<String>,
}

struct Carried {
    story: StoryId,
    slug: String,
    what: Delivered,
    /// BLAKE3 of its manifest.
    manifest: String,
}

impl Newsroom {
    /// Makes a destination hold what was exported to a folder.
    pub(crate) fn push_folder(&self, ask: PushFolder) -> Outcome<PushedFolder> {
        if let Some(person) = self.acting_person()? {
            may_take(Step::Publish, Status::Published, person.role, false, false)?;
        }
        let _alone = match self.pushing.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::conflict("Another push is under way at this desk.")
                    .hint("Wait until it is done, or stop it."));
            }
        };
        let destination = self.destination_named(&ask.destination)?;
        let from = std::path::absolute(&ask.from)
            .map_err(|error| Failure::invalid(format!("“{}” is no folder: {error}.", ask.from)))?;
        let cargo = self.cargo(&from)?;
        if cargo.tree.files.is_empty() {
            return Err(Failure::invalid(format!("There is nothing to push in {}.", from.display()))
                .hint("Export stories to that folder first, with the site around them."));
        }
        let mut place = self.opened(&destination)?;
        let mut work = self.begin_work("Pushing", cargo.tree.files.len());
        let what = format!("Publish {} files from the desk", cargo.tree.files.len());
        let pushed = outlets::push(
            &mut *place,
            &cargo.tree,
            &what,
            ask.dry_run,
            Patience::default(),
            &mut |done, total, path| work.is_at(done, total, path),
        );
        drop(work);
        let pushed = match pushed {
            Ok(pushed) => pushed,
            Err(fault) => {
                if !ask.dry_run {
                    self.broke_off(&destination.name, &fault.to_string())?;
                }
                return Err(fault.into());
            }
        };
        let moved: Vec<&String> = [&pushed.difference.added, &pushed.difference.changed]
            .into_iter()
            .chain([&pushed.difference.removed])
            .flatten()
            .collect();
        let touched = |folder: &str| moved.iter().any(|path| path.starts_with(folder));
        let gone: Vec<&Carried> =
            cargo.stories.iter().filter(|(folder, _)| touched(folder)).map(|(_, carried)| carried).collect();
        if !ask.dry_run && !moved.is_empty() {
            let list = fs::read(from.join(LIST)).unwrap_or_default();
            let site = moved
                .iter()
                .any(|path| !cargo.stories.keys().any(|folder| path.starts_with(folder.as_str())));
            let site = site.then(|| blake3::hash(&list).to_hex().to_string());
            self.record_push(&destination.name, &gone, site, moved.len(), &pushed.remote)?;
        }
        Ok(PushedFolder {
            destination: destination.name,
            stories: gone.iter().map(|carried| carried.slug.clone()).collect(),
            same: u32::try_from(pushed.difference.same).unwrap_or(u32::MAX),
            added: pushed.difference.added,
            changed: pushed.difference.changed,
            removed: pushed.difference.removed,
            remote: pushed.remote,
            warnings: cargo.warnings,
        })
    }

    fn record_push(
        &self,
        place: &str,
        stories: &[&Carried],
        site: Option<String>,
        files: usize,
        remote: &str,
    ) -> Outcome<()> {
        self.change(|change, moment| {
            let mut delivered = |story: Option<StoryId>, what, manifest: &str| {
                change.insert_delivery(&Delivery {
                    story,
                    place: place.to_owned(),
                    kind: DeliveryKind::Push,
                    what,
                    manifest: manifest.to_owned(),
                    remote: remote.to_owned(),
                    at: moment.at,
                    by: moment.by,
                })
            };
            let said = format!("Pushed {files} files to “{place}”");
            let about = |entry: Entry| entry.about(HistoryKind::Publishing).changing("", remote);
            let mut entries = vec![about(Entry::of_desk(said))];
            for carried in stories {
                delivered(Some(carried.story), carried.what, &carried.manifest)?;
                let what = match carried.what {
                    Delivered::Withdrawn => format!("Took it down at “{place}”"),
                    Delivered::Story | Delivered::Site => format!("Pushed it to “{place}”"),
                };
                entries.push(about(Entry::of_story(carried.story, what)));
            }
            if let Some(list) = &site {
                delivered(None, Delivered::Site, list)?;
            }
            Ok(((), entries))
        })
    }

    fn broke_off(&self, place: &str, why: &str) -> Outcome<()> {
        self.change(|_, _| {
            let entry = Entry::of_desk(format!("A push to “{place}” broke off"));
            Ok(((), vec![entry.about(HistoryKind::Publishing).changing("", why)]))
        })
    }

    /// Everything in a folder that may be sent, and what of it stays as it is where it is live.
    fn cargo(&self, from: &Path) -> Outcome<Cargo> {
        let mut cargo = Cargo::default();
        for path in folders(from) {
            let what = match self.entry(from, &path)? {
                Found::Story(_) => Delivered::Story,
                Found::Gone(_) => Delivered::Withdrawn,
                Found::NotOut(why) => {
                    cargo.warnings.push(why);
                    continue;
                }
                Found::Nothing(why) => {
                    cargo.warnings.push(why);
                    cargo.tree.untouched.insert(path);
                    continue;
                }
            };
            match self.carried(from, &path, what)? {
                Ok((carried, files)) => {
                    cargo.tree.files.extend(files);
                    cargo.stories.insert(path, carried);
                }
                Err(why) => {
                    cargo.warnings.push(why);
                    cargo.tree.untouched.insert(path);
                }
            }
        }
        let list: Value = fs::read(from.join(LIST))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        for (path, hash) in list["files"].as_object().into_iter().flatten() {
            let hash = hash.as_str().unwrap_or_default().to_owned();
            cargo.tree.files.insert(path.clone(), Source { file: from.join(path), hash });
        }
        Ok(cargo)
    }

    /// The files of a story's folder; why it stays as it is, in a sentence.
    #[allow(clippy::type_complexity)]
    fn carried(
        &self,
        from: &Path,
        path: &str,
        what: Delivered,
    ) -> Outcome<Result<(Carried, BTreeMap<String, Source>), String>> {
        let stays = |why: String| Ok(Err(format!("{why} What is live of it stays as it is.")));
        let bytes = fs::read(from.join(path).join("manifest.json")).unwrap_or_default();
        let manifest: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let Some(id) = manifest["article"].as_str().and_then(|id| id.parse::<StoryId>().ok()) else {
            return stays(format!("{path} is no story of this desk."));
        };
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let (story, known, killed) = self.desk.read(|read| {
            let story = read.story(id)?;
            let items = story.as_ref().map(|story| story.fields.built_on.clone()).unwrap_or_default();
            Outcome::Ok((story, read.was_delivered(id, &hash)?, read.standing_kills(id, &items)?))
        })?;
        let Some(story) = story else { return stays(format!("{path} is no story of this desk.")) };
        if !known {
            return stays(format!("{path} was changed since it was written."));
        }
        if what == Delivered::Story {
            if let Some(kill) = killed.first() {
                let (slug, item) = (&story.slug, &kill.item);
                return stays(format!("“{slug}” is built on {item}, which was killed: withdraw it."));
            }
            let least = self.doubted_clock().least;
            if let Some(until) = story.fields.embargo.filter(|until| *until > least) {
                return stays(format!("“{}” is under embargo until {until}.", story.slug));
            }
        }
        let mut files = BTreeMap::new();
        for file in manifest["files"].as_array().into_iter().flatten() {
            let (name, hash) = (file["path"].as_str().unwrap_or_default(), file["sha256"].as_str());
            let source =
                Source { file: from.join(path).join(name), hash: hash.unwrap_or_default().to_owned() };
            files.insert(format!("{path}{name}"), source);
        }
        let own =
            Source { file: from.join(path).join("manifest.json"), hash: formats::page::checksum(&bytes) };
        files.insert(format!("{path}manifest.json"), own);
        Ok(Ok((Carried { story: id, slug: story.slug, what, manifest: hash }, files)))
    }
}
