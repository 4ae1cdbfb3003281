//! Stories on their way out: those of one group are looked at, made and written side by side, then recorded in one change
//! while the next group is on its way.
//!
//! A story passes the gate only when none that it links to is still on its way, because a link to a story counts only once
//! that story has left. What may not leave, or cannot be made, written or recorded, keeps its story back and no other.

use crate::asks::{ExportStories, ExportedStory};
use crate::change::{Entry, Moment};
use crate::exchange::{self, Exchange};
use crate::links::Addresses;
use crate::publish::Leaving;
use crate::text::markdown_of;
use crate::work::Work;
use crate::{Failure, Newsroom, Outcome};
use formats::page::{Audience, Delivery, Picture};
use model::document::Document;
use model::story::{HistoryKind, Status, Story};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::thread::{Scope, ScopedJoinHandle};
use storage::{Change, Delivered, Delivery as Sent, DeliveryKind, NewPublication};

/// The most stories of a group.
pub(crate) const STORIES: usize = 64;

/// A story that wants to leave.
pub(crate) struct Wanted {
    /// What the person called it.
    pub(crate) name: String,
    pub(crate) story: Story,
    pub(crate) document: Document,
    /// How far the whole export is when it has left.
    pub(crate) end: usize,
}

/// The stories of an export on their way out, in their order.
pub(crate) struct WayOut<'w, 'e> {
    newsroom: &'e Newsroom,
    scope: &'w Scope<'w, 'e>,
    out: &'e Path,
    ask: &'e ExportStories,
    work: &'e Work<'e>,
    gathered: Vec<Wanted>,
    under_way: Option<UnderWay<'w>>,
}

/// A group on its way, and what it is of.
struct UnderWay<'w> {
    /// By what the person called each.
    stories: Vec<(String, Story)>,
    end: usize,
    group: ScopedJoinHandle<'w, Vec<(String, Outcome<Written>)>>,
}

/// What became of stories, by what the person called each; and how far the export is with them.
#[derive(Default)]
pub(crate) struct Ended {
    pub(crate) stories: Vec<(String, Outcome<ExportedStory>)>,
    pub(crate) end: usize,
}

/// A story that was let through, and its folder.
struct Written {
    leaving: Leaving,
    /// Where it was written, out of sight; `None` when that was only tried.
    exchange: Option<Exchange>,
    exported: ExportedStory,
}

impl<'w, 'e> WayOut<'w, 'e> {
    pub(crate) fn new(
        newsroom: &'e Newsroom,
        scope: &'w Scope<'w, 'e>,
        out: &'e Path,
        ask: &'e ExportStories,
        work: &'e Work<'e>,
    ) -> Self {
        Self { newsroom, scope, out, ask, work, gathered: vec![], under_way: None }
    }

    /// Lets a story leave, and those before it for which it has to wait.
    pub(crate) fn add(&mut self, wanted: Wanted) -> Ended {
        let links = wanted.document.linked_stories();
        let waits = |other: &Story| {
            other.id == wanted.story.id || other.slug == wanted.story.slug || links.contains(&other.id)
        };
        let mut ended = Ended::default();
        if self.gathered.len() >= STORIES || self.gathered.iter().any(|one| waits(&one.story)) {
            ended = self.set_off();
        }
        if self.under_way.as_ref().is_some_and(|group| group.stories.iter().any(|(_, one)| waits(one))) {
            ended.and(self.arrive());
        }
        self.gathered.push(wanted);
        ended
    }

    /// Lets all leave that have not.
    pub(crate) fn clear(&mut self) -> Ended {
        let mut ended = self.set_off();
        ended.and(self.arrive());
        ended
    }

    /// Sends the gathered stories on their way, and records those before them.
    fn set_off(&mut self) -> Ended {
        let gathered = std::mem::take(&mut self.gathered);
        let Some(last) = gathered.last() else { return Ended::default() };
        let end = last.end;
        let stories = gathered.iter().map(|one| (one.name.clone(), one.story.clone())).collect();
        let (newsroom, out, ask, work) = (self.newsroom, self.out, self.ask, self.work);
        let group = self.scope.spawn(move || {
            // Once for all of them: none of a group meets another one of it, whose slugs differ.
            let addresses = newsroom.addresses();
            let one = |one: Wanted| {
                let name = one.name.clone();
                let written = match &addresses {
                    Ok(addresses) => newsroom.written(one, addresses, out, ask, work),
                    Err(failure) => Err(failure.clone()),
                };
                written.transpose().map(|written| (name, written))
            };
            let mut written: Vec<(String, Outcome<Written>)> =
                gathered.into_par_iter().filter_map(one).collect();
            let exchanges = written.iter().filter_map(|(_, one)| one.as_ref().ok()?.exchange.as_ref());
            if let Err(failure) = exchange::settle(exchanges) {
                written
                    .iter_mut()
                    .filter(|(_, one)| one.is_ok())
                    .for_each(|(_, one)| *one = Err(failure.clone()));
            }
            written
        });
        let before = self.under_way.replace(UnderWay { stories, end, group });
        before.map_or_else(Ended::default, |group| self.record(group))
    }

    /// Waits for the group that is under way, and records it.
    fn arrive(&mut self) -> Ended {
        self.under_way.take().map_or_else(Ended::default, |group| self.record(group))
    }

    fn record(&self, UnderWay { stories, end, group }: UnderWay<'_>) -> Ended {
        let Ok(mut written) = group.join() else {
            let failed = |(name, _)| (name, Err(Failure::bug("Its folder could not be made.")));
            return Ended { stories: stories.into_iter().map(failed).collect(), end: 0 };
        };
        if !self.ask.dry_run {
            self.newsroom.record_all(&mut written);
        }
        let ended = written.into_iter().map(|(name, written)| {
            // What is not recorded is taken back with its exchange, as if it had not left.
            let exported = written.map(|written| {
                if let Some(exchange) = written.exchange {
                    exchange.keep();
                }
                written.exported
            });
            (name, exported)
        });
        Ended { stories: ended.collect(), end }
    }
}

