//! Who did what when, in words.

use crate::asks::{HistoryRow, ListHistory};
use crate::{Newsroom, Outcome};
use serde_json::Value;
use storage::HistoryFilter;

/// Entries shown when nobody says how many.
const USUAL: u32 = 200;

impl Newsroom {
    /// Who did what when, newest first.
    pub(crate) fn history(&self, ask: ListHistory) -> Outcome<Vec<HistoryRow>> {
        self.desk.read(|read| {
            let story = ask.story.as_deref().map(|name| crate::names::story_named(read, name)).transpose()?;
            let photo = ask.photo.as_deref().map(|name| crate::names::photo_named(read, name)).transpose()?;
            let filter = HistoryFilter {
                story: story.map(|story| story.id),
                photo: photo.map(|photo| photo.id),
                before: None,
                limit: if ask.limit == 0 { USUAL } else { ask.limit },
            };
            let people = read.people()?;
            read.history(&filter)?
                .into_iter()
                .map(|entry| {
                    let by = entry.by.and_then(|id| people.iter().find(|person| person.id == id));
                    Ok(HistoryRow {
                        id: entry.id,
                        at: entry.at,
                        by: by.map(|person| person.name.clone()).unwrap_or_default(),
                        what: entry.what,
                        story: match entry.story {
                            Some(id) => read.story(id)?.map(|story| story.slug),
                            None => None,
                        },
                        photo: match entry.photo {
                            Some(id) => read.photo(id)?.map(|photo| photo.file_name),
                            None => None,
                        },
                        before: entry.before.as_ref().and_then(in_a_line),
                        after: entry.after.as_ref().and_then(in_a_line),
                    })
                })
                .collect()
        })
    }
}

/// A state in one line; `None` when there is nothing to say.
fn in_a_line(state: &Value) -> Option<String> {
    let line = match state {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().filter_map(in_a_line).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields
            .iter()
            .filter_map(|(name, value)| in_a_line(value).map(|value| format!("{value} {name}")))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    };
    (!line.is_empty()).then_some(line)
}
