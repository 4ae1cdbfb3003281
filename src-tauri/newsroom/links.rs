//! Links between stories of the desk: what a story links to, what links to it, and where readers find it.

use crate::asks::{LinkedRow, StoryLinks, StoryRef};
use crate::withdraw::{is_out, path_of};
use crate::{Failure, Newsroom, Outcome, held};
use model::StoryId;
use model::document::{Document, story_href};
use model::publish::{Article, Site};
use model::review::LinkedStory;
use model::story::{Status, Story};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use storage::{Delivered, Delivery, DeliveryKind, Read};

impl Newsroom {
    /// The stories that a story links to, and those that link to it.
    pub(crate) fn story_links(&self, ask: StoryRef) -> Outcome<StoryLinks> {
        let mut texts = held(&self.texts);
        self.desk.read(|read| {
            let story = crate::names::story_named(read, &ask.story)?;
            let mut to = Vec::new();
            for id in texts.open(read, story.id)?.document.linked_stories() {
                if let Some(linked) = read.story(id)?.filter(|linked| linked.id != story.id) {
                    to.push(row(read, &linked)?);
                }
            }
            let mut from = Vec::new();
            for other in read.stories_mentioning(&story_href(story.id))? {
                // An older state may have held the link; what counts is the text as it is. A text that is not open is
                // read beside the open ones, so that looking here closes none of them.
                let links =
                    other.id != story.id && texts.look(read, other.id)?.linked_stories().contains(&story.id);
                if links {
                    from.push(row(read, &other)?);
                }
            }
            Ok(StoryLinks { to, from })
        })
    }
}

fn row(read: &Read<'_>, story: &Story) -> Outcome<LinkedRow> {
    Ok(LinkedRow {
        id: story.id,
        slug: story.slug.clone(),
        headline: story.fields.headline.clone(),
        status: story.status,
        public: folder_path(read, story)?.is_some(),
    })
}

/// What a check needs to know of the stories a text links to; stories that are not there are left out.
pub(crate) fn linked_stories(
    read: &Read<'_>,
    document: &Document,
) -> Outcome<BTreeMap<StoryId, LinkedStory>> {
    let mut found = BTreeMap::new();
    for id in document.linked_stories() {
        if let Some(story) = read.story(id)? {
            let public = folder_path(read, &story)?.is_some();
            found.insert(id, LinkedStory { slug: story.slug, public });
        }
    }
    Ok(found)
}

/// Where readers find those of the stories that have left the desk.
pub(crate) fn public_addresses(
    read: &Read<'_>,
    site: &Site,
    stories: BTreeSet<StoryId>,
) -> Outcome<BTreeMap<StoryId, String>> {
    let mut found = BTreeMap::new();
    for id in stories {
        let path = read.story(id)?.map(|story| folder_path(read, &story)).transpose()?.flatten();
        let address = path.and_then(|path| formats::page::public_address(&site.url, &path));
        found.extend(address.map(|address| (id, address)));
    }
    Ok(found)
}

/// Where under the site a story stands, `yyyy/mm/dd/slug`, as it last left: it may have been renamed since, and the site's
/// time zone changed. `None` when it never left, or was set aside or taken back.
pub(crate) fn folder_path(read: &Read<'_>, story: &Story) -> Outcome<Option<String>> {
    if story.status == Status::Spiked || !is_out(read, story)? {
        return Ok(None);
    }
    // What leaves again stays where it stands; a desk of an earlier Galley may hold one that was written elsewhere since.
    let folders = |sent: &Delivery| sent.kind == DeliveryKind::Folder && sent.what == Delivered::Story;
    let sent = read.last_deliveries(story.id)?.into_iter().find(folders).map(|sent| sent.place);
    let last = match sent {
        Some(place) => Some(place),
        None => read.publications(story.id)?.into_iter().next().map(|last| last.folder),
    };
    Ok(last.map(|last| path_of(Path::new(&last))))
}

/// Where stories of the desk stand, or stood, under their site, and whose place each is.
pub(crate) struct Addresses(HashMap<String, StoryId>);

impl Addresses {
    pub(crate) fn of(read: &Read<'_>) -> Outcome<Self> {
        let folders = read.story_folders()?;
        Ok(Self(folders.into_iter().map(|(story, place)| (path_of(Path::new(&place)), story)).collect()))
    }

    /// Refuses a story the address of another one, where readers look for that. Only a story that stands nowhere can meet one:
    /// slugs are given again, and days begin elsewhere when the site moves.
    pub(crate) fn refuse_taken(&self, read: &Read<'_>, article: &Article) -> Outcome<()> {
        if article.stands.is_some() {
            return Ok(());
        }
        // What is wrong with the site is said when the folder is made.
        let Ok(path) = formats::page::path(article) else { return Ok(()) };
        let Some(other) = self.0.get(&path).filter(|other| **other != article.story.id) else {
            return Ok(());
        };
        let other = read.story(*other)?.map(|other| other.slug).unwrap_or_default();
        Err(Failure::conflict(format!("“{other}” stands at {path}, or was taken back there."))
            .hint(format!("Give “{}” another slug.", article.story.slug)))
    }
}
