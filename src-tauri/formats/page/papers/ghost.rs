//! `ghost.json`: the story as Ghost takes it in, as a draft under its own slug.

use super::Copy;
use crate::page::json_ld::object;
use crate::page::text;
use model::story::slug_of;
use serde_json::{Value, json};

pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&database(copy)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn database(copy: &Copy<'_>) -> Value {
    let page = copy.page;
    let (setting, story) = (&page.setting, &page.article.story);
    let utc =
        |moment: &jiff::ZonedDateTime| moment.timestamp().strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string();
    let lead = page.plan.main().filter(|shot| shot.place() == "lead");
    let image = lead.and_then(|shot| {
        shot.widths.last().map(|width| format!("{}{}-{width}.jpg", setting.canonical, shot.stem))
    });
    // The lead picture is Ghost's feature image; it does not stand in the text a second time.
    let body = if image.is_some() { copy.text.get(1..).unwrap_or_default() } else { &copy.text };
    let post = object([
        ("id", json!("1")),
        ("title", json!(setting.headline)),
        ("slug", json!(page.article.folder_name())),
        ("html", json!(copy.dated(body))),
        ("custom_excerpt", json!(setting.standfirst.chars().take(300).collect::<String>())),
        ("feature_image", json!(image)),
        (
            "feature_image_alt",
            json!(lead.map(|shot| page.alt(shot.figure).text.chars().take(125).collect::<String>())),
        ),
        ("feature_image_caption", json!(lead.map(|shot| shot.credit.clone()))),
        ("canonical_url", json!(setting.canonical)),
        ("locale", json!(setting.lang)),
        ("type", json!("post")),
        ("status", json!("draft")),
        ("visibility", json!("public")),
        ("published_at", json!(utc(&setting.published))),
        ("created_at", json!(utc(&setting.published))),
        ("updated_at", json!(utc(&setting.modified))),
    ]);
    let section = text::line(&story.fields.section);
    let names: Vec<String> = std::iter::once(section)
        .chain(story.fields.tags.iter().map(|tag| text::line(tag)))
        .filter(|name| !name.is_empty())
        .collect();
    let numbered = || names.iter().enumerate().map(|(index, name)| ((index + 1).to_string(), name));
    let tags: Vec<Value> =
        numbered().map(|(id, name)| json!({ "id": id, "name": name, "slug": slug_of(name) })).collect();
    let tagged: Vec<Value> = numbered().map(|(id, _)| json!({ "post_id": "1", "tag_id": id })).collect();
    let users: Vec<Value> = setting
        .byline
        .authors
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let slug = slug_of(&name.name);
            json!({ "id": (index + 1).to_string(), "name": name.name, "slug": slug, "email": format!("{slug}@invalid.example") })
        })
        .collect();
    let signed: Vec<Value> = (1..=users.len())
        .map(|number| json!({ "post_id": "1", "author_id": number.to_string(), "sort_order": number - 1 }))
        .collect();
    json!({ "db": [{
        "meta": { "exported_on": setting.modified.timestamp().as_millisecond(), "version": "5.0.0" },
        "data": object([
            ("posts", json!([post])),
            ("tags", json!(tags)),
            ("posts_tags", json!(tagged)),
            ("users", json!(users)),
            ("posts_authors", json!(signed)),
        ]),
    }] })
}
