//! What is known about a story besides its text, and the table that names it for forms and verbs.

use super::corrections::Correction;
use super::template::LAYOUTS;
use crate::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything but the text. Empty text means "not given".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct StoryFields {
    /// The title.
    pub headline: String,
    /// The summary under it.
    pub standfirst: String,
    /// The label above it.
    pub kicker: String,
    /// The headline for search and the browser's tab; empty takes the headline.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub headline_web: String,
    /// The headline for the front of the site; empty takes the headline.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub headline_home: String,
    /// The headline where the page is shared; empty takes the headline.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub headline_social: String,
    /// The headline for the printed paper; empty takes the headline.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub headline_print: String,
    /// Who wrote it, in order.
    pub byline: Vec<Contributor>,
    /// Free text after the names, such as "Agencies".
    pub byline_extra: String,
    /// Place, and perhaps date, the story is filed from.
    pub dateline: String,
    /// Where it stands.
    pub section: String,
    /// What it is about.
    pub tags: Vec<String>,
    /// BCP 47 language of the text; empty takes the desk's.
    pub lang: String,
    /// First publisher of a republished piece.
    pub source_name: String,
    /// Address of the first publication.
    pub source_url: String,
    /// A line about the author, for readers.
    pub author_note: String,
    /// Commissioned length in words.
    pub length: Option<u32>,
    /// When the desk wants it.
    #[ts(type = "string | null")]
    pub due: Option<Timestamp>,
    /// Nothing leaves before this time.
    #[ts(type = "string | null")]
    pub embargo: Option<Timestamp>,
    /// What readers are told was put right, oldest first. Absent while there is none, so that what was signed before
    /// there were corrections keeps its hash.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Correction>>", optional)]
    pub corrections: Vec<Correction>,
    /// How the page is laid out, by the name in the table of layouts; empty is as news.
    pub layout: String,
    /// The template it was begun in, by its name; empty for none.
    pub template: String,
    /// The items of others it is built on, as their senders name them. Absent while there is none, so that what was
    /// signed before keeps its hash.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub built_on: Vec<String>,
    /// For the desk only; never leaves.
    pub notes: String,
    /// Ids of fields that were guessed on import and that nobody has confirmed.
    pub guessed: Vec<String>,
}

/// A name in the byline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Contributor {
    /// The name, without "By".
    pub name: String,
    /// What the person did ("reporting", "photographs"); empty for the writer.
    pub role: String,
    /// Address of the person's page; may be empty.
    pub url: String,
}

/// One row of the table of story fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct StoryField {
    /// Key in [`StoryFields`] and in `set STORY FIELD=VALUE`.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What to enter.
    pub hint: &'static str,
    /// Does a reader see it? Then changing it ends an approval.
    pub seen: bool,
    /// Characters that fit its place; a desk may have other places.
    pub limit: Option<u32>,
    /// It is shown as the headline while it is empty.
    pub variant: bool,
}

const fn seen(id: &'static str, label: &'static str, hint: &'static str) -> StoryField {
    StoryField { id, label, hint, seen: true, limit: None, variant: false }
}

const fn desk(id: &'static str, label: &'static str, hint: &'static str) -> StoryField {
    StoryField { id, label, hint, seen: false, limit: None, variant: false }
}

const fn fits(field: StoryField, limit: u32) -> StoryField {
    StoryField { limit: Some(limit), ..field }
}

const fn variant(id: &'static str, label: &'static str, hint: &'static str, limit: u32) -> StoryField {
    StoryField { variant: true, ..fits(seen(id, label, hint), limit) }
}

