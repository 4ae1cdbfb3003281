//! Publishing: what may leave, and writing it as folders.
//!
//! A story leaves only through `model::publish::release`. A folder appears whole or not at all, and only together
//! with its row on the desk. Dates come from the story, so exporting again gives the same bytes, unless a
//! story it links to has left meanwhile.

use crate::asks::{ExportStories, Exported, FailedFile, Nothing, PublishRow};
use crate::desk::settings_of;
use crate::exchange::unwritable;
use crate::leaving::{Ended, STORIES, Wanted, WayOut};
use crate::links::{Addresses, folder_path, public_addresses};
use crate::names::story_named;
use crate::prints;
use crate::work::Work;
use crate::{Failure, Newsroom, Outcome};
use formats::page::{FORMATS, Picture};
use model::Timestamp;
use model::document::Document;
use model::publish::{Article, Clock, Releasable, release};
use model::story::{Status, Step, Story, may_take};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use storage::{Delivered, Delivery as Sent, Read};

/// A release and what it will be called on the desk.
pub(crate) struct Leaving {
    pub(crate) releasable: Releasable,
    /// The same version has left before; nothing new is recorded but that it left again.
    pub(crate) again: bool,
}

impl Newsroom {
    /// What is approved, held and out.
    pub(crate) fn publish_list(&self, _: Nothing) -> Outcome<Vec<PublishRow>> {
        let now = self.doubted_clock();
        let (listed, mut scheduled, addresses) = self.desk.read(|read| {
            let scheduled = crate::schedule::scheduled(read, now)?;
            Outcome::Ok((read.stories(&storage::StoryFilter::default())?, scheduled, Addresses::of(read)?))
        })?;
        let mut rows = Vec::new();
        for listing in listed {
            let story = listing.story;
            let scheduled = scheduled.remove(&story.id);
            let may_leave = matches!(story.status, Status::Approved | Status::Published);
            if !may_leave && story.published_at.is_none() && scheduled.is_none() {
                continue;
            }
            let (last, withdrawn, went) = self.desk.read(|read| {
                let last = read.publications(story.id)?.into_iter().next();
                Outcome::Ok((last, read.withdrawal(story.id)?, read.last_deliveries(story.id)?))
            })?;
            let still = |went: &Sent| withdrawn.is_some() && went.what == Delivered::Story;
            let standing = went.into_iter().filter(still).map(|went| went.place).collect();
            let looked =
                self.text_of(story.id).and_then(|document| self.leaving(&story, document, now, &addresses));
            let (leaving, held) = match looked {
                Ok(leaving) => (Some(leaving), None),
                Err(failure) => {
                    let later =
                        story.fields.embargo.and_then(|_| self.leaving_in_time(&story, now, &addresses).ok());
                    (later, Some(failure.message))
                }
            };
            let signed = story.standing_approval().map(|approval| approval.version);
            let outdated = last.as_ref().is_some_and(|last| signed != Some(last.version));
            rows.push(PublishRow {
                held,
                revision: last.as_ref().map_or(0, |last| last.revision),
                folder: last.map(|last| last.folder),
                scheduled,
                prints: leaving.and_then(|leaving| self.prints_ready(&leaving)),
                outdated,
                withdrawn,
                standing,
                story,
            });
        }
        Ok(rows)
    }

    /// Writes approved stories as publishable folders.
    pub(crate) fn export_stories(&self, ask: ExportStories) -> Outcome<Exported> {
        if ask.stories.is_empty() && ask.site.is_empty() {
            return Err(Failure::invalid("No story was named.").hint("Choose at least one approved story."));
        }
        for id in &ask.formats {
            if !FORMATS.iter().any(|format| format.id == id) {
                let known: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
                return Err(Failure::invalid(format!("There is no format “{id}”."))
                    .hint(format!("Stories leave as {}.", known.join(", "))));
            }
        }
        let out = std::path::absolute(&ask.out)
            .map_err(|error| Failure::invalid(format!("“{}” is no folder: {error}.", ask.out)))?;
        if !ask.dry_run {
            fs::create_dir_all(&out).map_err(|error| unwritable(&out, &error))?;
        }
        // What takes time is the photos: each is a part, and so is each story.
        let parts: Vec<usize> = self.photos_in(&ask.stories)?.into_iter().map(|photos| 1 + photos).collect();
        let work = self.begin_work("Exporting", parts.iter().sum());
        let mut stories = Vec::new();
        let mut ended = |ended: Ended| {
            for (name, ended) in ended.stories {
                match ended {
                    Ok(exported) => stories.push(exported),
                    Err(failure) => work.also_failed(&name, failure),
                }
            }
            work.done_to(ended.end);
        };
        std::thread::scope(|scope| {
            let mut way_out = WayOut::new(self, scope, &out, &ask, &work);
            let mut end = 0;
            for (names, parts) in ask.stories.chunks(STORIES).zip(parts.chunks(STORIES)) {
                if work.is_stopped() {
                    break;
                }
                let texts: Vec<_> = names.par_iter().map(|name| self.named_text(name)).collect();
                for ((name, parts), text) in names.iter().zip(parts).zip(texts) {
                    end += parts;
                    match text {
                        Ok((story, document)) => {
                            ended(way_out.add(Wanted { name: name.clone(), story, document, end }));
                        }
                        Err(failure) => work.also_failed(name, failure),
                    }
                }
            }
            ended(way_out.clear());
        });
        prints::tidy(self.desk.folder());
        let mut held: Vec<FailedFile> = work.failures();
        drop(work);
        let places: HashMap<&str, usize> = ask.stories.iter().map(String::as_str).zip(0..).collect();
        held.sort_by_key(|held| places.get(held.file.as_str()));
        let site = match ask.site.as_str() {
            "" => None,
            theme => Some(self.write_site(&out, theme, ask.dry_run)?),
        };
        Ok(Exported { stories, held, site })
    }

