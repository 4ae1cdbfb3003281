//! Stories as a list and as a set of fields.

use crate::asks::{CreateStory, ListStories, SetStoryFields, StoryRow};
use crate::change::Entry;
use crate::checks::findings_of;
use crate::flags::{flag_rules, marks_of};
use crate::lapse::end_signed;
use crate::steps::steps_from;
use crate::templates::form_named;
use crate::withdraw::is_out;
use crate::{Failure, Newsroom, Outcome};
use formats::import::Edition;
use model::document::{Document, Measure};
use model::review::{Severity, Thread};
use model::story::{HistoryKind, Role, STORY_FIELDS, Status, Story, StoryFields, is_slug, slug_of};
use model::{PersonId, StoryId, Timestamp};
use serde_json::{Value, json};
use storage::{Change, PhotoPlace, Read, StoryFilter, StoryListing};

/// What a story comes with.
#[derive(Debug, Default)]
pub(crate) struct Along {
    /// Comments, tied to its blocks.
    pub(crate) threads: Vec<Thread>,
    /// Which edition of its sender's item it is.
    pub(crate) edition: Option<Edition>,
}

impl Newsroom {
    /// The desk's list of stories.
    pub(crate) fn stories(&self, ask: ListStories) -> Outcome<Vec<StoryRow>> {
        self.derive_stale()?;
        let person = self.acting_person()?;
        let settings = self.settings()?;
        let author = match (ask.mine, &person) {
            (true, Some(person)) => Some(person.id),
            (true, None) => return Ok(Vec::new()),
            (false, _) => None,
        };
        self.desk.read(|read| {
            let listed =
                read.stories(&StoryFilter { search: ask.search.clone(), status: ask.status, author })?;
            let (people, rules) = (read.people()?, flag_rules(read)?);
            let name = |id: &PersonId| {
                people.iter().find(|person| person.id == *id).map(|person| person.name.clone())
            };
            let row = |row: StoryListing| {
                Ok(StoryRow {
                    authors: row.story.authors.iter().filter_map(name).collect(),
                    steps: steps_from(read, &row.story, person.as_ref(), &settings)?,
                    lead: row.lead,
                    lead_crop: row.lead_crop,
                    blocking: row.blocking,
                    flags: marks_of(&row.story, &rules),
                    story: row.story,
                })
            };
            listed.into_iter().map(row).collect()
        })
    }

    /// Begins a story.
    pub(crate) fn create_story(&self, ask: CreateStory) -> Outcome<Story> {
        let mut fields = StoryFields::default();
        let mut document = Document::default();
        if !ask.template.is_empty() {
            let form = self.desk.read(|read| form_named(read, &ask.template))?.ok_or_else(|| {
                Failure::not_found(format!("There is no template “{}”.", ask.template))
                    .hint("`call templates {}` lists them.")
            })?;
            fields.set_text("template", &form.template.id)?;
            for (field, value) in &form.fields {
                fields.set_text(field, value)?;
            }
            document = form.document;
        }
        fields.set_text("headline", &ask.headline)?;
        for (field, value) in &ask.fields {
            fields.set_text(field, value)?;
        }
        if let Some(person) = self.acting_person()?
            && fields.byline.is_empty()
        {
            fields.set_text("byline", &person.name)?;
        }
        let status = if ask.pitch { Status::Pitch } else { Status::Draft };
        let what = if ask.pitch { "Pitched it" } else { "Began it" };
        self.begin(&ask.slug, status, fields, &document.with_ids(), what)
    }

    /// A new story with its text. An empty slug is made from the headline; one that is taken gets a number.
    pub(crate) fn begin(
        &self,
        slug: &str,
        status: Status,
        fields: StoryFields,
        document: &Document,
        what: &str,
    ) -> Outcome<Story> {
        self.begin_along(slug, status, fields, document, Along::default(), what)
    }

