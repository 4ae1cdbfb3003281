//! The site around the stories: front, sections, tags, authors, archive, search, feeds and maps, in a theme.
//!
//! A site is made of [`Entry`]s, which are read from the papers of folders that have left, and of nothing else: what has
//! not left cannot be seen on it, not even in a number. Every address within it is relative, so it works under any path.
//! Equal entries, settings and moment give equal bytes.
//!
//! Deliberately not here: the stories' own pages (`page`), finding folders on a disk, uploading.

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

pub use entry::{Entry, EntryFault, Gone};
pub use theme::{Shipped, THEMES, Theme, ThemeFault};

use crate::page::PageFault;
use model::Timestamp;
use model::publish::Site;
use std::collections::BTreeMap;

/// The policy the site's own pages work under; only search needs a script, and it is ours.
pub const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/// Why there is no site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiteFault {
    /// The site's address or time zone is wrong.
    #[error(transparent)]
    Setting(#[from] PageFault),
    /// A template of the theme is wrong.
    #[error(transparent)]
    Theme(#[from] ThemeFault),
}

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
}

/// The site's files by their path, out of what has left and what was taken back.
///
/// `now` decides which stories are news (the last two days) and nothing else.
pub fn site(
    site: &Site,
    mut entries: Vec<Entry>,
    mut gone: Vec<Gone>,
    theme: &Theme,
    now: Timestamp,
) -> Result<BTreeMap<String, Vec<u8>>, SiteFault> {
    let zone = crate::page::dates::zone(&site.time_zone)?;
    let url = crate::page::address::web(&site.url)
        .ok_or_else(|| PageFault::SiteAddress { url: site.url.clone() })?;
    let url = format!("{}/", url.trim_end_matches('/'));
    entries.sort_by(|a, b| (b.published, &a.path).cmp(&(a.published, &b.path)));
    gone.sort_by(|a, b| (b.at, &a.url).cmp(&(a.at, &b.url)));
    let groups = groups::Groups::of(&entries);
    let ground = Ground { site, url, zone, entries, gone, groups, now };
    let mut files = pages::write(&ground, theme)?;
    files.extend(feeds::write(&ground));
    files.extend(maps::write(&ground));
    files.extend(search::write(&ground));
    files.insert("csp.txt".to_owned(), format!("{POLICY}\n").into_bytes());
    Ok(files)
}
