//! Checks by the rules of the desk: what is found in a story, how grave the desk sees it, and the words of its house
//! style. A rule that changes is in the history, and every open story is looked at again.

use crate::asks::{CheckRule, DeskRules, Nothing, SetCheck, SetUsage, Settings};
use crate::change::Entry;
use crate::desk::settings_of;
use crate::facts::open_facts;
use crate::flags::flag_rules;
use crate::links::linked_stories;
use crate::stories::refresh_blocking;
use crate::templates::template_of;
use crate::{Failure, Newsroom, Outcome};
use model::document::Document;
use model::photo::Photo;
use model::review::{CHECKS, Check, Finding, Rules, Severity, Submission, Usage, run_checks};
use model::story::{Status, StoryFields};
use model::{PhotoId, StoryId, Timestamp};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use storage::{Change, Read, StoryFilter};

/// Where the desk's grades and its house style stand in its settings.
const LEVELS: &str = "checks";
const USAGE: &str = "usage";
/// Lines of a house style, at most.
const MOST: usize = 5000;

impl Newsroom {
    /// What the desk has laid down for its checks.
    pub(crate) fn desk_rules(&self, _: Nothing) -> Outcome<DeskRules> {
        let (rules, flags) = self.desk.read(|read| Outcome::Ok((rules(read)?, flag_rules(read)?)))?;
        let row = |check: &Check| CheckRule {
            id: check.id.to_owned(),
            label: check.label.to_owned(),
            group: check.group,
            usual: check.usual,
            level: rules.level(check),
            locked: check.locked,
        };
        let usage = rules.usage.iter().map(Usage::to_string).collect();
        Ok(DeskRules { checks: CHECKS.iter().map(row).collect(), usage, flags })
    }

    /// Sets how grave the desk sees what a check finds.
    pub(crate) fn set_check(&self, ask: SetCheck) -> Outcome<DeskRules> {
        self.only_admins("change how grave a check is")?;
        let check = CHECKS.iter().find(|check| check.id == ask.check).ok_or_else(|| {
            Failure::not_found(format!("There is no check “{}”.", ask.check))
                .hint("The settings list all of them.")
        })?;
        if check.locked {
            return Err(Failure::not_allowed(format!("“{}” always blocks approval.", check.label))
                .hint("What leaves without it does harm that cannot be taken back."));
        }
        self.change(|change, moment| {
            let mut rules = rules(change)?;
            let before = rules.level(check);
            rules.levels.insert(check.id.to_owned(), ask.level);
            if ask.level == Some(check.usual) {
                rules.levels.remove(check.id);
            }
            change.set_setting(LEVELS, &json!(rules.levels))?;
            look_again(change, moment.at)?;
            let what = format!("Changed the check “{}”", check.label);
            Ok(((), vec![Entry::of_desk(what).changing(said(before), said(ask.level))]))
        })?;
        self.desk_rules(Nothing {})
    }

    /// Sets the words of the house style.
    pub(crate) fn set_usage(&self, ask: SetUsage) -> Outcome<DeskRules> {
        self.only_admins("change the house style")?;
        let mut usage: Vec<Usage> = Vec::new();
        for line in ask.lines.iter().filter(|line| !line.trim().is_empty()) {
            let one: Usage =
                line.parse().map_err(|what| Failure::invalid(what).hint("A line reads: e-mail = email"))?;
            if usage.iter().any(|there| there.words.to_lowercase() == one.words.to_lowercase()) {
                return Err(Failure::invalid(format!("“{}” is there twice.", one.words)));
            }
            usage.push(one);
        }
        if usage.len() > MOST {
            return Err(Failure::invalid("These are more words than a house style can have.")
                .hint(format!("{MOST} are possible.")));
        }
        self.change(|change, moment| {
            let before = rules(change)?.usage.len();
            change.set_setting(USAGE, &json!(usage))?;
            look_again(change, moment.at)?;
            let entry = Entry::of_desk("Changed the house style").changing(lines(before), lines(usage.len()));
            Ok(((), vec![entry]))
        })?;
        self.desk_rules(Nothing {})
    }
}

/// What the checks find in a story, the gravest first.
pub(crate) fn findings_of(
    read: &Read<'_>,
    story: StoryId,
    fields: &StoryFields,
    document: &Document,
    photos: &BTreeMap<PhotoId, Photo>,
    now: Timestamp,
) -> Outcome<Vec<Finding>> {
    let form = template_of(read, fields)?;
    let submission = Submission::of(fields, document, photos)
        .as_form(form.as_ref())
        .at(now)
        .linking(linked_stories(read, document)?)
        .with_facts(open_facts(read, story, document)?)
        .on_killed(read.standing_kills(story, &fields.built_on)?)
        .by_rules(rules(read)?);
    Ok(run_checks(&submission))
}

/// The rules of the desk.
pub(crate) fn rules(read: &Read<'_>) -> Outcome<Rules> {
    let Settings { site, limits, .. } = settings_of(read)?;
    Ok(Rules { lang: site.lang, levels: kept(read, LEVELS)?, limits, usage: kept(read, USAGE)? })
}

pub(crate) fn kept<T: Default + serde::de::DeserializeOwned>(read: &Read<'_>, key: &str) -> Outcome<T> {
    let Some(value) = read.setting(key)? else { return Ok(T::default()) };
    serde_json::from_value(value)
        .map_err(|error| Failure::unavailable(format!("The desk's rules cannot be read: {error}.")))
}

/// Counts anew what blocks each story that is still to be decided.
fn look_again(change: &mut Change<'_>, now: Timestamp) -> Outcome<()> {
    for listed in change.stories(&StoryFilter::default())? {
        if !matches!(listed.story.status, Status::Published | Status::Spiked) {
            refresh_blocking(change, listed.story.id, now)?;
        }
    }
    Ok(())
}

fn said(level: Option<Severity>) -> Value {
    json!(match level {
        None => "off",
        Some(Severity::Hint) => "hint",
        Some(Severity::Warning) => "warning",
        Some(Severity::Blocks) => "blocks",
    })
}

fn lines(count: usize) -> Value {
    json!(if count == 1 { "1 line".to_owned() } else { format!("{count} lines") })
}
