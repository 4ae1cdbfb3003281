//! Themes: folders of templates. A theme may leave out what the first one has.

use minijinja::{AutoEscape, Environment, Value};
use std::collections::BTreeMap;

/// A theme: its templates and its stylesheet, by file name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    files: BTreeMap<String, String>,
}

/// A theme that comes with Galley.
pub struct Shipped {
    /// What it is asked for by.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Whom it suits.
    pub about: &'static str,
    files: &'static [(&'static str, &'static str)],
}

macro_rules! themes {
    ($($id:literal, $label:literal, $about:literal: $($file:literal),*;)*) => {
        /// The themes that come with Galley. Every theme falls back on the first.
        pub const THEMES: &[Shipped] = &[$(Shipped {
            id: $id, label: $label, about: $about,
            files: &[$(($file, include_str!(concat!("themes/", $id, "/", $file))),)*],
        },)*];
    };
}

themes! {
    "daily", "Daily", "Many stories a day, the newest first":
        "base.html", "cards.html", "front.html", "list.html", "archive.html", "corrections.html", "search.html", "missing.html", "base.css";
    "magazine", "Magazine", "Few stories with large pictures": "front.html", "site.css";
}

/// A template that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The theme's {file} cannot be used: {problem}.")]
pub struct ThemeFault {
    /// The template.
    pub file: String,
    /// What is wrong with it, and where.
    pub problem: String,
}

impl Theme {
    /// A theme that comes with Galley.
    pub fn shipped(id: &str) -> Option<Self> {
        THEMES.iter().find(|theme| theme.id == id).map(|theme| Self::over_first(theme.files.iter().copied()))
    }

    /// A theme of somebody's own: files by name. What it leaves out is taken from the first theme.
    pub fn of(files: BTreeMap<String, String>) -> Self {
        Self::over_first(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    fn over_first<'f>(own: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let first = THEMES.first().map(|theme| theme.files).unwrap_or_default().iter().copied();
        let files = first.chain(own).map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        Self { files }
    }

    /// Its files by name.
    pub(super) fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// The stylesheet: what every theme stands on, then what this one adds.
    pub(super) fn style(&self) -> String {
        ["base.css", "site.css"].iter().filter_map(|name| self.files.get(*name)).map(String::as_str).collect()
    }

    /// Its templates, ready to be filled in. Values are escaped wherever they stand.
    pub(super) fn templates(&self) -> Result<Templates<'_>, ThemeFault> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        for (name, text) in self.files.iter().filter(|(name, _)| name.ends_with(".html")) {
            environment.add_template(name, text).map_err(|error| fault(name, &error))?;
        }
        Ok(Templates { environment })
    }
}

pub(super) struct Templates<'t> {
    environment: Environment<'t>,
}

impl Templates<'_> {
    /// A page.
    pub(super) fn fill(&self, name: &str, values: Value) -> Result<Vec<u8>, ThemeFault> {
        let filled = self.environment.get_template(name).and_then(|template| template.render(values));
        let mut page = filled.map_err(|error| fault(name, &error))?;
        page.push('\n');
        Ok(crate::page::text::permitted(&page).into_bytes())
    }
}

fn fault(file: &str, error: &minijinja::Error) -> ThemeFault {
    let file = error.name().unwrap_or(file).to_owned();
    let line = error.line().map(|line| format!(" in line {line}")).unwrap_or_default();
    let detail = error.detail().map(str::to_owned).unwrap_or_else(|| error.kind().to_string());
    ThemeFault { file, problem: format!("{detail}{line}") }
}
