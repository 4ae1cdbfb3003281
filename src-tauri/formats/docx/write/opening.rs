//! What stands above the text: an embargo, said first and plainly; kicker, headline, standfirst, byline, dateline.
//!
//! Fields a reader sees that have no line of their own here are kept, so that they come back.

use super::inline::holdable;
use super::{Place, Writer, kept_of};
use crate::office::opening::EMBARGO;
use model::document::text_of;
use model::story::STORY_FIELDS;

/// Fields with a line of their own, and its style.
pub(crate) const LINES: &[(&str, &str)] = &[
    ("kicker", "Kicker"),
    ("headline", "Title"),
    ("standfirst", "Subtitle"),
    ("byline", "Byline"),
    ("dateline", "Dateline"),
];

/// Fields that are kept: what a reader sees and has no line.
pub(crate) fn kept_fields() -> impl Iterator<Item = &'static str> {
    let seen = STORY_FIELDS.iter().filter(|field| field.seen).map(|field| field.id);
    seen.filter(|id| !LINES.iter().any(|(line, _)| line == id))
}

impl Writer<'_> {
    pub(super) fn opening(&mut self) {
        let fields = self.outgoing.fields;
        if let Some(embargo) = fields.embargo {
            let line = format!("{EMBARGO}{embargo}");
            self.begin_field_comments("embargo");
            self.paragraph("Embargo", "", &text_of(line), Place::default(), None);
        }
        for (field, style) in LINES {
            let value = fields.text(field).unwrap_or_default();
            if !value.is_empty() {
                self.begin_field_comments(field);
                self.paragraph(style, "", &text_of(value), Place::default(), None);
            }
        }
        for field in kept_fields() {
            let value = fields.text(field).unwrap_or_default();
            if !value.is_empty() {
                self.keep_field(field, value);
            }
        }
        if fields.byline.iter().any(|name| !name.role.is_empty() || !name.url.is_empty())
            && let Ok(json) = serde_json::to_string(&fields.byline)
        {
            self.keep_field("contributors", json);
        }
    }

    /// Does a field stand in the text, in a line of its own?
    pub(super) fn has_line(&self, field: &str) -> bool {
        let fields = self.outgoing.fields;
        (field == "embargo" && fields.embargo.is_some())
            || (LINES.iter().any(|(line, _)| *line == field)
                && fields.text(field).is_some_and(|value| !value.is_empty()))
    }

    fn keep_field(&mut self, field: &str, value: String) {
        let number = self.kept.len();
        let mut kept = kept_of("field", [("field", field.to_owned())]);
        kept.insert("value".to_owned(), holdable(&value));
        self.kept.push((format!("_galley{number}"), kept));
    }

    /// Who is meant by a name, so that proposals come back to the people of the desk.
    pub(super) fn keep_people(&mut self) {
        let people = self.outgoing.people;
        for (id, name) in people {
            let number = self.kept.len();
            self.kept.push((
                format!("_galley{number}"),
                kept_of("person", [("id", id.clone()), ("name", name.clone())]),
            ));
        }
    }
}
