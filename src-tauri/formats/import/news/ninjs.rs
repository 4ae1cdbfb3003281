//! ninjs of every generation: 1.x says `headline` and `body_html`, 2.x lists in lower case, 3.x lists in camel case.

use super::{Item, Sent, killed, one_line};
use serde_json::Value;

/// The story of a ninjs item, or its kill; `None` when it is some other JSON.
pub(super) fn read(json: &str) -> Option<Item> {
    let item: Value = serde_json::from_str(json).ok()?;
    if item["pubStatus"] == "canceled" || item["pubstatus"] == "canceled" {
        return killed(name(&item), text(&item, &["edNote", "ednote"]));
    }
    let known = item["uri"].is_string() || item["guid"].is_string();
    let says = ["headlines", "headline", "bodies", "body_text", "body_html", "body_xhtml"];
    if !known || !says.iter().any(|name| !item[*name].is_null()) {
        return None;
    }
    Some(story(&item))
}

/// What the sender calls the item.
fn name(item: &Value) -> &str {
    text(item, &["uri", "guid"])
}

/// The value under the first of these names that says something.
fn text<'v>(item: &'v Value, names: &[&str]) -> &'v str {
    names
        .iter()
        .filter_map(|name| item[*name].as_str())
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
}

fn list<'v>(item: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    item[name].as_array().into_iter().flatten()
}

/// The value of the first of these roles in a list; of its first entry when no role fits and `any` says so.
fn valued<'v>(item: &'v Value, name: &str, roles: &[&str], any: bool) -> &'v str {
    let of = |role: &str| list(item, name).find(|one| one["role"] == role);
    let found = roles.iter().find_map(|role| of(role)).or_else(|| list(item, name).next().filter(|_| any));
    found.and_then(|one| one["value"].as_str()).unwrap_or_default()
}

fn story(item: &Value) -> Item {
    let mut sent = Sent::default();
    sent.named(name(item));
    sent.edition(name(item), text(item, &["version", "versionCreated", "versioncreated"]));
    let headline = text(item, &["headline"]);
    sent.set(
        "headline",
        if headline.is_empty() { valued(item, "headlines", &["main"], true) } else { headline },
    );
    sent.set("kicker", valued(item, "headlines", &["kicker"], false));
    let summary = text(item, &["description_text", "description_summary"]);
    sent.set(
        "standfirst",
        if summary.is_empty() {
            valued(item, "descriptions", &["summary", "main", "text"], false)
        } else {
            summary
        },
    );
    sent.set("dateline", text(item, &["located"]));
    sent.set("lang", text(item, &["language"]));
    let mut names: Vec<(String, String)> = list(item, "people")
        .chain(list(item, "person"))
        .filter(|one| matches!(one["rel"].as_str(), Some("creator" | "author")))
        .map(|one| (text(one, &["name"]).to_owned(), text(one, &["uri"]).to_owned()))
        .collect();
    if names.is_empty() {
        names.push((text(item, &["by", "byline"]).to_owned(), String::new()));
    }
    names.iter().for_each(|(name, url)| sent.signed(name, url));
    for subject in list(item, "subjects").chain(list(item, "subject")) {
        let name = text(subject, &["name", "literal"]);
        if subject["rel"] == "section" { sent.set("section", name) } else { sent.tagged(name) }
    }
    if let Some(source) = list(item, "infoSources").chain(list(item, "infosources")).next() {
        sent.set("source_name", text(source, &["name", "literal"]));
        sent.set("source_url", text(source, &["uri"]));
    }
    let until = text(item, &["embargoedUntil", "embargoeduntil", "embargoed"]);
    if !until.is_empty() {
        sent.embargoed(until);
    }
    if text(item, &["pubStatus", "pubstatus"]) == "withheld" {
        sent.held();
        sent.besides("withheld by the sender", "yes");
    }
    for (what, names) in [
        ("copyright", ["copyrightNotice", "copyrightnotice"]),
        ("usage terms", ["usageTerms", "usageterms"]),
        ("note to editors", ["edNote", "ednote"]),
        ("slugline", ["slugline", "slugline"]),
    ] {
        sent.besides(what, text(item, &names));
    }
    sent.html = body(item);
    sent.item()
}

fn body(item: &Value) -> String {
    let marked = text(item, &["body_html", "body_xhtml"]);
    if !marked.is_empty() {
        return marked.to_owned();
    }
    let html = list(item, "bodies").find(|one| {
        [&one["contentType"], &one["contenttype"]]
            .iter()
            .any(|kind| kind.as_str().is_some_and(|kind| kind.contains("html")))
    });
    if let Some(html) = html.and_then(|one| one["value"].as_str()) {
        return html.to_owned();
    }
    let plain = text(item, &["body_text"]);
    let plain = if plain.is_empty() { valued(item, "bodies", &["text", "main"], true) } else { plain };
    paragraphs(plain)
}

/// Plain text as paragraphs.
fn paragraphs(plain: &str) -> String {
    plain
        .replace("\r\n", "\n")
        .split('\n')
        .map(one_line)
        .filter(|line| !line.is_empty())
        .map(|line| format!("<p>{}</p>", crate::office::xml::escaped(&line)))
        .collect()
}
