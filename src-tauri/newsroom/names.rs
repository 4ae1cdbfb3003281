//! Finding what a person names: a story by slug or id, a photo by id or file name, a person by name or id.

use crate::{Failure, Newsroom, Outcome};
use model::photo::Photo;
use model::story::{Person, Story};
use storage::Read;

impl Newsroom {
    /// A story by slug or id.
    pub(crate) fn story_named(&self, name: &str) -> Outcome<Story> {
        self.desk.read(|read| story_named(read, name))
    }

    /// A photo by id or file name.
    pub(crate) fn photo_named(&self, name: &str) -> Outcome<Photo> {
        self.desk.read(|read| photo_named(read, name))
    }

    /// A person by name or id.
    pub(crate) fn person_named(&self, name: &str) -> Outcome<Person> {
        self.desk.read(|read| {
            let by_id = name.parse().ok().map(|id| read.person(id)).transpose()?.flatten();
            let found = match by_id {
                Some(person) => Some(person),
                None => match read.person_by_name(name)? {
                    Some(person) => Some(person),
                    None => read
                        .people()?
                        .into_iter()
                        .find(|person| person.name.to_lowercase() == name.to_lowercase()),
                },
            };
            found.ok_or_else(|| {
                Failure::not_found(format!("Nobody at this desk is called “{name}”."))
                    .hint("`people` lists everybody; an admin can add somebody.")
            })
        })
    }
}

pub(crate) fn story_named(read: &Read<'_>, name: &str) -> Outcome<Story> {
    let by_id = name.parse().ok().map(|id| read.story(id)).transpose()?.flatten();
    let found = match by_id {
        Some(story) => Some(story),
        None => read.story_by_slug(name)?,
    };
    found.ok_or_else(|| {
        Failure::not_found(format!("There is no story “{name}”."))
            .hint("`stories` lists them with their slugs.")
    })
}

pub(crate) fn photo_named(read: &Read<'_>, name: &str) -> Outcome<Photo> {
    if let Some(photo) = name.parse().ok().map(|id| read.photo(id)).transpose()?.flatten() {
        return Ok(photo);
    }
    let mut found = read.photos_by_name(name)?;
    match found.len() {
        0 => Err(Failure::not_found(format!("There is no photo “{name}”."))
            .hint("A photo is named by its id or by its whole file name.")),
        1 => Ok(found.swap_remove(0)),
        many => {
            Err(Failure::invalid(format!("{many} photos are called “{name}”.")).hint("Name it by its id."))
        }
    }
}
