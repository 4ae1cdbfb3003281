//! `ninjs.json`: the story in the IPTC's News in JSON, generation 3.1.
//!
//! Empty means absent. Every picture is an association with all its files as renditions.

use super::Copy;
use super::body::{byline, moments};
use super::text::lines;
use super::tree::written;
use crate::page::json_ld::object;
use crate::page::pictures::Shot;
use crate::page::{address, text};
use model::document::{Measure, words};
use serde_json::{Value, json};

pub(in crate::page) const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&item(copy)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The story as an item.
pub(super) fn item(copy: &Copy<'_>) -> Value {
    let page = copy.page;
    let (setting, fields) = (&page.setting, &page.article.story.fields);
    let (published, modified) = moments(page);
    let valued = |role: &str, value: &str| {
        if value.is_empty() { Vec::new() } else { vec![json!({ "role": role, "value": value })] }
    };
    let mut headlines = valued("main", &setting.headline);
    headlines.extend(valued("kicker", &text::line(&fields.kicker)));
    let document = &page.article.document;
    let plain = lines(&copy.text);
    let html = written(&copy.text);
    let count = Measure::of_document(document).words;
    let bodies = json!([
        { "role": "text", "contentType": "text/plain", "charCount": plain.chars().count(), "wordCount": count, "value": plain },
        { "role": "html", "contentType": "text/html", "wordCount": count, "value": html },
    ]);
    let subject = |rel: &str, name: &str| {
        object([("name", json!(name)), ("rel", json!(rel)), ("literal", json!(name))])
    };
    let section = text::line(&fields.section);
    let subjects: Vec<Value> = (!section.is_empty())
        .then(|| subject("section", &section))
        .into_iter()
        .chain(
            fields
                .tags
                .iter()
                .map(|tag| text::line(tag))
                .filter(|tag| !tag.is_empty())
                .map(|tag| subject("about", &tag)),
        )
        .collect();
    let byline_people: Vec<Value> = setting
        .byline
        .authors
        .iter()
        .map(|name| object([("name", json!(name.name)), ("rel", json!("creator")), ("uri", json!(name.url))]))
        .collect();
    let source = text::line(&fields.source_name);
    let sources = (!source.is_empty()).then(|| {
        vec![object([
            ("name", json!(source)),
            ("role", json!("original source")),
            ("uri", json!(address::web(&fields.source_url))),
        ])]
    });
    let rights = address::web(&page.article.site.terms_url).map(|url| json!({ "linkedRights": url }));
    object([
        ("uri", json!(setting.canonical)),
        ("type", json!("text")),
        ("representationType", json!("full")),
        ("version", json!(page.article.revision.to_string())),
        ("firstCreated", json!(published)),
        ("versionCreated", json!(modified)),
        ("pubStatus", json!("usable")),
        ("copyrightHolder", json!(setting.holder)),
        ("copyrightNotice", json!(setting.copyright)),
        ("language", json!(setting.lang)),
        ("headlines", json!(headlines)),
        ("descriptions", json!(valued("summary", &setting.standfirst))),
        ("bodies", bodies),
        ("people", json!(byline_people)),
        ("subjects", json!(subjects)),
        ("infoSources", json!(sources)),
        ("title", json!(setting.headline)),
        ("by", json!(byline(page))),
        ("slugline", json!(page.article.story.slug)),
        ("located", json!(text::line(&fields.dateline))),
        ("associations", Value::Array(page.plan.shots.iter().map(|shot| picture(copy, shot)).collect())),
        ("altIds", json!([{ "role": "story", "value": page.article.story.id.to_string() }])),
        ("rightsInfo", json!(rights)),
        ("standard", json!({ "name": "ninjs", "version": "3.1", "schema": SCHEMA })),
    ])
}

fn picture(copy: &Copy<'_>, shot: &Shot<'_>) -> Value {
    let page = copy.page;
    let metadata = &shot.photo.metadata;
    let described =
        |role: &str, value: String| (!value.is_empty()).then(|| json!({ "role": role, "value": value }));
    let descriptions: Vec<Value> = [
        described("caption", text::line(&words(&shot.figure.caption))),
        described("alternative text", page.alt(shot.figure).text),
    ]
    .into_iter()
    .flatten()
    .collect();
    let renditions: Vec<Value> = page
        .plan
        .wanted()
        .iter()
        .filter(|wanted| page.plan.file_is_of(&wanted.file, shot))
        .filter_map(|wanted| {
            let made = page.pictures.get(&wanted.file)?;
            let name = wanted.file.rsplit('/').next()?.to_owned();
            Some(json!({
                "name": name,
                "href": format!("{}{}", page.setting.canonical, wanted.file),
                "contentType": wanted.format.media_type(),
                "width": made.width,
                "height": made.height,
                "sizeInBytes": made.bytes.len(),
            }))
        })
        .collect();
    let source_type = address::web(&metadata.text("digital_source_type")).map(|url| json!({ "uri": url }));
    let rights = address::web(&metadata.text("web_statement")).map(|url| json!({ "linkedRights": url }));
    object([
        ("name", json!(shot.place())),
        ("rel", json!(if shot.place() == "lead" { "featured" } else { "inline" })),
        ("uri", json!(format!("{}#{}", page.setting.canonical, shot.place()))),
        ("type", json!("picture")),
        ("by", json!(shot.credit)),
        ("descriptions", json!(descriptions)),
        ("copyrightNotice", json!(text::line(&metadata.text("copyright")))),
        ("usageTerms", json!(text::line(&metadata.text("usage_terms")))),
        ("rightsInfo", json!(rights)),
        ("digitalSourceType", json!(source_type)),
        ("renditions", json!(renditions)),
    ])
}
