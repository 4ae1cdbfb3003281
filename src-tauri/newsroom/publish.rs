//! Publishing: what may leave, and writing it as folders.
//!
//! A story leaves only through `model::publish::release`. A folder appears whole or not at all, and only together
//! with its row on the desk. Dates come from the story, so exporting again gives the same bytes, unless a
//! story it links to has left meanwhile.

use crate::asks::{ExportStories, Exported, ExportedStory, FailedFile, Nothing, PublishRow};
use crate::change::Entry;
use crate::exchange::{Exchange, unwritable};
use crate::links::public_addresses;
use crate::prints;
use crate::text::markdown_of;
use crate::work::Work;
use crate::{Failure, Newsroom, Outcome};
use formats::page::{Audience, Delivery, FORMATS};
use model::Timestamp;
use model::publish::{Article, Clock, Releasable, release};
use model::story::{HistoryKind, Status, Step, Story, may_take};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use storage::{Delivered, Delivery as Sent, DeliveryKind, NewPublication, Read};

/// A release and what it will be called on the desk.
struct Leaving {
    releasable: Releasable,
    /// The same version has left before; nothing new is recorded but that it left again.
    again: bool,
}

impl Newsroom {
    /// What is approved, held and out.
    pub(crate) fn publish_list(&self, _: Nothing) -> Outcome<Vec<PublishRow>> {
        let now = self.doubted_clock();
        let (listed, mut scheduled) = self.desk.read(|read| {
            let scheduled = crate::schedule::scheduled(read, now)?;
            Outcome::Ok((read.stories(&storage::StoryFilter::default())?, scheduled))
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
            let held = match self.leaving(&story, now) {
                Ok(_) => None,
                Err(failure) => Some(failure.message),
            };
            let signed = story.standing_approval().map(|approval| approval.version);
            let outdated = last.as_ref().is_some_and(|last| signed != Some(last.version));
            rows.push(PublishRow {
                held,
                revision: last.as_ref().map_or(0, |last| last.revision),
                folder: last.map(|last| last.folder),
                scheduled,
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
        self.derive_stale()?;
        let parts: Vec<usize> =
            ask.stories.iter().map(|name| 1 + self.photos_in(name).unwrap_or(0)).collect();
        let mut work = self.begin_work("Exporting", parts.iter().sum());
        let mut stories = Vec::new();
        let mut end = 0;
        for (name, parts) in ask.stories.iter().zip(parts) {
            end += parts;
            match self.export_story(name, &out, &ask, &mut work) {
                Ok(Some(exported)) => stories.push(exported),
                Ok(None) => break,
                Err(failure) => work.also_failed(name, failure),
            }
            work.done_to(end);
        }
        prints::tidy(self.desk.folder());
        let held: Vec<FailedFile> = work.failures();
        drop(work);
        let site = match ask.site.as_str() {
            "" => None,
            theme => Some(self.write_site(&out, theme, ask.dry_run)?),
        };
        Ok(Exported { stories, held, site })
    }

    /// `None` when a person has stopped the work; nothing of the story has left then.
    fn export_story(
        &self,
        name: &str,
        out: &Path,
        ask: &ExportStories,
        work: &mut Work<'_>,
    ) -> Outcome<Option<ExportedStory>> {
        if !work.at(name) {
            return Ok(None);
        }
        let story = self.story_named(name)?;
        let now = self.doubted_clock();
        let leaving = self.leaving(&story, now)?;
        if let Some(person) = self.acting_person()? {
            may_take(Step::Publish, story.status, person.role, false, false)?;
        }
        let article = leaving.releasable.article();
        let Some(pictures) = self.prints_of(&leaving.releasable, work)? else { return Ok(None) };
        let markdown = markdown_of(&article.story, &article.document);
        let delivery = Delivery {
            galley_version: env!("CARGO_PKG_VERSION"),
            markdown: &markdown,
            formats: &ask.formats,
            audience: if ask.partner { Audience::Partner } else { Audience::Own },
        };
        let folder = formats::page::folder(&leaving.releasable, &pictures, &delivery)
            .map_err(|fault| Failure::invalid(fault.to_string()).hint(fault.hint()))?;
        let place = out.join(&folder.path);
        let manifest =
            folder.files.get("manifest.json").map(|bytes| blake3::hash(bytes).to_hex().to_string());
        let exported = ExportedStory {
            slug: story.slug.clone(),
            folder: place.display().to_string(),
            page: place.join("index.html").display().to_string(),
            files: u32::try_from(folder.files.len()).unwrap_or(u32::MAX),
            bytes: folder.files.values().map(|bytes| bytes.len() as u64).sum(),
            warnings: folder.warnings.clone(),
            manifest: manifest.clone().unwrap_or_default(),
        };
        if !ask.dry_run {
            let mut exchange = Exchange::beside(&place);
            exchange.write(&folder)?;
            // What is not recorded is taken back, as if it had not left.
            self.record(&leaving, &mut exchange, &exported)?;
            exchange.keep();
        }
        Ok(Some(exported))
    }

    /// How many photos a story shows, as the desk noted it with the text: the text itself is read when it is its turn.
    fn photos_in(&self, name: &str) -> Outcome<usize> {
        let story = self.story_named(name)?.id;
        let photos = self.desk.read(|read| read.photos_in(story))?;
        Ok(photos.into_iter().collect::<BTreeSet<_>>().len())
    }

    /// The release gate, inside one look at the desk.
    fn leaving(&self, story: &Story, now: Clock) -> Outcome<Leaving> {
        let site = self.settings()?.site;
        let document = self.text_of(story.id)?;
        self.desk.read(|read| {
            let (article, again) = article(read, story, document, site, now.now)?;
            Ok(Leaving { releasable: release(article, now)?, again })
        })
    }

    /// Puts the written folder in its place together with its row on the desk.
    fn record(&self, leaving: &Leaving, exchange: &mut Exchange, exported: &ExportedStory) -> Outcome<()> {
        let article = leaving.releasable.article();
        let id = article.story.id;
        let (signed, flags) = (article.story.approval.clone(), article.story.flags.clone());
        self.change(|change, moment| {
            let story =
                change.story(id)?.ok_or_else(|| Failure::not_found("The story is not there any more."))?;
            let standing = story.approval.clone().filter(|approval| approval.lapsed.is_none());
            let Some(approval) = standing.filter(|_| story.approval == signed && story.flags == flags) else {
                return Err(Failure::conflict(format!(
                    "“{}” changed while it was being exported.",
                    story.slug
                ))
                .hint("Let an editor look at the change and approve it again."));
            };
            let what = if leaving.again {
                "Exported it again".to_owned()
            } else {
                change.insert_publication(&NewPublication {
                    story: id,
                    version: approval.version,
                    at: moment.at,
                    by: moment.by,
                    folder: &exported.folder,
                    manifest: &exported.manifest,
                })?;
                format!("Published it (revision {})", article.revision)
            };
            change.insert_delivery(&Sent {
                story: Some(id),
                place: exported.folder.clone(),
                kind: DeliveryKind::Folder,
                what: Delivered::Story,
                manifest: exported.manifest.clone(),
                remote: String::new(),
                at: moment.at,
                by: moment.by,
            })?;
            let revised = (article.modified_at > article.published_at).then_some(article.modified_at);
            change.update_story(&Story {
                status: Status::Published,
                published_at: Some(article.published_at),
                revised_at: revised,
                ..story.clone()
            })?;
            exchange.make()?;
            let entry = Entry::of_story(id, what)
                .about(HistoryKind::Publishing)
                .changing(story.status.label(), exported.folder.clone());
            Ok(((), vec![entry]))
        })
    }
}

/// A story as an exporter sees it, and whether this very version has left before.
pub(crate) fn article(
    read: &Read<'_>,
    story: &Story,
    document: model::document::Document,
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
        addresses,
        killed: read.standing_kills(story.id, &story.fields.built_on)?,
    };
    Ok((article, again))
}