/// All story fields, in the order of the form.
pub const STORY_FIELDS: &[StoryField] = &[
    fits(seen("headline", "Headline", "What happened, in one line"), 110),
    variant("headline_web", "Web headline", "For search and the browser’s tab", 70),
    variant("headline_home", "Home headline", "For the front of the site", 45),
    variant("headline_social", "Social headline", "Where the page is shared", 100),
    variant("headline_print", "Print headline", "For the paper", 40),
    fits(seen("standfirst", "Standfirst", "The summary under the headline"), 250),
    seen("kicker", "Kicker", "The label above the headline"),
    seen("byline", "Byline", "Names, separated by commas"),
    seen("byline_extra", "After the names", "Such as “Agencies”"),
    seen("dateline", "Dateline", "Where it was filed from"),
    seen("section", "Section", "Where it stands"),
    seen("tags", "Tags", "What it is about, separated by commas"),
    seen("lang", "Language", "As a code: en-GB, es, ar"),
    seen("source_name", "Original source", "Who published it first"),
    seen("source_url", "Address of the original", "https://…"),
    seen("author_note", "About the author", "A line for readers"),
    seen("layout", "Layout", "How the page is laid out"),
    desk("template", "Template", "What it is checked for"),
    desk("length", "Length", "Commissioned words"),
    desk("due", "Due", "Date and time with zone: 2026-11-24T18:00+01:00"),
    desk("embargo", "Embargo", "Nothing leaves before; date and time with zone: 2026-11-24T18:00+01:00"),
    desk("built_on", "Built on", "Ids of the wire items it is built on, separated by commas"),
    desk("notes", "Notes", "For the desk only"),
];

/// A value that does not fit its field, in words for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct FieldFault {
    /// The field that was named, whether or not there is one.
    pub field: String,
    /// What does not fit.
    pub what: String,
}

impl StoryFields {
    /// The value of a field as one text, as [`StoryFields::set_text`] takes it; `None` for an unknown field.
    pub fn text(&self, id: &str) -> Option<String> {
        Some(match id {
            "headline" => self.headline.clone(),
            "standfirst" => self.standfirst.clone(),
            "kicker" => self.kicker.clone(),
            "headline_web" => self.headline_web.clone(),
            "headline_home" => self.headline_home.clone(),
            "headline_social" => self.headline_social.clone(),
            "headline_print" => self.headline_print.clone(),
            "byline" => self.byline.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", "),
            "byline_extra" => self.byline_extra.clone(),
            "dateline" => self.dateline.clone(),
            "section" => self.section.clone(),
            "tags" => self.tags.join(", "),
            "lang" => self.lang.clone(),
            "source_name" => self.source_name.clone(),
            "source_url" => self.source_url.clone(),
            "author_note" => self.author_note.clone(),
            "length" => self.length.map(|n| n.to_string()).unwrap_or_default(),
            "due" => self.due.map(|t| t.to_string()).unwrap_or_default(),
            "embargo" => self.embargo.map(|t| t.to_string()).unwrap_or_default(),
            "layout" => self.layout.clone(),
            "template" => self.template.clone(),
            "built_on" => self.built_on.join(", "),
            "notes" => self.notes.clone(),
            _ => return None,
        })
    }

    /// The headline as a variant of it is shown: the variant's own words, or the headline's while it has none.
    pub fn headline_as<'a>(&'a self, variant: &'a str) -> &'a str {
        if variant.trim().is_empty() { &self.headline } else { variant }
    }

    /// Sets a field from one text. An empty text empties the field. The field counts as confirmed.
    pub fn set_text(&mut self, id: &str, value: &str) -> Result<(), FieldFault> {
        let line = || value.split_whitespace().collect::<Vec<_>>().join(" ");
        let fault = |what| FieldFault { field: id.to_owned(), what };
        match id {
            "headline" => self.headline = line(),
            "standfirst" => self.standfirst = line(),
            "kicker" => self.kicker = line(),
            "headline_web" => self.headline_web = line(),
            "headline_home" => self.headline_home = line(),
            "headline_social" => self.headline_social = line(),
            "headline_print" => self.headline_print = line(),
            "byline" => self.set_byline(value),
            "byline_extra" => self.byline_extra = line(),
            "dateline" => self.dateline = line(),
            "section" => self.section = line(),
            "tags" => self.tags = list(value),
            "lang" => self.lang = language(&line()).map_err(fault)?,
            "source_name" => self.source_name = line(),
            "source_url" => self.source_url = address(&line()).map_err(fault)?,
            "author_note" => self.author_note = value.trim().to_owned(),
            "length" => self.length = number(&line()).map_err(fault)?,
            "due" => self.due = moment(&line()).map_err(fault)?,
            "embargo" => self.embargo = moment(&line()).map_err(fault)?,
            "layout" => self.layout = layout(line()).map_err(fault)?,
            "template" => self.template = line(),
            "built_on" => self.built_on = list(value),
            "notes" => self.notes = value.trim_end().to_owned(),
            _ => return Err(fault(format!("A story has no field “{id}”."))),
        }
        self.guessed.retain(|guessed| guessed != id);
        Ok(())
    }

    /// Names out of one text; what is known about a name that stays is kept.
    fn set_byline(&mut self, value: &str) {
        let before = std::mem::take(&mut self.byline);
        self.byline = list(value)
            .into_iter()
            .map(|name| name.strip_prefix("By ").map(str::to_owned).unwrap_or(name))
            .map(|name| match before.iter().find(|known| known.name == name) {
                Some(known) => known.clone(),
                None => Contributor { name, ..Contributor::default() },
            })
            .collect();
    }
}

