//! The desk's destinations: where it sends what was exported. An admin lays them down; every change is in the history.
//!
//! What opens one is not the desk's: the desk keeps a mark of each secret, this computer keeps the secret. So none of them
//! is in a backup, a dump, an answer or the history, and a desk that is opened elsewhere asks for them again.

use crate::asks::{
    DeliveryRow, DestinationKindRow, DestinationRef, DestinationRow, DestinationSettingRow, Entered, Nothing,
    SetDestination,
};
use crate::change::Entry;
use crate::checks::kept;
use crate::withdraw::line;
use crate::{Failure, Newsroom, Outcome, held};
use model::story::{HistoryKind, slug_of};
use outlets::{DESTINATIONS, Fault, Kind, Place, Secret, Terms};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use storage::{Delivered, Read};

/// Where the desk's destinations stand in its settings.
const DESTINATIONS_KEY: &str = "destinations";
/// The longest name, in characters.
const LONGEST: usize = 60;
/// Entries of a destination's log that are shown.
const SHOWN: usize = 200;

/// A destination as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Destination {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) settings: BTreeMap<String, String>,
    /// The marks this computer keeps its secrets under, by their key.
    #[serde(default)]
    pub(crate) secrets: BTreeMap<String, String>,
}

/// Secrets by key.
pub(crate) type Given = BTreeMap<String, Secret>;

impl Newsroom {
    /// The desk's destinations, by name.
    pub(crate) fn destinations(&self, _: Nothing) -> Outcome<Vec<DestinationRow>> {
        self.desk.read(|read| {
            let mut rows = Vec::new();
            for Destination { name, kind, settings, secrets } in all(read)? {
                let last = read.deliveries_to(&name, 1)?.first().map(|delivery| delivery.at);
                let secrets = secrets.into_keys().collect();
                rows.push(DestinationRow { name, kind, settings, secrets, last });
            }
            Ok(rows)
        })
    }

    /// Adds a destination, or changes one.
    pub(crate) fn set_destination(&self, ask: SetDestination) -> Outcome<Vec<DestinationRow>> {
        self.only_admins("change the desk's destinations")?;
        let name = line(&ask.name);
        if name.is_empty() || name.chars().count() > LONGEST || name.contains('/') {
            return Err(Failure::invalid("The destination needs a name.")
                .hint("A few words without a slash: “Our site”."));
        }
        let kind = outlets::kind(&ask.kind).ok_or_else(|| {
            let known: Vec<&str> = DESTINATIONS.iter().map(|kind| kind.id).collect();
            Failure::invalid(format!("There is no kind of destination “{}”.", ask.kind))
                .hint(format!("Kinds are {}.", known.join(", ")))
        })?;
        let settings = settings_of(kind, ask.settings)?;
        let there = self.desk.read(all)?;
        let before = there.into_iter().find(|one| one.name == ask.was && one.kind == ask.kind);
        let given = self.given(kind, &name, before.is_some(), ask.secrets)?;
        let mut destination = Destination { name, kind: ask.kind, settings, secrets: BTreeMap::new() };
        destination.secrets = before.as_ref().map(|one| one.secrets.clone()).unwrap_or_default();
        destination.secrets.retain(|key, _| !given.contains_key(key));
        let mut values = self.secrets_of(&destination)?;
        values.extend(given.clone());
        let lacking =
            |known: &&outlets::Setting| known.secret && known.needed && !values.contains_key(known.id);
        if let Some(setting) = kind.settings.iter().find(lacking) {
            return Err(not_said(setting));
        }
        self.opened_with(&destination, &values)?;
        for (key, secret) in &given {
            let label =
                kind.settings.iter().find(|known| known.id == key.as_str()).map_or("", |known| known.label);
            let mark = format!("{}, {label}, {}", destination.name, self.fresh_id());
            self.secrets.keep(&mark, secret)?;
            destination.secrets.insert(key.clone(), mark);
        }
        let kept = self.put_destination(&destination, &ask.was);
        let stale = match &kept {
            Ok(replaced) => marks_beside(replaced.as_ref(), &destination),
            Err(_) => marks_beside(Some(&destination), &before.unwrap_or_default()),
        };
        // A mark that nothing names any more opens nothing; that it lingers is no reason to say that this failed.
        stale.iter().for_each(|mark| drop(self.secrets.forget(mark)));
        kept?;
        held(&self.removed).remove(&destination.name);
        self.destinations(Nothing {})
    }

