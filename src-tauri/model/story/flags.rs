//! Flags: the sign-offs a story may need beside its approval.
//!
//! Each is not needed, required or complete. The desk lays down where one is required; a person may decide otherwise for
//! one story, and says why. A completed flag is bound to the hash of exactly what was signed
//! ([`crate::review::Seen`]) and ends with it, as an approval does. Nothing leaves while a required flag is not complete.

use super::{Lapse, Role, Story, StoryFields};
use crate::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Read by a lawyer.
    Legal,
    /// Pictures, their rights and their captions looked at.
    Pictures,
    /// The desk's standards kept: fairness, sources, taste.
    Standards,
}

/// A row of the catalogue.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct FlagRow {
    /// The flag.
    pub flag: Flag,
    /// Its name on the command line.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What whoever completes it answers for.
    pub about: &'static str,
}

/// All flags, in the order in which they are shown.
pub const FLAGS: &[FlagRow] = &[
    FlagRow { flag: Flag::Legal, id: "legal", label: "Legal", about: "Nothing in it breaks the law" },
    FlagRow {
        flag: Flag::Pictures,
        id: "pictures",
        label: "Pictures",
        about: "Every picture shows what is said of it and may be shown",
    },
    FlagRow {
        flag: Flag::Standards,
        id: "standards",
        label: "Standards",
        about: "It is fair, sourced and in good taste",
    },
];

/// How a flag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlagState {
    /// Nobody asks for it.
    NotNeeded,
    /// Nothing leaves before it is complete.
    Required,
    /// Somebody signed.
    Complete,
}

/// What a person decided about a flag of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FlagDecision {
    /// What it was set to.
    pub state: FlagState,
    /// By whom.
    pub by: PersonId,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// The hash of what was signed; `None` where nothing was.
    pub hash: Option<String>,
    /// Why; empty where no reason was asked for.
    pub reason: String,
    /// Why a completed one no longer holds; `None` while it does.
    pub lapsed: Option<Lapse>,
}

/// The last decision about each flag of a story; one about which nobody decided is not there.
pub type Flags = BTreeMap<Flag, FlagDecision>;

/// Where a desk requires a flag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FlagRule {
    /// In every story.
    pub always: bool,
    /// In stories of these sections.
    pub sections: Vec<String>,
}

/// The rules of a desk; a flag without one is required nowhere.
pub type FlagRules = BTreeMap<Flag, FlagRule>;

/// Why somebody may not set a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FlagRefusal {
    /// The person's role does not suffice.
    #[error("To complete a flag, or to say that it is not needed, is for an editor and above.")]
    Role,
    /// Four eyes.
    #[error("An author does not sign her own story.")]
    OwnStory,
    /// What is asked for is set aside without a word.
    #[error("A flag that is asked for is not set aside without a reason.")]
    NoReason,
    /// It stands like that.
    #[error("The flag is already {}.", .0.label())]
    AsItIs(FlagState),
}

impl Flag {
    /// Its row of the catalogue.
    pub fn row(self) -> &'static FlagRow {
        // Every flag has a row (tested below); the first row answers for a flag without one.
        FLAGS.iter().find(|row| row.flag == self).unwrap_or(&FLAGS[0])
    }
}

impl FlagState {
    /// The state as people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotNeeded => "not needed",
            Self::Required => "required",
            Self::Complete => "complete",
        }
    }
}

impl FlagRule {
    /// Does the desk require it of a story with these fields?
    pub fn asks(&self, fields: &StoryFields) -> bool {
        self.always || self.sections.contains(&fields.section)
    }
}

/// How a flag of a story stands: as somebody decided, else by the rules of the desk.
pub fn standing(flag: Flag, story: &Story, rules: &FlagRules) -> FlagState {
    match story.flags.get(&flag) {
        Some(decision) if decision.lapsed.is_some() => FlagState::Required,
        Some(decision) => decision.state,
        None if rules.get(&flag).is_some_and(|rule| rule.asks(&story.fields)) => FlagState::Required,
        None => FlagState::NotNeeded,
    }
}

