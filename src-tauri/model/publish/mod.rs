//! What may go out, and what an exporter is given.
//!
//! Exporters accept only a [`Releasable`], and [`release`] is the one function that makes one. The default
//! is no: not approved, lapsed, changed since, a sign-off missing, under embargo, or a photo without rights, and nothing
//! leaves, not even a number.

mod clock;
mod links;
mod taken_back;

use crate::document::Document;
use crate::photo::Photo;
use crate::review::Seen;
use crate::story::flags::{named, wanting};
use crate::story::{FlagRules, Person, Status, Story, is_slug, slug_of};
use crate::{PhotoId, StoryId, Timestamp};
pub use clock::Clock;
pub use links::for_readers;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
pub use taken_back::{Kill, Withdrawal};
use ts_rs::TS;

/// Where stories are published, as every page says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// The publisher's name.
    pub name: String,
    /// The site's address, without a slash at the end.
    pub url: String,
    /// Default language of stories, BCP 47.
    pub lang: String,
    /// Time zone in which dates are shown, an IANA name.
    pub time_zone: String,
    /// Copyright holder of the text; empty takes the name.
    pub copyright_holder: String,
    /// Address of the licence or terms of use of the text; may be empty.
    pub terms_url: String,
    /// Address of the page about principles; may be empty.
    pub principles_url: String,
    /// Address of the page about corrections; may be empty.
    pub corrections_url: String,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: "The Desk".into(),
            url: "https://example.org".into(),
            lang: "en-GB".into(),
            time_zone: "Europe/London".into(),
            copyright_holder: String::new(),
            terms_url: String::new(),
            principles_url: String::new(),
            corrections_url: String::new(),
        }
    }
}

/// A story that may leave. Only [`release`] makes one.
#[derive(Debug, Clone)]
pub struct Releasable {
    article: Article,
    warnings: Vec<String>,
}

impl Releasable {
    /// What leaves.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// What an editor should know about what leaves, in sentences; nothing here stops it.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

/// A story as an exporter sees it: values only, nothing to ask and nothing to wait for.
#[derive(Debug, Clone)]
pub struct Article {
    /// The story; its dates of publication are set.
    pub story: Story,
    /// The agreed text.
    pub document: Document,
    /// Every photo it uses, by id.
    pub photos: BTreeMap<PhotoId, Photo>,
    /// Where it is published.
    pub site: Site,
    /// Who approved it, and when.
    pub approved_by: Person,
    /// First publication.
    pub published_at: Timestamp,
    /// Last change that readers see; never before `published_at`.
    pub modified_at: Timestamp,
    /// How many versions of it have been published, this one included; at least 1.
    pub revision: u32,
    /// Where the desk requires sign-offs.
    pub flag_rules: FlagRules,
    /// Where under the site it stands since it left, `yyyy/mm/dd/slug`: there it stays, whatever it is called since.
    /// `None` before it has left, and when it was taken back.
    pub stands: Option<String>,
    /// Where readers find the stories it links to, for those that have left the desk.
    pub addresses: BTreeMap<StoryId, String>,
    /// What it is built on was killed, and no editor has said that it may leave all the same.
    pub killed: Vec<Kill>,
}

impl Article {
    /// What its folder and its files are called: the last part of its address.
    pub fn folder_name(&self) -> String {
        let slug = &self.story.slug;
        match self.stands.as_deref().and_then(|stands| stands.rsplit('/').next()) {
            Some(stands) => stands.to_owned(),
            None if is_slug(slug) => slug.clone(),
            None => slug_of(slug),
        }
    }
}

/// Why a story may not leave. Each names what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Held {
    /// It is not approved.
    #[error("“{slug}” is {}, not approved.", status.label())]
    NotApproved {
        /// The story.
        slug: String,
        /// Where it stands.
        status: Status,
    },
    /// It was approved, and changed since.
    #[error("“{slug}” changed after it was approved ({what}).")]
    ChangedSince {
        /// The story.
        slug: String,
        /// What changed.
        what: String,
    },
    /// A required sign-off is not complete.
    #[error("“{slug}” is not signed for {flags}.")]
    Flags {
        /// The story.
        slug: String,
        /// What is missing, in words.
        flags: String,
    },
    /// Its embargo has not passed.
    #[error("“{slug}” is under embargo until {until}.")]
    Embargo {
        /// The story.
        slug: String,
        /// Until when.
        until: Timestamp,
    },
    /// Its embargo has passed by a clock that jumped.
    #[error(
        "The computer's clock jumped ahead, so it is not certain that the embargo of “{slug}” until {until} has passed."
    )]
    Clock {
        /// The story.
        slug: String,
        /// Until when it is held.
        until: Timestamp,
    },
    /// It is built on something that was killed.
    #[error("“{slug}” is built on {item}, which was killed{}.", kill_reason(.reason))]
    Killed {
        /// The story.
        slug: String,
        /// What was killed, as its sender names it.
        item: String,
        /// Why; may be empty.
        reason: String,
    },
    /// A photo it uses lacks a right.
    #[error("The photo {file} has no {field}.")]
    PhotoRights {
        /// The photo's file name.
        file: String,
        /// The label of the missing field, in lower case.
        field: String,
    },
    /// A photo it uses may not be used now.
    #[error("{0}")]
    PhotoUse(String),
    /// It uses a photo the desk does not have.
    #[error("A picture of “{slug}” is described but not there.")]
    PhotoMissing {
        /// The story.
        slug: String,
    },
}