    /// Lays a destination down in the place of the one that was called `was`, which is answered.
    fn put_destination(&self, destination: &Destination, was: &str) -> Outcome<Option<Destination>> {
        let name = &destination.name;
        self.change(|change, _| {
            let mut there = all(change)?;
            let before = there.iter().position(|one| one.name == was);
            if there.iter().any(|one| one.name.to_lowercase() == name.to_lowercase() && one.name != was) {
                return Err(Failure::conflict(format!("Another destination is called “{name}”."))
                    .hint("Choose another name."));
            }
            let replaced = before.map(|place| there.remove(place));
            there.push(destination.clone());
            there.sort_by_key(|one| one.name.to_lowercase());
            change.set_setting(DESTINATIONS_KEY, &json!(there))?;
            let what = if replaced.is_some() { "Changed" } else { "Added" };
            let entry = Entry::of_desk(format!("{what} the destination “{name}”"));
            Ok((replaced, vec![entry.about(HistoryKind::Publishing)]))
        })
    }

    /// The secrets that were entered now. Those of a destination that was removed from this program and comes back are
    /// taken from memory, so that removing one can be undone.
    fn given(
        &self,
        kind: &Kind,
        name: &str,
        known: bool,
        entered: BTreeMap<String, Entered>,
    ) -> Outcome<Given> {
        let is_secret = |key: &str| kind.settings.iter().any(|setting| setting.secret && setting.id == key);
        if let Some(odd) = entered.keys().find(|key| !is_secret(key)) {
            return Err(Failure::invalid(format!("A destination of this kind has no secret “{odd}”.")));
        }
        let mut given =
            if known { Given::new() } else { held(&self.removed).get(name).cloned().unwrap_or_default() };
        given.retain(|key, _| is_secret(key));
        let said = entered.into_iter().map(|(key, Entered(text))| (key, text.trim().to_owned()));
        given.extend(said.filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key, Secret::of(text))));
        Ok(given)
    }

    /// Takes a destination off the desk; nothing is taken down there.
    pub(crate) fn remove_destination(&self, ask: DestinationRef) -> Outcome<Vec<DestinationRow>> {
        self.only_admins("change the desk's destinations")?;
        let destination = self.destination_named(&ask.destination)?;
        let name = &destination.name;
        // One that this computer cannot have is none that could come back.
        let secrets = self.secrets_of(&destination).unwrap_or_default();
        self.change(|change, _| {
            let mut there = all(change)?;
            found(&there, name)?;
            there.retain(|one| one.name != *name);
            change.set_setting(DESTINATIONS_KEY, &json!(there))?;
            let entry = Entry::of_desk(format!("Removed the destination “{name}”"));
            Ok(((), vec![entry.about(HistoryKind::Publishing)]))
        })?;
        for mark in destination.secrets.values() {
            self.secrets.forget(mark)?;
        }
        held(&self.removed).insert(destination.name, secrets);
        self.destinations(Nothing {})
    }

    /// What went to a destination, newest first.
    pub(crate) fn deliveries(&self, ask: DestinationRef) -> Outcome<Vec<DeliveryRow>> {
        self.desk.read(|read| {
            let name = found(&all(read)?, &ask.destination)?.name.clone();
            let mut rows = Vec::new();
            for delivery in read.deliveries_to(&name, SHOWN)? {
                let story = match delivery.story {
                    Some(id) => read.story(id)?.map(|story| story.slug),
                    None => None,
                };
                let by = match delivery.by {
                    Some(id) => read.person(id)?.map(|person| person.name),
                    None => None,
                };
                let what = match delivery.what {
                    Delivered::Story => "story",
                    Delivered::Withdrawn => "withdrawn",
                    Delivered::Site => "site",
                };
                let (remote, at) = (delivery.remote, delivery.at);
                rows.push(DeliveryRow { story, what: what.to_owned(), remote, at, by });
            }
            Ok(rows)
        })
    }

    /// A destination by its name.
    pub(crate) fn destination_named(&self, name: &str) -> Outcome<Destination> {
        self.desk.read(|read| found(&all(read)?, name).cloned())
    }

    /// Opens a destination; nothing is asked of it yet.
    pub(crate) fn opened(&self, destination: &Destination) -> Outcome<Place> {
        let secrets = self.secrets_of(destination)?;
        if let Some(key) = destination.secrets.keys().find(|key| !secrets.contains_key(*key)) {
            let known = outlets::kind(&destination.kind).map(|kind| kind.settings).unwrap_or_default();
            let label =
                known.iter().find(|setting| setting.id == key.as_str()).map_or("", |setting| setting.label);
            return Err(Failure::unavailable(format!(
                "“{label}” of the destination “{}” is not kept on this computer.",
                destination.name
            ))
            .hint("An admin enters it in the settings, under Destinations; no desk carries it along."));
        }
        self.opened_with(destination, &secrets)
    }

    fn opened_with(&self, destination: &Destination, secrets: &Given) -> Outcome<Place> {
        let kind = outlets::kind(&destination.kind)
            .ok_or_else(|| Failure::unavailable("The destination is of a kind this Galley does not know."))?;
        let workshop = self.workshop(&destination.name);
        Ok((kind.open)(&Terms { values: &destination.settings, secrets, workshop: &workshop })?)
    }

    /// The secrets of a destination that this computer keeps.
    fn secrets_of(&self, destination: &Destination) -> Outcome<Given> {
        let mut secrets = Given::new();
        for (key, mark) in &destination.secrets {
            if let Some(secret) = self.secrets.find(mark)? {
                secrets.insert(key.clone(), secret);
            }
        }
        Ok(secrets)
    }

    /// A folder of the destination's own, beside the desk's files. It may be deleted at any time.
    fn workshop(&self, name: &str) -> PathBuf {
        // Two names that are written alike have folders of their own.
        let mark = blake3::hash(name.as_bytes()).to_hex();
        let mark = mark.get(..8).unwrap_or_default();
        self.desk.folder().join("workshop").join(format!("{}-{mark}", slug_of(name)))
    }
}

