//! The categories of usage rights, as data: what a picture of that kind costs, what has to be known about it, and what
//! it may not be used for.
//!
//! One row is one category. Its fields are ids of the table of photo fields, so the form and the file hold them
//! already; credit line and description are demanded of every photo and stand in no row.

use serde::Serialize;
use ts_rs::TS;

/// A kind of usage rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Category {
    /// The key under which a photo keeps it.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// When to take it, in a few words.
    pub about: &'static str,
    /// What a use costs.
    pub cost: Cost,
    /// Ids of the photo fields that must be known.
    pub needs: &'static [&'static str],
    /// What it may not be used for; empty for no restriction.
    pub restriction: &'static str,
}

/// What a use costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    /// Nothing.
    Free,
    /// Nothing, as long as its conditions are kept.
    Conditional,
    /// Each use is paid for, so an editor says yes to it first.
    Pay,
}

use Cost::{Conditional, Free, Pay};

/// All categories, in the order of the form.
#[rustfmt::skip]
pub const CATEGORIES: &[Category] = &[
    Category { id: "staff", label: "Staff photographer", about: "Made by somebody employed here", cost: Free, needs: &["creator"], restriction: "" },
    Category { id: "contract", label: "Contract photographer", about: "Made under a standing contract", cost: Free, needs: &["creator"], restriction: "" },
    Category { id: "commissioned", label: "Commissioned", about: "Made for one assignment and paid with it", cost: Free, needs: &["creator"], restriction: "" },
    Category { id: "agency", label: "Agency", about: "From an agency or a picture library", cost: Pay, needs: &["source"], restriction: "" },
    Category { id: "pool", label: "Pool", about: "Made by one for all on the spot", cost: Conditional, needs: &["source", "date_created"], restriction: "Only as the pool agreed; most agree on a number of days." },
    Category { id: "handout", label: "Handout", about: "Given out by police, courts, families, authorities", cost: Conditional, needs: &["source", "usage_terms"], restriction: "Only for the matter in which it was given out." },
    Category { id: "pr", label: "Publicity", about: "Given out to promote something", cost: Conditional, needs: &["source"], restriction: "Only where the story is about what it promotes." },
    Category { id: "social_media", label: "Social media", about: "Found on a network", cost: Conditional, needs: &["creator", "source", "usage_terms"], restriction: "Only with the word of whoever made it, which stands in the usage terms." },
    Category { id: "creative_commons", label: "Creative Commons", about: "Under a licence anybody may use", cost: Free, needs: &["creator", "source", "web_statement"], restriction: "" },
    Category { id: "public_domain", label: "Public domain", about: "Nobody holds rights in it", cost: Free, needs: &["source"], restriction: "" },
    Category { id: "screengrab", label: "Screengrab", about: "A still of a broadcast, a film, a screen", cost: Conditional, needs: &["source"], restriction: "Only to report on what was shown." },
    Category { id: "composite", label: "Composite", about: "Put together out of several pictures", cost: Conditional, needs: &["source", "usage_terms"], restriction: "Only as far as the rights of every part go." },
];

/// The category of that id.
pub fn category(id: &str) -> Option<&'static Category> {
    CATEGORIES.iter().find(|category| category.id == id)
}

#[cfg(test)]
mod tests {
    use super::super::super::field;
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_category_is_named_once_and_asks_for_fields_there_are() {
        let ids: HashSet<_> = CATEGORIES.iter().map(|category| category.id).collect();
        assert_eq!(ids.len(), CATEGORIES.len());
        for category in CATEGORIES {
            for id in category.needs {
                assert!(field(id).is_some_and(|field| field.published), "{} asks for {id}", category.id);
            }
            let conditions = category.cost == Cost::Conditional;
            assert_eq!(conditions, !category.restriction.is_empty(), "{}", category.id);
        }
    }
}