fn kill_reason(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" ({reason})") }
}

/// The one release gate.
///
/// `clock` is the newsroom's; the article's `document` must be the current text, agreed or not.
pub fn release(mut article: Article, clock: impl Into<Clock>) -> Result<Releasable, Held> {
    let Clock { now, least } = clock.into();
    let slug = article.story.slug.clone();
    if let Some(until) = article.story.fields.embargo.filter(|until| *until > least) {
        return Err(if until > now { Held::Embargo { slug, until } } else { Held::Clock { slug, until } });
    }
    if let Some(Kill { item, reason, .. }) = article.killed.first().cloned() {
        return Err(Held::Killed { slug, item, reason });
    }
    if !matches!(article.story.status, Status::Approved | Status::Published) {
        return Err(Held::NotApproved { slug, status: article.story.status });
    }
    article.document = crate::document::clean(&article.document);
    let Some(approval) = article.story.approval.clone() else {
        return Err(Held::NotApproved { slug, status: article.story.status });
    };
    if let Some(lapse) = approval.lapsed {
        return Err(Held::ChangedSince { slug, what: lapse.what });
    }
    let seen = Seen::of(&article.story.fields, &article.document, &article.photos);
    let hash = seen.hash();
    if hash != approval.hash {
        return Err(Held::ChangedSince { slug, what: "what a reader sees".into() });
    }
    let wanting = wanting(&article.story, &article.flag_rules, Some(&hash));
    if !wanting.is_empty() {
        return Err(Held::Flags { slug, flags: named(&wanting) });
    }
    for (_, figure) in article.document.figures() {
        let Some(photo) = figure.photo.and_then(|id| article.photos.get(&id)) else {
            return Err(Held::PhotoMissing { slug });
        };
        if let Some(field) = photo.missing_rights().first() {
            return Err(Held::PhotoRights {
                file: photo.file_name.clone(),
                field: field.label.to_lowercase(),
            });
        }
        // Asked again at every release: a permission may have ended since the approval.
        if let Some(concern) = photo.rights_concerns(now).into_iter().find(|concern| concern.stops) {
            return Err(Held::PhotoUse(concern.sentence));
        }
    }
    let warnings = for_readers(&mut article);
    Ok(Releasable { article, warnings })
}
