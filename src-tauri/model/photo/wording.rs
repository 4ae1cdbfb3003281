//! Words for many photos at once: a text with places that each photo fills, and short codes that stand for long names.
//!
//! `{city}` stands for what the photo's own field of that id says, `{file_name}` for its file name; `=kc=` stands for
//! the words a desk keeps under the code `kc`. A place that is no field and a code nobody keeps stay as they were
//! typed and are told, so that nothing is lost in silence. Filling is one pass: what is filled in is not read again.

use super::{Photo, Value, field};
use std::collections::{BTreeMap, BTreeSet};

/// How a text goes to what a field holds already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Placing {
    /// Instead of it.
    Overwrite,
    /// In front of it.
    Before,
    /// Behind it.
    After,
}

/// A text for one photo, and what in it could not be filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// The words.
    pub text: String,
    /// Places and codes that stayed as they were, as typed.
    pub unknown: BTreeSet<String>,
}

/// Fills a text for a photo. `codes` holds words by code, in lower case.
pub fn fill(text: &str, photo: &Photo, codes: &BTreeMap<String, String>) -> Filled {
    let mut filled = Filled::default();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '=']) {
        let (before, found) = rest.split_at(at);
        filled.text.push_str(before);
        let (open, close) = if found.starts_with('{') { ('{', '}') } else { ('=', '=') };
        let name = found[1..].split_once(close).map(|(name, _)| name).filter(|name| is_name(name));
        let Some(name) = name else {
            filled.text.push(open);
            rest = &found[1..];
            continue;
        };
        let whole = &found[..name.len() + 2];
        let words = match open {
            '{' if name == "file_name" => Some(photo.file_name.clone()),
            '{' => field(name).map(|field| photo.metadata.text(field.id)),
            _ => codes.get(&name.to_lowercase()).cloned(),
        };
        match words {
            Some(words) => filled.text.push_str(&words),
            None => {
                filled.text.push_str(whole);
                filled.unknown.insert(whole.to_owned());
            }
        }
        rest = &found[whole.len()..];
    }
    filled.text.push_str(rest);
    filled
}

/// What a field holds when `text` is placed at what it held; lists get another entry.
pub fn placed(before: Option<&Value>, text: &str, placing: Placing, is_list: bool) -> Value {
    let text = text.trim();
    let parts = before.map(Value::parts).unwrap_or_default();
    if placing == Placing::Overwrite || parts.is_empty() {
        return if is_list { Value::Many(lines(text)) } else { Value::One(text.to_owned()) };
    }
    if is_list {
        let new: Vec<String> = lines(text).into_iter().filter(|line| !parts.contains(line)).collect();
        let (first, second) = if placing == Placing::Before { (&new[..], parts) } else { (parts, &new[..]) };
        return Value::Many([first, second].concat());
    }
    let old = parts.join(", ");
    Value::One(match (text.is_empty(), placing) {
        (true, _) => old,
        (false, Placing::Before) => format!("{text} {old}"),
        (false, _) => format!("{old} {text}"),
    })
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Letters, digits, `_` and `-`: what a field or a code can be called.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::checks::testing::photo;
    use proptest::prelude::*;

    fn codes() -> BTreeMap<String, String> {
        BTreeMap::from([("kc".to_owned(), "Kim Castro, mayor of {city}".to_owned())])
    }

    #[test]
    fn places_and_codes_are_filled_once_and_the_unknown_is_told() {
        let photo = photo(&[("city", "Vallorne"), ("credit", "=kc=")]);
        let filled = fill("=KC= in {city} {x} =nobody= 1=2, {credit} {file_name}", &photo, &codes());
        assert_eq!(filled.text, "Kim Castro, mayor of {city} in Vallorne {x} =nobody= 1=2, =kc= ridge.jpg");
        assert_eq!(filled.unknown, BTreeSet::from(["{x}".to_owned(), "=nobody=".to_owned()]));
    }

    #[test]
    fn words_go_before_and_after_and_a_list_keeps_each_entry_once() {
        let old = Value::One("The bridge.".to_owned());
        assert_eq!(placed(Some(&old), " At dawn. ", Placing::After, false).text(), "The bridge. At dawn.");
        assert_eq!(placed(Some(&old), "At dawn.", Placing::Before, false).text(), "At dawn. The bridge.");
        assert_eq!(placed(Some(&old), "At dawn.", Placing::Overwrite, false).text(), "At dawn.");
        let list = Value::Many(vec!["bridge".into(), "river".into()]);
        let more = placed(Some(&list), "river\nfog", Placing::After, true);
        assert_eq!(more.parts(), ["bridge", "river", "fog"]);
    }

    proptest! {
        #[test]
        fn a_text_without_places_and_codes_is_what_it_was(text in "[^{=]*") {
            let filled = fill(&text, &photo(&[]), &codes());
            prop_assert_eq!((filled.text, filled.unknown.len()), (text, 0));
        }

        #[test]
        fn any_text_is_filled(text in "[{}=a-z é]*") {
            let filled = fill(&text, &photo(&[]), &BTreeMap::new());
            prop_assert!(filled.unknown.iter().all(|place| filled.text.contains(place)));
        }
    }
}
