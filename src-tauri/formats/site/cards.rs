//! A story as lists show it, and the hash of that: most pages stand as they were made, and then no card is filled.

use super::entry::EntryPicture;
use super::groups::Grouped;
use super::{Entry, Ground};
use crate::page::dates;
use crate::page::words::{is_rtl, words};
use minijinja::Value;
use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// A story on lists.
pub(super) struct Card {
    /// Which of the site's entries it is.
    entry: usize,
    /// The hash of what is shown.
    pub(super) hash: String,
    /// What templates are given, once one of them asks.
    values: OnceLock<Value>,
}

/// The cards of all stories, newest first.
pub(super) fn cards(ground: &Ground<'_>) -> Vec<Arc<Card>> {
    let card = |(entry, story): (usize, &Entry)| {
        let hash = ground.made_from(&Shown::of(ground, story));
        Arc::new(Card { entry, hash, values: OnceLock::new() })
    };
    ground.entries.iter().enumerate().map(card).collect()
}

impl Card {
    /// What a template is given of the story.
    pub(super) fn values(&self, ground: &Ground<'_>) -> Value {
        let fill = || {
            let story = ground.entries.get(self.entry);
            story.map(|story| Value::from_serialize(Shown::of(ground, story))).unwrap_or_default()
        };
        self.values.get_or_init(fill).clone()
    }
}

/// What templates know of a story.
#[derive(Serialize)]
struct Shown<'g> {
    path: &'g str,
    headline: &'g str,
    kicker: &'g str,
    standfirst: &'g str,
    byline: &'g str,
    authors: Vec<Named<'g>>,
    section: Option<Named<'g>>,
    /// Only where it is not the site's.
    lang: Option<&'g str>,
    dir: &'static str,
    /// The date of publication, for machines and for people.
    machine: String,
    date: String,
    picture: Option<&'g EntryPicture>,
}

/// A name that has a page.
#[derive(Serialize)]
struct Named<'g> {
    name: &'g str,
    path: String,
}

impl<'g> Shown<'g> {
    fn of(ground: &Ground<'_>, entry: &'g Entry) -> Self {
        let published = dates::at(entry.published, &ground.zone);
        let named = |groups: &Grouped, kind: &str, name: &'g String| {
            groups.slug(name).map(|slug| Named { name, path: format!("{kind}/{slug}/") })
        };
        let authors = entry.authors.iter().filter_map(|name| named(&ground.groups.authors, "author", name));
        Self {
            path: &entry.path,
            headline: &entry.headline,
            kicker: &entry.kicker,
            standfirst: &entry.standfirst,
            byline: &entry.byline,
            authors: authors.collect(),
            section: named(&ground.groups.sections, "section", &entry.section),
            lang: (entry.lang != ground.site.lang).then_some(&entry.lang),
            dir: if is_rtl(&entry.lang) { "rtl" } else { "ltr" },
            machine: dates::machine(&published),
            date: dates::day(&published, words(&ground.site.lang)),
            picture: entry.picture.as_ref(),
        }
    }
}
