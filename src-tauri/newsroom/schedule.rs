//! Stories that go out at a time of their own, while Galley is open or when it is asked to look (`push --due`).
//!
//! A time to go out is an editor's decision about a story, like an export that is made later: written to a folder, pushed
//! from there, in that editor's name and by the same rules as by hand. So what is not approved then, or held for any reason,
//! stays, says why, and goes as soon as it may. It is no embargo: it lets a story out, an embargo keeps it in.
//! Its time has come when a clock that can be believed says so.

use crate::asks::{ExportStories, Nothing, PushFolder, ScheduleStory, Scheduled, StoryRef, WentOut};
use crate::change::Entry;
use crate::checks::kept;
use crate::{Failure, Newsroom, Outcome, held};
use jiff::SignedDuration;
use model::publish::Clock;
use model::story::{HistoryKind, Status, Step, may_take};
use model::{PersonId, StoryId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use storage::{Change, Read};

/// Where the plans stand in the desk's settings.
const PLANS_KEY: &str = "scheduled";
/// How long after trouble it is tried again.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// A story's time to go out, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Plan {
    at: Timestamp,
    out: String,
    formats: Vec<String>,
    site: String,
    destinations: Vec<String>,
    by: Option<PersonId>,
    /// The folder holds it already; what is left is to push.
    #[serde(default)]
    written: bool,
    /// Why it has not gone out, and when that was found.
    #[serde(default)]
    trouble: Option<(String, Timestamp)>,
}

/// Plans by story.
type Plans = BTreeMap<StoryId, Plan>;

impl Newsroom {
    /// Lays down when a story goes out, or changes it.
    pub(crate) fn schedule_story(&self, ask: ScheduleStory) -> Outcome<Scheduled> {
        let by = self.may_publish()?;
        let story = self.story_named(&ask.story)?;
        if ask.at <= self.now() {
            return Err(
                Failure::invalid("That moment has passed.").hint("Choose one to come, or export it now.")
            );
        }
        if story.fields.embargo.is_some_and(|embargo| embargo > ask.at) {
            return Err(Failure::invalid(format!("“{}” is under embargo until after that.", story.slug))
                .hint("Choose a time when the embargo has ended."));
        }
        if !Path::new(&ask.out).is_absolute() {
            return Err(Failure::invalid("No folder is named that it is written to.")
                .hint("Choose the folder that stories are exported to."));
        }
        let mut destinations = Vec::new();
        for name in &ask.destinations {
            destinations.push(self.destination_named(name)?.name);
        }
        let (at, id) = (ask.at, story.id);
        let plan = Plan {
            at,
            out: ask.out,
            formats: ask.formats,
            site: ask.site,
            destinations,
            by,
            written: false,
            trouble: None,
        };
        self.change(|change, _| {
            let mut plans: Plans = kept(change, PLANS_KEY)?;
            let before = plans.insert(id, plan.clone()).map(|before| before.at.to_string());
            change.set_setting(PLANS_KEY, &json!(plans))?;
            let entry = Entry::of_story(id, "Laid down when it goes out").about(HistoryKind::Publishing);
            Ok(((), vec![entry.changing(before.unwrap_or_default(), at.to_string())]))
        })?;
        self.desk.read(|read| said(read, &plan, self.doubted_clock()))
    }

    /// Takes back that a story goes out by itself.
    pub(crate) fn unschedule_story(&self, ask: StoryRef) -> Outcome<crate::asks::Done> {
        self.may_publish()?;
        let id = self.story_named(&ask.story)?.id;
        self.change(|change, _| {
            let mut plans: Plans = kept(change, PLANS_KEY)?;
            let Some(plan) = plans.remove(&id) else {
                return Err(Failure::not_found(format!("“{}” has no time to go out.", ask.story))
                    .hint("It leaves when somebody exports it."));
            };
            change.set_setting(PLANS_KEY, &json!(plans))?;
            let entry = Entry::of_story(id, "Took back when it goes out").about(HistoryKind::Publishing);
            Ok(((), vec![entry.changing(plan.at.to_string(), "")]))
        })?;
        Ok(crate::asks::Done {})
    }

    /// Lets out what has its time come, in the order of the times. Nothing happens twice, however often this is asked.
    pub fn let_out_due(&self) -> Outcome<Vec<WentOut>> {
        let now = self.doubted_clock().least;
        let plans: Plans = self.desk.read(|read| kept(read, PLANS_KEY))?;
        let mut due: Vec<(StoryId, Plan)> = plans.into_iter().filter(|(_, plan)| is_due(plan, now)).collect();
        due.sort_by_key(|(_, plan)| plan.at);
        due.into_iter().map(|(id, plan)| self.let_out(id, plan)).collect()
    }

