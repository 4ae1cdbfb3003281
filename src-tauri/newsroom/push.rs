//! Pushing: what was exported to a folder is made live at a destination.
//!
//! Only what the desk itself wrote goes: a story's folder whose manifest the desk has a record of, and the site's own files
//! as they were written. What is held now, though it left before, is left there as it is and told; what was taken back
//! is taken down. The difference from what is live is known before anything is sent, and what went is recorded.
//!
//! A place that takes files gets the folder as it is; a system that takes posts gets its stories alone, one by one.

use crate::asks::{PushFolder, PushedFolder};
use crate::change::Entry;
use crate::exchange::story_of;
use crate::posts;
use crate::site::{Found, LIST};
use crate::{Failure, Newsroom, Outcome};
use model::StoryId;
use model::story::{HistoryKind, Status, Step, may_take};
use outlets::{Difference, Patience, Place, Source, Stand, Tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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
    /// Stories that are out, and of which what is live stays as it is.
    held: BTreeSet<StoryId>,
    warnings: Vec<String>,
}

impl Cargo {
    /// Is it the word that a story was taken back which stands elsewhere again? Of that story the word is not the last.
    fn came_back(&self, word: &Carried) -> bool {
        let stands = |other: &Carried| other.what == Delivered::Story && other.story == word.story;
        word.what == Delivered::Withdrawn
            && (self.held.contains(&word.story) || self.stories.values().any(stands))
    }
}

struct Carried {
    story: StoryId,
    slug: String,
    what: Delivered,
    /// BLAKE3 of its manifest.
    manifest: String,
}

/// What a push did, or would do.
#[derive(Default)]
struct Sent {
    difference: Difference,
    /// What the destination calls the state it is in.
    remote: String,
    /// Addresses of posts there, by slug; `None` where the destination takes files.
    posts: Option<BTreeMap<String, String>>,
}

impl Sent {
    /// Everything that went, or would go.
    fn moved(&self) -> impl Iterator<Item = &String> {
        let difference = &self.difference;
        difference.added.iter().chain(&difference.changed).chain(&difference.removed)
    }

