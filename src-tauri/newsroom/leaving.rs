//! Stories on their way out: while one group's folders are made and written, the next is looked at; each group is then
//! recorded in one change.
//!
//! Each story has passed the gate before, and none links to one that is still on its way, because a link to a story counts
//! only once that story has left. What cannot be made, written or recorded keeps its story back and no other.

use crate::asks::{ExportStories, ExportedStory};
use crate::change::{Entry, Moment};
use crate::exchange::{self, Exchange};
use crate::publish::Leaving;
use crate::text::markdown_of;
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
const STORIES: usize = 64;
/// With more bytes of pictures than these in memory no story joins a group.
const PICTURES: usize = 64_000_000;

/// A story the gate has let through, with its pictures.
pub(crate) struct Ready {
    /// What the person called it.
    pub(crate) name: String,
    pub(crate) leaving: Leaving,
    pub(crate) pictures: BTreeMap<String, Picture>,
    /// How far the whole export is when it has left.
    pub(crate) end: usize,
}

/// The stories of an export on their way out, in their order.
pub(crate) struct WayOut<'w, 'e> {
    newsroom: &'e Newsroom,
    scope: &'w Scope<'w, 'e>,
    out: &'e Path,
    ask: &'e ExportStories,
    gathered: Vec<Ready>,
    under_way: Option<UnderWay<'w>>,
}

/// A group that is made and written, and what it is of.
struct UnderWay<'w> {
    /// By what the person called each.
    stories: Vec<(String, Story)>,
    group: ScopedJoinHandle<'w, (Vec<Ready>, Vec<Outcome<Written>>)>,
}

/// What became of stories, by what the person called each; and how far the export is with them.
#[derive(Default)]
pub(crate) struct Ended {
    pub(crate) stories: Vec<(String, Outcome<ExportedStory>)>,
    pub(crate) end: usize,
}

