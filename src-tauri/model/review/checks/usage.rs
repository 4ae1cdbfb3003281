//! The desk's house style: words it writes otherwise, and words it looks at twice. What somebody said stays as it was
//! said: quotations are let be.

use super::Found;
use super::quotes::open_marks;
use super::rules::{Say, Usage};
use super::submission::{Passage, Submission};
use super::words::{begins_with, words_in};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let said = submission.passages.iter().filter(|passage| !passage.quoted);
    said.flat_map(|passage| submission.rules.usage.iter().flat_map(|usage| in_passage(passage, usage)))
        .collect()
}

fn in_passage(passage: &Passage, usage: &Usage) -> Vec<Found> {
    let text = passage.text.as_str();
    let mut found = Vec::new();
    for word in words_in(text) {
        let Some(rest) = begins_with(&text[word.from..], &usage.words) else { continue };
        let to = text.len() - rest.len();
        let whole = !rest.starts_with(|c: char| c.is_alphanumeric());
        if !whole || !open_marks(&text[..word.from]).is_empty() {
            continue;
        }
        let here = &text[word.from..to];
        match &usage.say {
            Say::Amend(with) => {
                let with = if word.is_capitalised() { capitalised(with) } else { with.clone() };
                if with != here {
                    let sentence = format!("House style writes “{with}”, not “{here}”.");
                    found.push(passage.found_with(word.from..to, sentence, &with));
                }
            }
            Say::Review => {
                found.push(passage.found(word.from..to, format!("House style looks twice at “{here}”.")));
            }
            Say::Ok => {}
        }
    }
    found
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::paragraph;
    use super::*;
    use crate::document::Document;
    use crate::review::Rules;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(usage: &[&str], text: &str) -> Vec<String> {
        let usage = usage.iter().filter_map(|line| line.parse().ok()).collect();
        let (fields, photos) = (StoryFields::default(), BTreeMap::new());
        let document = Document::of(vec![paragraph(text)]);
        let submission =
            Submission::of(&fields, &document, &photos).by_rules(Rules { usage, ..Rules::default() });
        check(&submission).into_iter().map(|found| found.sentence).collect()
    }

    #[test]
    fn words_of_the_list_are_found_as_words() {
        assert_eq!(
            found(&["e-mail = email"], "E-mail me; the e-mail came."),
            ["House style writes “Email”, not “E-mail”.", "House style writes “email”, not “e-mail”.",]
        );
        assert_eq!(
            found(&["passed away = died"], "He passed away."),
            ["House style writes “died”, not “passed away”."]
        );
        assert_eq!(found(&["allegedly = ?"], "Allegedly so."), ["House style looks twice at “Allegedly”."]);
    }

    #[test]
    fn quotations_longer_words_and_what_is_right_are_let_be() {
        assert_eq!(found(&["e-mail = email"], "“Send an e-mail,” she said. The e-mailed note."), [""; 0]);
        assert_eq!(found(&["Galley = Galley"], "Galley"), [""; 0]);
        assert_eq!(found(&["Grześiak = ok"], "Grześiak"), [""; 0]);
        assert_eq!(found(&["zug = Bahn"], "„Der Zug fährt“, sagte er im Umzug."), [""; 0]);
    }
}
