//! `compare`: what differs between two versions of a story, in words: `[-gone-]` and `{+new+}`.

use crate::said::{Said, list, text};
use crate::session::Session;
use newsroom::Outcome;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Slug or id
    story: String,
    /// The old state: a version's number, or now, read, approved, published
    #[arg(long, value_name = "STATE")]
    from: String,
    /// The new state
    #[arg(long, value_name = "STATE", default_value = "now")]
    to: String,
}

pub(crate) fn run(arguments: Arguments, session: &Session) -> Outcome<Said> {
    let ask = json!({ "story": arguments.story, "from": arguments.from, "to": arguments.to });
    let answer = session.call("compare_versions", ask)?;
    let mut lines = Vec::new();
    for field in list(&answer, "/comparison/fields") {
        lines.push(format!("{}: {}", text(field, "/label"), words(list(field, "/runs"))));
    }
    for photo in list(&answer, "/comparison/photos") {
        lines.push(said_of_photo(photo, &answer));
    }
    for part in list(&answer, "/comparison/parts") {
        page(part, list(&answer, "/comparison/parts"), &mut lines);
    }
    let count = answer["comparison"]["count"].as_u64().unwrap_or_default();
    lines.push(match count {
        0 => "Nothing differs.".to_owned(),
        1 => "1 change.".to_owned(),
        count => format!("{count} changes."),
    });
    Ok(Said::done(lines.join("\n"), answer))
}

/// The lines of a part that hold a change.
fn page(part: &Value, siblings: &[Value], lines: &mut Vec<String>) {
    let number = &part["change"];
    match text(part, "/fate") {
        "left" => {
            let moved = siblings.iter().find(|other| other["fate"] == "moved" && other["change"] == *number);
            lines.push(format!("  moved from here: {}", beginning(moved.unwrap_or(part))));
            return;
        }
        "split" => lines.push(format!("  a paragraph begins: {}", beginning(part))),
        "joined" => lines.push(format!("  goes on in the paragraph before: {}", beginning(part))),
        "moved" => lines.push(format!("  moved to here: {}", beginning(part))),
        _ if part["was"].is_object() && part["was"]["type"] != part["kind"] => {
            lines.push(format!("  was a {}: {}", text(part, "/was/type").replace('_', " "), beginning(part)));
        }
        _ => {}
    }
    let runs = list(part, "/runs");
    if runs.iter().any(|run| run["fate"] != "kept") {
        lines.push(format!("  {}", words(runs)));
    }
    let parts = list(part, "/parts");
    parts.iter().for_each(|child| page(child, parts, lines));
}

fn words(runs: &[Value]) -> String {
    let marked = |run: &Value| {
        let words = text(run, "/text");
        match text(run, "/fate") {
            "inserted" => format!("{{+{words}+}}"),
            "deleted" => format!("[-{words}-]"),
            "formatted" => format!("{{~{words}~}}"),
            _ => words.to_owned(),
        }
    };
    runs.iter().map(marked).collect()
}

/// The first words of a part.
fn beginning(part: &Value) -> String {
    let own: String = list(part, "/runs").iter().map(|run| text(run, "/text")).collect();
    if own.is_empty() {
        return list(part, "/parts")
            .iter()
            .map(beginning)
            .find(|words| !words.is_empty())
            .unwrap_or_default();
    }
    let mut words: Vec<&str> = own.split_whitespace().collect();
    let more = words.len() > 8;
    words.truncate(8);
    words.join(" ") + if more { " …" } else { "" }
}

fn said_of_photo(photo: &Value, answer: &Value) -> String {
    let name = |path: &str| {
        let id = text(photo, path);
        text(&answer["photo_names"], &format!("/{id}")).to_owned()
    };
    let mut line = match text(photo, "/fate") {
        "inserted" => format!("Photo {{+{}+}}", name("/now/photo")),
        "deleted" => format!("Photo [-{}-]", name("/before/photo")),
        "replaced" => format!("Photo [-{}-]{{+{}+}}", name("/before/photo"), name("/now/photo")),
        _ => format!("Photo {}", name("/now/photo")),
    };
    for (what, path) in [("cropped otherwise", "crop"), ("another focal point", "focal_point")] {
        if photo["before"].is_object()
            && photo["now"].is_object()
            && photo["before"][path] != photo["now"][path]
        {
            line.push_str(&format!(", {what}"));
        }
    }
    for field in list(photo, "/fields") {
        line.push_str(&format!("\n  {}: {}", text(field, "/label"), words(list(field, "/runs"))));
    }
    line
}
