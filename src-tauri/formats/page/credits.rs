//! `credits.json`: for every picture on the page who made it, who may use it, and where it stands.

use super::json_ld::object;
use super::pictures::Shot;
use super::{Page, address, text};
use model::photo::FIELDS;
use serde_json::{Value, json};

/// The credits, in the order of the page.
pub(super) fn write(page: &Page<'_>) -> Vec<u8> {
    let pictures: Vec<Value> = page.plan.shots.iter().map(|shot| credit(page, shot)).collect();
    let mut bytes = serde_json::to_vec_pretty(&json!({ "pictures": pictures })).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn credit(page: &Page<'_>, shot: &Shot<'_>) -> Value {
    let metadata = &shot.photo.metadata;
    // Only what may leave: instructions and the like are for the desk.
    let field = |id: &str| {
        let leaves = FIELDS.iter().any(|field| field.id == id && field.published);
        if leaves { text::permitted(&metadata.text(id)) } else { String::new() }
    };
    let files: Vec<String> = page
        .plan
        .wanted()
        .into_iter()
        .map(|wanted| wanted.file)
        .filter(|file| page.plan.file_is_of(file, shot))
        .collect();
    let alt = page.alt(shot.figure);
    let mut credit = object([
        ("id", json!(shot.photo.id.to_string())),
        ("credit", json!(shot.credit)),
        ("creator", json!(metadata.list("creator").iter().map(|name| text::line(name)).collect::<Vec<_>>())),
        ("source", json!(field("source"))),
        ("copyright", json!(field("copyright"))),
        ("licence", json!(address::web(&field("web_statement")))),
        ("terms", json!(field("usage_terms"))),
        ("licensor", json!(metadata.list("licensor_name"))),
        ("acquire_licence", json!(metadata.list("licensor_url").iter().find_map(|url| address::web(url)))),
        ("data_mining", json!(field("data_mining"))),
        ("digital_source_type", json!(field("digital_source_type"))),
        // The same words as on the page.
        ("label", json!(page.setting.words.made(shot.photo))),
        ("used_as", json!(shot.place())),
        ("alt_decision", json!(alt.decision.name())),
        // The release gate lets no picture through without credit line and creator.
        ("release", json!("credit line and creator given")),
        ("files", json!(files)),
    ]);
    if let Some(map) = credit.as_object_mut() {
        // Empty is a value here: it says that the picture has no alt text by decision.
        map.insert("alt".to_owned(), json!(alt.text));
    }
    credit
}
