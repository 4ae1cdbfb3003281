//! People of the desk: who there is, who is acting, and with which passphrase.
//!
//! Roles are a guard rail, not a wall on a computer the person owns: while nobody is acting, the owner of the
//! computer (on the command line) may keep people and settings.

use crate::asks::{ActAs, AddPerson, ChangePerson, Changed, Nothing};
use crate::change::Entry;
use crate::{Failure, Newsroom, Notice, Outcome, held};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use model::PersonId;
use model::story::{Person, Role};
use storage::{PersonSecret, Read};

impl Newsroom {
    /// Everybody at the desk.
    pub(crate) fn people(&self, _: Nothing) -> Outcome<Vec<Person>> {
        Ok(self.desk.read(|read| read.people())?)
    }

    /// Adds a person.
    pub(crate) fn add_person(&self, ask: AddPerson) -> Outcome<Person> {
        self.only_admins("add people")?;
        let name = ask.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(
                Failure::invalid("A person needs a name.").hint("Give the name as it stands in bylines.")
            );
        }
        let secret = secret_of(&ask.passphrase)?;
        let id = PersonId(self.fresh_id());
        self.change(|change, moment| {
            let person = Person {
                id,
                name: name.clone(),
                role: ask.role,
                has_passphrase: secret.is_some(),
                created_at: moment.at,
            };
            change.insert_person(&person, secret.as_deref())?;
            let what = format!("Added {} as {}", person.name, person.role.label());
            Ok((person, vec![Entry::of_desk(what)]))
        })
    }

    /// Chooses who is acting from this seat. Changes nothing on the desk.
    pub(crate) fn act_as(&self, ask: ActAs) -> Outcome<Person> {
        let person = self.person_named(&ask.person)?;
        if let Some(kept) = self.desk.read(|read| read.passphrase(person.id))? {
            let kept = PasswordHash::new(&kept).map_err(|_| {
                Failure::unavailable(format!("The passphrase of {} cannot be read.", person.name))
            })?;
            if Argon2::default().verify_password(ask.passphrase.as_bytes(), &kept).is_err() {
                let what = if ask.passphrase.is_empty() { "is needed" } else { "is not right" };
                return Err(Failure::not_allowed(format!("The passphrase of {} {what}.", person.name))
                    .hint("An admin can set a new one."));
            }
        }
        *held(&self.acting) = Some(person.id);
        *held(&self.growing) = None;
        let presence = held(&self.presence).becomes(self.seat, Some(person.id));
        self.tell(&Notice::Changed(Changed { desk: true, presence, ..Changed::by(self.seat) }));
        Ok(person)
    }

    /// Changes a person's role or passphrase.
    pub(crate) fn change_person(&self, ask: ChangePerson) -> Outcome<Person> {
        let person = self.person_named(&ask.person)?;
        let own = self.acting_person()?.is_some_and(|acting| acting.id == person.id);
        if !own || ask.role.is_some() {
            self.only_admins("change people")?;
        }
        let secret = match &ask.passphrase {
            None => PersonSecret::Keep,
            Some(passphrase) => secret_of(passphrase)?.map_or(PersonSecret::Remove, PersonSecret::Set),
        };
        self.change(|change, _| {
            let mut changed = Person { role: ask.role.unwrap_or(person.role), ..person.clone() };
            let last_admin = person.role == Role::Admin
                && changed.role != Role::Admin
                && change.people()?.iter().filter(|person| person.role == Role::Admin).count() == 1;
            if last_admin {
                return Err(Failure::not_allowed(format!("{} is the desk's only admin.", person.name))
                    .hint("Make somebody else an admin first."));
            }
            change.update_person(&changed, &secret)?;
            changed.has_passphrase = match secret {
                PersonSecret::Keep => person.has_passphrase,
                PersonSecret::Remove => false,
                PersonSecret::Set(_) => true,
            };
            let mut entries = Vec::new();
            if changed.role != person.role {
                let what = format!("Changed the role of {}", person.name);
                entries.push(Entry::of_desk(what).changing(person.role.label(), changed.role.label()));
            }
            if ask.passphrase.is_some() {
                entries.push(Entry::of_desk(format!("Changed the passphrase of {}", person.name)));
            }
            if entries.is_empty() {
                return Err(
                    Failure::invalid("Nothing was to be changed.").hint("Name a role or a passphrase.")
                );
            }
            Ok((changed, entries))
        })
    }

    /// Refuses what only an editor may do.
    pub(crate) fn only_editors(&self, what: &str) -> Outcome<()> {
        match self.acting_person()? {
            Some(person) if person.role < Role::Editor => {
                Err(Failure::not_allowed(format!("Only an editor can {what}."))
                    .hint("Act as an editor, or ask one."))
            }
            _ => Ok(()),
        }
    }

    /// Refuses whoever acts without being an admin.
    pub(crate) fn only_admins(&self, what: &str) -> Outcome<()> {
        match self.acting_person()? {
            Some(person) if person.role != Role::Admin => {
                Err(Failure::not_allowed(format!("Only an admin can {what}."))
                    .hint("Act as an admin, or ask one."))
            }
            _ => Ok(()),
        }
    }
}

/// The hash to keep of a passphrase; `None` for an empty one.
fn secret_of(passphrase: &str) -> Outcome<Option<String>> {
    if passphrase.is_empty() {
        return Ok(None);
    }
    let hash = Argon2::default()
        .hash_password(passphrase.as_bytes())
        .map_err(|error| Failure::invalid(format!("This passphrase cannot be kept: {error}.")))?;
    Ok(Some(hash.to_string()))
}

/// The names of people, in order; somebody who is not there any more is passed over.
pub(crate) fn names_of(read: &Read<'_>, people: &[PersonId]) -> Outcome<Vec<String>> {
    let mut names = Vec::with_capacity(people.len());
    for id in people {
        names.extend(read.person(*id)?.map(|person| person.name));
    }
    Ok(names)
}
