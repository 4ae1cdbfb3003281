//! Photos as rows. The original's columns never change; metadata, focal point and framing are people's to edit.

mod likenesses;
mod merges;
mod quarantine;
mod sidecars;

pub use merges::Merge;
pub use quarantine::Quarantined;

use crate::rows::{Columns, all_words, count, fold, id, json, name, time, words};
use crate::{Change, Conflict, Outcome, Read, StorageFailure};
use model::photo::{Colour, FocalPoint, Photo, Pick};
use model::{PhotoId, StoryId};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use std::collections::BTreeMap;

/// Which photos.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhotoFilter {
    /// Words that must all occur in the file name or any field; empty for all.
    pub search: String,
    /// Only those that lack a needed field.
    pub missing_rights: bool,
    /// Only those with so many stars or more.
    pub stars: u8,
    /// Only those with this label.
    pub colour: Option<Colour>,
    /// Only those picked, or rejected.
    pub pick: Option<Pick>,
    /// Only those of this category; `none` for those without; empty for all.
    pub category: String,
    /// Skip so many.
    pub offset: u32,
    /// At most so many; 0 for all.
    pub limit: u32,
}

/// A page of photos.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoList {
    /// Newest first.
    pub photos: Vec<Photo>,
    /// How many there are without offset and limit.
    pub total: u32,
}

/// Where a photo is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoUse {
    /// The story.
    pub story: StoryId,
    /// As its lead.
    pub lead: bool,
}

const PHOTO: &str = "SELECT id, hash, file_name, media_type, bytes, width, height, metadata, raw, conflicts,
        focal_x, focal_y, framing, marks, rights, added_at, added_by,
        (SELECT said FROM photo_sidecars WHERE photo = photos.id) FROM photos";

impl Change<'_> {
    /// Adds a photo whose original is kept already. Conflict when the original is in the library.
    pub fn insert_photo(&mut self, photo: &Photo) -> Outcome<()> {
        if let Some(there) = self.photo_by_hash(&photo.hash)? {
            return Err(Conflict::Photo(there.id).into());
        }
        self.run(
            "INSERT INTO photos (id, hash, file_name, media_type, bytes, width, height, metadata, raw, conflicts,
                                 added_at, added_by, missing, folded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '{}', ?8, '[]', ?9, ?10, 0, '')",
            params![
                id(photo.id),
                photo.hash,
                photo.file_name,
                photo.media_type,
                count(photo.bytes),
                count(photo.width),
                count(photo.height),
                json(&photo.raw)?,
                time(photo.added_at),
                photo.added_by.map(id),
            ],
        )?;
        self.update_photo(photo)
    }

    /// Writes what people say about a photo: metadata, conflicts, focal point, framing, rights, marks. Its size follows
    /// from how it stands and is read anew. Missing when there is no such photo.
    pub fn update_photo(&mut self, photo: &Photo) -> Outcome<()> {
        let values = photo.metadata.iter().map(|(_, value)| value.text()).collect::<Vec<_>>().join("\n");
        let changed = self.run(
            "UPDATE photos SET metadata = ?2, conflicts = ?3, focal_x = ?4, focal_y = ?5, missing = ?6, folded = ?7,
                rights = ?8, category = ?9, marks = ?10, stars = ?11, colour = ?12, pick = ?13, framing = ?14
             WHERE id = ?1",
            params![
                id(photo.id),
                json(&photo.metadata)?,
                json(&photo.conflicts)?,
                photo.focal_point.map(|point| f64::from(point.x)),
                photo.focal_point.map(|point| f64::from(point.y)),
                count(photo.missing_rights().len()),
                fold(&format!("{}\n{values}", photo.file_name)),
                json(&photo.rights)?,
                photo.rights.category,
                json(&photo.marks)?,
                count(photo.marks.stars),
                photo.marks.colour.as_ref().map(name).transpose()?,
                photo.marks.pick.as_ref().map(name).transpose()?,
                json(&photo.framing)?,
            ],
        )?;
        if changed != 1 {
            return Err(StorageFailure::Missing(format!("photo {}", photo.id)));
        }
        self.run(
            "UPDATE photos SET seal = row_seal('photos', id, hash, file_name, media_type, bytes, width, height,
                metadata, raw, conflicts, focal_x, focal_y, added_at, added_by, missing, folded,
                rights, category, marks, stars, colour, pick, framing)
             WHERE id = ?1",
            [id(photo.id)],
        )?;
        Ok(())
    }
}

