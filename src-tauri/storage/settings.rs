//! The desk's settings: JSON values under keys. What a key means is the caller's to know.

use crate::rows::json;
use crate::{Change, Outcome, Read};
use rusqlite::params;
use serde_json::Value;
use std::collections::BTreeMap;

impl Change<'_> {
    /// Sets a setting.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Outcome<()> {
        self.run(
            "INSERT INTO settings (key, value, seal) VALUES (?1, ?2, row_seal('settings', ?1, ?2))
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, seal = excluded.seal",
            params![key, json(value)?],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// The value of a setting, if it was ever set.
    pub fn setting(&self, key: &str) -> Outcome<Option<Value>> {
        self.one("SELECT value FROM settings WHERE key = ?1", [key], |row| row.json())
    }

    /// All settings, by key.
    pub fn settings(&self) -> Outcome<BTreeMap<String, Value>> {
        let rows = self.all("SELECT key, value FROM settings", [], |row| Ok((row.take()?, row.json()?)))?;
        Ok(rows.into_iter().collect())
    }
}
