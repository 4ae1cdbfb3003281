//! The site around the stories: front, sections, tags, authors, archive, corrections, search, feeds and maps, in a theme.
//!
//! A site is made of [`Entry`]s, which are read from the papers of folders that have left, and of nothing else: what has
//! not left cannot be seen on it, not even in a number. Every address within it is relative, so it works under any path.
//! Equal entries, settings and moment give equal bytes.
//!
//! A [`Plan`] says of each file what it is made from before it is made: a file that stands as it was made from the same
//! need not be made again.
//!
//! Deliberately not here: the stories' own pages (`page`), finding folders on a disk, uploading.

mod cards;
mod corrections;
mod entry;
mod feeds;
mod groups;
mod maps;
mod pages;
mod search;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod theme;
mod words;

pub use entry::{Body, Entry, EntryFault, Gone};
pub use theme::{Shipped, THEMES, Theme, ThemeFault};

use crate::page::PageFault;
use model::Timestamp;
use model::publish::Site;
use serde::Serialize;
use std::collections::BTreeMap;

/// The policy the site's own pages work under; only search needs a script, and it is ours.
pub const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/// Goes up whenever the same stories would give other files, so that none that was made before counts as made.
const MAKING: u32 = 2;

/// Why there is no site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiteFault {
    /// The site's address or time zone is wrong.
    #[error(transparent)]
    Setting(#[from] PageFault),
    /// A template of the theme is wrong.
    #[error(transparent)]
    Theme(#[from] ThemeFault),
    /// The text of a story cannot be read any more.
    #[error(transparent)]
    Story(#[from] EntryFault),
}

/// Where the text of a story is to be had, for the few files that need it.
pub type Bodies<'b> = &'b (dyn Fn(&Entry) -> Result<Body, EntryFault> + Sync);

/// What all parts of the site read from.
struct Ground<'a> {
    site: &'a Site,
    /// The site's address, with a slash at the end.
    url: String,
    zone: jiff::tz::TimeZone,
    /// Newest first.
    entries: Vec<Entry>,
    /// What was taken back, the last first; only feeds say it, so that readers' programs take it back as well.
    gone: Vec<Gone>,
    groups: groups::Groups,
    now: Timestamp,
    templates: theme::Templates<'a>,
    /// The hash of what every file is made from: settings, theme, and how this Galley makes a site.
    basis: String,
}

/// A site that is planned: which files it has, and what each is made from.
pub struct Plan<'a> {
    ground: Ground<'a>,
    files: BTreeMap<String, Planned>,
}

/// A file that can be made.
struct Planned {
    made_from: String,
    make: Make,
}

type Make = Box<dyn Fn(&Ground<'_>, Bodies<'_>) -> Result<Vec<u8>, SiteFault> + Send + Sync>;

impl Planned {
    /// A file that is made when it is wanted.
    fn later(
        made_from: String,
        make: impl Fn(&Ground<'_>, Bodies<'_>) -> Result<Vec<u8>, SiteFault> + Send + Sync + 'static,
    ) -> Self {
        Self { made_from, make: Box::new(make) }
    }

    /// A file that is cheaper made than looked at.
    fn now(bytes: Vec<u8>) -> Self {
        Self { made_from: hash(&bytes), make: Box::new(move |_, _| Ok(bytes.clone())) }
    }
}

impl Ground<'_> {
    /// The hash of what a file is made from.
    fn made_from(&self, parts: &impl Serialize) -> String {
        // Strings, numbers and lists of them always become JSON.
        hash(&serde_json::to_vec(&(&self.basis, parts)).unwrap_or_default())
    }
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

impl<'a> Plan<'a> {
    /// The site out of what has left and what was taken back.
    ///
    /// `now` decides which stories are news (the last two days) and nothing else.
    pub fn of(
        site: &'a Site,
        mut entries: Vec<Entry>,
        mut gone: Vec<Gone>,
        theme: &'a Theme,
        now: Timestamp,
    ) -> Result<Self, SiteFault> {
        let zone = crate::page::dates::zone(&site.time_zone)?;
        let url = crate::page::address::web(&site.url)
            .ok_or_else(|| PageFault::SiteAddress { url: site.url.clone() })?;
        let url = format!("{}/", url.trim_end_matches('/'));
        entries.sort_by(|a, b| (b.published, &a.path).cmp(&(a.published, &b.path)));
        gone.sort_by(|a, b| (b.at, &a.url).cmp(&(a.at, &b.url)));
        let groups = groups::Groups::of(&entries);
        let basis = hash(&serde_json::to_vec(&(MAKING, site, theme.files())).unwrap_or_default());
        let templates = theme.templates()?;
        let ground = Ground { site, url, zone, entries, gone, groups, now, templates, basis };
        let mut files: BTreeMap<String, Planned> = pages::plan(&ground, theme).into_iter().collect();
        files.extend(corrections::plan(&ground));
        files.extend(feeds::plan(&ground));
        files.extend(maps::plan(&ground));
        files.extend(search::plan(&ground));
        files.insert("csp.txt".to_owned(), Planned::now(format!("{POLICY}\n").into_bytes()));
        Ok(Self { ground, files })
    }

    /// The site's files: path, and the hash of everything the file is made from.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, planned)| (path.as_str(), planned.made_from.as_str()))
    }

    /// Makes a file; `None` when the site has none of that path.
    pub fn make(&self, path: &str, bodies: Bodies<'_>) -> Option<Result<Vec<u8>, SiteFault>> {
        self.files.get(path).map(|planned| (planned.make)(&self.ground, bodies))
    }
}