impl Read<'_> {
    /// A photo.
    pub fn photo(&self, photo: PhotoId) -> Outcome<Option<Photo>> {
        self.one(&format!("{PHOTO} WHERE id = ?1"), [id(photo)], read_photo)
    }

    /// The photo with that original, in the library or merged.
    pub fn photo_by_hash(&self, hash: &str) -> Outcome<Option<Photo>> {
        self.one(&format!("{PHOTO} WHERE hash = ?1"), [hash], read_photo)
    }

    /// Photos of the library whose file had that name, newest first.
    pub fn photos_by_name(&self, file_name: &str) -> Outcome<Vec<Photo>> {
        let in_library = merges::IN_LIBRARY;
        let sql = format!("{PHOTO} WHERE file_name = ?1 AND {in_library} ORDER BY added_at DESC, id DESC");
        self.all(&sql, [file_name], read_photo)
    }

    /// Those of the photos that are there, by id.
    pub fn photos_of(&self, photos: impl IntoIterator<Item = PhotoId>) -> Outcome<BTreeMap<PhotoId, Photo>> {
        let mut found = BTreeMap::new();
        for wanted in photos {
            if let std::collections::btree_map::Entry::Vacant(place) = found.entry(wanted)
                && let Some(photo) = self.photo(wanted)?
            {
                place.insert(photo);
            }
        }
        Ok(found)
    }

    /// A page of the library, newest first.
    pub fn photos(&self, filter: &PhotoFilter) -> Outcome<PhotoList> {
        let (condition, mut params) = condition(filter)?;
        let total = self.one(
            &format!("SELECT count(*) FROM photos{condition}"),
            params_from_iter(params.clone()),
            |row| row.number(),
        )?;
        let limit = if filter.limit == 0 { -1 } else { count(filter.limit) };
        params.extend([Value::Integer(limit), Value::Integer(count(filter.offset))]);
        let sql = format!(
            "{PHOTO}{condition} ORDER BY added_at DESC, id DESC LIMIT ?{} OFFSET ?{}",
            params.len() - 1,
            params.len()
        );
        let photos = self.all(&sql, params_from_iter(params), read_photo)?;
        Ok(PhotoList { photos, total: total.unwrap_or(0) })
    }

    /// The photos a story's text uses, in order of reading, as last derived.
    pub fn photos_in(&self, story: StoryId) -> Outcome<Vec<PhotoId>> {
        self.all("SELECT photo FROM photo_uses WHERE story = ?1 ORDER BY place", [id(story)], |row| {
            row.parse()
        })
    }

    /// Every photo that fits, by id, newest first; offset and limit do not count.
    pub fn photo_ids(&self, filter: &PhotoFilter) -> Outcome<Vec<PhotoId>> {
        let (condition, params) = condition(filter)?;
        let sql = format!("SELECT id FROM photos{condition} ORDER BY added_at DESC, id DESC");
        self.all(&sql, params_from_iter(params), |row| row.parse())
    }

    /// Stories that use a photo, as last derived.
    pub fn photo_uses(&self, photo: PhotoId) -> Outcome<Vec<PhotoUse>> {
        self.all(
            "SELECT story, max(lead) FROM photo_uses WHERE photo = ?1 GROUP BY story ORDER BY story",
            [id(photo)],
            |row| Ok(PhotoUse { story: row.parse()?, lead: row.take()? }),
        )
    }
}

/// The condition of a filter, with its parameters.
fn condition(filter: &PhotoFilter) -> Outcome<(String, Vec<Value>)> {
    let mut params: Vec<Value> = Vec::new();
    let mut condition = format!(" WHERE {}", merges::IN_LIBRARY);
    if filter.missing_rights {
        condition.push_str(" AND missing > 0");
    }
    if filter.stars > 0 {
        params.push(Value::Integer(i64::from(filter.stars)));
        condition.push_str(&format!(" AND stars >= ?{}", params.len()));
    }
    let mut equal = |column: &str, value: String| {
        params.push(Value::Text(value));
        condition.push_str(&format!(" AND {column} = ?{}", params.len()));
    };
    if let Some(colour) = &filter.colour {
        equal("colour", name(colour)?);
    }
    if let Some(pick) = &filter.pick {
        equal("pick", name(pick)?);
    }
    match filter.category.as_str() {
        "" => {}
        "none" => condition.push_str(" AND category IS NULL"),
        category => equal("category", category.to_owned()),
    }
    condition.push_str(&all_words(&words(&filter.search), &["folded"], &mut params));
    Ok((condition, params))
}

fn read_photo(row: &mut Columns<'_>) -> Outcome<Photo> {
    let mut photo = Photo {
        id: row.parse()?,
        hash: row.take()?,
        file_name: row.take()?,
        media_type: row.take()?,
        bytes: row.number()?,
        width: row.number()?,
        height: row.number()?,
        metadata: row.json()?,
        raw: row.json()?,
        conflicts: row.json()?,
        focal_point: read_focal_point(row)?,
        framing: row.json()?,
        marks: row.json()?,
        rights: row.json()?,
        added_at: row.parse()?,
        added_by: row.parse_some()?,
    };
    // What was read later stands in the place of what stood beside the file when it came in.
    if let Some(sidecar) = row.json_some()? {
        photo.raw.sidecar = sidecar;
    }
    // The columns keep the size of the file's picture.
    (photo.width, photo.height) = photo.framing.stand.size_of(photo.width, photo.height);
    Ok(photo)
}

#[allow(clippy::cast_possible_truncation)] // written from f32
fn read_focal_point(row: &mut Columns<'_>) -> Outcome<Option<FocalPoint>> {
    let (x, y): (Option<f64>, Option<f64>) = (row.take()?, row.take()?);
    Ok(x.zip(y).map(|(x, y)| FocalPoint { x: x as f32, y: y as f32 }))
}
