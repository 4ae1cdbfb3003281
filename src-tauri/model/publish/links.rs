//! What readers get of a link to another story of the desk.
//!
//! A story that has left the desk has a public address, and the link goes there. Of any other story nothing leaves,
//! neither its id nor its name: in the text the writer's words stay without a link, a line of further reading goes.

use super::Article;
use crate::document::{Link, Relink, clean, story_of};

/// Replaces each `story:` address by the public one, or takes the link away; answers what an editor should know.
pub fn for_readers(article: &mut Article) -> Vec<String> {
    let addresses = &article.addresses;
    let public = |href: &str| story_of(href).and_then(|story| addresses.get(&story));
    let document = std::mem::take(&mut article.document);
    let warnings = document
        .links()
        .into_iter()
        .filter(|link| link.href.starts_with("story:") && public(&link.href).is_none())
        .map(|Link { words, .. }| {
            format!("“{words}” leads to a story that is not published; readers get no link. Export this story again once it is.")
        })
        .collect();
    let document = document.relinked(|href| match public(href) {
        Some(address) => Relink::To(address.clone()),
        None if href.starts_with("story:") => Relink::Unlink,
        None => Relink::Keep,
    });
    // Words that stood apart only for their link stand together now.
    article.document = clean(&document);
    warnings
}
