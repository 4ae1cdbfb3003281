//! How values stand in columns: ids and times as text, lists as JSON, and back again.
//!
//! Reading is strict: a value that is not what this crate writes is damage, and says where it stands.

use crate::failure::damaged;
use crate::{Outcome, Read, StorageFailure};
use model::Timestamp;
use rusqlite::types::{FromSql, Value};
use rusqlite::{CachedStatement, OptionalExtension, Params, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// A time as it stands in columns: text order is time order, and nothing is rounded.
pub(crate) fn time(at: Timestamp) -> String {
    format!("{at:.9}")
}

/// An id as it stands in columns.
pub(crate) fn id(id: impl ToString) -> String {
    id.to_string()
}

/// A value as JSON.
pub(crate) fn json(value: &impl Serialize) -> Outcome<String> {
    serde_json::to_string(value)
        .map_err(|error| StorageFailure::Bug(format!("a value without JSON: {error}")))
}

/// Text in which words are looked for.
///
/// Lower case, blanks folded. Accents stay: they are letters of their own in many languages.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// The most words that are looked for; the rest of a whole article that somebody pasted says no more.
const MOST_WORDS: usize = 64;

/// The words of a search, folded, each once.
pub(crate) fn words(search: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in fold(search).split(' ').filter(|word| !word.is_empty()) {
        if found.len() < MOST_WORDS && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

/// A row whose columns are taken in order.
pub(crate) struct Columns<'row> {
    row: &'row Row<'row>,
    next: usize,
}

impl<'row> Columns<'row> {
    pub(crate) fn of(row: &'row Row<'row>) -> Self {
        Self { row, next: 0 }
    }

    /// The next column as it is.
    pub(crate) fn take<T: FromSql>(&mut self) -> Outcome<T> {
        let index = self.next;
        self.next += 1;
        self.row.get(index).map_err(StorageFailure::from)
    }

    /// The next column as an id, a status or anything else that is read from text.
    pub(crate) fn parse<T: FromStr>(&mut self) -> Outcome<T> {
        let text: String = self.take()?;
        text.parse().map_err(|_| self.unreadable(&text))
    }

    /// The same, if there is a value.
    pub(crate) fn parse_some<T: FromStr>(&mut self) -> Outcome<Option<T>> {
        let text: Option<String> = self.take()?;
        text.map(|text| text.parse().map_err(|_| self.unreadable(&text))).transpose()
    }

    /// The next column as a name of an enum, the way serde writes it.
    pub(crate) fn name<T: DeserializeOwned>(&mut self) -> Outcome<T> {
        let text: String = self.take()?;
        serde_json::from_value(serde_json::Value::String(text.clone())).map_err(|_| self.unreadable(&text))
    }

    /// The next column as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&mut self) -> Outcome<T> {
        let text: String = self.take()?;
        serde_json::from_str(&text).map_err(damaged(&self.place()))
    }

    /// The next column as JSON, if there is a value.
    pub(crate) fn json_some<T: DeserializeOwned>(&mut self) -> Outcome<Option<T>> {
        let text: Option<String> = self.take()?;
        text.map(|text| serde_json::from_str(&text).map_err(damaged(&self.place()))).transpose()
    }

    /// Leaves out columns.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.next += columns;
    }

    /// The next column as a number that is never negative.
    pub(crate) fn number<T: TryFrom<i64>>(&mut self) -> Outcome<T> {
        let number: i64 = self.take()?;
        T::try_from(number).map_err(|_| self.unreadable(&number.to_string()))
    }

    /// Takes the last column once more.
    pub(crate) fn back(&mut self) {
        self.next = self.next.saturating_sub(1);
    }

    fn unreadable(&self, value: &str) -> StorageFailure {
        StorageFailure::Damaged(format!("{}: “{value}”", self.place()))
    }

    fn place(&self) -> String {
        let index = self.next.saturating_sub(1);
        self.row.as_ref().column_name(index).map_or_else(|_| format!("column {index}"), str::to_owned)
    }
}

/// The name of an enum's value, the way serde writes it.
pub(crate) fn name(value: &impl Serialize) -> Outcome<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        other => Err(StorageFailure::Bug(format!("a name that is no text: {other:?}"))),
    }
}

/// A number as SQLite keeps it.
pub(crate) fn count(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

impl Read<'_> {
    /// A prepared statement, kept for the next time.
    pub(crate) fn statement(&self, sql: &str) -> Outcome<CachedStatement<'_>> {
        self.note(self.db.prepare_cached(sql))
    }

    /// Runs a statement and answers how many rows it changed.
    pub(crate) fn run(&self, sql: &str, params: impl Params) -> Outcome<usize> {
        let mut statement = self.statement(sql)?;
        self.note(statement.execute(params))
    }

    /// The first row, mapped; `None` when there is none.
    pub(crate) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl Fn(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Option<T>> {
        let mut statement = self.statement(sql)?;
        let found = statement.query_row(params, |row| Ok(map(&mut Columns::of(row)))).optional();
        self.note(self.note(found)?.transpose())
    }

    /// Every row, mapped.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl Fn(&mut Columns<'_>) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        let mut statement = self.statement(sql)?;
        let mut rows = self.note(statement.query(params))?;
        let mut found = Vec::new();
        while let Some(row) = self.note(rows.next())? {
            found.push(self.note(map(&mut Columns::of(row)))?);
        }
        Ok(found)
    }
}

/// A condition that all words occur in one of several folded texts, with its parameters appended.
///
/// `texts` are SQL expressions of this crate, never input.
pub(crate) fn all_words(words: &[String], texts: &[&str], params: &mut Vec<Value>) -> String {
    let mut sql = String::new();
    for word in words {
        params.push(Value::Text(word.clone()));
        let number = params.len();
        let places: Vec<String> = texts.iter().map(|text| format!("instr({text}, ?{number}) > 0")).collect();
        sql.push_str(&format!(" AND ({})", places.join(" OR ")));
    }
    sql
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn text_order_of_times_is_their_order_and_nothing_is_rounded() {
        let whole: Timestamp = "2026-11-24T18:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-11-24T18:00:00.000000001Z".parse().unwrap();
        assert!(time(whole) < time(later));
        assert_eq!(time(later).parse::<Timestamp>().unwrap(), later);
        assert_eq!(time(whole).len(), time(later).len());
    }

    #[test]
    fn folding_ignores_case_and_blanks_and_keeps_accents() {
        assert_eq!(fold("  Über\n die  ÉCOLE "), "über die école");
        assert_eq!(words(" Tax  RISE "), ["tax", "rise"]);
        assert!(words("  ").is_empty());
    }
}
