//! What an editor sees: comparisons of small texts, one for each kind of change.

#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::document::Block;
use crate::photo::{FocalPoint, Value as Said, field};
use serde_json::json;

fn text(blocks: Vec<Value>) -> Document {
    let node: Node = serde_json::from_value(json!({ "type": "doc", "content": blocks })).unwrap();
    Document::read(node).unwrap()
}

fn paragraph(id: &str, words: &str) -> Value {
    json!({ "type": "paragraph", "attrs": { "id": id }, "content": [{ "type": "text", "text": words }] })
}

fn compared(old: &Document, new: &Document) -> Comparison {
    let (fields, photos) = (StoryFields::default(), BTreeMap::new());
    let side = |document| Side { fields: &fields, document, photos: &photos };
    compare(side(old), side(new))
}

/// A page in a line: `[-gone-]`, `{+new+}`, `<moved>`, `·` where something stood.
fn page(parts: &[Part]) -> String {
    let words = |part: &Part| -> String {
        part.runs
            .iter()
            .map(|run| match run.fate {
                WordFate::Kept => run.text.clone(),
                WordFate::Formatted => format!("~{}~", run.text),
                WordFate::Inserted => format!("{{+{}+}}", run.text),
                WordFate::Deleted => format!("[-{}-]", run.text),
            })
            .collect()
    };
    let lines: Vec<String> = parts
        .iter()
        .map(|part| match part.fate {
            Fate::Moved => format!("<{}>", words(part)),
            Fate::Left => "·".to_owned(),
            Fate::Split => format!("¶+ {}", words(part)),
            Fate::Joined => format!("¶- {}", words(part)),
            _ if part.parts.is_empty() => words(part),
            _ => page(&part.parts),
        })
        .collect();
    lines.join(" | ")
}

#[test]
fn words_are_compared_and_a_phrase_is_replaced_as_one() {
    let old = text(vec![paragraph("a", "The council said on Tuesday that 41,000 was too much.")]);
    let new = text(vec![paragraph("a", "The council wrote on Wednesday night that 41,500 was too much.")]);
    assert_eq!(
        page(&compared(&old, &new).parts),
        "The council [-said-]{+wrote+} on [-Tuesday-]{+Wednesday night+} that [-41,000-]{+41,500+} was too much."
    );
    let old = text(vec![paragraph("a", "Ana Silva stayed")]);
    let new = text(vec![paragraph("a", "Jo Berg stayed")]);
    let found = compared(&old, &new);
    assert_eq!(page(&found.parts), "[-Ana Silva-]{+Jo Berg+} stayed");
    assert_eq!(found.count, 1);
}

#[test]
fn a_paragraph_that_changed_places_is_a_move_even_when_a_word_of_it_changed() {
    let quay = "Nobody on the quay had heard of it before the vote on Tuesday.";
    let bridge = "A bridge has been planned and shelved four times since the war.";
    let mayor = "The mayor did not answer three calls, and her office wrote in the evening.";
    let old = text(vec![paragraph("a", quay), paragraph("b", bridge), paragraph("c", mayor)]);
    let new = text(vec![
        paragraph("b", &bridge.replace("four", "five")),
        paragraph("c", mayor),
        paragraph("a", quay),
    ]);
    let found = compared(&old, &new);
    assert_eq!(
        page(&found.parts),
        format!(
            "· | A bridge has been planned and shelved [-four-]{{+five+}} times since the war. | {mayor} | <{quay}>"
        )
    );
    assert_eq!(found.count, 2);
    assert_eq!(found.parts[0].change, found.parts[3].change);
    // Without names, by their words alone.
    let nameless = |document: &Document| document.clone().without_ids();
    assert_eq!(page(&compared(&nameless(&old), &nameless(&new)).parts), page(&found.parts));
}

