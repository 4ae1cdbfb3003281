//! Stories that go out at a time of their own.

use model::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// When a story goes out, and where.
    ScheduleStory {
        /// Slug or id.
        story: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// The folder it is written to.
        out: String,
        /// Ids of formats to be written besides those that always are; see the catalogue.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        formats: Vec<String>,
        /// The theme of the site that is written around it; left out, none is written.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        site: String,
        /// Names of the destinations the folder is pushed to then.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        destinations: Vec<String>,
    }
}

answer! {
    /// A story's time to go out.
    Scheduled {
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// The folder it is written to.
        out: String,
        /// The destinations it is pushed to.
        destinations: Vec<String>,
        /// Whoever laid it down.
        by: Option<String>,
        /// Why it has not gone out though its time has come; `null` before that.
        trouble: Option<String>,
    }
    /// What became of a story whose time had come.
    WentOut {
        /// Its slug.
        story: String,
        /// The destinations it was pushed to.
        destinations: Vec<String>,
        /// Why it did not go out, or not everywhere; it is tried again.
        trouble: Option<String>,
    }
}