    /// A story and its text as it is now.
    fn named_text(&self, name: &str) -> Outcome<(Story, Document)> {
        // As the disk has it, so that an export closes none of the texts people have open.
        self.desk.read(|read| {
            let story = story_named(read, name)?;
            let document = read.load(story.id)?.document;
            Ok((story, document))
        })
    }

    /// Looks whether a story may leave, and makes its pictures. `None` when a person has stopped the work.
    pub(crate) fn ready(
        &self,
        name: &str,
        story: &Story,
        document: Document,
        addresses: &Addresses,
        work: &Work<'_>,
    ) -> Outcome<Option<(Leaving, BTreeMap<String, Picture>)>> {
        if !work.at(name) {
            return Ok(None);
        }
        let leaving = self.leaving(story, document, self.doubted_clock(), addresses)?;
        if let Some(person) = self.acting_person()? {
            may_take(Step::Publish, story.status, person.role, false, false)?;
        }
        let pictures = self.prints_of(&leaving.releasable, work)?;
        Ok(pictures.map(|pictures| (leaving, pictures)))
    }

    /// How many photos each story shows, as the desk noted it with the text: the text itself is read when it is its turn.
    /// None for a story that is not there.
    fn photos_in(&self, names: &[String]) -> Outcome<Vec<usize>> {
        let known = |read: &Read<'_>, name: &str| -> Outcome<Option<usize>> {
            let Ok(story) = story_named(read, name) else { return Ok(Some(0)) };
            if !read.is_derived(story.id)? {
                return Ok(None);
            }
            let photos: BTreeSet<_> = read.photos_in(story.id)?.into_iter().collect();
            Ok(Some(photos.len()))
        };
        let look = |names: &[String]| {
            self.desk.read(|read| names.iter().map(|name| known(read, name)).collect::<Outcome<Vec<_>>>())
        };
        let all =
            || names.par_chunks(STORIES).map(look).collect::<Outcome<Vec<_>>>().map(|found| found.concat());
        let found = all()?;
        for (name, _) in names.iter().zip(&found).filter(|(_, found)| found.is_none()) {
            // What is wrong with a story is said when it is its turn.
            let _ = self.story_named(name).and_then(|story| self.derive_anew(story.id));
        }
        let found = if found.contains(&None) { all()? } else { found };
        Ok(found.into_iter().map(Option::unwrap_or_default).collect())
    }

    /// The release gate, inside one look at the desk.
    pub(crate) fn leaving(
        &self,
        story: &Story,
        document: Document,
        now: Clock,
        addresses: &Addresses,
    ) -> Outcome<Leaving> {
        self.desk.read(|read| {
            let site = settings_of(read)?.site;
            let (article, again) = article(read, story, document, site, now.now)?;
            let releasable = release(article, now)?;
            addresses.refuse_taken(read, releasable.article())?;
            Ok(Leaving { releasable, again })
        })
    }

    /// Where stories of the desk stand.
    pub(crate) fn addresses(&self) -> Outcome<Addresses> {
        self.desk.read(Addresses::of)
    }
}

/// A story as an exporter sees it, and whether this very version has left before.
pub(crate) fn article(
    read: &Read<'_>,
    story: &Story,
    document: Document,
    site: model::publish::Site,
    now: Timestamp,
) -> Outcome<(Article, bool)> {
    let photos = read.photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
    let last = read.publications(story.id)?.into_iter().next();
    let approved_by = match &story.approval {
        Some(approval) => read.person(approval.by)?,
        None => None,
    };
    // The gate refuses an unapproved story with its own sentence before this name is looked at.
    let approved_by = approved_by.unwrap_or_else(|| model::story::Person {
        id: model::PersonId(Default::default()),
        name: String::new(),
        role: model::story::Role::Editor,
        has_passphrase: false,
        created_at: now,
    });
    let again = match (&last, &story.approval) {
        (Some(last), Some(approval)) => last.version == approval.version,
        _ => false,
    };
    let published_at = story.published_at.unwrap_or(now);
    let modified_at = match (&last, again) {
        (None, _) => published_at,
        (Some(_), true) => story.revised_at.unwrap_or(published_at),
        (Some(_), false) => now.max(published_at),
    };
    let addresses = public_addresses(read, &site, document.linked_stories())?;
    let revision = last.map_or(0, |last| last.revision) + u32::from(!again);
    let article = Article {
        story: story.clone(),
        document,
        photos,
        site,
        approved_by,
        published_at,
        modified_at,
        revision,
        flag_rules: crate::flags::flag_rules(read)?,
        stands: folder_path(read, story)?,
        addresses,
        killed: read.standing_kills(story.id, &story.fields.built_on)?,
    };
    Ok((article, again))
}