#[test]
fn a_paragraph_divided_in_two_keeps_its_words_and_so_do_two_that_became_one() {
    let (first, second) =
        ("Nobody on the quay had heard of it before the vote.", "The mayor did not answer three calls.");
    let rest = paragraph("c", "It got the café.");
    let one = text(vec![paragraph("a", &format!("{first} {second}")), rest.clone()]);
    for (x, y) in [("a", "b"), ("b", "a"), ("x", "y")] {
        let two = text(vec![paragraph(x, first), paragraph(y, second), rest.clone()]);
        let found = compared(&one, &two);
        assert_eq!(page(&found.parts), format!("{first}[- -] | ¶+ {second} | It got the café."));
        assert_eq!((take_old(&found.parts).unwrap(), found.count), (one.clone().without_ids(), 1));
        let back = compared(&two, &one);
        assert_eq!(page(&back.parts), format!("{first}{{+ +}} | ¶- {second} | It got the café."));
        assert_eq!(take_new(&back.parts).unwrap(), one.clone().without_ids());
        // The words stay whose they were, wherever a paragraph begins.
        let lines = authors(&[&one, &two, &one]);
        assert!(lines.iter().flat_map(|line| &line.sentences).all(|sentence| sentence.stage == 0));
    }
}

#[test]
fn what_is_only_marked_otherwise_is_said_so() {
    let old = text(vec![paragraph("a", "It was never said")]);
    let new = text(vec![json!({ "type": "paragraph", "attrs": { "id": "a" }, "content": [
        { "type": "text", "text": "It was " },
        { "type": "text", "text": "never", "marks": [{ "type": "em" }] },
        { "type": "text", "text": " said" },
    ] })]);
    let found = compared(&old, &new);
    assert_eq!(page(&found.parts), "It was ~never~ said");
    assert_eq!((found.count, found.parts[0].runs[1].was.clone()), (1, Some(Vec::new())));
}

#[test]
fn a_paragraph_that_became_a_heading_keeps_its_words() {
    let old = text(vec![paragraph("a", "What happened")]);
    let heading = json!({ "type": "heading", "attrs": { "id": "a", "level": 2 },
        "content": [{ "type": "text", "text": "What happened" }] });
    let found = compared(&old, &text(vec![heading]));
    assert_eq!(found.parts[0].was.as_ref().unwrap().kind, "paragraph");
    assert_eq!((found.parts[0].change, found.count), (Some(1), 1));
}

fn figure(photo: &str, caption: &str, crop: Value) -> Value {
    json!({ "type": "figure", "attrs": { "id": "f", "photo": photo, "crop": crop, "placement": "text", "alt": "A boat",
        "decorative": false, "lead": false }, "content": [
        { "type": "caption", "content": [{ "type": "text", "text": caption }] }, { "type": "credit" }] })
}

#[test]
fn captions_crops_credits_and_focal_points_are_found() {
    let id = "0192f3a0-0000-7000-8000-000000000001";
    let old = text(vec![figure(id, "The ferry leaves", Value::Null)]);
    let new = text(vec![figure(id, "The ferry stays", json!({ "x": 0, "y": 0, "w": 5000, "h": 10000 }))]);
    let photo = |credit: &str, focal_point| {
        let mut known = KnownPhoto { focal_point: Some(focal_point), ..KnownPhoto::default() };
        known.metadata.set(field("credit").unwrap(), Said::One(credit.into()));
        BTreeMap::from([(id.parse::<PhotoId>().unwrap(), known)])
    };
    let point = FocalPoint { x: 0.25, y: 0.5 };
    let (before, now) = (photo("Jane Doe", None), photo("Jane Doe / Agency", Some(point)));
    let fields = StoryFields::default();
    let found = compare(
        Side { fields: &fields, document: &old, photos: &before },
        Side { fields: &fields, document: &new, photos: &now },
    );
    let [change] = found.photos.as_slice() else { panic!("one photo differs: {:?}", found.photos) };
    assert_eq!(change.fate, PhotoFate::Changed);
    assert_eq!(change.now.unwrap().crop.unwrap().w, 5000);
    assert_eq!(change.now.unwrap().focal_point, Some(point));
    assert_eq!(change.fields[0].id, "credit");
    // The figure on the page is that change; its caption is one of its own.
    assert_eq!(found.parts[0].change, Some(change.change));
    assert_eq!(page(&found.parts), "The ferry [-leaves-]{+stays+} | ");
    assert_eq!(found.count, 2);
    // A state that says nothing of focal points is no state without one.
    let unsaid: BTreeMap<_, _> =
        before.iter().map(|(id, known)| (*id, KnownPhoto { focal_point: None, ..known.clone() })).collect();
    let found = compare(
        Side { fields: &fields, document: &old, photos: &unsaid },
        Side { fields: &fields, document: &new, photos: &now },
    );
    assert_eq!(found.photos[0].now.unwrap().focal_point, None);
}

