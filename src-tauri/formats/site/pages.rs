//! The site's pages: front, groups, archive, search, and the page for what is not there.

use super::groups::{Group, slug_in};
use super::theme::Theme;
use super::{Entry, Ground, SiteFault};
use crate::page::dates;
use crate::page::words::{Words, is_rtl, words};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Stories on a page of a list.
const PER_PAGE: usize = 24;

type Files = BTreeMap<String, Vec<u8>>;

/// Every page and the stylesheet.
pub(super) fn write(ground: &Ground<'_>, theme: &Theme) -> Result<Files, SiteFault> {
    let templates = theme.templates()?;
    let mut files = Files::new();
    files.insert("site.css".to_owned(), theme.style().into_bytes());
    let mut page = |path: &str, template: &str, values: Value| -> Result<(), SiteFault> {
        files.insert(format!("{path}index.html"), templates.fill(template, &values)?);
        Ok(())
    };
    let all: Vec<usize> = (0..ground.entries.len()).collect();
    for (path, values) in lists(ground, "", &ground.site.name, "front", &all) {
        page(&path, "front.html", values)?;
    }
    for (kind, groups) in [
        ("section", &ground.groups.sections),
        ("tag", &ground.groups.tags),
        ("author", &ground.groups.authors),
    ] {
        for group in groups {
            for (path, values) in
                lists(ground, &format!("{kind}/{}/", group.slug), &group.name, kind, &group.stories)
            {
                page(&path, "list.html", values)?;
            }
        }
    }
    for (month, stories) in months(ground) {
        let title = month_name(ground, &month);
        for (path, values) in lists(ground, &format!("archive/{month}/"), &title, "month", &stories) {
            page(&path, "list.html", values)?;
        }
    }
    page("archive/", "archive.html", archive(ground))?;
    page("search/", "search.html", merged(common(ground, "search/", "Search"), json!({ "kind": "search" })))?;
    let mut missing = merged(common(ground, "", "Not found"), json!({ "kind": "missing" }));
    // It is shown at any address, so it says whole ones.
    if let Some(map) = missing.as_object_mut() {
        map.insert("root".to_owned(), json!(ground.url));
    }
    files.insert("404.html".to_owned(), templates.fill("missing.html", &missing)?);
    Ok(files)
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
        "sections": ground.groups.sections.iter().map(|group| named(group, "section")).collect::<Vec<_>>(),
    })
}

/// The pages of a list: as many as it needs, at least one.
fn lists(
    ground: &Ground<'_>,
    path: &str,
    title: &str,
    kind: &str,
    stories: &[usize],
) -> Vec<(String, Value)> {
    let pages = stories.len().div_ceil(PER_PAGE).max(1);
    let place = |number: usize| if number == 1 { path.to_owned() } else { format!("{path}page/{number}/") };
    (1..=pages)
        .map(|number| {
            let shown = stories.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
            let cards: Vec<Value> = shown
                .filter_map(|index| ground.entries.get(*index))
                .map(|entry| card(ground, entry))
                .collect();
            let values = json!({
                "kind": kind,
                "stories": cards,
                "count": stories.len(),
                "page": number,
                "pages": pages,
                "before": (number > 1).then(|| place(number - 1)),
                "after": (number < pages).then(|| place(number + 1)),
                "base": path,
            });
            (place(number), merged(common(ground, &place(number), title), values))
        })
        .collect()
}

/// A story as a list shows it.
fn card(ground: &Ground<'_>, entry: &Entry) -> Value {
    let words: &Words = words(&ground.site.lang);
    let published = dates::at(entry.published, &ground.zone);
    let section = slug_in(&ground.groups.sections, &entry.section)
        .map(|slug| json!({ "name": entry.section, "path": format!("section/{slug}/") }));
    let authors: Vec<Value> = entry
        .authors
        .iter()
        .filter_map(|name| {
            slug_in(&ground.groups.authors, name)
                .map(|slug| json!({ "name": name, "path": format!("author/{slug}/") }))
        })
        .collect();
    let foreign = (entry.lang != ground.site.lang).then_some(&entry.lang);
    json!({
        "path": entry.path,
        "headline": entry.headline,
        "kicker": entry.kicker,
        "standfirst": entry.standfirst,
        "byline": entry.byline,
        "authors": authors,
        "section": section,
        "lang": foreign,
        "dir": if is_rtl(&entry.lang) { "rtl" } else { "ltr" },
        "machine": dates::machine(&published),
        "date": dates::day(&published, words),
        "picture": entry.picture,
    })
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
    let name = words(&ground.site.lang).months.get(index.saturating_sub(1)).copied().unwrap_or_default();
    format!("{name} {year}")
}

fn archive(ground: &Ground<'_>) -> Value {
    let months: Vec<Value> = months(ground)
        .into_iter()
        .map(|(month, stories)| json!({ "name": month_name(ground, &month), "path": format!("archive/{month}/"), "count": stories.len() }))
        .collect();
    let named = |groups: &[Group], kind: &str| -> Vec<Value> {
        groups.iter().map(|group| json!({ "name": group.name, "path": format!("{kind}/{}/", group.slug), "count": group.stories.len() })).collect()
    };
    merged(
        common(ground, "archive/", "Archive"),
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
