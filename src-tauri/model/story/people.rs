//! The people of a desk. Roles are a guard rail plus hashes, not a wall on a computer the person owns.

use crate::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody who works at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// The name as it stands in bylines and history; unique on the desk.
    pub name: String,
    /// What this person may do.
    pub role: Role,
    /// Whether acting as this person asks for a passphrase.
    pub has_passphrase: bool,
    /// When the person was added.
    #[ts(type = "string")]
    pub created_at: Timestamp,
}

/// What a person may do; each includes the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes and submits.
    Journalist,
    /// Also reviews, approves and publishes.
    Editor,
    /// Also keeps people and settings.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Journalist, Self::Editor, Self::Admin];

    /// The role as people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Journalist => "journalist",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }
}
