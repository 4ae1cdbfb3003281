//! The story has what its template asks for. Only worth a look: a form is a help, not a law.

use super::{Found, Place, Submission};
use crate::document::{Block, words};
use crate::story::{Need, Thing};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let Some(template) = submission.template else { return Vec::new() };
    let form = template.label.to_lowercase();
    let mut found = Vec::new();
    for need in &template.needs {
        match need {
            Need::AtLeast(wanted, thing) => {
                let there = count(submission, *thing);
                if there < *wanted {
                    let asked = if *wanted == 1 {
                        format!("a {}", thing.label())
                    } else {
                        format!("{wanted} {}", thing.plural())
                    };
                    let has = if there == 0 { "none".to_owned() } else { there.to_string() };
                    let sentence = format!("As “{form}” the story wants {asked}; it has {has}.");
                    let place = Place::field("template");
                    found.push(Found::new(sentence, place));
                }
            }
            Need::NewestFirst => found.extend(out_of_order(submission)),
        }
    }
    found
}

fn count(submission: &Submission<'_>, thing: Thing) -> u32 {
    if thing == Thing::Photo {
        let figures = submission.clean.figures();
        return u32::try_from(figures.iter().filter(|(_, figure)| figure.photo.is_some()).count())
            .unwrap_or(u32::MAX);
    }
    let is = |block: &Block| {
        matches!(
            (thing, block),
            (Thing::Heading, Block::Heading(_))
                | (Thing::Quote, Block::Quote(_))
                | (Thing::PullQuote, Block::PullQuote(_))
                | (Thing::FactBox, Block::FactBox(_))
                | (Thing::Table, Block::Table(_))
        )
    };
    u32::try_from(submission.clean.blocks.iter().filter(|block| is(block)).count()).unwrap_or(u32::MAX)
}

/// Entries that do not begin with a time, or are newer than the one above.
fn out_of_order(submission: &Submission<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut above: Option<u32> = None;
    for (index, block) in submission.document.blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        if heading.level != 2 {
            continue;
        }
        let said = words(&heading.text);
        let sentence = match (minute(&said), above) {
            (None, _) => Some(format!("The entry “{said}” does not begin with a time, such as 14:05.")),
            // Past midnight the newest is small again: only a step of less than half a day is a mistake.
            (Some(now), Some(before)) if now > before && now - before < 12 * 60 => {
                Some(format!("The entry “{said}” is newer than the one above it."))
            }
            _ => None,
        };
        above = minute(&said).or(above);
        if let Some(sentence) = sentence {
            let place = submission.block(index, &said);
            found.push(Found::new(sentence, place));
        }
    }
    found
}

/// The minute of the day that a text begins with: `14:05`, `9.30`.
fn minute(text: &str) -> Option<u32> {
    let clock = text.split_whitespace().next()?.trim_end_matches([',', ':', '.']);
    let (hour, minute) = clock.split_once([':', '.'])?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{heading, paragraph};
    use super::*;
    use crate::document::Document;
    use crate::story::{StoryFields, Template};
    use std::collections::BTreeMap;

    fn said(needs: &[&str], blocks: Vec<Block>) -> Vec<String> {
        let needs = needs.iter().filter_map(|need| need.parse().ok()).collect();
        let template = Template { id: "form".into(), label: "Form".into(), about: String::new(), needs };
        let (fields, photos) = (StoryFields::default(), BTreeMap::new());
        let document = Document::of(blocks);
        let submission = Submission::of(&fields, &document, &photos).as_form(Some(&template));
        check(&submission).into_iter().map(|finding| finding.sentence).collect()
    }

    #[test]
    fn what_is_missing_is_said_with_what_is_there() {
        assert_eq!(
            said(&["2 headings", "1 photo"], vec![heading(2, "a"), paragraph("b")]),
            [
                "As “form” the story wants 2 headings; it has 1.",
                "As “form” the story wants a photo; it has none."
            ]
        );
        assert!(said(&["2 headings"], vec![heading(2, "a"), heading(2, "b")]).is_empty());
    }

    #[test]
    fn live_entries_have_times_and_the_newest_stands_first() {
        let live =
            |entries: &[&str]| said(&["newest first"], entries.iter().map(|e| heading(2, e)).collect());
        assert!(live(&["14:05 Back in service", "9.30 Stopped", "9.30, still stopped"]).is_empty());
        assert!(live(&["0:10 After midnight", "23:50 Before"]).is_empty());
        assert_eq!(live(&["9:30 a", "14:05 b"]), ["The entry “14:05 b” is newer than the one above it."]);
        assert_eq!(live(&["Later"]), ["The entry “Later” does not begin with a time, such as 14:05."]);
    }
}
