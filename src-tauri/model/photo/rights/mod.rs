//! What a photo may be used for: its category, and the permissions and bans that hold for a time.
//!
//! The rule, in full: a ban in force always stops a use. A permission in force is an editor's word, with a reason: it
//! stands above cost, conditions and missing particulars. Without one the category speaks. What nobody's word stands
//! above are credit line, creator and description (`Photo::missing_rights`). Nothing here knows what time it is.

mod categories;

pub use categories::{CATEGORIES, Category, Cost, category};

use super::{Photo, field};
use crate::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the desk has said about a photo's use.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Rights {
    /// Id of its category; unset until somebody has said it.
    pub category: Option<String>,
    /// Permissions and bans, in the order they were given.
    pub leases: Vec<Lease>,
}

/// A permission or a ban that holds for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lease {
    /// Permission or ban.
    pub kind: LeaseKind,
    /// From when; unset for always.
    #[ts(type = "string | null")]
    pub from: Option<Timestamp>,
    /// Until when; unset for ever.
    #[ts(type = "string | null")]
    pub until: Option<Timestamp>,
    /// Why, in the words of whoever gave it.
    pub note: String,
    /// Who gave it.
    pub by: Option<PersonId>,
    /// Name of who gave it, as it was then.
    pub by_name: String,
    /// When it was given.
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// Permission or ban.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeaseKind {
    /// It may be used.
    Allow,
    /// It must not be used.
    Deny,
}

/// Something about a photo's rights that a person has to know or to settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Concern {
    /// Nothing with this photo leaves until it is settled.
    pub stops: bool,
    /// Where it is settled: a photo field's id, `category` or `leases`.
    pub field: String,
    /// What is the matter.
    pub sentence: String,
}

impl Lease {
    fn has_begun(&self, now: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= now)
    }

    fn has_ended(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Does it hold at that moment?
    pub fn holds(&self, now: Timestamp) -> bool {
        self.has_begun(now) && !self.has_ended(now)
    }
}

impl Photo {
    /// What bans and permissions say at that moment. Empty when they leave the word to the category.
    pub fn lease_concerns(&self, now: Timestamp) -> Vec<Concern> {
        let stop = |sentence: String| vec![Concern { stops: true, field: "leases".into(), sentence }];
        let of = |kind: LeaseKind| self.rights.leases.iter().filter(move |lease| lease.kind == kind);
        let name = &self.file_name;
        if let Some(ban) = of(LeaseKind::Deny).find(|lease| lease.holds(now)) {
            let until = ban.until.map(|until| format!(" until {}", day(until))).unwrap_or_default();
            return stop(format!("{name} must not be used{until}: {}", closed(&ban.note)));
        }
        if self.is_allowed(now) {
            return Vec::new();
        }
        if let Some(next) = of(LeaseKind::Allow).filter(|lease| !lease.has_begun(now)).map(|l| l.from).min() {
            let from = next.map(|from| format!(" before {}", day(from))).unwrap_or_default();
            return stop(format!("{name} may not be used{from}."));
        }
        match of(LeaseKind::Allow).filter_map(|lease| lease.until).max() {
            Some(until) => stop(format!("The permission to use {name} ended on {}.", day(until))),
            None => Vec::new(),
        }
    }

    /// What its category says at that moment; nothing while a permission holds.
    pub fn category_concerns(&self, now: Timestamp) -> Vec<Concern> {
        if self.is_allowed(now) {
            return Vec::new();
        }
        let name = &self.file_name;
        let of_category =
            |stops: bool, sentence: String| Concern { stops, field: "category".into(), sentence };
        let Some(category) = self.rights.category.as_deref().and_then(category) else {
            return vec![of_category(false, format!("Nobody has said with what rights {name} may be used."))];
        };
        let mut concerns = match category.cost {
            Cost::Free => Vec::new(),
            Cost::Conditional => vec![of_category(
                false,
                format!("{name} comes with a condition ({}): {}", category.label, category.restriction),
            )],
            Cost::Pay => vec![of_category(
                true,
                format!("{name} has to be paid for ({}); an editor permits it first.", category.label),
            )],
        };
        let lacking = category.needs.iter().filter(|id| self.metadata.text(id).is_empty());
        concerns.extend(lacking.filter_map(|id| field(id)).map(|field| Concern {
            stops: true,
            field: field.id.to_owned(),
            sentence: format!("{} is missing on {name} ({} asks for it).", field.label, category.label),
        }));
        concerns
    }

    /// Everything about its rights at that moment; what stops a use comes first.
    pub fn rights_concerns(&self, now: Timestamp) -> Vec<Concern> {
        let mut concerns = self.lease_concerns(now);
        concerns.extend(self.category_concerns(now));
        concerns.sort_by_key(|concern| !concern.stops);
        concerns
    }

    fn is_allowed(&self, now: Timestamp) -> bool {
        self.rights.leases.iter().any(|lease| lease.kind == LeaseKind::Allow && lease.holds(now))
    }
}

/// The day, as every place on earth can read it.
fn day(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// A note as a sentence that ends.
fn closed(note: &str) -> String {
    let note = note.trim();
    if note.is_empty() {
        return "no reason was given.".into();
    }
    if note.ends_with(['.', '!', '?']) { note.into() } else { format!("{note}.") }
}

#[cfg(test)]
mod tests;