    /// The same for a story that comes with something; whose story that is, is set here.
    pub(crate) fn begin_along(
        &self,
        slug: &str,
        status: Status,
        fields: StoryFields,
        document: &Document,
        along: Along,
        what: &str,
    ) -> Outcome<Story> {
        if !slug.is_empty() && !is_slug(slug) {
            return Err(no_slug(slug));
        }
        crate::text::fits(document)?;
        let id = StoryId(self.fresh_id());
        let Along { mut threads, edition } = along;
        threads.iter_mut().for_each(|thread| thread.story = id);
        let measure = Measure::of_document(&model::document::clean(document));
        self.change(|change, moment| {
            let story = Story {
                id,
                slug: if slug.is_empty() { free_slug(change, &fields.headline)? } else { slug.to_owned() },
                status,
                fields: fields.clone(),
                authors: moment.by.into_iter().collect(),
                measure,
                approval: None,
                flags: Default::default(),
                seq: 0,
                created_at: moment.at,
                updated_at: moment.at,
                published_at: None,
                revised_at: None,
            };
            change.insert_story(&story, document)?;
            threads.iter().try_for_each(|thread| change.insert_thread(thread))?;
            if let Some(Edition { item, version }) = &edition {
                change.insert_edition(item, version, id, moment.at)?;
            }
            let entry = Entry::of_story(id, what)
                .about(HistoryKind::Steps)
                .changing(Value::Null, json!(story.fields.headline));
            Ok((story, vec![entry]))
        })
    }

    /// Sets fields of a story; `slug` renames it. A field that a reader sees ends an approval.
    pub(crate) fn set_story_fields(&self, ask: SetStoryFields) -> Outcome<Story> {
        let id = self.story_named(&ask.story)?.id;
        let editing = self.acting_person()?.is_none_or(|person| person.role >= Role::Editor);
        self.change(|change, moment| {
            let before =
                change.story(id)?.ok_or_else(|| Failure::not_found("The story is not there any more."))?;
            let mut story = before.clone();
            let mut entries = Vec::new();
            let mut seen = Vec::new();
            for (field, value) in &ask.fields {
                let was = story.clone();
                let old = set(&mut story, field, value)?;
                let new = text(&story, field);
                // Two names that were one read the same.
                let confirmed = StoryFields { guessed: story.fields.guessed.clone(), ..was.fields };
                if old != new || story.fields != confirmed {
                    let row = STORY_FIELDS.iter().find(|row| row.id == field);
                    let label = row.map_or("slug", |row| row.label);
                    entries.push(
                        Entry::of_story(id, format!("Set {}", label.to_lowercase()))
                            .changing(old, new)
                            .growing(),
                    );
                    seen.extend(
                        row.filter(|row| row.seen).map(|row| format!("the {}", row.label.to_lowercase())),
                    );
                }
            }
            if story == before {
                // Nothing to say for the history: refused by the door, so it is not opened at all.
                return Err(unchanged());
            }
            if !editing {
                refuse_held_less(change, &before, &story.fields, moment.at)?;
            }
            if entries.is_empty() {
                entries.push(Entry::of_story(id, "Confirmed what was guessed").growing());
            }
            story.updated_at = moment.at;
            change.update_story(&story)?;
            if !seen.is_empty() {
                let what = seen.join(", ");
                let ended = end_signed(change, &story, moment, &what)?;
                entries.extend(ended.entries(id, &format!("{what} changed")));
            }
            refresh_blocking(change, id, moment.at)?;
            let story = change.story(id)?.unwrap_or(story);
            Ok((story, entries))
        })
        .or_else(|failure| {
            if failure == unchanged() { self.story_named(&id.to_string()) } else { Err(failure) }
        })
    }

    /// Brings reading texts, photo uses and blocking findings up to their texts.
    pub(crate) fn derive_stale(&self) -> Outcome<()> {
        for id in self.desk.read(|read| read.underived())? {
            // A text that cannot be read says so where it is opened, and holds up no other.
            if self.text_of(id).is_ok() {
                self.derive_anew(id)?;
            }
        }
        Ok(())
    }

