//! What was taken back: withdrawals of stories, kills of other people's items, and the word of an editor who lets a
//! story leave all the same. Rows are only added.

use crate::rows::{Columns, count, id, time};
use crate::{Change, Outcome, Read};
use model::publish::{Kill, Withdrawal};
use model::{PersonId, StoryId, Timestamp};
use rusqlite::params;
use serde::Serialize;

/// An editor's word that a story may leave although it is built on a killed item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KillOverride {
    /// The story.
    pub story: StoryId,
    /// The killed item.
    pub item: String,
    /// When.
    pub at: Timestamp,
    /// Whose word it is.
    pub by: PersonId,
    /// Why.
    pub reason: String,
}

impl Change<'_> {
    /// Records that the revision that is out was taken back. Refused when none is out, or it was taken back already.
    pub fn insert_withdrawal(&mut self, story: StoryId, withdrawal: &Withdrawal) -> Outcome<()> {
        self.run(
            "INSERT INTO withdrawals (story, revision, at, by, words, reason, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, row_seal('withdrawals', ?1, ?2, ?3, ?4, ?5, ?6))",
            params![
                id(story),
                count(self.revision(story)?),
                time(withdrawal.at),
                withdrawal.by.map(id),
                withdrawal.words,
                withdrawal.reason
            ],
        )?;
        Ok(())
    }

    /// Records that an item was killed; answers whether that is news.
    pub fn insert_kill(&mut self, kill: &Kill) -> Outcome<bool> {
        let added = self.run(
            "INSERT INTO kills (item, at, by, reason, seal)
             VALUES (?1, ?2, ?3, ?4, row_seal('kills', ?1, ?2, ?3, ?4)) ON CONFLICT (item) DO NOTHING",
            params![kill.item, time(kill.at), kill.by.map(id), kill.reason],
        )?;
        Ok(added == 1)
    }

    /// Records an editor's word about a story and a killed item; a second word changes nothing.
    pub fn insert_kill_override(&mut self, given: &KillOverride) -> Outcome<()> {
        self.run(
            "INSERT INTO kill_overrides (story, item, at, by, reason, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, row_seal('kill_overrides', ?1, ?2, ?3, ?4, ?5))
             ON CONFLICT (story, item) DO NOTHING",
            params![id(given.story), given.item, time(given.at), id(given.by), given.reason],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The withdrawal of a story that is not out any more; `None` when it never was taken back, or has left again since.
    pub fn withdrawal(&self, story: StoryId) -> Outcome<Option<Withdrawal>> {
        let sql = "SELECT words, reason, at, by FROM withdrawals WHERE story = ?1 AND revision = ?2";
        self.one(sql, params![id(story), count(self.revision(story)?)], |row| {
            Ok(Withdrawal {
                words: row.take()?,
                reason: row.take()?,
                at: row.parse()?,
                by: row.parse_some()?,
            })
        })
    }

    /// Everything that was killed, newest first.
    pub fn kills(&self) -> Outcome<Vec<Kill>> {
        self.all("SELECT item, reason, at, by FROM kills ORDER BY at DESC, item", [], read_kill)
    }

    /// An item's kill.
    pub fn kill(&self, item: &str) -> Outcome<Option<Kill>> {
        self.one("SELECT item, reason, at, by FROM kills WHERE item = ?1", [item], read_kill)
    }

    /// The editors' words about a story that is built on killed items.
    pub fn kill_overrides(&self, story: StoryId) -> Outcome<Vec<KillOverride>> {
        let sql = "SELECT story, item, at, by, reason FROM kill_overrides WHERE story = ?1 ORDER BY at, item";
        self.all(sql, [id(story)], |row| {
            Ok(KillOverride {
                story: row.parse()?,
                item: row.take()?,
                at: row.parse()?,
                by: row.parse()?,
                reason: row.take()?,
            })
        })
    }

    /// Of these items, those that were killed and that no editor has spoken for.
    pub fn standing_kills(&self, story: StoryId, items: &[String]) -> Outcome<Vec<Kill>> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let spoken_for = self.kill_overrides(story)?;
        let mut kills = Vec::new();
        for item in items.iter().filter(|item| !spoken_for.iter().any(|word| word.item == **item)) {
            kills.extend(self.kill(item)?);
        }
        Ok(kills)
    }
}

fn read_kill(row: &mut Columns<'_>) -> Outcome<Kill> {
    Ok(Kill { item: row.take()?, reason: row.take()?, at: row.parse()?, by: row.parse_some()? })
}