impl Ended {
    fn and(&mut self, later: Self) {
        self.stories.extend(later.stories);
        self.end = self.end.max(later.end);
    }
}

impl Written {
    /// Makes the folder and, unless that is only to be tried, writes it where nobody looks.
    fn of(
        leaving: Leaving,
        pictures: &BTreeMap<String, Picture>,
        out: &Path,
        ask: &ExportStories,
    ) -> Outcome<Self> {
        let article = leaving.releasable.article();
        let delivery = Delivery {
            galley_version: env!("CARGO_PKG_VERSION"),
            markdown: &markdown_of(&article.story, &article.document),
            formats: &ask.formats,
            audience: if ask.partner { Audience::Partner } else { Audience::Own },
        };
        let folder = formats::page::folder(&leaving.releasable, pictures, &delivery)
            .map_err(|fault| Failure::invalid(fault.to_string()).hint(fault.hint()))?;
        let place = out.join(&folder.path);
        let manifest =
            folder.files.get("manifest.json").map(|bytes| blake3::hash(bytes).to_hex().to_string());
        // Not even begun where it is only tried: one that ends tidies up around its place.
        let mut exchange = (!ask.dry_run).then(|| Exchange::beside(&place)).transpose()?;
        match &mut exchange {
            Some(exchange) => exchange.write(&folder)?,
            None => exchange::may_stand(&place, &folder)?,
        }
        let exported = ExportedStory {
            slug: article.story.slug.clone(),
            folder: place.display().to_string(),
            page: place.join("index.html").display().to_string(),
            files: u32::try_from(folder.files.len()).unwrap_or(u32::MAX),
            bytes: folder.files.values().map(|bytes| bytes.len() as u64).sum(),
            warnings: folder.warnings,
            manifest: manifest.unwrap_or_default(),
        };
        Ok(Self { leaving, exchange, exported })
    }

    /// Puts the written folder in its place and records it. The inner failure is this story's alone, and then nothing is
    /// recorded of it.
    fn record(&mut self, change: &mut Change<'_>, moment: Moment) -> Outcome<Result<Entry, Failure>> {
        let article = self.leaving.releasable.article();
        let id = article.story.id;
        let Some(story) = change.story(id)? else {
            return Ok(Err(Failure::not_found("The story is not there any more.")));
        };
        let standing = story.approval.clone().filter(|approval| approval.lapsed.is_none());
        let as_seen = story.approval == article.story.approval && story.flags == article.story.flags;
        let Some(approval) = standing.filter(|_| as_seen) else {
            let failure = Failure::conflict(format!("“{}” changed while it was being exported.", story.slug));
            return Ok(Err(failure.hint("Let an editor look at the change and approve it again.")));
        };
        // Making the pictures takes its time: what may not leave any more stays.
        if story.fields.embargo != article.story.fields.embargo
            || !change.standing_kills(id, &story.fields.built_on)?.is_empty()
        {
            let failure =
                Failure::conflict(format!("“{}” was held while it was being exported.", story.slug));
            return Ok(
                Err(failure.hint("Look at its embargo, and at what was killed, and export it again.")),
            );
        }
        if let Some(Err(failure)) = self.exchange.as_mut().map(Exchange::make) {
            return Ok(Err(failure));
        }
        let exported = &self.exported;
        let what = if self.leaving.again {
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
        Ok(Ok(Entry::of_story(id, what)
            .about(HistoryKind::Publishing)
            .changing(story.status.label(), exported.folder.clone())))
    }
}

impl Newsroom {
    /// Takes a story past the gate, makes its pictures, and makes and writes its folder. `None` when a person has stopped the
    /// work.
    fn written(
        &self,
        Wanted { name, story, document, .. }: Wanted,
        addresses: &Addresses,
        out: &Path,
        ask: &ExportStories,
        work: &Work<'_>,
    ) -> Outcome<Option<Written>> {
        match self.ready(&name, &story, document, addresses, work)? {
            Some((leaving, pictures)) => Written::of(leaving, &pictures, out, ask).map(Some),
            None => Ok(None),
        }
    }

    /// Records all that were written; a failure stands in the place of each that was not recorded.
    fn record_all(&self, written: &mut [(String, Outcome<Written>)]) {
        let mut refused: Vec<Option<Failure>> = vec![];
        let recorded = if written.iter().all(|(_, one)| one.is_err()) {
            Ok(())
        } else {
            self.change(|change, moment| {
                // It may run twice.
                refused = vec![None; written.len()];
                let mut entries = vec![];
                for ((_, written), refused) in written.iter_mut().zip(&mut refused) {
                    let Ok(written) = written else { continue };
                    match written.record(change, moment)? {
                        Ok(entry) => entries.push(entry),
                        Err(failure) => *refused = Some(failure),
                    }
                }
                let exchanges = written.iter().filter_map(|(_, one)| one.as_ref().ok()?.exchange.as_ref());
                exchange::settle_places(exchanges);
                match refused.iter().flatten().next() {
                    Some(failure) if entries.is_empty() => Err(failure.clone()),
                    _ => Ok(((), entries)),
                }
            })
        };
        refused.resize(written.len(), None);
        for ((_, written), refused) in written.iter_mut().zip(refused) {
            let failed = refused.or_else(|| recorded.as_ref().err().cloned());
            if let (Ok(_), Some(failure)) = (&written, failed) {
                *written = Err(failure);
            }
        }
    }
}
