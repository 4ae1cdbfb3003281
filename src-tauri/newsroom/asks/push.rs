//! Destinations, and what goes there.

use model::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// Something that opens a destination, as a person entered it. It is given and never answered, and never shown.
#[derive(Clone, Deserialize, TS)]
#[serde(from = "serde_json::Value")]
#[ts(type = "string")]
pub struct Entered(pub(crate) String);

impl From<serde_json::Value> for Entered {
    /// Anything but text is nothing: a refusal would have to name what was given.
    fn from(value: serde_json::Value) -> Self {
        Self(value.as_str().unwrap_or_default().to_owned())
    }
}

impl fmt::Debug for Entered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("—")
    }
}

ask! {
    /// A destination as the desk knows it.
    SetDestination {
        /// What people call it.
        name: String,
        /// Its kind, from the catalogue.
        kind: String,
        /// Values by key.
        settings: BTreeMap<String, String>,
        /// Secrets by key; one that is not given stays as it is.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        secrets: BTreeMap<String, Entered>,
        /// Its name so far, when it is one that is there already.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        was: String,
    }
    /// One destination.
    DestinationRef {
        /// Its name.
        destination: String,
    }
    /// What was exported to a folder, to be sent.
    PushFolder {
        /// The destination's name.
        destination: String,
        /// The folder that was exported to.
        from: String,
        /// Only say what differs from what is live.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        dry_run: bool,
    }
}

answer! {
    /// A destination.
    DestinationRow {
        /// What people call it.
        name: String,
        /// Its kind.
        kind: String,
        /// Values by key.
        settings: BTreeMap<String, String>,
        /// Keys of the secrets that were entered.
        secrets: Vec<String>,
        /// When something last went there.
        #[ts(type = "string | null")]
        last: Option<Timestamp>,
    }
    /// A kind of destination.
    DestinationKindRow {
        /// What it is asked for by.
        id: String,
        /// What people call it.
        label: String,
        /// Whom it suits.
        about: String,
        /// What has to be said about one.
        settings: Vec<DestinationSettingRow>,
    }
    /// Something that is said about a destination.
    DestinationSettingRow {
        /// Its key.
        id: String,
        /// What people call it.
        label: String,
        /// What to enter.
        hint: String,
        /// It may not be empty.
        needed: bool,
        /// It is kept where keys are kept, and never shown.
        secret: bool,
    }
    /// What a push did, or would do.
    PushedFolder {
        /// The destination's name.
        destination: String,
        /// What is named here are stories, each a post of its own, by slug; otherwise files by path.
        posts: bool,
        /// Those that were not there.
        added: Vec<String>,
        /// Those that said something else.
        changed: Vec<String>,
        /// Those that go.
        removed: Vec<String>,
        /// How many stay as they are.
        same: u32,
        /// Stories with a file among them, by slug.
        stories: Vec<String>,
        /// What the destination calls the state it is in now; empty where it has no name for it.
        remote: String,
        /// What was left out or left as it is, and why.
        warnings: Vec<String>,
    }
    /// Something that went somewhere.
    DeliveryRow {
        /// The story's slug; `null` for the site around the stories.
        story: Option<String>,
        /// `story`, `withdrawn` or `site`.
        what: String,
        /// What the destination calls it.
        remote: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// Who sent it.
        by: Option<String>,
    }
}
