//! Kills: an item of somebody else must not be used any more, by its sender's word or an editor's.
//!
//! Every story that says it is built on the item is held from then on; those that are out are found and can be taken back.
//! An editor may let a story leave all the same, by name and with a reason; that word stands in the history.

use crate::asks::{BuiltOn, KillItem, Killed, KilledStory, Nothing, ReleaseDespiteKill};
use crate::change::{Entry, Moment};
use crate::stories::refresh_blocking;
use crate::withdraw::{is_out, line};
use crate::{Failure, Newsroom, Outcome};
use model::publish::Kill;
use model::story::{HistoryKind, Role, Story};
use storage::{Change, KillOverride, Read, StoryFilter};

impl Newsroom {
    /// Kills an item: whatever is built on it is held.
    pub(crate) fn kill_item(&self, ask: KillItem) -> Outcome<Killed> {
        self.only_editors("kill an item")?;
        let (item, reason) = (line(&ask.item), line(&ask.reason));
        if item.is_empty() || reason.is_empty() {
            return Err(Failure::invalid("A kill names the item and its reason.")
                .hint("The item is named as in the field “Built on” of the stories."));
        }
        let by = self.acting_person()?.map(|person| person.id);
        self.change(|change, moment| {
            let kill = Kill { item: item.clone(), reason: reason.clone(), at: moment.at, by };
            let entries = record(change, &kill, moment)?;
            if entries.is_empty() {
                return Err(Failure::conflict(format!("{item} was killed already."))
                    .hint("What is built on it is held."));
            }
            Ok((killed(change, kill)?, entries))
        })
    }

    /// What a sender's kill says; `None` when the desk knew of it.
    pub(crate) fn hear_kill(&self, item: &str, reason: &str) -> Outcome<Killed> {
        let (item, reason) = (line(item), line(reason));
        if let Some(kill) = self.desk.read(|read| read.kill(&item))? {
            return self.desk.read(|read| killed(read, kill));
        }
        self.change(|change, moment| {
            let kill = Kill { item: item.clone(), reason: reason.clone(), at: moment.at, by: None };
            let entries = record(change, &kill, moment)?;
            Ok((killed(change, kill)?, entries))
        })
    }

    /// The stories that are built on what was killed and that no editor has spoken for.
    pub(crate) fn killed_stories(&self, _: Nothing) -> Outcome<Vec<KilledStory>> {
        self.desk.read(|read| {
            let mut found = Vec::new();
            if read.kills()?.is_empty() {
                return Ok(found);
            }
            for listing in read.stories(&StoryFilter::default())? {
                let story = listing.story;
                for kill in read.standing_kills(story.id, &story.fields.built_on)? {
                    let out = is_out(read, &story)?;
                    found.push(KilledStory { story: story.clone(), kill, out });
                }
            }
            Ok(found)
        })
    }

    /// An editor's word that a story may leave although it is built on a killed item.
    pub(crate) fn release_despite_kill(&self, ask: ReleaseDespiteKill) -> Outcome<Story> {
        let person = self.somebody()?;
        if person.role < Role::Editor {
            return Err(Failure::not_allowed("Only an editor can let it leave all the same.")
                .hint("Act as an editor, or ask one."));
        }
        let (item, reason) = (line(&ask.item), line(&ask.reason));
        if reason.is_empty() {
            return Err(Failure::invalid("It needs a reason to leave all the same.")
                .hint("Say how you know that the story stands without the item."));
        }
        let id = self.story_named(&ask.story)?.id;
        self.change(|change, moment| {
            let story =
                change.story(id)?.ok_or_else(|| Failure::not_found("The story is not there any more."))?;
            let standing = change.standing_kills(id, &story.fields.built_on)?;
            if !standing.iter().any(|kill| kill.item == item) {
                return Err(Failure::not_found(format!("“{}” is held by no kill of {item}.", story.slug))
                    .hint("`review_story` says what holds it."));
            }
            let (item, reason) = (item.clone(), reason.clone());
            let what = format!("Let it leave although {item} was killed");
            let entry = Entry::of_story(id, what).about(HistoryKind::Publishing).changing("", reason.clone());
            change.insert_kill_override(&KillOverride {
                story: id,
                item,
                at: moment.at,
                by: person.id,
                reason,
            })?;
            refresh_blocking(change, id, moment.at)?;
            Ok((change.story(id)?.unwrap_or(story), vec![entry]))
        })
    }
}

/// Records a kill and looks again at what is built on the item; no entry when the desk knew of it.
fn record(change: &mut Change<'_>, kill: &Kill, moment: Moment) -> Outcome<Vec<Entry>> {
    if !change.insert_kill(kill)? {
        return Ok(Vec::new());
    }
    let who = if kill.by.is_some() { "Killed" } else { "Heard from its sender of the kill of" };
    let about = |entry: Entry| entry.about(HistoryKind::Publishing).changing("", kill.reason.clone());
    let mut entries = vec![about(Entry::of_desk(format!("{who} {}", kill.item)))];
    for story in built_on(change, &kill.item)? {
        refresh_blocking(change, story.id, moment.at)?;
        let what = format!("It is held: {} was killed", kill.item);
        entries.push(about(Entry::of_story(story.id, what)));
    }
    Ok(entries)
}

fn built_on(read: &Read<'_>, item: &str) -> Outcome<Vec<Story>> {
    let all = read.stories(&StoryFilter::default())?.into_iter().map(|listing| listing.story);
    Ok(all.filter(|story| story.fields.built_on.iter().any(|known| known == item)).collect())
}

fn killed(read: &Read<'_>, kill: Kill) -> Outcome<Killed> {
    let mut stories = Vec::new();
    for story in built_on(read, &kill.item)? {
        if read.kill_overrides(story.id)?.iter().any(|word| word.item == kill.item) {
            continue;
        }
        let out = is_out(read, &story)?;
        stories.push(BuiltOn { slug: story.slug, status: story.status, out });
    }
    Ok(Killed { kill, stories })
}