/// The destinations a desk has, by name.
fn all(read: &Read<'_>) -> Outcome<Vec<Destination>> {
    kept(read, DESTINATIONS_KEY)
}

fn found<'d>(there: &'d [Destination], name: &str) -> Outcome<&'d Destination> {
    let same = |one: &&Destination| one.name.to_lowercase() == name.trim().to_lowercase();
    there.iter().find(same).ok_or_else(|| {
        let names: Vec<&str> = there.iter().map(|one| one.name.as_str()).collect();
        let hint = if names.is_empty() {
            "An admin adds destinations in the settings.".to_owned()
        } else {
            format!("There are {}.", names.join(", "))
        };
        Failure::not_found(format!("There is no destination “{name}”.")).hint(hint)
    })
}

/// What a kind asks for and nothing else.
fn settings_of(kind: &Kind, given: BTreeMap<String, String>) -> Outcome<BTreeMap<String, String>> {
    for odd in given.keys() {
        match kind.settings.iter().find(|known| known.id == odd.as_str()) {
            None => {
                return Err(Failure::invalid(format!("A destination of this kind has no setting “{odd}”.")));
            }
            Some(known) if known.secret => {
                return Err(Failure::invalid(format!("“{}” is a secret.", known.label))
                    .hint("Enter it in the settings; on the command line, `--secret` takes it from GALLEY_SECRET or the standard input."));
            }
            Some(_) => {}
        }
    }
    let mut settings = BTreeMap::new();
    for setting in kind.settings.iter().filter(|setting| !setting.secret) {
        let value = given.get(setting.id).map(|value| value.trim().to_owned()).unwrap_or_default();
        if setting.needed && value.is_empty() {
            return Err(not_said(setting));
        }
        if !value.is_empty() {
            settings.insert(setting.id.to_owned(), value);
        }
    }
    Ok(settings)
}

fn not_said(setting: &outlets::Setting) -> Failure {
    Failure::invalid(format!("“{}” is not said.", setting.label)).hint(setting.hint)
}

/// The marks of a destination that another does not name.
fn marks_beside(one: Option<&Destination>, other: &Destination) -> Vec<String> {
    let named = |mark: &&String| !other.secrets.values().any(|known| known == *mark);
    one.into_iter().flat_map(|one| one.secrets.values()).filter(named).cloned().collect()
}

/// The kinds as forms are drawn from them.
pub(crate) fn kinds() -> Vec<DestinationKindRow> {
    let row = |kind: &Kind| DestinationKindRow {
        id: kind.id.to_owned(),
        label: kind.label.to_owned(),
        about: kind.about.to_owned(),
        settings: kind
            .settings
            .iter()
            .map(|setting| DestinationSettingRow {
                id: setting.id.to_owned(),
                label: setting.label.to_owned(),
                hint: setting.hint.to_owned(),
                needed: setting.needed,
                secret: setting.secret,
            })
            .collect(),
    };
    DESTINATIONS.iter().map(row).collect()
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        let hint = fault.hint();
        let message = fault.to_string();
        let failure = match fault {
            Fault::Setting { .. } => Self::invalid(message),
            Fault::Occupied { .. } | Fault::Source { .. } => Self::conflict(message),
            Fault::Unreachable { .. }
            | Fault::Refused { .. }
            | Fault::Program { .. }
            | Fault::Secrets { .. }
            | Fault::Stopped => Self::unavailable(message),
        };
        failure.hint(hint)
    }
}
