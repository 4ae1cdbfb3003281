//! Flags: who asks for a sign-off of a story, who gives it, and where the desk requires one.
//!
//! Who may do what, and what is wanting before a story leaves, stands in `model::story::flags`.

use crate::asks::{DeskRules, FlagMark, FlagMove, FlagView, Nothing, SetFlag, SetFlagRule, Settings};
use crate::change::Entry;
use crate::checks::kept;
use crate::{Failure, Newsroom, Outcome};
use model::VersionId;
use model::review::{Seen, thread::remark};
use model::story::flags::{may_set, standing};
use model::story::{
    FLAGS, FlagDecision, FlagRefusal, FlagRule, FlagRules, FlagState, HistoryKind, Person, Story,
};
use serde_json::json;
use storage::{NewVersion, Read, VersionKind};

/// Where the desk's rules stand in its settings.
const RULES: &str = "flags";

impl Newsroom {
    /// Decides about a flag of a story. Whoever completes one signs exactly what was seen.
    pub(crate) fn set_flag(&self, ask: SetFlag) -> Outcome<Story> {
        let person = self.somebody()?;
        let own_approval = self.settings()?.own_approval;
        let looked_at = self.story_named(&ask.story)?;
        let id = looked_at.id;
        let document = self.text_of(id)?;
        let (flag, state, label) = (ask.flag, ask.state, ask.flag.row().label);
        let reason = remark(&ask.reason).unwrap_or_default();
        let version = VersionId(self.fresh_id());
        self.change(|change, moment| {
            let story = change.story(id)?.ok_or_else(gone)?;
            let from = standing(flag, &story, &flag_rules(change)?);
            let own = story.authors.contains(&person.id);
            may_set(from, state, person.role, own, own_approval, &reason)?;
            let mut hash = None;
            if state == FlagState::Complete {
                let photos = change
                    .photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
                let seen = Seen::of(&story.fields, &document, &photos);
                let signed = seen.hash();
                let other = ask.hash.as_ref().is_some_and(|wanted| *wanted != signed);
                if other || story.seq != looked_at.seq {
                    return Err(Failure::conflict("The story has changed since you looked at it.")
                        .hint("Look at what changed, then sign it."));
                }
                if change.version_by_hash(id, &signed)?.is_none() {
                    change.insert_version(&NewVersion {
                        id: version,
                        story: id,
                        kind: VersionKind::Seen,
                        reason: "signed",
                        name: None,
                        by: moment.by,
                        at: moment.at,
                        content: &seen.bytes(),
                    })?;
                }
                hash = Some(signed);
            }
            let decision = FlagDecision {
                state,
                by: person.id,
                at: moment.at,
                hash,
                reason: reason.clone(),
                lapsed: None,
            };
            change.insert_flag(id, flag, &decision)?;
            let what = match state {
                FlagState::Required => format!("Asked for “{label}”"),
                FlagState::Complete => format!("Signed “{label}”"),
                FlagState::NotNeeded => format!("Set “{label}” aside"),
            };
            let after = if reason.is_empty() { state.label() } else { &reason };
            let entry = Entry::of_story(id, what).about(HistoryKind::SignOffs).changing(from.label(), after);
            Ok((change.story(id)?.ok_or_else(gone)?, vec![entry]))
        })
    }

    /// Lays down where the desk requires a flag.
    pub(crate) fn set_flag_rule(&self, ask: SetFlagRule) -> Outcome<DeskRules> {
        self.only_admins("change which sign-offs stories need")?;
        let mut sections: Vec<String> = Vec::new();
        for section in ask.sections.iter().map(|section| section.trim()).filter(|section| !section.is_empty())
        {
            if !sections.iter().any(|there| there == section) {
                sections.push(section.to_owned());
            }
        }
        let rule = FlagRule { always: ask.always, sections };
        self.change(|change, _| {
            let mut rules = flag_rules(change)?;
            let before = rules.insert(ask.flag, rule.clone()).unwrap_or_default();
            change.set_setting(RULES, &json!(rules))?;
            let what = format!("Changed where “{}” is required", ask.flag.row().label);
            Ok(((), vec![Entry::of_desk(what).changing(said(&before), said(&rule))]))
        })?;
        self.desk_rules(Nothing {})
    }
}

/// Where the desk requires flags.
pub(crate) fn flag_rules(read: &Read<'_>) -> Outcome<FlagRules> {
    kept(read, RULES)
}

/// Every flag of a story, and what the acting person can do about it.
pub(crate) fn flags_of(
    story: &Story,
    person: Option<&Person>,
    settings: &Settings,
    rules: &FlagRules,
) -> Vec<FlagView> {
    let view = |row: &model::story::FlagRow| {
        let state = standing(row.flag, story, rules);
        let moves = [FlagState::Complete, FlagState::Required, FlagState::NotNeeded];
        FlagView {
            flag: row.flag,
            label: row.label.to_owned(),
            about: row.about.to_owned(),
            state,
            by_rule: rules.get(&row.flag).is_some_and(|rule| rule.asks(&story.fields)),
            moves: moves
                .into_iter()
                .filter(|to| *to != state)
                .map(|to| step(state, to, story, person, settings))
                .collect(),
        }
    };
    FLAGS.iter().map(view).collect()
}

fn step(
    from: FlagState,
    to: FlagState,
    story: &Story,
    person: Option<&Person>,
    settings: &Settings,
) -> FlagMove {
    let allowed = |person: &Person, reason| {
        let own = story.authors.contains(&person.id);
        may_set(from, to, person.role, own, settings.own_approval, reason)
    };
    let refused = match person {
        None => Some("Nobody is acting.".to_owned()),
        Some(person) => allowed(person, "a reason").err().map(|refusal| refusal.to_string()),
    };
    let label = match to {
        FlagState::Complete => "Sign",
        FlagState::Required => "Ask for it",
        FlagState::NotNeeded => "Not needed",
    };
    let reason = person.is_some_and(|person| allowed(person, "") == Err(FlagRefusal::NoReason));
    FlagMove { to, label: label.to_owned(), refused, reason }
}

/// The flags of a story that are asked for, as they stand in the list.
pub(crate) fn marks_of(story: &Story, rules: &FlagRules) -> Vec<FlagMark> {
    let mark = |row: &model::story::FlagRow| {
        let state = standing(row.flag, story, rules);
        let asked = state != FlagState::NotNeeded;
        asked.then(|| FlagMark { flag: row.flag, label: row.label.to_owned(), state })
    };
    FLAGS.iter().filter_map(mark).collect()
}

/// A rule in words.
fn said(rule: &FlagRule) -> String {
    match (rule.always, rule.sections.as_slice()) {
        (true, _) => "in every story".to_owned(),
        (false, []) => "in no story".to_owned(),
        (false, sections) => format!("in {}", sections.join(", ")),
    }
}

fn gone() -> Failure {
    Failure::not_found("The story is not there any more.")
}
