//! Comments as rows: a thread with its anchor, and its remarks. What was said is never rewritten.
//!
//! The anchor is written anew by whoever keeps an edit ([`Change::move_thread`]); everything else of a thread but its
//! resolution stays.

use super::facts::read_fact;
use crate::rows::{Columns, count, id, json, time};
use crate::{Change, Outcome, Read, StorageFailure};
use model::review::{Anchor, Remark, Resolved, Thread, Voice};
use model::{PersonId, StoryId, ThreadId, Timestamp};
use rusqlite::params;

const THREAD: &str = "SELECT t.id, t.story, t.anchor, t.quote, t.resolved_at, t.resolved_by,
        f.state, f.source, f.words, f.by, f.at
     FROM threads t LEFT JOIN facts f ON f.thread = t.id";

impl Change<'_> {
    /// Keeps a new comment with its first remarks, and that it is resolved when it is.
    pub fn insert_thread(&mut self, thread: &Thread) -> Outcome<()> {
        self.run(
            "INSERT INTO threads (id, story, anchor, quote) VALUES (?1, ?2, ?3, ?4)",
            params![id(thread.id), id(thread.story), json(&thread.anchor)?, thread.quote],
        )?;
        self.seal_thread(thread.id)?;
        thread.remarks.iter().try_for_each(|remark| self.insert_remark(thread.id, remark))?;
        thread.resolved.iter().try_for_each(|resolved| self.resolve_thread(thread.id, Some(resolved)))
    }

    /// Adds what somebody answered. Missing when there is no such thread.
    pub fn insert_remark(&mut self, thread: ThreadId, remark: &Remark) -> Outcome<()> {
        if self.thread(thread)?.is_none() {
            return Err(missing(thread));
        }
        let (by, outside) = match &remark.by {
            Voice::Person(person) => (Some(id(person)), None),
            Voice::Outside { outside } => (None, Some(outside)),
        };
        self.run(
            "INSERT INTO remarks (thread, number, by, outside, at, text, seal)
             SELECT ?1, n, ?2, ?3, ?4, ?5, row_seal('remarks', ?1, n, ?2, ?3, ?4, ?5)
             FROM (SELECT coalesce(max(number), 0) + 1 AS n FROM remarks WHERE thread = ?1)",
            params![id(thread), by, outside, time(remark.at), remark.text],
        )?;
        Ok(())
    }

    /// Resolves a thread, or opens it again. Missing when there is no such thread.
    pub fn resolve_thread(&mut self, thread: ThreadId, resolved: Option<&Resolved>) -> Outcome<()> {
        let changed = self.run(
            "UPDATE threads SET resolved_at = ?2, resolved_by = ?3 WHERE id = ?1",
            params![id(thread), resolved.map(|r| time(r.at)), resolved.and_then(|r| r.by).map(id)],
        )?;
        if changed == 1 { self.seal_thread(thread) } else { Err(missing(thread)) }
    }

    /// Writes where a thread is tied to after an edit.
    pub fn move_thread(&mut self, thread: ThreadId, anchor: &Anchor) -> Outcome<()> {
        self.run("UPDATE threads SET anchor = ?2 WHERE id = ?1", params![id(thread), json(anchor)?])?;
        self.seal_thread(thread)
    }

    fn seal_thread(&self, thread: ThreadId) -> Outcome<()> {
        self.run(
            "UPDATE threads SET seal = row_seal('threads', id, story, anchor, quote, resolved_at, resolved_by)
             WHERE id = ?1",
            [id(thread)],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// A comment with everything that was said.
    pub fn thread(&self, thread: ThreadId) -> Outcome<Option<Thread>> {
        let found = self.one(&format!("{THREAD} WHERE t.id = ?1"), [id(thread)], read_thread)?;
        found.map(|found| self.with_remarks(found)).transpose()
    }

    /// The comments of a story, by their first remark.
    pub fn threads(&self, story: StoryId) -> Outcome<Vec<Thread>> {
        let found = self.all(&format!("{THREAD} WHERE t.story = ?1"), [id(story)], read_thread)?;
        let mut found: Vec<Thread> =
            found.into_iter().map(|thread| self.with_remarks(thread)).collect::<Outcome<_>>()?;
        found.sort_by_key(|thread| (thread.remarks.first().map(|remark| remark.at), thread.id));
        Ok(found)
    }

    /// What the comments of a story are tied to.
    pub fn anchors(&self, story: StoryId) -> Outcome<Vec<(ThreadId, Anchor)>> {
        self.all("SELECT id, anchor FROM threads WHERE story = ?1", [id(story)], |row| {
            Ok((row.parse()?, row.json()?))
        })
    }

    /// The open comments of a story.
    pub fn open_threads(&self, story: StoryId) -> Outcome<Vec<ThreadId>> {
        let sql = "SELECT id FROM threads WHERE story = ?1 AND resolved_at IS NULL ORDER BY id";
        self.all(sql, [id(story)], |row| row.parse())
    }

    /// How many remarks a thread has.
    pub fn remark_count(&self, thread: ThreadId) -> Outcome<u32> {
        let sql = "SELECT count(*) FROM remarks WHERE thread = ?1";
        Ok(self.one(sql, [id(thread)], |row| row.number())?.unwrap_or_default())
    }

    fn with_remarks(&self, thread: Thread) -> Outcome<Thread> {
        let sql = "SELECT by, outside, at, text FROM remarks WHERE thread = ?1 ORDER BY number LIMIT ?2";
        let most = count(model::review::thread::MAX_REMARKS);
        let remarks = self.all(sql, params![id(thread.id), most], |row| {
            Ok(Remark { by: voice(row)?, at: row.parse()?, text: row.take()? })
        })?;
        Ok(Thread { remarks, ..thread })
    }
}

fn read_thread(row: &mut Columns<'_>) -> Outcome<Thread> {
    let (thread, story, anchor, quote) = (row.parse()?, row.parse()?, row.json()?, row.take()?);
    let (at, by): (Option<Timestamp>, Option<PersonId>) = (row.parse_some()?, row.parse_some()?);
    let resolved = at.map(|at| Resolved { by, at });
    let fact = read_fact(row)?;
    Ok(Thread { id: thread, story, anchor, quote, resolved, fact, remarks: Vec::new() })
}

/// One of the two columns has a value; the table sees to it.
fn voice(row: &mut Columns<'_>) -> Outcome<Voice> {
    let person: Option<PersonId> = row.parse_some()?;
    let outside: Option<String> = row.take()?;
    Ok(person.map_or_else(|| Voice::outside(&outside.unwrap_or_default()), Voice::Person))
}

fn missing(thread: ThreadId) -> StorageFailure {
    StorageFailure::Missing(format!("comment {thread}"))
}
