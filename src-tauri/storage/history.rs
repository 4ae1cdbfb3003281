//! Who did what when: entries are only added; the newest one about something may grow while a session lasts.

use crate::rows::{count, id, json, name, time};
use crate::{Change, Conflict, Outcome, Read, StorageFailure};
use model::story::HistoryKind;
use model::{PersonId, PhotoId, StoryId, Timestamp};
use rusqlite::types::Value as Column;
use rusqlite::{params, params_from_iter};
use serde::Serialize;
use serde_json::Value;

/// An entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryEntry {
    /// Its number on the desk; a later entry has a larger one.
    pub id: i64,
    /// When; of a grown entry, the last time.
    pub at: Timestamp,
    /// Who; `None` for the desk itself.
    pub by: Option<PersonId>,
    /// The story it is about.
    pub story: Option<StoryId>,
    /// The photo it is about.
    pub photo: Option<PhotoId>,
    /// What was done, as the caller said it.
    pub what: String,
    /// State before.
    pub before: Option<Value>,
    /// State after.
    pub after: Option<Value>,
    /// What it is about.
    pub kind: HistoryKind,
}

/// A new entry; the fields mean what they mean in [`HistoryEntry`].
#[derive(Debug, Clone, PartialEq)]
pub struct NewHistory {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
    /// The story it is about.
    pub story: Option<StoryId>,
    /// The photo it is about.
    pub photo: Option<PhotoId>,
    /// What was done.
    pub what: String,
    /// State before.
    pub before: Option<Value>,
    /// State after.
    pub after: Option<Value>,
    /// What it is about.
    pub kind: HistoryKind,
}

/// Which entries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Only about this story.
    pub story: Option<StoryId>,
    /// Only about this photo.
    pub photo: Option<PhotoId>,
    /// Only what this person did.
    pub by: Option<PersonId>,
    /// Only of this kind.
    pub kind: Option<HistoryKind>,
    /// Only from this moment on.
    pub from: Option<Timestamp>,
    /// Only before this moment.
    pub until: Option<Timestamp>,
    /// Only entries older than this one.
    pub before: Option<i64>,
    /// At most so many; 0 for all.
    pub limit: u32,
}

impl Change<'_> {
    /// Adds an entry and answers its number.
    pub fn insert_history(&mut self, entry: &NewHistory) -> Outcome<i64> {
        self.run(
            "INSERT INTO history (at, by, story, photo, what, before, after, kind)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                time(entry.at),
                entry.by.map(id),
                entry.story.map(id),
                entry.photo.map(id),
                entry.what,
                entry.before.as_ref().map(json).transpose()?,
                entry.after.as_ref().map(json).transpose()?,
                name(&entry.kind)?,
            ],
        )?;
        let number = self.db.last_insert_rowid();
        self.seal_history(number)?;
        Ok(number)
    }

    /// Lets the newest entry about its story or photo grow: a new time, words and state after.
    ///
    /// Conflict when a newer entry about the same thing exists; Missing when there is no such entry.
    pub fn extend_history(
        &mut self,
        entry: i64,
        at: Timestamp,
        what: &str,
        after: Option<&Value>,
    ) -> Outcome<()> {
        let newest: Option<bool> = self.one(
            "SELECT o.id = (SELECT max(h.id) FROM history h
                            WHERE h.story IS o.story AND h.photo IS o.photo)
             FROM history o WHERE o.id = ?1",
            [entry],
            |row| row.take(),
        )?;
        match newest {
            None => return Err(StorageFailure::Missing(format!("history entry {entry}"))),
            Some(false) => return Err(Conflict::History(entry).into()),
            Some(true) => {}
        }
        self.run(
            "UPDATE history SET at = ?2, what = ?3, after = ?4 WHERE id = ?1",
            params![entry, time(at), what, after.map(json).transpose()?],
        )?;
        self.seal_history(entry)
    }

    fn seal_history(&self, entry: i64) -> Outcome<()> {
        self.run(
            "UPDATE history SET seal = row_seal('history', id, at, by, story, photo, what, before, after, kind)
             WHERE id = ?1",
            [entry],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// Entries, newest first.
    pub fn history(&self, filter: &HistoryFilter) -> Outcome<Vec<HistoryEntry>> {
        // Only the conditions that are asked for, so that each question finds its index.
        let conditions = [
            ("story =", filter.story.map(|story| Column::Text(id(story)))),
            ("photo =", filter.photo.map(|photo| Column::Text(id(photo)))),
            ("by =", filter.by.map(|by| Column::Text(id(by)))),
            ("kind =", filter.kind.as_ref().map(name).transpose()?.map(Column::Text)),
            ("at >=", filter.from.map(|from| Column::Text(time(from)))),
            ("at <", filter.until.map(|until| Column::Text(time(until)))),
            ("id <", filter.before.map(Column::Integer)),
        ];
        let mut sql =
            String::from("SELECT id, at, by, story, photo, what, before, after, kind FROM history WHERE 1");
        let mut params: Vec<Column> = Vec::new();
        for (condition, value) in conditions {
            let Some(value) = value else { continue };
            params.push(value);
            sql.push_str(&format!(" AND {condition} ?{}", params.len()));
        }
        params.push(Column::Integer(if filter.limit == 0 { -1 } else { count(filter.limit) }));
        sql.push_str(&format!(" ORDER BY id DESC LIMIT ?{}", params.len()));
        self.all(&sql, params_from_iter(params), |row| {
            Ok(HistoryEntry {
                id: row.take()?,
                at: row.parse()?,
                by: row.parse_some()?,
                story: row.parse_some()?,
                photo: row.parse_some()?,
                what: row.take()?,
                before: row.json_some()?,
                after: row.json_some()?,
                kind: row.name()?,
            })
        })
    }
}
