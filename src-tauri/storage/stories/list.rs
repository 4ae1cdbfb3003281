//! The desk's lists of stories: filtered rows, and words found in texts.

use super::{read_story, story_sql};
use crate::rows::{all_words, count, id, name, words};
use crate::{Outcome, Read};
use model::document::Crop;
use model::photo::Framing;
use model::story::{Status, Story};
use model::{PersonId, PhotoId, StoryId};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Which stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoryFilter {
    /// Words that must all occur in slug, fields or text; empty for all.
    pub search: String,
    /// Only this status.
    pub status: Option<Status>,
    /// Only stories this person writes.
    pub author: Option<PersonId>,
}

/// A story in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryListing {
    /// The story.
    pub story: Story,
    /// Findings that blocked approval when it was last looked at.
    pub blocking: u32,
    /// Photo of its lead, if it has one.
    pub lead: Option<PhotoId>,
    /// The part of it that is shown, by the story or else as it is drawn on the photo; `None` is all of it.
    pub lead_crop: Option<Crop>,
}

/// A story whose text was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundText {
    /// The story.
    pub story: StoryId,
    /// Its reading text, as last derived.
    pub text: String,
}

impl Read<'_> {
    /// Stories, the last changed first.
    pub fn stories(&self, filter: &StoryFilter) -> Outcome<Vec<StoryListing>> {
        let mut params: Vec<Value> = Vec::new();
        let mut sql = story_sql(", s.blocking, lead.photo, lead.crop, lead_photo.framing");
        sql.push_str(
            " LEFT JOIN story_texts t ON t.story = s.id
              LEFT JOIN photo_uses lead ON lead.story = s.id AND lead.place =
                  (SELECT min(u.place) FROM photo_uses u WHERE u.story = s.id AND u.lead = 1)
              LEFT JOIN photos lead_photo ON lead_photo.id = lead.photo
              WHERE 1",
        );
        if let Some(status) = filter.status {
            params.push(Value::Text(name(&status)?));
            sql.push_str(&format!(" AND s.status = ?{}", params.len()));
        }
        if let Some(author) = filter.author {
            params.push(Value::Text(id(author)));
            let number = params.len();
            sql.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM json_each(s.authors) WHERE value = ?{number})"
            ));
        }
        sql.push_str(&all_words(
            &words(&filter.search),
            &["s.folded", "coalesce(t.folded, '')"],
            &mut params,
        ));
        sql.push_str(" ORDER BY s.updated_at DESC, s.id");
        self.all(&sql, params_from_iter(params), |row| {
            let story = read_story(row)?;
            let (blocking, lead) = (row.number()?, row.parse_some()?);
            let (crop, framing) = (row.json_some::<Crop>()?, row.json_some::<Framing>()?);
            Ok(StoryListing { story, blocking, lead, lead_crop: framing.unwrap_or_default().shown(crop) })
        })
    }

    /// Stories in whose kept texts a piece of JSON occurs, the last changed first. The piece may have gone from the text
    /// since; the caller looks.
    pub fn stories_mentioning(&self, piece: &str) -> Outcome<Vec<Story>> {
        let sql = format!(
            "{} WHERE EXISTS (SELECT 1 FROM snapshots n WHERE n.story = s.id AND instr(n.document, ?1) > 0)
                OR EXISTS (SELECT 1 FROM journal j WHERE j.story = s.id AND instr(j.splice, ?1) > 0)
             ORDER BY s.updated_at DESC, s.id",
            story_sql("")
        );
        self.all(&sql, [piece], read_story)
    }

    /// How many stories have a status other than spiked, and how many are approved.
    pub fn count_stories(&self) -> Outcome<(u32, u32)> {
        let found = self.one(
            "SELECT count(*) FILTER (WHERE status <> 'spiked'), count(*) FILTER (WHERE status = 'approved') FROM stories",
            [],
            |row| Ok((row.number()?, row.number()?)),
        )?;
        Ok(found.unwrap_or_default())
    }

    /// Reading texts in which all words occur; at most `limit`.
    pub fn find_text(&self, search: &str, limit: u32) -> Outcome<Vec<FoundText>> {
        let mut params: Vec<Value> = Vec::new();
        let condition = all_words(&words(search), &["t.folded"], &mut params);
        params.push(Value::Integer(count(limit)));
        let sql = format!(
            "SELECT t.story, t.text FROM story_texts t JOIN stories s ON s.id = t.story
             WHERE 1{condition} ORDER BY s.updated_at DESC LIMIT ?{}",
            params.len()
        );
        self.all(&sql, params_from_iter(params), |row| {
            Ok(FoundText { story: row.parse()?, text: row.take()? })
        })
    }
}
