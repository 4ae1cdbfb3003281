//! The front matter: a small part of YAML that people write by hand.
//!
//! `name: value` lines, values bare or in quotes, and lists in brackets or with dashes, which become one text with
//! commas. What does not fit this is no front matter and stays in the text.

use std::collections::BTreeMap;

const FENCE: &str = "---";

/// Takes the front matter off a text.
pub(super) fn split(text: &str) -> (BTreeMap<String, String>, &str) {
    let nothing = || (BTreeMap::new(), text);
    let Some(rest) = text.strip_prefix(FENCE).and_then(|rest| rest.strip_prefix('\n')) else {
        return nothing();
    };
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let body = rest[length + line.len()..].trim_start_matches('\n');
            return parse(&rest[..length]).map_or_else(nothing, |front| (front, body));
        }
        length += line.len();
    }
    nothing()
}

fn parse(text: &str) -> Option<BTreeMap<String, String>> {
    let mut front: BTreeMap<String, String> = BTreeMap::new();
    let mut last: Option<String> = None;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let list = front.get_mut(last.as_ref()?)?;
            if !list.is_empty() {
                list.push_str(", ");
            }
            list.push_str(&value(item)?);
            continue;
        }
        let (name, rest) = line.split_once(':')?;
        let fits = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if !fits || front.insert(name.to_owned(), value(rest)?).is_some() {
            return None;
        }
        last = Some(name.to_owned());
    }
    Some(front)
}

/// A value, without its quotes or brackets; `None` when a quote does not end.
fn value(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        let parts = inside.split(',').map(value).collect::<Option<Vec<_>>>()?;
        return Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
    }
    if let Some(inside) = text.strip_prefix('\'') {
        return Some(inside.strip_suffix('\'')?.replace("''", "'"));
    }
    let Some(inside) = text.strip_prefix('"') else { return Some(text.to_owned()) };
    let inside = inside.strip_suffix('"')?;
    let mut out = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(c) = characters.next() {
        match (c, c == '\\') {
            (_, true) => match characters.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                other => out.push(other),
            },
            ('"', _) => return None,
            _ => out.push(c),
        }
    }
    Some(out)
}

/// Writes a front matter; nothing when there is nothing to say.
pub(super) fn write(front: &[(&str, String)]) -> String {
    let lines: Vec<String> = front
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}: {}\n", quoted(value)))
        .collect();
    if lines.is_empty() { String::new() } else { format!("{FENCE}\n{}{FENCE}\n", lines.concat()) }
}

/// A value in quotes where bare it would be read as something else.
fn quoted(value: &str) -> String {
    let plain = value.chars().next().is_some_and(char::is_alphanumeric)
        && !value.ends_with(char::is_whitespace)
        && !value.contains(['\n', '\r', '\t', '"', '\\'])
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.ends_with(':')
        && !matches!(value, "true" | "false" | "null" | "yes" | "no");
    if plain {
        return value.to_owned();
    }
    let escaped = value
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
        .replace('\t', "\\t");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood() {
        let text = "---\nheadline: Minister resigns: why\ntags: [a, \"b\"]\nnames:\n  - Ana\n  - Ivo\nnote: 'it''s'\n---\n\nText\n";
        let (front, body) = split(text);
        assert_eq!(body, "Text\n");
        let values: Vec<&str> = front.values().map(String::as_str).collect();
        assert_eq!(values, ["Minister resigns: why", "Ana, Ivo", "it's", "a, b"]);
    }

    #[test]
    fn what_is_no_front_matter_stays_text() {
        for text in [
            "---\nnot a pair\n---\nx",
            "---\nopen: \"\n---\nx",
            "---\nno end",
            "text",
            "---\na: 1\na: 2\n---\n",
        ] {
            assert_eq!(split(text).1, text);
        }
    }

    proptest::proptest! {
        #[test]
        fn values_come_back(value in "\\PC{1,30}") {
            let text = write(&[("headline", value.clone())]);
            let (front, _) = split(&text);
            proptest::prop_assert_eq!(front.get("headline"), Some(&value));
        }
    }
}