/// A folder that was made, and what will be said of it.
struct Written {
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
    ) -> Self {
        Self { newsroom, scope, out, ask, gathered: vec![], under_way: None }
    }

    /// Lets those leave for which a story has to wait before it is looked at.
    pub(crate) fn clear_for(&mut self, story: &Story, document: &Document) -> Ended {
        let links = document.linked_stories();
        let waits =
            |other: &Story| other.id == story.id || other.slug == story.slug || links.contains(&other.id);
        let mut ended = Ended::default();
        let bytes: usize = self.gathered.iter().map(Ready::bytes).sum();
        let full = self.gathered.len() >= STORIES || bytes >= PICTURES;
        if full || self.gathered.iter().any(|one| waits(one.story())) {
            ended = self.set_off();
        }
        if self.under_way.as_ref().is_some_and(|group| group.stories.iter().any(|(_, one)| waits(one))) {
            ended.and(self.arrive());
        }
        ended
    }

    pub(crate) fn add(&mut self, ready: Ready) {
        self.gathered.push(ready);
    }

    /// Lets all leave that have not.
    pub(crate) fn clear(&mut self) -> Ended {
        let mut ended = self.set_off();
        ended.and(self.arrive());
        ended
    }

    /// Sends the gathered stories on their way, after those before them have left.
    fn set_off(&mut self) -> Ended {
        let ended = self.arrive();
        let ready = std::mem::take(&mut self.gathered);
        if ready.is_empty() {
            return ended;
        }
        let stories = ready.iter().map(|one| (one.name.clone(), one.story().clone())).collect();
        let (out, ask) = (self.out, self.ask);
        let group = self.scope.spawn(move || {
            let written = ready.par_iter().map(|one| one.write(out, ask)).collect::<Vec<_>>();
            let settled = exchange::settle(written.iter().flatten().filter_map(|one| one.exchange.as_ref()));
            let settled = |one: Outcome<Written>| one.and_then(|one| settled.clone().map(|()| one));
            (ready, written.into_iter().map(settled).collect())
        });
        self.under_way = Some(UnderWay { stories, group });
        ended
    }

    /// Waits for the group that is under way, and records it.
    fn arrive(&mut self) -> Ended {
        let Some(UnderWay { stories, group }) = self.under_way.take() else { return Ended::default() };
        let Ok((ready, mut written)) = group.join() else {
            let failed = |(name, _)| (name, Err(Failure::bug("Its folder could not be made.")));
            return Ended { stories: stories.into_iter().map(failed).collect(), end: 0 };
        };
        if !self.ask.dry_run {
            self.newsroom.record_all(&ready, &mut written);
        }
        let end = ready.last().map_or(0, |last| last.end);
        let ended = ready.into_iter().zip(written).map(|(one, written)| {
            // What is not recorded is taken back with its exchange, as if it had not left.
            let exported = written.map(|written| {
                if let Some(exchange) = written.exchange {
                    exchange.keep();
                }
                written.exported
            });
            (one.name, exported)
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

impl Ready {
    fn story(&self) -> &Story {
        &self.leaving.releasable.article().story
    }

    fn bytes(&self) -> usize {
        self.pictures.values().map(|picture| picture.bytes.len()).sum()
    }

    /// Makes the folder and, unless that is only to be tried, writes it where nobody looks.
    fn write(&self, out: &Path, ask: &ExportStories) -> Outcome<Written> {
        let article = self.leaving.releasable.article();
        let delivery = Delivery {
            galley_version: env!("CARGO_PKG_VERSION"),
            markdown: &markdown_of(&article.story, &article.document),
            formats: &ask.formats,
            audience: if ask.partner { Audience::Partner } else { Audience::Own },
        };
        let folder = formats::page::folder(&self.leaving.releasable, &self.pictures, &delivery)
            .map_err(|fault| Failure::invalid(fault.to_string()).hint(fault.hint()))?;
        let place = out.join(&folder.path);
        let manifest =
            folder.files.get("manifest.json").map(|bytes| blake3::hash(bytes).to_hex().to_string());
        // Not even begun where it is only tried: one that ends tidies up around its place.
        let mut exchange = (!ask.dry_run).then(|| Exchange::beside(&place));
        if let Some(exchange) = &mut exchange {
            exchange.write(&folder)?;
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
        Ok(Written { exchange, exported })
    }

    /// Puts the written folder in its place and records it. The inner failure is this story's alone, and then nothing is
    /// recorded of it.
    fn record(
        &self,
        written: &mut Written,
        change: &mut Change<'_>,
        moment: Moment,
    ) -> Outcome<Result<Entry, Failure>> {
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
        if let Some(Err(failure)) = written.exchange.as_mut().map(Exchange::make) {
            return Ok(Err(failure));
        }
        let exported = &written.exported;
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
    /// Records all that were written; a failure stands in the place of each that was not recorded.
    fn record_all(&self, ready: &[Ready], written: &mut [Outcome<Written>]) {
        let mut refused: Vec<Option<Failure>> = vec![];
        let recorded = if written.iter().all(Result::is_err) {
            Ok(())
        } else {
            self.change(|change, moment| {
                // It may run twice.
                refused = vec![None; ready.len()];
                let mut entries = vec![];
                for ((one, written), refused) in ready.iter().zip(written.iter_mut()).zip(&mut refused) {
                    let Ok(written) = written else { continue };
                    match one.record(written, change, moment)? {
                        Ok(entry) => entries.push(entry),
                        Err(failure) => *refused = Some(failure),
                    }
                }
                exchange::settle_places(written.iter().flatten().filter_map(|one| one.exchange.as_ref()));
                match refused.iter().flatten().next() {
                    Some(failure) if entries.is_empty() => Err(failure.clone()),
                    _ => Ok(((), entries)),
                }
            })
        };
        refused.resize(ready.len(), None);
        for (written, refused) in written.iter_mut().zip(refused) {
            let failed = refused.or_else(|| recorded.as_ref().err().cloned());
            if let (Ok(_), Some(failure)) = (&written, failed) {
                *written = Err(failure);
            }
        }
    }
}
