//! Edits by chance and the proposals they become, kept in `tests/documents/suggestions/cases.json`.
//!
//! The editor's rules are held to the same file (`ui/src/features/editor/suggestions/cases.test.ts`).
//! `GALLEY_WRITE_CASES=1 cargo test -p galley-model --features any cases` makes them anew.

#![allow(clippy::unwrap_used)]

use super::super::any::document;
use super::super::any::edits::{edit, edited};
use super::super::*;
use super::laws::by;
use super::{Which, accept, proposals, reject, suggest};
use proptest::collection::vec;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents/suggestions/cases.json");
const CASES: usize = 160;
/// Longer ones, in characters of JSON, show nothing that shorter ones do not.
const LONGEST: usize = 1_500;

fn read(tree: &Value) -> Document {
    Document::read(serde_json::from_value(tree.clone()).unwrap()).unwrap()
}

/// What becomes of an edit by one person, and of the proposals settled one by one.
fn case(before: &Document, after: &Document, by: &Change) -> Value {
    let suggested = suggest(before, after, by);
    let first: Vec<String> = proposals(&suggested).into_iter().take(1).map(|found| found.id).collect();
    let which = Which::Ids(first.iter().cloned().collect());
    json!({
        "before": before, "after": after, "by": by, "suggested": suggested, "first": first,
        "accepted": accept(&suggested, &which), "rejected": reject(&suggested, &which),
        "open": proposals(&suggested),
    })
}

fn made() -> Vec<Value> {
    let mut runner = TestRunner::deterministic();
    let mut cases = Vec::new();
    while cases.len() < CASES {
        let chance = (document(), vec(edit(), 1..4), vec(edit(), 1..3)).new_tree(&mut runner).unwrap();
        let (document, first, second) = chance.current();
        let before = reject(&document, &Which::All).with_ids();
        let after = accept(&edited(&before, &first), &Which::All).with_ids();
        if serde_json::to_string(&(&before, &after)).unwrap().len() > LONGEST {
            continue;
        }
        cases.push(case(&before, &after, &by("ana")));
        let one = suggest(&before, &after, &by("ana")).with_ids();
        cases.push(case(&one, &edited(&one, &second).with_ids(), &by("ben")));
    }
    cases
}

#[test]
fn edits_become_the_proposals_of_the_file() {
    if std::env::var_os("GALLEY_WRITE_CASES").is_some() {
        let lines: Vec<String> = made().iter().map(Value::to_string).collect();
        std::fs::create_dir_all(std::path::Path::new(FILE).parent().unwrap()).unwrap();
        std::fs::write(FILE, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    assert_eq!(cases.len(), CASES);
    for kept in cases {
        let by: Change = serde_json::from_value(kept["by"].clone()).unwrap();
        assert_eq!(case(&read(&kept["before"]), &read(&kept["after"]), &by), kept);
    }
}
