//! What Word has no place for: a part of its own, in which each line belongs to a bookmark in the text.
//!
//! Word and LibreOffice carry such parts through a save without looking into them. A line whose bookmark is gone means
//! nothing; nothing in here is text of the story, so that no edit in Word can be undone by it.

use crate::office::line::Kept;
use crate::office::xml::{Element, escaped};
use std::collections::BTreeMap;

/// The namespace by which the part is known.
pub(super) const NAMESPACE: &str = "urn:galley:kept:1";

/// Writes the part.
pub(super) fn write(lines: &[(String, Kept)]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<kept xmlns=\"{NAMESPACE}\">"
    );
    for (mark, kept) in lines {
        out.push_str(&format!("<line mark=\"{mark}\">"));
        for (name, value) in kept {
            out.push_str(&format!("<{name}>{}</{name}>", escaped(value)));
        }
        out.push_str("</line>");
    }
    out.push_str("</kept>");
    out
}

/// Reads the part.
pub(super) fn read(root: &Element) -> BTreeMap<String, Kept> {
    root.all("line")
        .filter_map(|line| {
            let kept = line.elements().map(|value| (value.name.to_string(), value.words())).collect();
            Some((line.attribute("mark")?.to_owned(), kept))
        })
        .collect()
}
