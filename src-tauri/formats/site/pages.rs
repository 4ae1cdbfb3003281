//! The site's pages: front, groups, archive, search, and the page for what is not there.

use super::cards::{Card, cards};
use super::groups::{Group, Grouped};
use super::theme::Theme;
use super::words::words;
use super::{Ground, Planned};
use crate::page::dates;
use crate::page::words as page_words;
use crate::page::words::is_rtl;
use minijinja::{Value as Filling, context};
use serde_json::{Value, json};
use std::ops::Range;
use std::sync::Arc;

/// Stories on a page of a list.
const PER_PAGE: usize = 24;

/// Every page and the stylesheet.
pub(super) fn plan(ground: &Ground<'_>, theme: &Theme) -> Vec<(String, Planned)> {
    let cards = cards(ground);
    let mut files = vec![("site.css".to_owned(), Planned::now(theme.style().into_bytes()))];
    let all: Vec<usize> = (0..ground.entries.len()).collect();
    let front = List { path: "", title: &ground.site.name, kind: "front", stories: &all };
    files.extend(list(ground, &cards, "front.html", front));
    let mut add = |list_of: List<'_>| files.extend(list(ground, &cards, "list.html", list_of));
    let groups = &ground.groups;
    for (kind, groups) in [("section", &groups.sections), ("tag", &groups.tags), ("author", &groups.authors)]
    {
        for group in &groups.all {
            let path = format!("{kind}/{}/", group.slug);
            add(List { path: &path, title: &group.name, kind, stories: &group.stories });
        }
    }
    let months = months(ground);
    for (month, stories) in &months {
        let (path, title) = (format!("archive/{month}/"), month_name(ground, month));
        add(List { path: &path, title: &title, kind: "month", stories });
    }
    let words = words(&ground.site.lang);
    let search = merged(common(ground, "search/", words.search), json!({ "kind": "search" }));
    let mut missing = merged(common(ground, "", words.missing), json!({ "kind": "missing" }));
    // It is shown at any address, so it says whole ones.
    if let Some(map) = missing.as_object_mut() {
        map.insert("root".to_owned(), json!(ground.url));
    }
    for (path, template, values) in [
        ("archive/index.html", "archive.html", archive(ground, &months)),
        ("search/index.html", "search.html", search),
        ("404.html", "missing.html", missing),
    ] {
        files.push((path.to_owned(), page(ground, template, values, None)));
    }
    files
}

/// A page; a list shows stories.
pub(super) fn page(
    ground: &Ground<'_>,
    template: &'static str,
    values: Value,
    stories: Option<Vec<Arc<Card>>>,
) -> Planned {
    let hashes = stories.as_ref().map(|shown| shown.iter().map(|card| &card.hash).collect::<Vec<_>>());
    let made_from = ground.made_from(&(template, &values, hashes));
    Planned::later(made_from, move |ground, _| {
        let values = Filling::from_serialize(&values);
        let values = match &stories {
            Some(shown) => {
                let stories: Vec<Filling> = shown.iter().map(|card| card.values(ground)).collect();
                context! { stories, ..values }
            }
            None => values,
        };
        Ok(ground.templates.fill(template, values)?)
    })
}

/// What every page of the site says.
fn common(ground: &Ground<'_>, path: &str, title: &str) -> Value {
    let depth = path.matches('/').count();
    let root = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
    let named = |group: &Group, kind: &str| json!({ "name": group.name, "path": format!("{kind}/{}/", group.slug), "count": group.stories.len() });
    let lang = if ground.site.lang.is_empty() { "en" } else { &ground.site.lang };
    let newest = ground.entries.first();
    let year = newest.map(|entry| dates::at(entry.published, &ground.zone).year());
    let holder = if ground.site.copyright_holder.is_empty() {
        &ground.site.name
    } else {
        &ground.site.copyright_holder
    };
    json!({
        "root": root,
        "path": path,
        "canonical": format!("{}{path}", ground.url),
        "title": title,
        "lang": lang,
        "dir": if is_rtl(lang) { "rtl" } else { "ltr" },
        "site": {
            "name": ground.site.name, "url": ground.url, "terms": ground.site.terms_url,
            "principles": ground.site.principles_url, "corrections": ground.site.corrections_url,
            "copyright": year.map(|year| format!("© {year} {holder}")).unwrap_or_default(),
        },
        "words": words(lang).values(),
        "sections": ground.groups.sections.all.iter().map(|group| named(group, "section")).collect::<Vec<_>>(),
    })
}

