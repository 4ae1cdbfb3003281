//! People of the desk as rows.
//!
//! A passphrase is kept only as the hash the caller made of it; it is read by [`Read::passphrase`] alone,
//! so that a [`Person`] can go anywhere.

use crate::rows::{Columns, fold, id, name, time};
use crate::{Change, Conflict, Outcome, Read, StorageFailure};
use model::PersonId;
use model::story::Person;
use rusqlite::params;

/// What is kept of a person's passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonSecret {
    /// Leave it as it is.
    Keep,
    /// Ask for none any more.
    Remove,
    /// A new password hash (PHC string).
    Set(String),
}

const PERSON: &str = "SELECT id, name, role, passphrase IS NOT NULL, created_at FROM people";

impl Change<'_> {
    /// Adds a person. `passphrase` is a password hash; `has_passphrase` of the person is not looked at.
    ///
    /// Conflict when the name is taken.
    pub fn insert_person(&mut self, person: &Person, passphrase: Option<&str>) -> Outcome<()> {
        self.refuse_taken_name(person)?;
        self.run(
            "INSERT INTO people (id, name, role, passphrase, created_at, folded, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, row_seal('people', ?1, ?2, ?3, ?4, ?5, ?6))",
            params![
                id(person.id),
                person.name,
                name(&person.role)?,
                passphrase,
                time(person.created_at),
                fold(&person.name)
            ],
        )?;
        Ok(())
    }

    /// Writes a person's name, role and passphrase. Missing when there is no such person.
    pub fn update_person(&mut self, person: &Person, passphrase: &PersonSecret) -> Outcome<()> {
        self.refuse_taken_name(person)?;
        let secret = match passphrase {
            PersonSecret::Keep => self.passphrase(person.id)?,
            PersonSecret::Remove => None,
            PersonSecret::Set(hash) => Some(hash.clone()),
        };
        let changed = self.run(
            "UPDATE people SET name = ?2, role = ?3, passphrase = ?4, folded = ?5,
                    seal = row_seal('people', id, ?2, ?3, ?4, created_at, ?5)
             WHERE id = ?1",
            params![id(person.id), person.name, name(&person.role)?, secret, fold(&person.name)],
        )?;
        if changed == 1 { Ok(()) } else { Err(StorageFailure::Missing(format!("person {}", person.id))) }
    }

    fn refuse_taken_name(&self, person: &Person) -> Outcome<()> {
        match self.person_by_name(&person.name)? {
            Some(other) if other.id != person.id => Err(Conflict::Name(person.name.clone()).into()),
            _ => Ok(()),
        }
    }
}

impl Read<'_> {
    /// Everybody, by name.
    pub fn people(&self) -> Outcome<Vec<Person>> {
        self.all(&format!("{PERSON} ORDER BY folded, id"), [], read_person)
    }

    /// A person.
    pub fn person(&self, person: PersonId) -> Outcome<Option<Person>> {
        self.one(&format!("{PERSON} WHERE id = ?1"), [id(person)], read_person)
    }

    /// A person by exact name.
    pub fn person_by_name(&self, name: &str) -> Outcome<Option<Person>> {
        self.one(&format!("{PERSON} WHERE name = ?1"), [name], read_person)
    }

    /// The password hash of a person; `None` when there is none, or no such person.
    pub fn passphrase(&self, person: PersonId) -> Outcome<Option<String>> {
        let found =
            self.one("SELECT passphrase FROM people WHERE id = ?1", [id(person)], |row| row.take())?;
        Ok(found.flatten())
    }
}

fn read_person(row: &mut Columns<'_>) -> Outcome<Person> {
    Ok(Person {
        id: row.parse()?,
        name: row.take()?,
        role: row.name()?,
        has_passphrase: row.take()?,
        created_at: row.parse()?,
    })
}
