//! Two photos that show the same become one. One stays, with what both said; the other leaves the library and is not
//! gone: older versions of stories go on showing it, and it can come back.
//!
//! What both say differently is a person's choice. Stories that show the one that leaves show the other from then on, each
//! by an edit of its own, so that approvals lapse as for any other edit. How a merge is taken back stands in
//! `photo_parting.rs`.

use crate::asks::{
    AlikePhoto, ComparePhotos, ComparedPhotos, Done, LookAlikes, MergePhotos, MergedPhotos, Nothing,
};
use crate::change::Entry;
use crate::figures::for_each_figure;
use crate::photo_fields::set_fields;
use crate::photo_parting::{Before, shown_of};
use crate::table::tile;
use crate::text::difference;
use crate::{Failure, Newsroom, Outcome};
use model::photo::{Merged, Photo, Value, merge, merging};
use model::story::HistoryKind;
use model::{PhotoId, StoryId};
use std::collections::{BTreeMap, BTreeSet};
use storage::Merge;

/// The most pairs that are named at once; the others come up when these are settled.
const MOST_PAIRS: usize = 200;

impl Newsroom {
    /// Pairs of photos of the library that look alike and that nobody has told apart, the newest first.
    pub(crate) fn look_alikes(&self, _: Nothing) -> Outcome<LookAlikes> {
        let pairs = self.likenesses()?.pairs();
        let photos: BTreeSet<PhotoId> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
        let all = count(pairs.len());
        self.desk.read(|read| {
            let mut found = Vec::new();
            for (one, other) in pairs.into_iter().take(MOST_PAIRS) {
                if let (Some(photo), Some(like)) = (read.photo(one)?, read.photo(other)?) {
                    found.push(AlikePhoto {
                        photo: photo.id,
                        file_name: photo.file_name,
                        like: like.id,
                        like_name: like.file_name,
                    });
                }
            }
            Ok(LookAlikes { photos: count(photos.len()), all, pairs: found })
        })
    }

    /// What merging two photos would come to.
    pub(crate) fn compare_photos(&self, ask: ComparePhotos) -> Outcome<ComparedPhotos> {
        self.derive_stale()?;
        let (kept, other) = self.two(&ask.kept, &ask.other)?;
        let merged = merge(&kept, &other, &BTreeMap::new());
        let brought = brought(&kept, &merged).into_keys().collect();
        let (kept_in, other_in) = (self.stories_with(kept.id)?, self.stories_with(other.id)?);
        let slugs = |stories: Vec<(StoryId, String)>| stories.into_iter().map(|(_, slug)| slug).collect();
        Ok(ComparedPhotos {
            kept_in: slugs(kept_in),
            other_in: slugs(other_in),
            kept,
            other,
            differences: merged.open,
            brought,
        })
    }

    /// Merges a photo into another that shows the same.
    pub(crate) fn merge_photos(&self, ask: MergePhotos) -> Outcome<MergedPhotos> {
        self.derive_stale()?;
        let (kept, other) = self.two(&ask.kept, &ask.other)?;
        let merged = merge(&kept, &other, &ask.chosen);
        if !merged.open.is_empty() {
            let labels: Vec<&str> = merged.open.iter().map(|open| open.label.as_str()).collect();
            return Err(Failure::invalid(format!(
                "The photos say different things; nobody has chosen yet: {}.",
                labels.join(", ")
            ))
            .hint("Choose what is right in each of them."));
        }
        let stories = self.stories_with(other.id)?;
        let fields = brought(&kept, &merged);
        let mut shown = Vec::new();
        for (story, _) in &stories {
            shown.push(shown_of(*story, &self.text_of(*story)?, other.id, kept.id));
        }
        let photo = self.change(|change, moment| {
            let (mut photo, mut entries) = set_fields(change, moment, kept.id, &fields)?;
            photo.conflicts.clone_from(&merged.conflicts);
            photo.marks = merged.marks;
            photo.rights = merged.rights.clone();
            photo.focal_point = merged.focal_point;
            change.update_photo(&photo)?;
            change.set_merged(&Merge {
                photo: other.id,
                kept: kept.id,
                at: Some(moment.at),
                before: Some(Before::of(&kept, &photo, fields.keys(), shown.clone()).kept()),
            })?;
            let into = format!("Merged {} into it", other.file_name);
            entries.push(Entry::of_photo(kept.id, into));
            entries.push(Entry::of_photo(other.id, format!("Merged it into {}", kept.file_name)));
            Ok((photo, entries))
        })?;
        for (story, _) in &stories {
            self.show_instead(*story, &other, &kept)?;
        }
        let stories = stories.into_iter().map(|(_, slug)| slug).collect();
        Ok(MergedPhotos { photo: tile(&photo, self.now()), other: other.id, stories })
    }

    /// Two photos look alike and are two: they are not offered for merging any more.
    pub(crate) fn tell_photos_apart(&self, ask: ComparePhotos) -> Outcome<Done> {
        let (one, other) = self.two(&ask.kept, &ask.other)?;
        self.change(|change, _| {
            change.set_apart(one.id, other.id)?;
            let told = |of: &Photo, from: &Photo| {
                Entry::of_photo(of.id, format!("Told it apart from {}", from.file_name))
            };
            Ok((Done {}, vec![told(&one, &other), told(&other, &one)]))
        })
    }

    fn two(&self, kept: &str, other: &str) -> Outcome<(Photo, Photo)> {
        let (kept, other) = (self.photo_named(kept)?, self.photo_named(other)?);
        if kept.id == other.id {
            return Err(Failure::invalid("A photo cannot be merged with itself.").hint("Name two photos."));
        }
        for photo in [&kept, &other] {
            if self.desk.read(|read| read.merged_into(photo.id))?.is_some() {
                return Err(Failure::conflict(format!("{} was merged already.", photo.file_name))
                    .hint("Look at the library again."));
            }
        }
        Ok((kept, other))
    }

    fn stories_with(&self, photo: PhotoId) -> Outcome<Vec<(StoryId, String)>> {
        self.desk.read(|read| {
            let mut stories = Vec::new();
            for used in read.photo_uses(photo)? {
                stories.extend(read.story(used.story)?.map(|story| (story.id, story.slug)));
            }
            Ok(stories)
        })
    }

    /// A story shows one photo wherever it showed another.
    fn show_instead(&self, story: StoryId, other: &Photo, kept: &Photo) -> Outcome<()> {
        let story = self.story_named(&story.to_string())?;
        let present = self.text_of(story.id)?;
        let mut document = present.clone();
        let cut_alike = merging::same_shape(kept, other);
        for_each_figure(&mut document, &mut |figure| {
            if figure.photo == Some(other.id) {
                figure.photo = Some(kept.id);
                // A part of another shape is another part.
                figure.crop = figure.crop.filter(|_| cut_alike);
            }
        });
        let what =
            format!("Showed {} instead of {}, which was merged into it", kept.file_name, other.file_name);
        let entry = Entry::of_story(story.id, what).about(HistoryKind::Text);
        self.splice(&story, None, difference(&present, document), &entry)?;
        Ok(())
    }
}

/// What a photo says anew by a merge, by field.
fn brought(kept: &Photo, merged: &Merged) -> BTreeMap<String, Value> {
    let ids: BTreeSet<&str> = kept.metadata.iter().chain(merged.metadata.iter()).map(|(id, _)| id).collect();
    ids.into_iter()
        .filter(|id| kept.metadata.get(id) != merged.metadata.get(id))
        .map(|id| {
            let value = merged.metadata.get(id).cloned();
            (id.to_owned(), value.unwrap_or(Value::One(String::new())))
        })
        .collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
