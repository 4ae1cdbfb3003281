//! The engine behind every destination that takes posts.

use super::{Live, Placed, Posts, Stand};
use crate::{Difference, Fault, Patience, Watch};
use std::collections::BTreeMap;

/// What a push did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PushedPosts {
    /// How what was to be live differed from what was, by slug.
    pub difference: Difference,
    /// The address of every post there that was put, by slug.
    pub addresses: BTreeMap<String, String>,
}

/// Makes a system hold what the stand says and leaves every other post alone. With `dry_run` only says how it differs.
///
/// What is to go goes first: it may be wrong or do harm. A post comes after its pictures.
pub fn push_posts(
    place: &mut dyn Posts,
    stand: &Stand,
    dry_run: bool,
    patience: Patience,
    watch: &mut Watch<'_>,
) -> Result<PushedPosts, Fault> {
    let live = patience.keep(|| place.live())?;
    let mut pushed = PushedPosts { difference: difference(stand, &live), ..PushedPosts::default() };
    let difference = &pushed.difference;
    if dry_run || difference.is_none() {
        return Ok(pushed);
    }
    let total = difference.added.len() + difference.changed.len() + difference.removed.len();
    let mut done = 0;
    let mut step = |slug: &str| {
        let goes_on = watch(done, total, slug);
        done += 1;
        if goes_on { Ok(()) } else { Err(Fault::Stopped) }
    };
    for gone in stand.gone.iter().filter(|gone| difference.removed.contains(&gone.slug)) {
        step(&gone.slug)?;
        if let Some(live) = live.get(&gone.story) {
            patience.keep(|| place.take_down(gone, live))?;
        }
    }
    for post in &stand.posts {
        if !difference.added.contains(&post.slug) && !difference.changed.contains(&post.slug) {
            continue;
        }
        step(&post.slug)?;
        let mut placed: Vec<Placed> = Vec::new();
        for picture in &post.pictures {
            let bytes = picture.source.read()?;
            placed.push(patience.keep(|| place.place(picture, &bytes))?);
        }
        let put = patience.keep(|| place.put(post, &placed))?;
        pushed.addresses.insert(post.slug.clone(), put.url);
    }
    Ok(pushed)
}

fn difference(stand: &Stand, live: &BTreeMap<String, Live>) -> Difference {
    let mut found = Difference::default();
    for post in &stand.posts {
        match live.get(&post.story) {
            None => found.added.push(post.slug.clone()),
            Some(live) if live.is_out && live.hash == post.mark().hash => found.same += 1,
            Some(_) => found.changed.push(post.slug.clone()),
        }
    }
    for gone in &stand.gone {
        match live.get(&gone.story) {
            Some(live) if live.is_out || live.hash != gone.mark().hash => {
                found.removed.push(gone.slug.clone())
            }
            Some(_) => found.same += 1,
            None => {}
        }
    }
    found
}
