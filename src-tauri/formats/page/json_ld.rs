//! The story for machines: one schema.org `NewsArticle`, with every picture's rights.
//!
//! It says what the page says, in the same words. Values are plain text, never markup; the whole is
//! JSON-encoded and only then made safe for a `<script>`. Empty means absent.

use super::pictures::Shot;
use super::{Page, address, dates, text};
use model::document::words;
use serde_json::{Map, Value, json};

/// The JSON-LD as it stands between the script tags.
pub(super) fn script(page: &Page<'_>) -> String {
    safe(&story(page).to_string())
}

/// JSON that cannot end the script it stands in, nor a line of an old JavaScript.
fn safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// An object of the pairs that say something, in that order of names.
pub(super) fn object<'k>(pairs: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    let pairs = pairs.into_iter().filter(|(_, value)| !empty(value));
    Value::Object(pairs.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn story(page: &Page<'_>) -> Value {
    let setting = &page.setting;
    let (story, site) = (&page.article.story, &page.article.site);
    let fields = &story.fields;
    let publisher = object([
        ("@type", json!("NewsMediaOrganization")),
        ("name", json!(setting.site_name)),
        ("url", json!(setting.site_url)),
        ("publishingPrinciples", json!(address::web(&site.principles_url))),
        ("correctionsPolicy", json!(address::web(&site.corrections_url))),
    ]);
    let images = images(page);
    let source = text::line(&fields.source_name);
    let source_organization =
        if source.is_empty() { Value::Null } else { json!({ "@type": "Organization", "name": source }) };
    object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("@id", json!(format!("{}#article", setting.canonical))),
        ("url", json!(setting.canonical)),
        (
            "mainEntityOfPage",
            object([
                ("@type", json!("WebPage")),
                ("@id", json!(setting.canonical)),
                ("primaryImageOfPage", images.first().cloned().unwrap_or_default()),
            ]),
        ),
        ("headline", json!(setting.headline)),
        ("description", json!(setting.standfirst)),
        ("inLanguage", json!(setting.lang)),
        ("dateline", json!(text::line(&fields.dateline))),
        ("articleSection", json!(text::line(&fields.section))),
        ("keywords", json!(fields.tags.iter().map(|tag| text::line(tag)).collect::<Vec<_>>())),
        ("wordCount", json!(model::document::Measure::of_document(&page.article.document).words)),
        ("isAccessibleForFree", json!(true)),
        ("datePublished", json!(dates::machine(&setting.published))),
        ("correction", corrections(page)),
        ("dateModified", json!(dates::machine(&setting.modified))),
        ("author", authors(page)),
        ("contributor", Value::Array(setting.byline.contributors.iter().map(person).collect())),
        ("publisher", publisher),
        ("sourceOrganization", source_organization),
        ("copyrightHolder", json!({ "@type": "Organization", "name": setting.holder })),
        ("copyrightYear", json!(setting.published.year())),
        ("copyrightNotice", json!(setting.copyright)),
        ("license", json!(address::web(&site.terms_url))),
        ("image", Value::Array(images)),
        ("isBasedOn", json!(address::web(&fields.source_url))),
    ])
}

fn corrections(page: &Page<'_>) -> Value {
    let zone = page.setting.published.time_zone();
    let comment = |correction: &model::story::Correction| {
        json!({
            "@type": "CorrectionComment",
            "text": text::line(&correction.text),
            "datePublished": dates::machine(&dates::at(correction.at, zone)),
        })
    };
    page.article.story.fields.corrections.iter().map(comment).collect()
}

fn authors(page: &Page<'_>) -> Value {
    let byline = &page.setting.byline;
    let agency = byline.agency.iter().map(|name| json!({ "@type": "Organization", "name": name }));
    Value::Array(byline.authors.iter().map(person).chain(agency).collect())
}

fn person(name: &super::setting::Name) -> Value {
    object([("@type", json!("Person")), ("name", json!(name.name)), ("url", json!(name.url))])
}

/// The main picture in every shape there is of it; as it is, when it is too small for all of them.
fn images(page: &Page<'_>) -> Vec<Value> {
    let Some(main) = page.plan.main() else { return Vec::new() };
    let shapes = page.plan.shapes().into_iter();
    let mut files: Vec<(String, u32, u32)> =
        shapes.map(|exact| (exact.file, exact.width, exact.height)).collect();
    if files.is_empty() {
        files.extend(main.widths.last().and_then(|width| {
            let file = format!("{}-{width}.jpg", main.stem);
            page.pictures.get(&file).map(|picture| (file.clone(), picture.width, picture.height))
        }));
    }
    files.into_iter().map(|(file, width, height)| image(page, main, &file, width, height)).collect()
}

fn image(page: &Page<'_>, shot: &Shot<'_>, file: &str, width: u32, height: u32) -> Value {
    let metadata = &shot.photo.metadata;
    let url = format!("{}{file}", page.setting.canonical);
    let creators: Vec<Value> = metadata
        .list("creator")
        .iter()
        .map(|name| json!({ "@type": "Person", "name": text::line(name) }))
        .collect();
    object([
        ("@type", json!("ImageObject")),
        ("contentUrl", json!(url)),
        ("url", json!(url)),
        ("width", json!(width)),
        ("height", json!(height)),
        ("caption", json!(text::line(&words(&shot.figure.caption)))),
        ("creditText", json!(shot.credit)),
        ("creator", Value::Array(creators)),
        ("copyrightNotice", json!(text::line(&metadata.text("copyright")))),
        ("license", json!(address::web(&metadata.text("web_statement")))),
        ("acquireLicensePage", json!(metadata.list("licensor_url").iter().find_map(|url| address::web(url)))),
        ("digitalSourceType", json!(address::web(&metadata.text("digital_source_type")))),
        ("representativeOfPage", json!(true)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_cannot_end_its_script_and_reads_back_the_same() {
        let said = json!({ "headline": "</script><!-- & \"q\" 👩‍🚀 \u{2028}\u{2029}" });
        let written = safe(&said.to_string());
        assert!(!written.contains('<') && !written.contains('\u{2028}') && !written.contains('\u{2029}'));
        assert_eq!(serde_json::from_str::<Value>(&written).ok(), Some(said));
    }
}