/// The flags that are required and not complete. With the hash of what would leave, one that was completed on anything
/// else counts among them.
pub fn wanting(story: &Story, rules: &FlagRules, hash: Option<&str>) -> Vec<Flag> {
    let others = |flag: &Flag| {
        let signed = story.flags.get(flag).and_then(|decision| decision.hash.as_deref());
        hash.is_some_and(|hash| signed != Some(hash))
    };
    let wants = |flag: &Flag| match standing(*flag, story, rules) {
        FlagState::NotNeeded => false,
        FlagState::Required => true,
        FlagState::Complete => others(flag),
    };
    FLAGS.iter().map(|row| row.flag).filter(wants).collect()
}

/// May somebody set a flag that stands as `from`? `own` and `own_approval` as for [`super::may_take`].
pub fn may_set(
    from: FlagState,
    to: FlagState,
    role: Role,
    own: bool,
    own_approval: bool,
    reason: &str,
) -> Result<(), FlagRefusal> {
    if from == to {
        return Err(FlagRefusal::AsItIs(from));
    }
    if to == FlagState::Required {
        return Ok(());
    }
    if role < Role::Editor {
        return Err(FlagRefusal::Role);
    }
    if own && !own_approval {
        return Err(FlagRefusal::OwnStory);
    }
    if to == FlagState::NotNeeded && reason.trim().is_empty() {
        return Err(FlagRefusal::NoReason);
    }
    Ok(())
}

/// Flags as the end of a sentence: "legal and pictures".
pub fn named(flags: &[Flag]) -> String {
    let names: Vec<String> = flags.iter().map(|flag| flag.row().label.to_lowercase()).collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        all => all.concat(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::FlagState::{Complete, NotNeeded, Required};
    use super::*;

    #[test]
    fn every_flag_has_its_row() {
        for flag in [Flag::Legal, Flag::Pictures, Flag::Standards] {
            assert_eq!(flag.row().flag, flag);
            assert_eq!(serde_json::to_value(flag).unwrap(), flag.row().id);
        }
    }

    #[test]
    fn a_rule_asks_in_its_sections() {
        let rule = FlagRule { always: false, sections: vec!["Courts".into()] };
        let mut fields = StoryFields::default();
        assert!(!rule.asks(&fields));
        fields.set_text("section", "Courts").unwrap();
        assert!(rule.asks(&fields));
        assert!(FlagRule { always: true, sections: vec![] }.asks(&StoryFields::default()));
    }

    #[test]
    fn anybody_asks_for_a_flag_and_an_editor_who_is_no_author_answers() {
        let set = |from, to, role, own, reason| may_set(from, to, role, own, false, reason);
        assert_eq!(set(NotNeeded, Required, Role::Journalist, true, ""), Ok(()));
        assert_eq!(set(Required, Complete, Role::Journalist, false, ""), Err(FlagRefusal::Role));
        assert_eq!(set(Required, Complete, Role::Editor, true, ""), Err(FlagRefusal::OwnStory));
        assert_eq!(may_set(Required, Complete, Role::Editor, true, true, ""), Ok(()));
        assert_eq!(set(Required, Complete, Role::Editor, false, ""), Ok(()));
        assert_eq!(set(Required, NotNeeded, Role::Editor, false, " "), Err(FlagRefusal::NoReason));
        assert_eq!(set(Complete, NotNeeded, Role::Editor, false, "A list of opening hours."), Ok(()));
        assert_eq!(set(Required, Required, Role::Admin, false, ""), Err(FlagRefusal::AsItIs(Required)));
    }

    #[test]
    fn flags_are_named_as_people_do() {
        assert_eq!(named(&[Flag::Legal]), "legal");
        assert_eq!(named(&[Flag::Legal, Flag::Pictures, Flag::Standards]), "legal, pictures and standards");
        assert_eq!(named(&[]), "");
    }
}
