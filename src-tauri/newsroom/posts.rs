//! Stories as systems of posts take them, read from the papers of the folders they left in.

use crate::{Failure, Outcome};
use formats::site::{Body, Entry, EntryFault, Gone};
use model::StoryId;
use outlets::{Picture, Post, Source};
use serde_json::Value;
use std::collections::BTreeMap;

/// A story of a folder: `path` is its folder under the site, `files` are the folder's files by their whole path, `ninjs` its paper.
pub(crate) fn post(
    story: StoryId,
    slug: &str,
    path: &str,
    files: &BTreeMap<String, Source>,
    ninjs: &[u8],
) -> Outcome<Post> {
    let unread = |fault: EntryFault| Failure::conflict(fault.to_string()).hint("Export the story again.");
    let entry = Entry::read(path, ninjs).map_err(unread)?;
    let html = Body::read(path, ninjs).map_err(unread)?.html;
    let item: Value = serde_json::from_slice(ninjs).unwrap_or_default();
    let associations = item["associations"].as_array().map(Vec::as_slice).unwrap_or_default();
    let pictures: Vec<Picture> =
        associations.iter().filter_map(|one| picture(one, path, &entry.url, files)).collect();
    let html = match pictures.iter().any(|picture| picture.leads) {
        // The picture that leads stands first; the system sets it above the text itself.
        true if html.starts_with("<figure") => {
            html.split_once("</figure>").map(|(_, rest)| rest.trim_start().to_owned()).unwrap_or_default()
        }
        _ => html,
    };
    Ok(Post {
        story: story.to_string(),
        slug: slug.to_owned(),
        title: entry.headline,
        excerpt: entry.standfirst,
        byline: entry.byline,
        authors: entry.authors,
        html,
        lang: entry.lang,
        section: entry.section,
        tags: entry.tags,
        published: entry.published.as_second(),
        url: entry.url,
        pictures,
    })
}

/// The word that a story was taken back.
pub(crate) fn gone(story: StoryId, slug: &str, path: &str, ninjs: &[u8]) -> Outcome<outlets::Gone> {
    let gone = Gone::read(path, ninjs)
        .map_err(|fault| Failure::conflict(fault.to_string()).hint("Withdraw the story once more."))?;
    Ok(outlets::Gone { story: story.to_string(), slug: slug.to_owned(), words: gone.words })
}

/// A picture with its largest plain file; its other sizes are the system's to make.
fn picture(one: &Value, path: &str, url: &str, files: &BTreeMap<String, Source>) -> Option<Picture> {
    let renditions = one["renditions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let plain = |file: &&Value| {
        let name = file["name"].as_str().unwrap_or_default();
        let width = name.strip_suffix(".jpg").and_then(|stem| stem.rsplit('-').next()?.parse::<u64>().ok());
        width.is_some() && width == file["width"].as_u64()
    };
    let largest = renditions.iter().filter(plain).max_by_key(|file| file["width"].as_u64())?;
    let within = largest["href"].as_str()?.strip_prefix(url)?;
    let said = |role: &str| {
        let texts = one["descriptions"].as_array().into_iter().flatten();
        let found = texts.filter(|text| text["role"] == role).find_map(|text| text["value"].as_str());
        found.unwrap_or_default().to_owned()
    };
    Some(Picture {
        source: files.get(&format!("{path}{within}"))?.clone(),
        name: largest["name"].as_str()?.to_owned(),
        addresses: renditions.iter().filter_map(|file| file["href"].as_str()).map(str::to_owned).collect(),
        alt: said("alternative text"),
        caption: said("caption"),
        credit: one["by"].as_str().unwrap_or_default().to_owned(),
        leads: one["rel"] == "featured",
    })
}
