//! The fact-check ledger as rows: one for each comment that names something to be checked.

use crate::rows::{Columns, id, name, time};
use crate::{Change, Outcome};
use model::ThreadId;
use model::review::Fact;
use rusqlite::params;

impl Change<'_> {
    /// Writes how a fact stands; `None` makes it a mere comment again.
    pub fn set_fact(&mut self, thread: ThreadId, fact: Option<&Fact>) -> Outcome<()> {
        let Some(fact) = fact else {
            self.run("DELETE FROM facts WHERE thread = ?1", [id(thread)])?;
            return Ok(());
        };
        self.run(
            "INSERT INTO facts (thread, state, source, words, by, at, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, row_seal('facts', ?1, ?2, ?3, ?4, ?5, ?6))
             ON CONFLICT (thread) DO UPDATE SET state = excluded.state, source = excluded.source,
                    words = excluded.words, by = excluded.by, at = excluded.at, seal = excluded.seal",
            params![id(thread), name(&fact.state)?, fact.source, fact.words, id(fact.by), time(fact.at)],
        )?;
        Ok(())
    }
}

/// Reads the five columns of a fact; `None` when the first is empty, as in an outer join.
pub(super) fn read_fact(row: &mut Columns<'_>) -> Outcome<Option<Fact>> {
    let state: Option<String> = row.take()?;
    if state.is_none() {
        row.skip(4);
        return Ok(None);
    }
    row.back();
    Ok(Some(Fact {
        state: row.name()?,
        source: row.take()?,
        words: row.take()?,
        by: row.parse()?,
        at: row.parse()?,
    }))
}