/// The pages of a list: as many as it needs, at least one.
fn list(
    ground: &Ground<'_>,
    cards: &[Arc<Card>],
    template: &'static str,
    list: List<'_>,
) -> Vec<(String, Planned)> {
    let List { path, title, kind, stories } = list;
    pages_of(ground, Shown { path, title, kind, count: stories.len() }, PER_PAGE)
        .map(|(place, numbers, mut values)| {
            values["counted"] = json!(words(&ground.site.lang).stories(stories.len()));
            let shown = stories.get(numbers).unwrap_or_default();
            let shown = shown.iter().filter_map(|story| cards.get(*story).cloned()).collect();
            (format!("{place}index.html"), page(ground, template, values, Some(shown)))
        })
        .collect()
}

/// The pages that so many things need, at least one: where each is, which of the things it shows, and what it says.
pub(super) fn pages_of<'g>(
    ground: &'g Ground<'_>,
    shown: Shown<'g>,
    per_page: usize,
) -> impl Iterator<Item = (String, Range<usize>, Value)> + 'g {
    let Shown { path, title, kind, count } = shown;
    let pages = count.div_ceil(per_page).max(1);
    let place =
        move |number: usize| if number == 1 { path.to_owned() } else { format!("{path}page/{number}/") };
    (1..=pages).map(move |number| {
        let values = json!({
            "kind": kind,
            "count": count,
            "page": number,
            "pages": pages,
            "before": (number > 1).then(|| place(number - 1)),
            "after": (number < pages).then(|| place(number + 1)),
            "base": path,
        });
        let first = (number - 1) * per_page;
        let values = merged(common(ground, &place(number), title), values);
        (place(number), first..count.min(first + per_page), values)
    })
}

/// Things that are listed together.
pub(super) struct Shown<'l> {
    /// Its folder under the site, with a slash at the end; empty for the front.
    pub(super) path: &'l str,
    pub(super) title: &'l str,
    /// What a template knows it by.
    pub(super) kind: &'static str,
    /// How many there are.
    pub(super) count: usize,
}

/// Stories that are listed together.
struct List<'l> {
    path: &'l str,
    title: &'l str,
    kind: &'static str,
    /// Newest first.
    stories: &'l [usize],
}

/// Months by `yyyy/mm`, newest first, with their stories.
fn months(ground: &Ground<'_>) -> Vec<(String, Vec<usize>)> {
    let mut months: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, entry) in ground.entries.iter().enumerate() {
        let month = dates::at(entry.published, &ground.zone).strftime("%Y/%m").to_string();
        match months.last_mut() {
            Some((last, stories)) if *last == month => stories.push(index),
            _ => months.push((month, vec![index])),
        }
    }
    months
}

/// `2026/11` in words.
fn month_name(ground: &Ground<'_>, month: &str) -> String {
    let (year, number) = month.split_once('/').unwrap_or((month, ""));
    let index: usize = number.parse().unwrap_or(1);
    let name =
        page_words::words(&ground.site.lang).months.get(index.saturating_sub(1)).copied().unwrap_or_default();
    format!("{name} {year}")
}

fn archive(ground: &Ground<'_>, months: &[(String, Vec<usize>)]) -> Value {
    let months: Vec<Value> = months
        .iter()
        .map(|(month, stories)| json!({ "name": month_name(ground, month), "path": format!("archive/{month}/"), "count": stories.len() }))
        .collect();
    let named = |groups: &Grouped, kind: &str| -> Vec<Value> {
        groups.all.iter().map(|group| json!({ "name": group.name, "path": format!("{kind}/{}/", group.slug), "count": group.stories.len() })).collect()
    };
    merged(
        common(ground, "archive/", words(&ground.site.lang).archive),
        json!({
            "kind": "archive",
            "months": months,
            "tags": named(&ground.groups.tags, "tag"),
            "authors": named(&ground.groups.authors, "author"),
        }),
    )
}

fn merged(mut one: Value, other: Value) -> Value {
    if let (Some(one), Value::Object(other)) = (one.as_object_mut(), other) {
        one.extend(other);
    }
    one
}
