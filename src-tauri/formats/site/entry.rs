//! A story as the site knows it: what its own `ninjs.json` says, and its `manifest.json` of corrections.

use crate::page::{checksum, dateline};
use model::Timestamp;
use model::story::Correction;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A story that has left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// `yyyy/mm/dd/slug/`, under the site.
    pub path: String,
    /// Its lasting address.
    pub url: String,
    /// The headline.
    pub headline: String,
    /// The label above it; may be empty.
    pub kicker: String,
    /// The summary under it; may be empty.
    pub standfirst: String,
    /// BCP 47.
    pub lang: String,
    /// The names as a line.
    pub byline: String,
    /// The writers.
    pub authors: Vec<String>,
    /// May be empty.
    pub section: String,
    /// What it is about.
    pub tags: Vec<String>,
    /// First publication.
    pub published: Timestamp,
    /// Last change readers see.
    pub modified: Timestamp,
    /// The main picture.
    pub picture: Option<EntryPicture>,
    /// What was put right in it, the first first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The checksum of the paper that says all this.
    pub paper: String,
}

/// The text of a story, as its own `ninjs.json` says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The words.
    pub text: String,
    /// The text in plain elements, every address whole, with its dateline.
    pub html: String,
}

impl Body {
    /// Reads the text out of a story's `ninjs.json`; `path` as for [`Entry::read`].
    pub fn read(path: &str, ninjs: &[u8]) -> Result<Self, EntryFault> {
        let item: Value = serde_json::from_slice(ninjs)
            .map_err(|_| EntryFault { path: path.to_owned(), what: "story that can be read" })?;
        let place = item["located"].as_str().unwrap_or_default();
        let html = dateline::before(&valued(&item, "bodies", "html"), place);
        Ok(Self { text: valued(&item, "bodies", "text"), html })
    }
}

/// A story that was taken back, as its own `ninjs.json` says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Its lasting address.
    pub url: String,
    /// BCP 47.
    pub lang: String,
    /// What readers are told; may be empty.
    pub words: String,
    /// First publication.
    pub published: Timestamp,
    /// When it was taken back.
    pub at: Timestamp,
}

impl Gone {
    /// Reads the paper that stands in the place of a story; `path` as for [`Entry::read`].
    pub fn read(path: &str, ninjs: &[u8]) -> Result<Self, EntryFault> {
        let fault = |what| EntryFault { path: path.to_owned(), what };
        let item: Value = serde_json::from_slice(ninjs).map_err(|_| fault("story that can be read"))?;
        let text = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
        let moment = |name: &str| text(name).parse::<Timestamp>().map_err(|_| fault("date"));
        if item["pubStatus"] != "canceled" {
            return Err(fault("word that it was taken back"));
        }
        Ok(Self {
            url: text("uri"),
            lang: text("language"),
            words: text("edNote"),
            published: moment("firstCreated")?,
            at: moment("versionCreated")?,
        })
    }
}

/// The main picture of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryPicture {
    /// Every plain size as JPEG, ascending: address under the site, whole address, width, height, bytes.
    pub files: Vec<PictureFile>,
    /// What stands for it where it cannot be seen.
    pub alt: String,
    /// The credit line.
    pub credit: String,
}

/// One file of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PictureFile {
    /// Under the site.
    pub path: String,
    /// The whole address.
    pub url: String,
    /// In pixels.
    pub width: u64,
    /// In pixels.
    pub height: u64,
    /// Size of the file.
    pub bytes: u64,
}

/// A paper that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}ninjs.json says no {what}.")]
pub struct EntryFault {
    /// The story's folder.
    pub path: String,
    /// What is missing.
    pub what: &'static str,
}

impl Entry {
    /// What its `manifest.json` says was put right in it.
    pub fn put_right(mut self, manifest: &Value) -> Self {
        self.corrections = Vec::deserialize(&manifest["corrections"]).unwrap_or_default();
        self
    }

    /// Reads a story's `ninjs.json`. `path` is its folder under the site, with a slash at the end.
    pub fn read(path: &str, ninjs: &[u8]) -> Result<Self, EntryFault> {
        let fault = |what| EntryFault { path: path.to_owned(), what };
        let item: Value = serde_json::from_slice(ninjs).map_err(|_| fault("story that can be read"))?;
        let text =
            |pointer: &str| item.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        let moment =
            |name: &'static str| text(&format!("/{name}")).parse::<Timestamp>().map_err(|_| fault("date"));
        let roles = |list: &str, role: &str| valued(&item, list, role);
        let subjects = |rel: &str| -> Vec<String> {
            of(&item, "subjects")
                .filter(|one| one["rel"] == rel)
                .filter_map(|one| one["name"].as_str())
                .map(str::to_owned)
                .collect()
        };
        let url = text("/uri");
        if url.is_empty() {
            return Err(fault("address"));
        }
        Ok(Self {
            picture: of(&item, "associations")
                .next()
                .and_then(|picture| EntryPicture::read(picture, path, &url)),
            headline: roles("headlines", "main"),
            kicker: roles("headlines", "kicker"),
            standfirst: roles("descriptions", "summary"),
            lang: text("/language"),
            byline: text("/by"),
            authors: of(&item, "people")
                .filter(|one| one["rel"] == "creator")
                .filter_map(|one| one["name"].as_str())
                .map(str::to_owned)
                .collect(),
            section: subjects("section").into_iter().next().unwrap_or_default(),
            tags: subjects("about"),
            published: moment("firstCreated")?,
            modified: moment("versionCreated")?,
            corrections: vec![],
            paper: checksum(ninjs),
            path: path.to_owned(),
            url,
        })
    }
}

impl EntryPicture {
    fn read(picture: &Value, path: &str, url: &str) -> Option<Self> {
        let mut files: Vec<PictureFile> = of(picture, "renditions")
            .filter_map(|file| {
                let href = file["href"].as_str()?;
                let name = href.strip_prefix(url)?;
                let plain = name.strip_suffix(".jpg")?.rsplit('-').next()?;
                let width = file["width"].as_u64()?;
                // Only the plain sizes; the shapes for search engines are cut.
                (plain == width.to_string()).then(|| PictureFile {
                    path: format!("{path}{name}"),
                    url: href.to_owned(),
                    width,
                    height: file["height"].as_u64().unwrap_or_default(),
                    bytes: file["sizeInBytes"].as_u64().unwrap_or_default(),
                })
            })
            .collect();
        files.sort_by_key(|file| file.width);
        let credit = picture["by"].as_str().unwrap_or_default().to_owned();
        (!files.is_empty()).then(|| Self {
            files,
            alt: valued(picture, "descriptions", "alternative text"),
            credit,
        })
    }
}

fn of<'v>(item: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> {
    item[list].as_array().into_iter().flatten()
}

/// The value of that role in a list.
fn valued(item: &Value, list: &str, role: &str) -> String {
    of(item, list)
        .find(|one| one["role"] == role)
        .and_then(|one| one["value"].as_str())
        .unwrap_or_default()
        .to_owned()
}
