//! The one list of kinds of destination. A kind is a line here and a file beside this one.

mod folder;
mod ghost;
mod git;
mod program;
mod s3;
mod sftp;
mod web;
mod wordpress;

use crate::{Fault, Files, Posts, Secret};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A kind of destination.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What it is asked for by.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Whom it suits.
    pub about: &'static str,
    /// What has to be said about one.
    pub settings: &'static [Setting],
    /// Opens one.
    pub open: fn(&Terms<'_>) -> Result<Place, Fault>,
}

/// A destination that was opened, by what it takes.
pub enum Place {
    /// Files, as they were exported.
    Files(Box<dyn Files>),
    /// Stories, each a post of its own.
    Posts(Box<dyn Posts>),
}

/// Something that is said about a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its key.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What to enter.
    pub hint: &'static str,
    /// It may not be empty.
    pub needed: bool,
    /// It is kept where keys are kept, and never shown.
    pub secret: bool,
}

const fn needed(id: &'static str, label: &'static str, hint: &'static str) -> Setting {
    Setting { id, label, hint, needed: true, secret: false }
}

const fn optional(id: &'static str, label: &'static str, hint: &'static str) -> Setting {
    Setting { needed: false, ..needed(id, label, hint) }
}

const fn secret(id: &'static str, label: &'static str, hint: &'static str) -> Setting {
    Setting { secret: true, ..needed(id, label, hint) }
}

/// What was said about a destination.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// Values by key.
    pub values: &'a BTreeMap<String, String>,
    /// Secrets by key.
    pub secrets: &'a BTreeMap<String, Secret>,
    /// A folder of this destination's own, for what it keeps between pushes; it may be deleted at any time.
    pub workshop: &'a Path,
}

impl Terms<'_> {
    /// A value; empty when it was not said.
    fn get(&self, id: &str) -> &str {
        self.values.get(id).map(|value| value.trim()).unwrap_or_default()
    }

    /// A secret; empty when it was not said.
    fn secret(&self, id: &str) -> &str {
        self.secrets.get(id).map(Secret::reveal).unwrap_or_default()
    }
}

/// Every kind.
pub const DESTINATIONS: &[Kind] = &[
    Kind {
        id: "folder",
        label: "Folder",
        about: "A folder of this computer, or of a server that is mounted here",
        settings: &[needed("path", "Folder", "Its whole path")],
        open: folder::open,
    },
    Kind {
        id: "git",
        label: "Git",
        about: "A repository that a host such as GitHub Pages, GitLab or Netlify publishes from",
        settings: &[
            needed("url", "Repository", "git@example.org:desk/site.git or https://…"),
            optional("branch", "Branch", "The one that is published from; left empty, main"),
            optional("folder", "Folder", "Within the repository; left empty, its top"),
        ],
        open: git::open,
    },
    Kind {
        id: "sftp",
        label: "SFTP",
        about: "A web server you have a login to; your key or its agent opens it",
        settings: &[
            needed("host", "Server", "example.org"),
            needed("user", "Login", "The name you log in with"),
            needed("folder", "Folder", "Where the site stands there, such as /var/www/site"),
            optional("port", "Port", "Left empty, 22"),
            optional("key", "Key file", "The private key’s whole path; left empty, your usual ones"),
            optional("config", "SSH configuration", "A file of ssh_config; left empty, your usual one"),
        ],
        open: sftp::open,
    },
    Kind {
        id: "s3",
        label: "S3 storage",
        about: "A bucket at Amazon S3, Cloudflare R2, Backblaze B2, MinIO, or another that speaks S3",
        settings: &[
            needed("bucket", "Bucket", "Its name"),
            needed("region", "Region", "Such as eu-west-1; where the storage knows none, auto or us-east-1"),
            needed("access_key", "Access key ID", "The name of the key; the key itself is entered below"),
            secret("secret_key", "Secret access key", "Kept in this computer’s keyring, never on the desk"),
            optional("endpoint", "Address", "https://… of the storage; left empty, Amazon’s"),
            optional("prefix", "Folder", "Within the bucket; left empty, its top"),
            optional("style", "Bucket in the", "path or host; left empty, host at Amazon and path elsewhere"),
        ],
        open: s3::open,
    },
    Kind {
        id: "wordpress",
        label: "WordPress",
        about: "A site that runs WordPress: every story becomes a post there, its pictures go to the media library",
        settings: &[
            needed("url", "Site", "https://example.org"),
            needed("user", "Login", "Of somebody with the role Editor there"),
            secret(
                "password",
                "Application password",
                "Made there in the profile, under Application Passwords",
            ),
        ],
        open: wordpress::open,
    },
    Kind {
        id: "ghost",
        label: "Ghost",
        about: "A publication on Ghost: every story becomes a post there, with its pictures",
        settings: &[
            needed("url", "Site", "https://example.org, as the integration calls the API’s address"),
            secret("key", "Admin API key", "Made there in the settings, under Integrations"),
        ],
        open: ghost::open,
    },
];

/// The kind of that id.
pub fn kind(id: &str) -> Option<&'static Kind> {
    DESTINATIONS.iter().find(|kind| kind.id == id)
}
