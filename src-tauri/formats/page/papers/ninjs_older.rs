//! `ninjs-1.json` and `ninjs-2.json`: the story in the generations of ninjs before 3, for systems that read no other.
//!
//! Both are made of the item of today, so they say the same. Generation 2 writes every name in lower case. Generation 1 has
//! no lists of headlines, descriptions and bodies: each is a property of its own, and pictures and their files are
//! objects with names. What it has no place for (the kicker, the digital source type) is left out.

use super::Copy;
use super::ninjs::item;
use crate::page::json_ld::object;
use serde_json::{Map, Value, json};

const SECOND: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json#";
const FIRST: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_1.6.json#";

/// Generation 2.1.
pub(super) fn second(copy: &Copy<'_>) -> Vec<u8> {
    let mut item = in_lower_case(item(copy));
    item["standard"] = json!({ "name": "ninjs", "version": "2.1", "schema": SECOND });
    written(&item)
}

/// Generation 1.6.
pub(super) fn first(copy: &Copy<'_>) -> Vec<u8> {
    let item = item(copy);
    let mut old = plain(&item);
    let bodies = [("body_text", "text"), ("body_html", "html")];
    let valued = |list: &str, role: &str| valued(&item, list, role);
    let mut more = vec![
        ("representationtype", json!("complete")),
        ("mimetype", json!("text/html")),
        ("headline", json!(valued("headlines", "main"))),
        ("byline", item["by"].clone()),
        ("description_text", json!(valued("descriptions", "summary"))),
        ("wordcount", item["bodies"][0]["wordCount"].clone()),
        ("person", named(&item, "people")),
        ("subject", named(&item, "subjects")),
        ("infosource", named(&item, "infoSources")),
        ("associations", associations(&item)),
        ("standard", json!({ "name": "ninjs", "version": "1.6", "schema": FIRST })),
    ];
    more.extend(bodies.map(|(name, role)| (name, json!(valued("bodies", role)))));
    merge(&mut old, object(more));
    written(&old)
}

fn written(item: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(item).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The same with every name in lower case.
fn in_lower_case(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name.to_lowercase(), in_lower_case(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(in_lower_case).collect(),
        other => other,
    }
}

/// The properties that both generations have, as texts.
fn plain(item: &Value) -> Value {
    const SHARED: [(&str, &str); 13] = [
        ("uri", "uri"),
        ("type", "type"),
        ("version", "version"),
        ("firstcreated", "firstCreated"),
        ("versioncreated", "versionCreated"),
        ("pubstatus", "pubStatus"),
        ("copyrightholder", "copyrightHolder"),
        ("copyrightnotice", "copyrightNotice"),
        ("usageterms", "usageTerms"),
        ("language", "language"),
        ("title", "title"),
        ("slugline", "slugline"),
        ("located", "located"),
    ];
    object(SHARED.map(|(old, new)| (old, item[new].clone())))
}

fn list<'v>(item: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    item[name].as_array().into_iter().flatten()
}

fn valued<'v>(item: &'v Value, name: &str, role: &str) -> &'v str {
    let found = list(item, name).find(|one| one["role"] == role);
    found.and_then(|one| one["value"].as_str()).unwrap_or_default()
}

/// People, subjects and sources: what they are called and what they are to the story.
fn named(item: &Value, name: &str) -> Value {
    let one = |one: &Value| object([("name", one["name"].clone()), ("rel", one["rel"].clone())]);
    list(item, name).map(one).collect()
}

/// The pictures by the name of their place, each with its files by theirs.
fn associations(item: &Value) -> Value {
    let mut pictures = Map::new();
    for picture in list(item, "associations") {
        let mut files = Map::new();
        for file in list(picture, "renditions") {
            let about = object([
                ("href", file["href"].clone()),
                ("mimetype", file["contentType"].clone()),
                ("width", file["width"].clone()),
                ("height", file["height"].clone()),
                ("sizeinbytes", file["sizeInBytes"].clone()),
            ]);
            files.insert(text(file, "name"), about);
        }
        let mut old = plain(picture);
        let more = object([
            ("byline", picture["by"].clone()),
            ("description_text", json!(valued(picture, "descriptions", "caption"))),
            ("description_alternative", json!(valued(picture, "descriptions", "alternative text"))),
            ("renditions", Value::Object(files)),
        ]);
        merge(&mut old, more);
        pictures.insert(text(picture, "name"), old);
    }
    Value::Object(pictures)
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn merge(one: &mut Value, other: Value) {
    if let (Some(one), Value::Object(other)) = (one.as_object_mut(), other) {
        one.extend(other);
    }
}
