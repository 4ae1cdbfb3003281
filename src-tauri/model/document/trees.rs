//! Trees by chance that Rust and the editor must agree about, kept in `tests/documents/trees.json`.
//!
//! Each is a valid tree, or one with a single fault that is refused here; the editor's tests read the same file.
//! `GALLEY_WRITE_CASES=1 cargo test --workspace trees` makes them anew.

#![allow(clippy::unwrap_used)]

use super::any::document;
use super::*;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents/trees.json");
const VALID: usize = 160;
const REFUSED: usize = 320;
/// Longer ones, in characters of JSON, show nothing that shorter ones do not.
const LONGEST: usize = 1_400;

/// A fault to be made somewhere in a tree.
#[derive(Debug, Clone)]
enum Fault {
    /// A node of a kind that there is not, or not there.
    Kind(&'static str),
    Lose,
    Double,
    Swap,
    EmptyText,
    /// An attribute of another type. (Attributes that nobody knows, and marks in another order, the editor puts right.)
    Attribute(Value),
    Mark(Value),
}

fn fault() -> impl Strategy<Value = Fault> {
    let kinds = select(vec!["script", "table_row", "caption", "list_item", "paragraph", "text"]);
    let values = select(vec![json!(7), json!(-1), json!(true), json!("a b"), json!([]), json!({ "x": 1 })]);
    let marks = select(vec![
        json!({ "type": "blink" }),
        json!({ "type": "ins" }),
        json!({ "type": "link" }),
        json!({ "type": "note", "attrs": { "label": "not a label" } }),
    ]);
    prop_oneof![
        3 => kinds.prop_map(Fault::Kind),
        2 => Just(Fault::Lose),
        1 => Just(Fault::Double),
        1 => Just(Fault::Swap),
        1 => Just(Fault::EmptyText),
        3 => values.prop_map(Fault::Attribute),
        2 => marks.prop_map(Fault::Mark),
    ]
}

/// The paths of all nodes below the top.
fn paths(node: &Value, here: &str, found: &mut Vec<String>) {
    for (index, child) in node["content"].as_array().into_iter().flatten().enumerate() {
        let path = format!("{here}/content/{index}");
        paths(child, &path, found);
        found.push(path);
    }
}

/// Makes a fault, where the tree has room for it.
fn spoil(tree: &mut Value, fault: &Fault, place: Index, part: Index) -> Option<()> {
    let mut found = Vec::new();
    paths(tree, "", &mut found);
    let path = place.get(&found);
    let (parent, index) = path.rsplit_once('/')?;
    let index: usize = index.parse().ok()?;
    match fault {
        Fault::Lose => drop(tree.pointer_mut(parent)?.as_array_mut()?.remove(index)),
        Fault::Double => {
            let siblings = tree.pointer_mut(parent)?.as_array_mut()?;
            siblings.insert(index, siblings[index].clone());
        }
        Fault::Swap => {
            let siblings = tree.pointer_mut(parent)?.as_array_mut()?;
            // That the header row comes first is more than the editor's schema can say.
            if siblings[index]["type"] == "table_row" {
                return None;
            }
            siblings.swap(0, index);
        }
        Fault::Kind(kind) => {
            let node = tree.pointer_mut(path)?.as_object_mut()?;
            node.remove("attrs");
            node.insert("type".to_owned(), json!(kind));
        }
        Fault::EmptyText => *tree.pointer_mut(&format!("{path}/text"))? = json!(""),
        Fault::Attribute(value) => {
            let attributes = tree.pointer_mut(&format!("{path}/attrs"))?.as_object_mut()?;
            let names: Vec<String> = attributes.keys().cloned().collect();
            let name = (!names.is_empty()).then(|| part.get(&names).clone())?;
            attributes.insert(name, value.clone());
        }
        Fault::Mark(mark) => {
            let node = tree.pointer_mut(path)?.as_object_mut()?;
            node.entry("marks").or_insert(json!([])).as_array_mut()?.push(mark.clone());
        }
    }
    Some(())
}

fn reads(tree: &Value) -> Option<Document> {
    serde_json::from_value(tree.clone()).ok().and_then(|node| Document::read(node).ok())
}

fn made() -> (Vec<Value>, Vec<Value>) {
    let mut runner = TestRunner::deterministic();
    let (mut valid, mut refused) = (Vec::new(), Vec::new());
    while valid.len() < VALID || refused.len() < REFUSED {
        let chance = (document(), fault(), any::<Index>(), any::<Index>()).new_tree(&mut runner).unwrap();
        let (document, fault, place, part) = chance.current();
        let tree = serde_json::to_value(&document).unwrap();
        if tree.to_string().len() > LONGEST {
            continue;
        }
        let mut spoilt = tree.clone();
        if refused.len() < REFUSED
            && spoil(&mut spoilt, &fault, place, part).is_some()
            && reads(&spoilt).is_none()
        {
            refused.push(spoilt);
        }
        if valid.len() < VALID {
            valid.push(tree);
        }
    }
    (valid, refused)
}

/// A tree a line, so that a change is seen.
fn lines(trees: &[Value]) -> String {
    trees.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n")
}

#[test]
fn trees_are_read_or_refused_as_the_file_says() {
    if std::env::var_os("GALLEY_WRITE_CASES").is_some() {
        let (valid, refused) = made();
        let text = format!("{{\"valid\":[\n{}\n],\"refused\":[\n{}\n]}}\n", lines(&valid), lines(&refused));
        std::fs::write(FILE, text).unwrap();
    }
    let file: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    let trees = |name: &str| file[name].as_array().unwrap().clone();
    assert_eq!((trees("valid").len(), trees("refused").len()), (VALID, REFUSED));
    for tree in trees("valid") {
        let document = reads(&tree).unwrap();
        assert_eq!(serde_json::to_value(&document).unwrap(), tree);
    }
    for tree in trees("refused") {
        assert_eq!(reads(&tree), None, "{tree}");
    }
}

#[test]
fn what_the_editor_makes_of_blocks_is_read() {
    // Written by the editor's own test (`ui/src/features/editor/edits.test.ts`).
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/documents/edits/edits.json");
    let blocks: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(blocks.len() > 50, "the test itself works");
    for block in blocks {
        let document = reads(&json!({ "type": "doc", "content": [block] })).ok_or(&block).unwrap();
        // The editor leaves no table for Rust to square.
        if let Block::Table(table) = &document.blocks[0] {
            let cells = block["content"][1]["content"].as_array().unwrap();
            let widths = cells.iter().map(|row| row["content"].as_array().map_or(0, Vec::len));
            assert!(widths.into_iter().all(|width| width == table.header.len()), "{block}");
        }
    }
}
