//! Who did what when, in words: looked through by story, person, kind and time, and written as a file for others.

use crate::asks::{HistoryRow, ListHistory, WriteHistory, WrittenHistory};
use crate::manuscripts::replace;
use crate::names::{photo_named, story_named};
use crate::{Failure, Newsroom, Outcome};
use model::StoryId;
use serde_json::Value;
use std::collections::HashMap;
use storage::{HistoryFilter, Read};

/// Entries shown when nobody says how many.
const USUAL: u32 = 200;
/// With one of these at its beginning, a cell is a formula to a spreadsheet.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl Newsroom {
    /// Who did what when, newest first.
    pub(crate) fn history(&self, ask: ListHistory) -> Outcome<Vec<HistoryRow>> {
        let by = self.one_of(ask.by.as_deref())?;
        self.desk.read(|read| {
            let filter = HistoryFilter {
                by,
                limit: if ask.limit == 0 { USUAL } else { ask.limit },
                ..filter(read, &ask)?
            };
            rows(read, &filter)
        })
    }

    /// Writes the history as a file: a table where its name ends in `.csv`, else JSON where it ends in `.json`.
    pub(crate) fn write_history(&self, ask: WriteHistory) -> Outcome<WrittenHistory> {
        let place = std::path::absolute(&ask.path)
            .map_err(|error| Failure::invalid(format!("“{}” is no place for a file: {error}.", ask.path)))?;
        let write: fn(&[HistoryRow]) -> Outcome<Vec<u8>> = match place
            .extension()
            .map(|ending| ending.to_ascii_lowercase())
        {
            Some(ending) if ending == "csv" => table,
            Some(ending) if ending == "json" => json,
            _ => {
                return Err(Failure::invalid(format!("{} is neither a table nor JSON.", place.display()))
                    .hint("Let the name end in .csv or in .json."));
            }
        };
        let by = self.one_of(ask.of.by.as_deref())?;
        let rows = self
            .desk
            .read(|read| rows(read, &HistoryFilter { by, limit: ask.of.limit, ..filter(read, &ask.of)? }))?;
        replace(&place, &write(&rows)?)?;
        let entries = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Ok(WrittenHistory { path: place.display().to_string(), entries })
    }

    fn one_of(&self, name: Option<&str>) -> Outcome<Option<model::PersonId>> {
        name.map(|name| self.person_named(name).map(|person| person.id)).transpose()
    }
}

fn filter(read: &Read<'_>, ask: &ListHistory) -> Outcome<HistoryFilter> {
    let story = ask.story.as_deref().map(|name| story_named(read, name)).transpose()?;
    let photo = ask.photo.as_deref().map(|name| photo_named(read, name)).transpose()?;
    Ok(HistoryFilter {
        story: story.map(|story| story.id),
        photo: photo.map(|photo| photo.id),
        kind: ask.kind,
        from: ask.from,
        until: ask.until,
        ..HistoryFilter::default()
    })
}

fn rows(read: &Read<'_>, filter: &HistoryFilter) -> Outcome<Vec<HistoryRow>> {
    let people = read.people()?;
    let mut slugs: HashMap<StoryId, Option<String>> = HashMap::new();
    read.history(filter)?
        .into_iter()
        .map(|entry| {
            let by = entry.by.and_then(|id| people.iter().find(|person| person.id == id));
            Ok(HistoryRow {
                id: entry.id,
                at: entry.at,
                by: by.map(|person| person.name.clone()).unwrap_or_default(),
                kind: entry.kind,
                what: entry.what,
                story: match entry.story.map(|id| (id, slugs.get(&id))) {
                    Some((_, Some(known))) => known.clone(),
                    Some((id, None)) => {
                        let slug = read.story(id)?.map(|story| story.slug);
                        slugs.insert(id, slug.clone());
                        slug
                    }
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

fn table(rows: &[HistoryRow]) -> Outcome<Vec<u8>> {
    in_csv(rows).map_err(|error| Failure::bug(format!("The history could not be written: {error}.")))
}

/// The entries as a table after RFC 4180, with a row of names.
fn in_csv(rows: &[HistoryRow]) -> csv::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    table.write_record(["at", "by", "kind", "story", "photo", "what", "before", "after"])?;
    for row in rows {
        let at = row.at.to_string();
        let some = |text: &'_ Option<String>| harmless(text.as_deref().unwrap_or_default());
        table.write_record([
            at,
            harmless(&row.by),
            row.kind.row().id.to_owned(),
            some(&row.story),
            some(&row.photo),
            harmless(&row.what),
            some(&row.before),
            some(&row.after),
        ])?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet takes for a formula: an apostrophe says that it is text.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

fn json(rows: &[HistoryRow]) -> Outcome<Vec<u8>> {
    serde_json::to_vec_pretty(rows)
        .map_err(|error| Failure::bug(format!("The history could not be written: {error}.")))
}