    /// Brings what is derived from a story's text up to date.
    pub(crate) fn derive_anew(&self, story: StoryId) -> Outcome<()> {
        let seq = self.desk.read(|read| read.story(story))?.map(|story| story.seq);
        let (document, now) = (self.text_of(story)?, self.now());
        // Derived values are no change of the desk's: no history, no notice.
        self.desk.change(|change| -> Outcome<()> {
            // A text that was written on meanwhile is not this one any more, and is still to be read.
            if change.story(story)?.map(|there| there.seq) != seq {
                return Ok(());
            }
            derive(change, story, &document, now)
        })
    }
}

/// Writes what is derived from a story's text and fields.
pub(crate) fn derive(
    change: &mut Change<'_>,
    id: StoryId,
    document: &Document,
    now: Timestamp,
) -> Outcome<()> {
    let Some(story) = change.story(id)? else { return Ok(()) };
    let blocking = blocking(change, &story, document, now)?;
    let photos: Vec<_> = document
        .figures()
        .into_iter()
        .filter_map(|(_, figure)| {
            figure.photo.map(|photo| PhotoPlace { photo, lead: figure.lead, crop: figure.crop })
        })
        .collect();
    let text = model::document::plain_text(&model::document::clean(document));
    change.derive(id, story.seq, &text, &photos, blocking)?;
    Ok(())
}

/// A story that may leave, or has left, is not held by less than before: no embargo ends earlier, no kill means it no more.
/// Before it is signed that is the writer's work, and whoever signs sees it.
pub(crate) fn refuse_held_less(
    read: &Read<'_>,
    before: &Story,
    after: &StoryFields,
    now: Timestamp,
) -> Outcome<()> {
    if before.standing_approval().is_none() && !is_out(read, before)? {
        return Ok(());
    }
    let standing = before.fields.embargo.filter(|embargo| *embargo > now);
    let earlier = standing.is_some_and(|standing| after.embargo.is_none_or(|after| after < standing));
    let kills = read.standing_kills(before.id, &before.fields.built_on)?;
    if earlier || kills.iter().any(|kill| !after.built_on.contains(&kill.item)) {
        return Err(Failure::not_allowed("Only an editor lets a story go that is signed or out, and held.")
            .hint("Act as an editor to end an embargo early, or to take out what was killed."));
    }
    Ok(())
}

/// Looks again at the findings of a story when something beside its text changed.
pub(crate) fn refresh_blocking(change: &mut Change<'_>, id: StoryId, now: Timestamp) -> Outcome<()> {
    let document = change.load(id)?.document;
    derive(change, id, &document, now)
}

fn blocking(read: &Read<'_>, story: &Story, document: &Document, now: Timestamp) -> Outcome<u32> {
    let photos = read.photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
    let findings = findings_of(read, story.id, &story.fields, document, &photos, now)?;
    let count = findings.iter().filter(|finding| finding.severity == Severity::Blocks).count();
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn set(story: &mut Story, field: &str, value: &str) -> Outcome<String> {
    let old = text(story, field);
    if field == "slug" {
        if !is_slug(value) {
            return Err(no_slug(value));
        }
        story.slug = value.to_owned();
    } else {
        story.fields.set_text(field, value)?;
    }
    Ok(old)
}

fn text(story: &Story, field: &str) -> String {
    if field == "slug" { story.slug.clone() } else { story.fields.text(field).unwrap_or_default() }
}

fn no_slug(slug: &str) -> Failure {
    Failure::invalid(format!("“{slug}” cannot be a slug."))
        .hint("A slug is made of small letters, digits and single hyphens: `harbour-ferry-late`.")
}

fn unchanged() -> Failure {
    Failure::invalid("Nothing was changed.").hint("Name a field and give it another value.")
}

/// A slug out of words that no other story has.
fn free_slug(read: &Read<'_>, words: &str) -> Outcome<String> {
    let base = slug_of(words);
    if read.story_by_slug(&base)?.is_none() {
        return Ok(base);
    }
    let short: String = base.chars().take(model::story::slug::MAX - 6).collect();
    for number in 2_u32..100_000 {
        let slug = format!("{}-{number}", short.trim_end_matches('-'));
        if read.story_by_slug(&slug)?.is_none() {
            return Ok(slug);
        }
    }
    Err(Failure::conflict("Too many stories have this slug.").hint("Give it a slug of its own."))
}
