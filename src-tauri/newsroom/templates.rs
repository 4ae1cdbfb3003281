//! The forms in which a story can begin: those that come with Galley, each a file of Galley Markdown beside this one,
//! and the desk's own, which are such files too and stand in its settings.
//!
//! The front matter says what a form is called (`template`), when to take it (`about`), how long such a story is
//! (`length`), how it is laid out (`layout`) and what it asks for (`needs`, as in `3 photos, pull quote`). The text is what
//! the story begins with.

use crate::asks::{Nothing, RemoveTemplate, SaveTemplate, TemplateRow};
use crate::change::Entry;
use crate::{Failure, Newsroom, Outcome};
use formats::markdown;
use model::document::Document;
use model::story::{StoryFields, Template, slug_of};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use storage::Read;

macro_rules! shipped {
    ($($id:literal),* $(,)?) => {
        const SHIPPED: &[(&str, &str)] = &[$(($id, include_str!(concat!("templates/", $id, ".md")))),*];
    };
}

// In the order in which they are offered; a form is a line here and a file.
shipped![
    "news-report",
    "long-read",
    "photo-essay",
    "interview",
    "explainer",
    "timeline",
    "obituary",
    "live-updates",
];

/// Where the desk's own stand in its settings: their Markdown by name.
const OWN: &str = "templates";
/// The fields of a story that a template may set.
const SETS: [&str; 2] = ["length", "layout"];

/// A form, read.
#[derive(Clone)]
pub(crate) struct Form {
    pub(crate) template: Template,
    /// Fields a story of this form begins with.
    pub(crate) fields: BTreeMap<String, String>,
    /// What it begins with.
    pub(crate) document: Document,
    own: bool,
}

impl Newsroom {
    /// The forms in which a story can begin.
    pub(crate) fn templates(&self, _: Nothing) -> Outcome<Vec<TemplateRow>> {
        self.desk.read(|read| Ok(all(read)?.into_iter().map(row).collect()))
    }

    /// Makes a template out of a story.
    pub(crate) fn save_template(&self, ask: SaveTemplate) -> Outcome<TemplateRow> {
        self.only_admins("change the desk's templates")?;
        let id = slug_of(&ask.name);
        if ask.name.trim().is_empty() || SHIPPED.iter().any(|(shipped, _)| *shipped == id) {
            return Err(Failure::invalid(format!("“{}” cannot be the name of a template.", ask.name))
                .hint("Give it a name that no template of Galley has."));
        }
        let story = self.story_named(&ask.story)?;
        let mut front =
            vec![("template", ask.name.trim().to_owned()), ("about", ask.about.trim().to_owned())];
        front.extend(SETS.map(|field| (field, story.fields.text(field).unwrap_or_default())));
        let text = markdown::write(&front, &self.text_of(story.id)?);
        self.change(|change, _| {
            let mut own = own(change)?;
            let label = |id: &str| own.get(id).map(|text| Form::read(id, text, true).template.label);
            // Names that are unlike may be alike as ids: letters of other scripts have none there.
            let mut number = 2_u32;
            let mut free = id.clone();
            while let Some(taken) = label(&free) {
                if taken == ask.name.trim() {
                    return Err(Failure::conflict(format!("The desk has a template “{taken}” already."))
                        .hint("Give this one another name, or remove the other in the settings."));
                }
                free = format!("{id}-{number}");
                number += 1;
            }
            let form = Form::read(&free, &text, true);
            own.insert(free, text.clone());
            change.set_setting(OWN, &json!(own))?;
            let entry = Entry::of_desk("Made a template").changing(json!(null), json!(form.template.label));
            Ok((row(form.clone()), vec![entry]))
        })
    }

