//! Who wrote which sentence, out of the history of a story: words belong to the state in which they came in.
//!
//! Words that stay keep their writer through moves and new marks; a block that comes back as it once was has the writers it
//! had then. A sentence belongs to whoever wrote most of it.

use super::sides::new_node;
use super::{Fate, Part, Run, WordFate, merge};
use crate::document::{Document, Node};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// A line of the newest text: a paragraph, a head, a caption, a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Kind of what holds the words, by its name in the JSON.
    pub kind: String,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence with the states its words came in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, with the blank behind them.
    pub text: String,
    /// The state that most of it came in with, by its place among the stages.
    pub stage: u32,
    /// The others, in the order of their states.
    pub others: Vec<u32>,
}

/// Who wrote what of the last of these states, which stand in their order; nothing where there is none.
#[must_use]
pub fn authors(stages: &[&Document]) -> Vec<Line> {
    let Some((first, later)) = stages.split_first() else { return Vec::new() };
    let mut text = super::agreed(first);
    let mut written: Vec<Written> = text.iter().map(|node| Written::all(node, 0)).collect();
    let mut once: HashMap<Node, Written> = HashMap::new();
    for (number, stage) in later.iter().enumerate() {
        let next = super::agreed(stage);
        let parts = merge::merge(&text, &next);
        let now = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let remembered: Vec<Written> = written.clone();
        written = carried(&parts, &written, now, Some(&once));
        once.extend(merge::nameless(&text).into_iter().zip(remembered));
        text = next;
    }
    let mut out = Vec::new();
    for (node, written) in text.iter().zip(&written) {
        lines(node, written, &mut out);
    }
    out
}

/// Which state the characters of a node came in with.
#[derive(Debug, Clone, Default)]
struct Written {
    /// Bytes and their state, in order; a break is one byte.
    words: Vec<(usize, u32)>,
    parts: Vec<Written>,
}

impl Written {
    fn all(node: &Node, stage: u32) -> Self {
        let inline = |child: &Node| child.text.is_some() || child.kind == "hard_break";
        let length: usize = node.content.iter().filter(|child| inline(child)).map(bytes).sum();
        let words = if length > 0 { vec![(length, stage)] } else { Vec::new() };
        let parts = node.content.iter().filter(|child| !inline(child));
        Self { words, parts: parts.map(|child| Self::all(child, stage)).collect() }
    }

    fn push(&mut self, length: usize, stage: u32) {
        match self.words.last_mut() {
            Some((before, last)) if *last == stage => *before += length,
            _ => self.words.push((length, stage)),
        }
    }
}

fn bytes(node: &Node) -> usize {
    node.text.as_ref().map_or(1, String::len)
}

/// The new side of a merged page, with the states its words came in with.
fn carried(
    parts: &[Part],
    before: &[Written],
    now: u32,
    once: Option<&HashMap<Node, Written>>,
) -> Vec<Written> {
    let mut out: Vec<Written> = Vec::new();
    // What is left of the old words where a paragraph was divided.
    let mut left = Left::default();
    for part in parts.iter().filter(|part| !matches!(part.fate, Fate::Deleted | Fate::Left)) {
        let there = part.old.and_then(|at| before.get(at));
        if let Some(there) = there {
            left = Left { words: there.words.clone(), at: 0, used: 0 };
        }
        if part.fate != Fate::Joined
            && !is_kept(part)
            && let Some(again) = once.and_then(|once| once.get(&new_node(part)))
        {
            out.push(again.clone());
            continue;
        }
        match (part.fate, out.last_mut()) {
            (Fate::Joined, Some(whole)) => left.carry(&part.runs, now, whole),
            (Fate::Inserted, _) => out.push(Written::all(&new_node(part), now)),
            _ => {
                let parts =
                    there.map_or_else(Vec::new, |there| carried(&part.parts, &there.parts, now, None));
                let mut written = Written { words: Vec::new(), parts };
                left.carry(&part.runs, now, &mut written);
                out.push(written);
            }
        }
    }
    out
}

/// The words of an old node that were not carried over yet.
#[derive(Default)]
struct Left {
    words: Vec<(usize, u32)>,
    at: usize,
    used: usize,
}

impl Left {
    /// Carries words over that are in both, and adds those that are new.
    fn carry(&mut self, runs: &[Run], now: u32, to: &mut Written) {
        for run in runs {
            let mut length = run.text.len();
            if run.fate == WordFate::Inserted {
                to.push(length, now);
                continue;
            }
            while length > 0 {
                let (open, stage) =
                    self.words.get(self.at).map_or((length, now), |(all, stage)| (all - self.used, *stage));
                let taken = length.min(open);
                if run.fate != WordFate::Deleted {
                    to.push(taken, stage);
                }
                length -= taken;
                self.used += taken;
                if taken == open {
                    (self.at, self.used) = (self.at + 1, 0);
                }
            }
        }
    }
}

/// Is everything in it as it was?
fn is_kept(part: &Part) -> bool {
    matches!(part.fate, Fate::Kept | Fate::Moved)
        && part.was.is_none()
        && part.runs.iter().all(|run| run.fate == WordFate::Kept)
        && part.parts.iter().all(is_kept)
}

fn lines(node: &Node, written: &Written, out: &mut Vec<Line>) {
    let text: String = node
        .content
        .iter()
        .filter(|child| child.text.is_some() || child.kind == "hard_break")
        .map(|child| child.text.as_deref().unwrap_or("\n"))
        .collect();
    if !text.trim().is_empty() {
        out.push(Line { kind: node.kind.clone(), sentences: sentences(&text, &written.words) });
    }
    let parts = node.content.iter().filter(|child| child.text.is_none() && child.kind != "hard_break");
    for (child, written) in parts.zip(&written.parts) {
        lines(child, written, out);
    }
}

fn sentences(text: &str, words: &[(usize, u32)]) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let end = start + sentence.trim_end().len();
        let mut shares: HashMap<u32, usize> = HashMap::new();
        let mut at = 0;
        for (length, stage) in words {
            let within = at.max(start)..(at + length).min(end);
            // What somebody only put a blank or a full stop to is not theirs.
            let letters =
                text.get(within).unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count();
            if letters > 0 {
                *shares.entry(*stage).or_default() += letters;
            }
            at += length;
        }
        let most = shares.iter().max_by_key(|(stage, share)| (**share, std::cmp::Reverse(**stage)));
        let first = words.first().map_or(0, |(_, stage)| *stage);
        let stage = most.map_or(first, |(stage, _)| *stage);
        let mut others: Vec<u32> = shares.into_keys().filter(|other| *other != stage).collect();
        others.sort_unstable();
        out.push(Sentence { text: sentence.to_owned(), stage, others });
    }
    out
}
