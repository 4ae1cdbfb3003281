//! Checks: what they find, and how grave the desk sees it.

use model::review::{Group, Severity};
use model::story::FlagRules;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// Sets how grave a desk sees what a check finds.
    SetCheck {
        /// The check, by its name.
        check: String,
        /// How grave; `null` switches it off.
        level: Option<Severity>,
    }
}

answer! {
    /// A check that ran.
    CheckRun {
        /// Its name.
        id: String,
        /// What it looks at.
        label: String,
        /// The gravest thing it found; `null` when all is right.
        found: Option<Severity>,
    }
    /// A check and its label.
    CheckRow {
        /// Its name.
        id: String,
        /// What it looks at.
        label: String,
    }
    /// What the desk has laid down for its checks.
    DeskRules {
        /// Every check, in the order of the catalogue.
        checks: Vec<CheckRule>,
        /// The words of the house style, a line each.
        usage: Vec<String>,
        /// Where each sign-off is required; nowhere where it is not named.
        flags: FlagRules,
    }
    /// A check and how grave the desk sees what it finds.
    CheckRule {
        /// Its name.
        id: String,
        /// What is right when it finds nothing.
        label: String,
        /// What it looks at.
        group: Group,
        /// How grave it is as Galley comes.
        usual: Severity,
        /// How grave it is here; `null` is off.
        level: Option<Severity>,
        /// No desk may change it.
        locked: bool,
    }
}
