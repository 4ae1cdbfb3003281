//! Proposals accepted or rejected.

use super::super::{Change, ChangeKind, Earlier, Node};
use super::marks;
use super::units::{append, flows};

/// Says of a proposal whether it is accepted (`true`), rejected (`false`) or stays open.
pub(super) type Verdict<'v> = &'v dyn Fn(&Change) -> Option<bool>;

/// All proposals of some blocks settled one way.
pub(super) fn all(blocks: &[Node], yes: bool) -> Vec<Node> {
    nodes(blocks, &|_| Some(yes))
}

/// Top-level blocks with their proposals settled; where none is left, there is none.
pub(super) fn nodes(blocks: &[Node], verdict: Verdict<'_>) -> Vec<Node> {
    let (led, blocks) = row(blocks, verdict);
    drop_lead(led, blocks)
}

/// The block as it was before a proposed change of its kind or attributes; without a proposal.
pub(super) fn restored(node: Node) -> Node {
    let was = marks::tc(&node).filter(|tc| tc.kind == Some(ChangeKind::Changed)).and_then(|tc| tc.was);
    let node = marks::with_tc(node, None);
    match was {
        Some(Earlier { kind, attrs }) => {
            let id = node.attrs.get("id").cloned();
            let mut restored = Node { kind, attrs, ..node };
            if let Some(id) = id {
                restored.attrs.insert("id".to_owned(), id);
            }
            restored
        }
        None => node,
    }
}

/// What becomes of a block.
enum Fate {
    Stays(Node),
    Goes,
    /// Its words go on in the block before.
    Joins(Node),
}

fn fate(node: &Node, verdict: Verdict<'_>) -> Fate {
    let tc = marks::tc(node);
    let answer = tc.as_ref().and_then(|tc| Some((tc.kind?, verdict(tc)?)));
    if let Some((ChangeKind::Inserted, false) | (ChangeKind::Deleted, true)) = answer {
        return Fate::Goes;
    }
    let Some(content) = within(node, verdict) else { return Fate::Goes };
    let node = node.clone().with(content);
    match answer {
        None if tc.as_ref().is_some_and(|tc| tc.kind.is_none() && verdict(tc).is_some()) => {
            Fate::Stays(marks::with_tc(node, None))
        }
        None => Fate::Stays(node),
        Some((ChangeKind::Split, false) | (ChangeKind::Joined, true)) => {
            Fate::Joins(marks::with_tc(node, None))
        }
        Some((ChangeKind::Changed, false)) => Fate::Stays(restored(node)),
        Some(_) => Fate::Stays(marks::with_tc(node, None)),
    }
}

/// What stands in a block; `None` when nothing is left of what it needs.
fn within(node: &Node, verdict: Verdict<'_>) -> Option<Vec<Node>> {
    let content = &node.content;
    if content.iter().any(|child| child.text.is_some() || child.kind == "hard_break") {
        return Some(words(content, verdict));
    }
    match node.kind.as_str() {
        "bullet_list" | "ordered_list" => Some(items(content, verdict)).filter(|items| !items.is_empty()),
        "gallery" => Some(nodes(content, verdict)).filter(|figures| !figures.is_empty()),
        "quote" | "fact_box" | "footnote" => {
            let (led, mut blocks) = row(content, verdict);
            blocks = drop_lead(led, blocks);
            if !blocks.iter().any(|block| !super::units::is_part(&block.kind)) {
                let at = usize::from(node.kind == "fact_box").min(blocks.len());
                blocks.insert(at, Node::new("paragraph"));
            }
            Some(blocks)
        }
        _ => Some(content.iter().map(|child| part(child, verdict)).collect()),
    }
}

/// A child that is always there, such as a cell.
fn part(node: &Node, verdict: Verdict<'_>) -> Node {
    match fate(node, verdict) {
        Fate::Stays(node) | Fate::Joins(node) => node,
        Fate::Goes => node.clone(),
    }
}

/// Blocks in a row; and whether the first of them has nothing to join.
fn row(blocks: &[Node], verdict: Verdict<'_>) -> (bool, Vec<Node>) {
    let mut led = false;
    let mut out: Vec<Node> = Vec::new();
    for block in blocks {
        match fate(block, verdict) {
            Fate::Goes => {}
            Fate::Stays(node) => out.push(node),
            Fate::Joins(node) => match out.last_mut() {
                Some(last) if flows(&last.kind) => join(last, node.content),
                Some(_) if node.content.is_empty() => {}
                Some(_) => out.push(node),
                None => {
                    led = true;
                    out.push(node);
                }
            },
        }
    }
    (led, out)
}

/// Words that go on in a block. A heading has no line breaks: there a blank stands.
fn join(block: &mut Node, mut words: Vec<Node>) {
    if block.kind == "heading" {
        for node in words.iter_mut().filter(|node| node.kind == "hard_break") {
            *node = Node {
                text: Some(" ".to_owned()),
                marks: std::mem::take(&mut node.marks),
                ..Node::new("text")
            };
        }
    }
    append(&mut block.content, words);
}

/// What has nothing to join stays when it has words.
fn drop_lead(led: bool, mut blocks: Vec<Node>) -> Vec<Node> {
    if led && blocks.first().is_some_and(|first| first.content.is_empty()) {
        blocks.remove(0);
    }
    blocks
}

fn items(items: &[Node], verdict: Verdict<'_>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    for item in items {
        let (led, mut blocks) = row(&item.content, verdict);
        let Some(first) = blocks.first() else { continue };
        if led {
            if let Some(last) = out.last_mut().and_then(|item: &mut Node| item.content.last_mut())
                && flows(&last.kind)
            {
                join(last, first.content.clone());
                blocks.remove(0);
                if let Some(item) = out.last_mut() {
                    item.content.append(&mut blocks);
                }
                continue;
            }
            if first.content.is_empty() && blocks.len() == 1 {
                continue;
            }
        } else if first.kind != "paragraph" {
            blocks.insert(0, Node::new("paragraph"));
        }
        out.push(Node::new("list_item").with(blocks));
    }
    out
}

fn words(content: &[Node], verdict: Verdict<'_>) -> Vec<Node> {
    let mut out = Vec::new();
    'pieces: for node in content {
        let mut marks = node.marks.clone();
        for mark in &node.marks {
            let Some(yes) = marks::change_of(mark).and_then(|change| verdict(&change)) else { continue };
            match (mark.kind.as_str(), yes) {
                ("ins", false) | ("del", true) => continue 'pieces,
                ("format", false) => {
                    let open = marks.iter().filter(|mark| mark.kind == "ins" || mark.kind == "del").cloned();
                    marks = marks::with(marks::was(mark), open.collect::<Vec<_>>());
                }
                (kind, _) => marks = marks::without(&marks, kind),
            }
        }
        append(&mut out, vec![Node { marks, ..node.clone() }]);
    }
    out
}