fn list(value: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in value.split([',', '\n']).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !part.is_empty() && !out.contains(&part) {
            out.push(part);
        }
    }
    out
}

fn language(value: &str) -> Result<String, String> {
    let fits = value.is_empty()
        || (value.len() <= 35
            && value.split('-').enumerate().all(|(i, part)| {
                let length = if i == 0 { 2..=8 } else { 1..=8 };
                length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            }));
    if fits { Ok(value.to_owned()) } else { Err(format!("“{value}” is no language code.")) }
}

fn address(value: &str) -> Result<String, String> {
    let fits = value.is_empty() || value.starts_with("https://") || value.starts_with("http://");
    if fits { Ok(value.to_owned()) } else { Err(format!("“{value}” is no address on the web.")) }
}

fn layout(value: String) -> Result<String, String> {
    let fits = value.is_empty() || LAYOUTS.iter().any(|layout| layout.id == value);
    if fits { Ok(value) } else { Err(format!("There is no layout “{value}”.")) }
}

fn number(value: &str) -> Result<Option<u32>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_| format!("“{value}” is no number of words."))
}

/// A time without a zone is refused: an embargo that everybody reads differently is none.
fn moment(value: &str) -> Result<Option<Timestamp>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    value.parse().map(Some).map_err(|_| format!("“{value}” is no date and time with a zone."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_table_can_be_set_and_read() {
        for field in STORY_FIELDS {
            let value = match field.id {
                "length" => "700",
                "due" | "embargo" => "2026-11-24T18:00:00Z",
                "lang" => "en-GB",
                "source_url" => "https://example.org/a",
                "layout" => "long-read",
                _ => "Some words",
            };
            let mut fields = StoryFields { guessed: vec![field.id.into()], ..StoryFields::default() };
            assert_eq!(fields.set_text(field.id, value), Ok(()), "{}", field.id);
            assert_eq!(fields.text(field.id).as_deref(), Some(value));
            assert!(fields.guessed.is_empty());
            assert_eq!(fields.set_text(field.id, ""), Ok(()));
            assert_eq!(fields, StoryFields::default());
        }
    }

    #[test]
    fn a_variant_falls_back_on_the_headline_and_leaves_no_trace_while_empty() {
        let mut fields = StoryFields { headline: "Ferry stays in port".into(), ..StoryFields::default() };
        assert_eq!(fields.headline_as(&fields.headline_web), "Ferry stays in port");
        let written = serde_json::to_string(&fields).unwrap_or_default();
        assert!(
            !written.contains("headline_"),
            "what was signed before there were variants is the same today"
        );
        assert_eq!(fields.set_text("headline_web", "Ferry cancelled"), Ok(()));
        assert_eq!(fields.headline_as(&fields.headline_web), "Ferry cancelled");
    }

    #[test]
    fn an_embargo_without_a_zone_is_refused() {
        assert!(StoryFields::default().set_text("embargo", "2026-11-24T18:00").is_err());
        assert!(StoryFields::default().set_text("nonsense", "x").is_err());
    }
}
