//! Flags as rows: one for each decision, never rewritten. The last one of each flag is the one
//! [`Story`](model::story::Story) shows.

use crate::rows::{Columns, id, name, time};
use crate::{Change, Outcome, StorageFailure};
use model::story::{Flag, FlagDecision, FlagState, Flags, Lapse};
use model::{PersonId, StoryId, Timestamp};
use rusqlite::params;

/// The last decisions about a story `s`, as one JSON list of lists.
pub(crate) const LAST_FLAGS: &str =
    "(SELECT json_group_array(json_array(f.flag, f.state, f.by, f.at, f.hash, f.reason,
            f.lapsed_at, f.lapsed_by, f.lapsed_what))
         FROM flags f WHERE f.story = s.id
          AND f.number = (SELECT max(number) FROM flags WHERE story = f.story AND flag = f.flag))";

/// One of them.
type Row = (
    Flag,
    FlagState,
    PersonId,
    Timestamp,
    Option<String>,
    String,
    Option<Timestamp>,
    Option<PersonId>,
    Option<String>,
);

impl Change<'_> {
    /// Records what somebody decided about a flag; `decision.lapsed` is not looked at.
    pub fn insert_flag(&mut self, story: StoryId, flag: Flag, decision: &FlagDecision) -> Outcome<()> {
        self.run(
            "INSERT INTO flags (story, flag, number, state, by, at, hash, reason)
             SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5, ?6, ?7
             FROM flags WHERE story = ?1 AND flag = ?2",
            params![
                id(story),
                name(&flag)?,
                name(&decision.state)?,
                id(decision.by),
                time(decision.at),
                decision.hash,
                decision.reason,
            ],
        )?;
        self.seal_flag(story, flag)
    }

    /// Ends the sign-off of a flag. Missing when the last decision is none that holds.
    pub fn lapse_flag(&mut self, story: StoryId, flag: Flag, lapse: &Lapse) -> Outcome<()> {
        let changed = self.run(
            "UPDATE flags SET lapsed_at = ?3, lapsed_by = ?4, lapsed_what = ?5
             WHERE story = ?1 AND flag = ?2 AND state = 'complete' AND lapsed_at IS NULL
               AND number = (SELECT max(number) FROM flags WHERE story = ?1 AND flag = ?2)",
            params![id(story), name(&flag)?, time(lapse.at), lapse.by.map(id), lapse.what],
        )?;
        if changed == 1 {
            self.seal_flag(story, flag)
        } else {
            Err(StorageFailure::Missing(format!("a sign-off of story {story}")))
        }
    }

    fn seal_flag(&self, story: StoryId, flag: Flag) -> Outcome<()> {
        self.run(
            "UPDATE flags SET seal = row_seal('flags', story, flag, number, state, by, at, hash, reason,
                                              lapsed_at, lapsed_by, lapsed_what)
             WHERE story = ?1 AND flag = ?2
               AND number = (SELECT max(number) FROM flags WHERE story = ?1 AND flag = ?2)",
            params![id(story), name(&flag)?],
        )?;
        Ok(())
    }
}

/// Reads the column [`LAST_FLAGS`].
pub(crate) fn read_flags(row: &mut Columns<'_>) -> Outcome<Flags> {
    let rows: Vec<Row> = row.json()?;
    let decision = |(flag, state, by, at, hash, reason, lapsed_at, lapsed_by, what): Row| {
        let lapsed = lapsed_at.map(|at| Lapse { at, by: lapsed_by, what: what.unwrap_or_default() });
        (flag, FlagDecision { state, by, at, hash, reason, lapsed })
    };
    Ok(rows.into_iter().map(decision).collect())
}
