//! What went where: every folder that was written and everything that was pushed, in order. Rows are only added.

use crate::rows::{Columns, count, id, name, time};
use crate::{Change, Outcome, Read};
use model::{PersonId, StoryId, Timestamp};
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// How something left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// Written as a folder.
    Folder,
    /// Sent to a destination.
    Push,
}

/// What left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivered {
    /// A story.
    Story,
    /// The word that a story was taken back, in its place.
    Withdrawn,
    /// The site around the stories.
    Site,
}

/// Something that went somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// The story; `None` for the site around them.
    pub story: Option<StoryId>,
    /// A folder, or the name of a destination.
    pub place: String,
    /// How.
    pub kind: DeliveryKind,
    /// What.
    pub what: Delivered,
    /// BLAKE3, in lower-case hex, of what says what it was: a manifest, a list of files.
    pub manifest: String,
    /// What the destination calls it; empty where it has no name there.
    pub remote: String,
    /// When.
    pub at: Timestamp,
    /// Who sent it.
    pub by: Option<PersonId>,
}

const DELIVERY: &str = "SELECT story, place, kind, what, manifest, remote, at, by FROM deliveries";

impl Change<'_> {
    /// Records that something went somewhere.
    pub fn insert_delivery(&mut self, delivery: &Delivery) -> Outcome<()> {
        let last: Option<i64> =
            self.one("SELECT coalesce(max(number), 0) FROM deliveries", [], |row| row.take())?;
        self.run(
            "INSERT INTO deliveries (number, story, place, kind, what, manifest, remote, at, by, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, row_seal('deliveries', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))",
            params![
                last.unwrap_or_default() + 1,
                delivery.story.map(id),
                delivery.place,
                name(&delivery.kind)?,
                name(&delivery.what)?,
                delivery.manifest,
                delivery.remote,
                time(delivery.at),
                delivery.by.map(id)
            ],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The last thing of a story that went to each place.
    pub fn last_deliveries(&self, story: StoryId) -> Outcome<Vec<Delivery>> {
        let sql = format!(
            "{DELIVERY} d WHERE story = ?1
               AND number = (SELECT max(number) FROM deliveries WHERE story = d.story AND place = d.place)
             ORDER BY number DESC"
        );
        self.all(&sql, [id(story)], read_delivery)
    }

    /// Every folder that a story was written to, and whose it is.
    pub fn story_folders(&self) -> Outcome<Vec<(StoryId, String)>> {
        self.all(
            "SELECT DISTINCT story, place FROM deliveries WHERE kind = 'folder' AND story IS NOT NULL",
            [],
            |row| Ok((row.parse()?, row.take()?)),
        )
    }

    /// Did the desk itself send this of the story, anywhere?
    pub fn was_delivered(&self, story: StoryId, manifest: &str) -> Outcome<bool> {
        let sql = "SELECT 1 FROM deliveries WHERE story = ?1 AND manifest = ?2 LIMIT 1";
        let found: Option<i64> = self.one(sql, params![id(story), manifest], |row| row.take())?;
        Ok(found.is_some())
    }

    /// What went to a place, newest first, at most `limit`.
    pub fn deliveries_to(&self, place: &str, limit: usize) -> Outcome<Vec<Delivery>> {
        let sql = format!("{DELIVERY} WHERE place = ?1 ORDER BY number DESC LIMIT ?2");
        self.all(&sql, params![place, count(limit)], read_delivery)
    }
}

fn read_delivery(row: &mut Columns<'_>) -> Outcome<Delivery> {
    Ok(Delivery {
        story: row.parse_some()?,
        place: row.take()?,
        kind: row.name()?,
        what: row.name()?,
        manifest: row.take()?,
        remote: row.take()?,
        at: row.parse()?,
        by: row.parse_some()?,
    })
}
