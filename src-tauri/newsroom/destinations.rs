//! The desk's destinations: where it sends what was exported. An admin lays them down; every change is in the history.

use crate::asks::{
    DeliveryRow, DestinationKindRow, DestinationRef, DestinationRow, DestinationSettingRow, Nothing,
    SetDestination,
};
use crate::change::Entry;
use crate::checks::kept;
use crate::withdraw::line;
use crate::{Failure, Newsroom, Outcome};
use model::story::{HistoryKind, slug_of};
use outlets::{DESTINATIONS, Fault, Kind, Terms};
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Destination {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) settings: BTreeMap<String, String>,
}

impl Newsroom {
    /// The desk's destinations, by name.
    pub(crate) fn destinations(&self, _: Nothing) -> Outcome<Vec<DestinationRow>> {
        self.desk.read(|read| {
            let mut rows = Vec::new();
            for Destination { name, kind, settings } in all(read)? {
                let last = read.deliveries_to(&name, 1)?.first().map(|delivery| delivery.at);
                rows.push(DestinationRow { name, kind, settings, last });
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
        let destination = Destination { name: name.clone(), kind: ask.kind, settings };
        self.opened(&destination)?;
        self.change(|change, _| {
            let mut there = all(change)?;
            let before = there.iter().position(|one| one.name == ask.was);
            if there.iter().any(|one| one.name.to_lowercase() == name.to_lowercase() && one.name != ask.was) {
                return Err(Failure::conflict(format!("Another destination is called “{name}”."))
                    .hint("Choose another name."));
            }
            match before.and_then(|place| there.get_mut(place)) {
                Some(one) => *one = destination.clone(),
                None => there.push(destination.clone()),
            }
            there.sort_by_key(|one| one.name.to_lowercase());
            change.set_setting(DESTINATIONS_KEY, &json!(there))?;
            let what = if before.is_some() { "Changed" } else { "Added" };
            let entry = Entry::of_desk(format!("{what} the destination “{name}”"));
            Ok(((), vec![entry.about(HistoryKind::Publishing)]))
        })?;
        self.destinations(Nothing {})
    }

    /// Takes a destination off the desk; nothing is taken down there.
    pub(crate) fn remove_destination(&self, ask: DestinationRef) -> Outcome<Vec<DestinationRow>> {
        self.only_admins("change the desk's destinations")?;
        self.change(|change, _| {
            let mut there = all(change)?;
            let destination = found(&there, &ask.destination)?.name.clone();
            there.retain(|one| one.name != destination);
            change.set_setting(DESTINATIONS_KEY, &json!(there))?;
            let entry = Entry::of_desk(format!("Removed the destination “{destination}”"));
            Ok(((), vec![entry.about(HistoryKind::Publishing)]))
        })?;
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
    pub(crate) fn opened(&self, destination: &Destination) -> Outcome<Box<dyn outlets::Files>> {
        let kind = outlets::kind(&destination.kind)
            .ok_or_else(|| Failure::unavailable("The destination is of a kind this Galley does not know."))?;
        let workshop = self.workshop(&destination.name);
        Ok((kind.open)(&Terms { values: &destination.settings, workshop: &workshop })?)
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
    if let Some(odd) = given.keys().find(|key| !kind.settings.iter().any(|known| known.id == **key)) {
        return Err(Failure::invalid(format!("A destination of this kind has no setting “{odd}”.")));
    }
    let mut settings = BTreeMap::new();
    for setting in kind.settings {
        let value = given.get(setting.id).map(|value| value.trim().to_owned()).unwrap_or_default();
        if setting.needed && value.is_empty() {
            return Err(Failure::invalid(format!("“{}” is not said.", setting.label)).hint(setting.hint));
        }
        if !value.is_empty() {
            settings.insert(setting.id.to_owned(), value);
        }
    }
    Ok(settings)
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
            Fault::Unreachable { .. } | Fault::Refused { .. } | Fault::Program { .. } | Fault::Stopped => {
                Self::unavailable(message)
            }
        };
        failure.hint(hint)
    }
}