    /// Takes one of the desk's own templates away; stories that were begun in it stay as they are.
    pub(crate) fn remove_template(&self, ask: RemoveTemplate) -> Outcome<Vec<TemplateRow>> {
        self.only_admins("change the desk's templates")?;
        self.change(|change, _| {
            let mut own = own(change)?;
            let Some(text) = own.remove(&ask.template) else {
                return Err(Failure::not_found(format!(
                    "The desk has no template “{}” of its own.",
                    ask.template
                ))
                .hint("Those that come with Galley stay."));
            };
            let name = Form::read(&ask.template, &text, true).template.label;
            change.set_setting(OWN, &json!(own))?;
            Ok(((), vec![Entry::of_desk("Removed a template").changing(json!(name), json!(null))]))
        })?;
        self.templates(Nothing {})
    }
}

/// The form a story was begun in; `None` when it was begun in none, or in one that the desk does not have any more.
pub(crate) fn template_of(read: &Read<'_>, fields: &StoryFields) -> Outcome<Option<Template>> {
    if fields.template.is_empty() {
        return Ok(None);
    }
    Ok(form_named(read, &fields.template)?.map(|form| form.template))
}

/// A form by its name.
pub(crate) fn form_named(read: &Read<'_>, id: &str) -> Outcome<Option<Form>> {
    match shipped().iter().find(|form| form.template.id == id) {
        Some(form) => Ok(Some(form.clone())),
        None => Ok(own(read)?.get(id).map(|text| Form::read(id, text, true))),
    }
}

fn all(read: &Read<'_>) -> Outcome<Vec<Form>> {
    let own = own(read)?;
    Ok(shipped().iter().cloned().chain(own.iter().map(|(id, text)| Form::read(id, text, true))).collect())
}

fn shipped() -> &'static [Form] {
    static READ: OnceLock<Vec<Form>> = OnceLock::new();
    READ.get_or_init(|| SHIPPED.iter().map(|(id, text)| Form::read(id, text, false)).collect())
}

fn own(read: &Read<'_>) -> Outcome<BTreeMap<String, String>> {
    match read.setting(OWN)? {
        None => Ok(BTreeMap::new()),
        Some(value) => serde_json::from_value(value)
            .map_err(|error| Failure::unavailable(format!("The desk's templates cannot be read: {error}."))),
    }
}

fn row(form: Form) -> TemplateRow {
    let Template { id, label, about, .. } = form.template;
    let length = form.fields.get("length").cloned().unwrap_or_default();
    TemplateRow { id, label, about, length, own: form.own }
}

impl Form {
    /// Reads a form. What it asks for in words that nobody knows is left out: a form is a help and never in the way.
    fn read(id: &str, text: &str, own: bool) -> Self {
        let page = markdown::read(text);
        let said = |key: &str| page.front.get(key).cloned().unwrap_or_default();
        let needs = said("needs").split(',').filter_map(|need| need.parse().ok()).collect();
        let label = Some(said("template")).filter(|label| !label.is_empty()).unwrap_or_else(|| id.to_owned());
        let fields = SETS.iter().map(|field| ((*field).to_owned(), said(field)));
        Self {
            template: Template { id: id.to_owned(), label, about: said("about"), needs },
            fields: fields.filter(|(_, value)| !value.is_empty()).collect(),
            document: page.document,
            own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_of_galley_says_what_it_is_and_all_it_asks_for_is_known() {
        for ((id, text), form) in SHIPPED.iter().zip(shipped()) {
            let page = markdown::read(text);
            assert!(page.notes.is_empty(), "{id}: {:?}", page.notes);
            assert!(!form.template.about.is_empty() && form.template.label != *id, "{id}");
            let asked = page.front.get("needs").map_or(0, |needs| needs.split(',').count());
            assert_eq!(form.template.needs.len(), asked, "{id}");
            let mut fields = StoryFields::default();
            for (field, value) in &form.fields {
                assert_eq!(fields.set_text(field, value), Ok(()), "{id}");
            }
            // Whoever forgets to fill it in is stopped by the check for missing facts.
            assert!(text.contains("TK"), "{id}");
        }
    }
}
