//! Comments: `comments.xml` says what was said, `commentsExtended.xml` what answers what and what is done.

use crate::docx::write::{ELSEWHERE, ON_STORY, on_field};
use crate::office::comments::{About, Comment, Heard, Saying, moment};
use crate::office::xml::Element;
use model::story::STORY_FIELDS;
use std::collections::{BTreeMap, BTreeSet};

/// How deep answers to answers are followed; Word has one level.
const DEEPEST: usize = 16;

struct Extended<'e> {
    parent: Option<&'e str>,
    done: bool,
}

/// The comments of a file, before its text is read.
pub(super) fn heard(root: Option<&Element>, extended: Option<&Element>) -> Heard {
    let mut heard = Heard::default();
    let comments: Vec<&Element> = root.into_iter().flat_map(|root| root.all("comment")).collect();
    let extended: BTreeMap<&str, Extended<'_>> = extended
        .into_iter()
        .flat_map(|root| root.all("commentEx"))
        .filter_map(|row| {
            let done = row.attribute("done").is_some_and(|done| !matches!(done, "0" | "false"));
            Some((row.attribute("paraId")?, Extended { parent: row.attribute("paraIdParent"), done }))
        })
        .collect();
    // A comment is known there by any of its paragraphs.
    let names: BTreeMap<&str, usize> = comments
        .iter()
        .enumerate()
        .flat_map(|(at, comment)| {
            comment.all("p").filter_map(|p| p.attribute("paraId")).map(move |name| (name, at))
        })
        .collect();
    let row = |at: usize| {
        let mut paragraphs = comments.get(at).into_iter().flat_map(|comment| comment.all("p"));
        paragraphs.find_map(|p| extended.get(p.attribute("paraId")?))
    };
    let root_of = |at: usize| {
        let mut root = at;
        let mut seen = BTreeSet::from([at]);
        for _ in 0..DEEPEST {
            let parent = row(root).and_then(|row| row.parent).and_then(|name| names.get(name).copied());
            match parent.filter(|parent| seen.insert(*parent)) {
                Some(parent) => root = parent,
                None => break,
            }
        }
        root
    };
    let answers = extended.values().any(|row| row.parent.is_some());
    heard.silent = !answers && !(0..comments.len()).all(|at| row(at).is_some());
    let roots: Vec<usize> = (0..comments.len()).map(root_of).collect();
    let id = |at: usize| comments.get(at).and_then(|comment| comment.attribute("id")).unwrap_or_default();
    for (at, comment) in comments.iter().enumerate().filter(|(at, _)| roots.get(*at) == Some(at)) {
        heard.add(id(at).to_owned(), saying(comment), row(at).is_some_and(|row| row.done));
    }
    for (at, comment) in comments.iter().enumerate() {
        if let Some(root) = roots.get(at).filter(|root| **root != at) {
            // Comments that answer one another answer none.
            if !heard.answer(id(*root), saying(comment)) {
                heard.add(id(at).to_owned(), saying(comment), false);
            }
        }
    }
    heard
}

/// In a file of ours: comments on what Word has no place for stand at the beginning and say what they are about.
pub(super) fn settle(comment: &mut Comment) {
    let Some(first) = comment.said.first_mut() else { return };
    if let Some(rest) = first.text.strip_prefix(ON_STORY) {
        first.text = rest.to_owned();
        comment.about = About::Story;
        return;
    }
    for field in STORY_FIELDS {
        if let Some(rest) = first.text.strip_prefix(&on_field(field.id)) {
            first.text = rest.to_owned();
            comment.about = About::Field(field.id.to_owned());
            return;
        }
    }
    if ELSEWHERE.iter().any(|start| first.text.starts_with(start)) {
        comment.about = About::Story;
    }
}

fn saying(comment: &Element) -> Saying {
    let said = |name: &str| comment.attribute(name).unwrap_or_default();
    // The moment in universal time stands beside the one on the writer's clock, where a newer Word says it.
    let at = comment.attribute("dateUtc").and_then(moment).or_else(|| moment(said("date")));
    let lines: Vec<String> = comment.all("p").map(Element::words).collect();
    Saying { who: said("author").trim().to_owned(), at, text: lines.join("\n").trim().to_owned() }
}
