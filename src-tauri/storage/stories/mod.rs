//! Stories as rows: fields, status and derived columns. The text stands in `text.rs`, the lists in `list.rs`.
//!
//! `status`, `fields` and dates are the caller's to decide; `seq` changes only by an edit.

mod list;
mod text;

pub use list::{FoundText, StoryFilter, StoryListing};
pub use text::{Edit, JournalEntry, Loaded, PhotoPlace, SNAPSHOT_BYTES, SNAPSHOT_EDITS};

use crate::reviews::{LAST_FLAGS, read_approval, read_flags};
use crate::rows::{Columns, count, fold, id, json, name, time};
use crate::{Change, Conflict, Outcome, Read, StorageFailure};
use model::StoryId;
use model::document::{Document, Measure};
use model::story::Story;
use rusqlite::params;

/// The columns a story is read from: its own, those of its newest approval, and its flags.
const COLUMNS: &str = "s.id, s.slug, s.status, s.fields, s.authors, s.words, s.tk, s.seq, s.created_at,
        s.updated_at, s.published_at, s.revised_at,
        a.version, a.hash, a.by, a.at, a.lapsed_at, a.lapsed_by, a.lapsed_what";
const FROM: &str = "FROM stories s
     LEFT JOIN approvals a ON a.id = (SELECT max(id) FROM approvals WHERE story = s.id)";

/// A question for stories, with further columns behind theirs.
fn story_sql(further: &str) -> String {
    format!("SELECT {COLUMNS}, {LAST_FLAGS}{further} {FROM}")
}

impl Change<'_> {
    /// Adds a story with its text; `seq`, `approval` and `flags` of the story are not looked at.
    ///
    /// Conflict when the slug is taken.
    pub fn insert_story(&mut self, story: &Story, document: &Document) -> Outcome<()> {
        self.refuse_taken_slug(story)?;
        self.run(
            "INSERT INTO stories (id, slug, status, fields, authors, words, tk, seq, created_at, updated_at,
                                  blocking, open_edits, open_bytes, folded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8, ?9, 0, 0, 0, ?10)",
            params![
                id(story.id),
                story.slug,
                name(&story.status)?,
                json(&story.fields)?,
                json(&story.authors)?,
                count(story.measure.words),
                count(story.measure.tk),
                time(story.created_at),
                time(story.updated_at),
                folded(story),
            ],
        )?;
        self.write_derived(story)?;
        self.seal_story(story.id)?;
        self.insert_snapshot(story.id, 0, document)
    }

    /// Writes everything of a story but its text, `seq`, approval and flags. Missing when there is no such story.
    pub fn update_story(&mut self, story: &Story) -> Outcome<()> {
        self.refuse_taken_slug(story)?;
        let changed = self.run(
            "UPDATE stories SET slug = ?2, status = ?3, fields = ?4, authors = ?5, words = ?6, tk = ?7,
                    updated_at = ?8, folded = ?9
             WHERE id = ?1",
            params![
                id(story.id),
                story.slug,
                name(&story.status)?,
                json(&story.fields)?,
                json(&story.authors)?,
                count(story.measure.words),
                count(story.measure.tk),
                time(story.updated_at),
                folded(story),
            ],
        )?;
        if changed != 1 {
            return Err(StorageFailure::Missing(format!("story {}", story.id)));
        }
        self.write_derived(story)?;
        self.seal_story(story.id)
    }

    fn write_derived(&mut self, story: &Story) -> Outcome<()> {
        self.run(
            "UPDATE stories SET published_at = ?2, revised_at = ?3, embargo = ?4, due = ?5 WHERE id = ?1",
            params![
                id(story.id),
                story.published_at.map(time),
                story.revised_at.map(time),
                story.fields.embargo.map(time),
                story.fields.due.map(time),
            ],
        )?;
        Ok(())
    }

    fn seal_story(&mut self, story: StoryId) -> Outcome<()> {
        self.run(
            "UPDATE stories SET seal = row_seal('stories', id, slug, status, fields, authors, words, tk, seq,
                created_at, updated_at, published_at, revised_at, embargo, due, blocking, open_edits, open_bytes,
                folded)
             WHERE id = ?1",
            [id(story)],
        )?;
        Ok(())
    }

    fn refuse_taken_slug(&self, story: &Story) -> Outcome<()> {
        match self.story_by_slug(&story.slug)? {
            Some(other) if other.id != story.id => Err(Conflict::Slug(story.slug.clone()).into()),
            _ => Ok(()),
        }
    }
}

impl Read<'_> {
    /// A story.
    pub fn story(&self, story: StoryId) -> Outcome<Option<Story>> {
        self.one(&format!("{} WHERE s.id = ?1", story_sql("")), [id(story)], read_story)
    }

    /// A story by slug.
    pub fn story_by_slug(&self, slug: &str) -> Outcome<Option<Story>> {
        self.one(&format!("{} WHERE s.slug = ?1", story_sql("")), [slug], read_story)
    }
}

fn read_story(row: &mut Columns<'_>) -> Outcome<Story> {
    Ok(Story {
        id: row.parse()?,
        slug: row.take()?,
        status: row.name()?,
        fields: row.json()?,
        authors: row.json()?,
        measure: Measure { words: row.number()?, tk: row.number()? },
        seq: row.number()?,
        created_at: row.parse()?,
        updated_at: row.parse()?,
        published_at: row.parse_some()?,
        revised_at: row.parse_some()?,
        approval: read_approval(row)?,
        flags: read_flags(row)?,
    })
}

/// Slug and every text a person would look for.
fn folded(story: &Story) -> String {
    let fields = &story.fields;
    let names = fields.byline.iter().map(|contributor| contributor.name.as_str());
    let mut words = vec![
        story.slug.as_str(),
        &fields.headline,
        &fields.headline_web,
        &fields.headline_home,
        &fields.headline_social,
        &fields.headline_print,
        &fields.standfirst,
        &fields.kicker,
        &fields.section,
        &fields.byline_extra,
        &fields.dateline,
        &fields.source_name,
        &fields.notes,
    ];
    words.extend(names);
    words.extend(fields.tags.iter().map(String::as_str));
    fold(&words.join("\n"))
}