    /// The same, by name.
    pub(crate) fn push_due(&self, _: Nothing) -> Outcome<Vec<WentOut>> {
        self.may_publish()?;
        self.let_out_due()
    }

    fn let_out(&self, id: StoryId, plan: Plan) -> Outcome<WentOut> {
        // A seat of its own: it is the editor who laid it down that exports and pushes, whoever sits here now.
        let seat = self.another_seat();
        *held(&seat.acting) = plan.by;
        let slug = self.story_named(&id.to_string())?.slug;
        let mut plan = plan;
        let gone = seat.carry_out(id, &mut plan);
        let trouble = gone.err().map(|failure| failure.message);
        let (at, now) = (plan.at, self.now());
        let destinations = if trouble.is_none() { plan.destinations.clone() } else { Vec::new() };
        let told = plan.trouble.as_ref().map(|(why, _)| why) == trouble.as_ref();
        let note = |change: &mut Change<'_>| -> Outcome<()> {
            let mut plans: Plans = kept(change, PLANS_KEY)?;
            // Somebody may have changed their mind meanwhile.
            if plans.get(&id).is_some_and(|there| there.at == at) {
                match &trouble {
                    None => plans.remove(&id),
                    Some(why) => plans.insert(id, Plan { trouble: Some((why.clone(), now)), ..plan.clone() }),
                };
            }
            Ok(change.set_setting(PLANS_KEY, &json!(plans))?)
        };
        if trouble.is_some() && told {
            // It is tried again and again; the history tells each reason once.
            self.desk.change(note)?;
        } else {
            seat.change(|change, _| {
                note(change)?;
                let what = match &trouble {
                    None => "It went out as it was laid down",
                    Some(_) => "It could not go out as it was laid down",
                };
                let after = trouble.clone().unwrap_or_default();
                let entry = Entry::of_story(id, what).about(HistoryKind::Publishing);
                Ok(((), vec![entry.changing(at.to_string(), after)]))
            })?;
        }
        Ok(WentOut { story: slug, destinations, trouble })
    }

    /// Exports and pushes as planned, noting how far it came.
    fn carry_out(&self, id: StoryId, plan: &mut Plan) -> Outcome<()> {
        if !plan.written {
            let exported = self.export_stories(ExportStories {
                stories: vec![id.to_string()],
                out: plan.out.clone(),
                dry_run: false,
                formats: plan.formats.clone(),
                partner: false,
                site: plan.site.clone(),
            })?;
            if let Some(held) = exported.held.into_iter().next() {
                return Err(held.failure);
            }
            plan.written = true;
        }
        for destination in &plan.destinations {
            let (destination, from) = (destination.clone(), plan.out.clone());
            self.push_folder(PushFolder { destination, from, dry_run: false })?;
        }
        Ok(())
    }

    /// Whoever is acting, where they may publish.
    fn may_publish(&self) -> Outcome<Option<PersonId>> {
        let person = self.acting_person()?;
        if let Some(person) = &person {
            may_take(Step::Publish, Status::Published, person.role, false, false)?;
        }
        Ok(person.map(|person| person.id))
    }
}

fn is_due(plan: &Plan, now: Timestamp) -> bool {
    let again = |(_, tried): &(String, Timestamp)| now.duration_since(*tried) >= AGAIN_AFTER;
    plan.at <= now && plan.trouble.as_ref().is_none_or(again)
}

/// Every story that has a time to go out, with it.
pub(crate) fn scheduled(read: &Read<'_>, clock: Clock) -> Outcome<BTreeMap<StoryId, Scheduled>> {
    let plans: Plans = kept(read, PLANS_KEY)?;
    plans.iter().map(|(story, plan)| Ok((*story, said(read, plan, clock)?))).collect()
}

/// Takes a story out of the plans, because it is not to go out any more.
pub(crate) fn forget(change: &mut Change<'_>, story: StoryId) -> Outcome<()> {
    let mut plans: Plans = kept(change, PLANS_KEY)?;
    if plans.remove(&story).is_some() {
        change.set_setting(PLANS_KEY, &json!(plans))?;
    }
    Ok(())
}

fn said(read: &Read<'_>, plan: &Plan, clock: Clock) -> Outcome<Scheduled> {
    let by = match plan.by {
        Some(id) => read.person(id)?.map(|person| person.name),
        None => None,
    };
    let doubted = (plan.at <= clock.now && plan.at > clock.least).then(|| {
        "The computer’s clock jumped ahead; until it can be believed nothing goes out by itself.".to_owned()
    });
    Ok(Scheduled {
        at: plan.at,
        out: plan.out.clone(),
        destinations: plan.destinations.clone(),
        by,
        trouble: doubted.or_else(|| plan.trouble.as_ref().map(|(why, _)| why.clone())),
    })
}