#[test]
fn fields_a_reader_sees_are_compared_and_the_desks_own_are_not() {
    let document = Document::default();
    let mut old = StoryFields::default();
    for (id, value) in
        [("headline", "Ferry to leave early"), ("tags", "ferry, harbour"), ("notes", "call again")]
    {
        old.set_text(id, value).unwrap();
    }
    let mut new = old.clone();
    for (id, value) in
        [("headline", "Ferry to leave later"), ("source_url", "https://example.org"), ("notes", "")]
    {
        new.set_text(id, value).unwrap();
    }
    let photos = BTreeMap::new();
    let found = compare(
        Side { fields: &old, document: &document, photos: &photos },
        Side { fields: &new, document: &document, photos: &photos },
    );
    let ids: Vec<&str> = found.fields.iter().map(|field| field.id.as_str()).collect();
    assert_eq!(ids, ["headline", "source_url"]);
    let said: Vec<(WordFate, &str)> =
        found.fields[0].runs.iter().map(|run| (run.fate, run.text.as_str())).collect();
    assert_eq!(
        said,
        [(WordFate::Kept, "Ferry to leave "), (WordFate::Deleted, "early"), (WordFate::Inserted, "later")]
    );
}

#[test]
fn open_suggestions_are_not_compared() {
    let old = text(vec![paragraph("a", "It stays")]);
    let mut new = old.clone();
    let Block::Paragraph(first) = &mut new.blocks[0] else { panic!("a paragraph") };
    let change = json!({ "id": "s", "by": "ed", "at": "2026-01-02T03:04:05Z" });
    first.text.push(crate::document::Inline::Words {
        text: " or not".into(),
        marks: vec![crate::document::Mark::Ins(serde_json::from_value(change).unwrap())],
    });
    assert_eq!(compared(&old, &new).count, 0);
}

#[test]
fn sentences_belong_to_the_state_they_came_in_with() {
    let ana =
        text(vec![paragraph("a", "The ferry stays. Nobody knew."), paragraph("b", "A bridge is planned.")]);
    let ed = text(vec![
        paragraph("b", "A bridge is planned."),
        paragraph("a", "The ferry stays. Almost nobody on the quay knew. It got the café."),
    ]);
    let jo = text(vec![paragraph("b", "A bridge is planned.")]);
    let stages = [&ana, &ed];
    let said = |lines: Vec<Line>| -> Vec<(String, u32)> {
        let sentences = lines.into_iter().flat_map(|line| line.sentences);
        sentences.map(|sentence| (sentence.text.trim().to_owned(), sentence.stage)).collect()
    };
    let written = said(authors(&stages));
    let expected = [
        ("A bridge is planned.", 0),
        ("The ferry stays.", 0),
        ("Almost nobody on the quay knew.", 1),
        ("It got the café.", 1),
    ];
    assert_eq!(written, expected.map(|(text, stage)| (text.to_owned(), stage)));
    // What is brought back belongs to whoever wrote it, not to whoever brought it back.
    let stages = [&ana, &ed, &jo, &ed];
    assert_eq!(said(authors(&stages)), written);
    assert!(authors(&[]).is_empty());
}
