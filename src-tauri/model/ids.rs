//! Identities. Every id is a UUIDv7 from day one, so that desks can later be merged without
//! renumbering; they are typed, so that a photo's id can never be passed for a story's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

id!(
    /// A story, through its whole life.
    StoryId
);
id!(
    /// A photo of the desk's library.
    PhotoId
);
id!(
    /// A person who works at the desk.
    PersonId
);
id!(
    /// An immutable, hashed state of a story.
    VersionId
);
id!(
    /// A comment with everything that was answered to it.
    ThreadId
);

/// The name of a top-level block, stable over its whole life: 1–64 of `A-Z a-z 0-9 - _`.
///
/// It is text and not a UUID because the editor and foreign Markdown (`{#what}`) name blocks too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct BlockId(String);

impl BlockId {
    /// Longest permitted id, in bytes.
    pub const MAX: usize = 64;

    /// `None` when the text is not a permitted id.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = !text.is_empty()
            && text.len() <= Self::MAX
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then_some(Self(text))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