    /// Did something of a story go? `folder` is where it stands in the site.
    fn touches(&self, folder: &str, slug: &str) -> bool {
        self.moved().any(|one| if self.posts.is_some() { one == slug } else { one.starts_with(folder) })
    }
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
        let sent = match self.send(self.opened(&destination)?, &cargo, &from, ask.dry_run) {
            Ok(sent) => sent,
            Err(failure) => {
                if !ask.dry_run {
                    self.broke_off(&destination.name, &failure.message)?;
                }
                return Err(failure);
            }
        };
        let gone: Vec<&Carried> = cargo
            .stories
            .iter()
            .filter(|(folder, carried)| sent.touches(folder, &carried.slug) && !cargo.came_back(carried))
            .map(|(_, carried)| carried)
            .collect();
        if !ask.dry_run && sent.moved().next().is_some() {
            let of_site =
                |path: &String| !cargo.stories.keys().any(|folder| path.starts_with(folder.as_str()));
            let site = (sent.posts.is_none() && sent.moved().any(of_site)).then(|| {
                let list = fs::read(from.join(LIST)).unwrap_or_default();
                blake3::hash(&list).to_hex().to_string()
            });
            self.record_push(&destination.name, &gone, site, &sent)?;
        }
        Ok(PushedFolder {
            destination: destination.name,
            posts: sent.posts.is_some(),
            stories: gone.iter().map(|carried| carried.slug.clone()).collect(),
            same: u32::try_from(sent.difference.same).unwrap_or(u32::MAX),
            added: sent.difference.added,
            changed: sent.difference.changed,
            removed: sent.difference.removed,
            remote: sent.remote,
            warnings: cargo.warnings,
        })
    }

    /// Sends what was carried, in the way the place takes it.
    fn send(&self, place: Place, cargo: &Cargo, from: &Path, dry_run: bool) -> Outcome<Sent> {
        match place {
            Place::Files(mut place) => {
                let work = self.begin_work("Pushing", cargo.tree.files.len());
                let what = format!("Publish {} files from the desk", cargo.tree.files.len());
                let mut watch = |done, total, path: &str| work.is_at(done, total, path);
                let pushed =
                    outlets::push(&mut *place, &cargo.tree, &what, dry_run, Patience::default(), &mut watch)?;
                Ok(Sent { difference: pushed.difference, remote: pushed.remote, posts: None })
            }
            Place::Posts(mut place) => {
                let stand = stand(cargo, from)?;
                let work = self.begin_work("Pushing", stand.posts.len() + stand.gone.len());
                let mut watch = |done, total, slug: &str| work.is_at(done, total, slug);
                let pushed =
                    outlets::push_posts(&mut *place, &stand, dry_run, Patience::default(), &mut watch)?;
                let posts = Some(pushed.addresses);
                Ok(Sent { difference: pushed.difference, remote: String::new(), posts })
            }
        }
    }

    fn record_push(
        &self,
        place: &str,
        stories: &[&Carried],
        site: Option<String>,
        sent: &Sent,
    ) -> Outcome<()> {
        self.change(|change, moment| {
            let mut delivered = |story: Option<StoryId>, what, manifest: &str, remote: &str| {
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
            let what = if sent.posts.is_some() { "stories" } else { "files" };
            let said = format!("Pushed {} {what} to “{place}”", sent.moved().count());
            let about =
                |entry: Entry, remote: &str| entry.about(HistoryKind::Publishing).changing("", remote);
            let mut entries = vec![about(Entry::of_desk(said), &sent.remote)];
            for carried in stories {
                let address = sent.posts.as_ref().and_then(|posts| posts.get(&carried.slug));
                let remote = address.unwrap_or(&sent.remote);
                delivered(Some(carried.story), carried.what, &carried.manifest, remote)?;
                let what = match carried.what {
                    Delivered::Withdrawn => format!("Took it down at “{place}”"),
                    Delivered::Story | Delivered::Site => format!("Pushed it to “{place}”"),
                };
                entries.push(about(Entry::of_story(carried.story, what), remote));
            }
            if let Some(list) = &site {
                delivered(None, Delivered::Site, list, &sent.remote)?;
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
        for (path, found) in self.stories_in(from)? {
            let what = match found {
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
                    if what == Delivered::Story {
                        cargo.held.extend(story_of(&manifest_in(&from.join(&path)).1));
                    }
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
        let (bytes, manifest) = manifest_in(&from.join(path));
        let Some(id) = story_of(&manifest) else {
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

/// The manifest of a story's folder, as it is and as it reads; empty where there is none.
fn manifest_in(folder: &Path) -> (Vec<u8>, Value) {
    let bytes = fs::read(folder.join("manifest.json")).unwrap_or_default();
    let manifest = serde_json::from_slice(&bytes).unwrap_or_default();
    (bytes, manifest)
}

/// The stories of a folder as systems of posts take them.
fn stand(cargo: &Cargo, from: &Path) -> Outcome<Stand> {
    let mut stand = Stand::default();
    for (path, carried) in cargo.stories.iter().filter(|(_, carried)| !cargo.came_back(carried)) {
        let ninjs = fs::read(from.join(path).join("ninjs.json")).unwrap_or_default();
        let (story, slug) = (carried.story, carried.slug.as_str());
        if carried.what == Delivered::Withdrawn {
            stand.gone.push(posts::gone(story, slug, path, &ninjs)?);
        } else {
            stand.posts.push(posts::post(story, slug, path, &cargo.tree.files, &ninjs)?);
        }
    }
    Ok(stand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_about_a_story_that_came_back_takes_nothing_down() {
        let carried = |story: u128, what| Carried {
            story: StoryId(uuid::Uuid::from_u128(story)),
            slug: String::new(),
            what,
            manifest: String::new(),
        };
        let mut cargo = Cargo::default();
        for (path, story, what) in [
            ("a/", 1, Delivered::Withdrawn),
            ("b/", 1, Delivered::Story),
            ("c/", 2, Delivered::Withdrawn),
            ("d/", 3, Delivered::Story),
            ("e/", 4, Delivered::Withdrawn),
        ] {
            cargo.stories.insert(path.to_owned(), carried(story, what));
        }
        // Under embargo now, say: what is live of it stays.
        cargo.held.insert(StoryId(uuid::Uuid::from_u128(4)));
        let back: Vec<bool> = cargo.stories.values().map(|one| cargo.came_back(one)).collect();
        assert_eq!(back, [true, false, false, false, true]);
    }
}
