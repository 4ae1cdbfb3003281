//! Words compared: what went, what came, what has other marks. Words end where Unicode says they do.

use super::{Run, WordFate};
use crate::document::{Node, RawMark};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Calls `found` for every word, blank and sign of a text.
pub(super) fn for_each_word(text: &str, found: impl FnMut(&str)) {
    text.split_word_bounds().for_each(found);
}

/// A line of words, as pieces that are compared.
struct Line<'n> {
    /// All characters; a line feed where a break is.
    text: String,
    /// Words, blanks, signs and breaks, in order, without gaps.
    words: Vec<Word>,
    /// Where each run of marks ends, and what it is.
    marked: Vec<(usize, &'n [RawMark])>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    within: Range<usize>,
    line_break: bool,
}

impl<'n> Line<'n> {
    /// The words of these nodes, one after the other; no word goes on from one into the next.
    fn of(rows: &[&'n [Node]]) -> Self {
        let mut line = Self { text: String::new(), words: Vec::new(), marked: Vec::new() };
        for content in rows {
            content.iter().for_each(|node| line.add(node));
            line.cut();
        }
        line
    }

    fn add(&mut self, node: &'n Node) {
        match &node.text {
            Some(text) => self.text.push_str(text),
            None => {
                self.cut();
                let at = self.text.len();
                self.text.push('\n');
                self.words.push(Word { within: at..at + 1, line_break: true });
            }
        }
        self.marked.push((self.text.len(), &node.marks));
    }

    /// Cuts what is not cut yet into words. A word may go on from one run of marks into the next.
    fn cut(&mut self) {
        let from = self.words.last().map_or(0, |word| word.within.end);
        for (at, word) in self.text[from..].split_word_bound_indices() {
            let start = from + at;
            self.words.push(Word { within: start..start + word.len(), line_break: false });
        }
    }

    /// Numbers that are equal where words are.
    fn keys<'l>(&'l self, known: &mut HashMap<(&'l str, bool), u32>) -> Vec<u32> {
        let key = |word: &Word| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            *known.entry((&self.text[word.within.clone()], word.line_break)).or_insert(next)
        };
        self.words.iter().map(key).collect()
    }

    fn characters(&self, words: &Range<usize>) -> Range<usize> {
        let at = |word: usize| self.words.get(word).map_or(self.text.len(), |word| word.within.start);
        at(words.start)..at(words.end)
    }

    /// Is there a letter or a break among these words?
    fn says_something(&self, words: &Range<usize>) -> bool {
        self.text[self.characters(words)].chars().any(char::is_alphanumeric)
            || self.words[words.clone()].iter().any(|word| word.line_break)
    }
}

/// The words of a line, all of one fate.
pub(super) fn all(content: &[Node], fate: WordFate) -> Vec<Run> {
    let run = |node: &Node| Run {
        fate,
        change: None,
        text: node.text.clone().unwrap_or_else(|| "\n".to_owned()),
        line_break: node.text.is_none(),
        marks: node.marks.clone(),
        was: None,
    };
    content.iter().map(run).collect()
}

/// Compares two plain texts.
pub(super) fn compare_plain(old: &str, new: &str) -> Vec<Run> {
    let line = |text: &str| match text {
        "" => Vec::new(),
        text => vec![Node { text: Some(text.to_owned()), ..Node::new("text") }],
    };
    compare(&line(old), &line(new))
}

/// Compares two lines of words.
pub(super) fn compare(old: &[Node], new: &[Node]) -> Vec<Run> {
    compare_rows(&[old], &[new])
}

/// Compares two lines of words that each stand in several nodes.
pub(super) fn compare_rows(old: &[&[Node]], new: &[&[Node]]) -> Vec<Run> {
    let (old, new) = (Line::of(old), Line::of(new));
    let mut known = HashMap::new();
    let (a, b) = (old.keys(&mut known), new.keys(&mut known));
    let mut out = Runs(Vec::new());
    for stretch in tidy(&old, capture_diff_slices(Algorithm::Myers, &a, &b)) {
        let (before, now) = (old.characters(&stretch.old), new.characters(&stretch.new));
        if stretch.same {
            out.kept(&old, before, &new, now);
        } else {
            out.one_sided(&old, before, WordFate::Deleted);
            out.one_sided(&new, now, WordFate::Inserted);
        }
    }
    out.0
}

/// Words that are the same, or that went and came at one place.
struct Stretch {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// The stretches of a comparison. A blank or a comma between two replaced words is replaced with them: a reader sees one
/// phrase for another, not a row of crumbs.
fn tidy(old: &Line<'_>, ops: Vec<DiffOp>) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for op in ops {
        let next =
            Stretch { same: matches!(op, DiffOp::Equal { .. }), old: op.old_range(), new: op.new_range() };
        if next.same {
            out.push(next);
            continue;
        }
        let length = out.len();
        if let [.., before, between] = out.as_mut_slice()
            && !before.same
            && between.same
            && !old.says_something(&between.old)
            && (before.old.len() + next.old.len()).min(before.new.len() + next.new.len()) > 0
        {
            before.old.end = next.old.end;
            before.new.end = next.new.end;
            out.truncate(length - 1);
        } else if let Some(before) = out.last_mut().filter(|before| !before.same) {
            before.old.end = next.old.end;
            before.new.end = next.new.end;
        } else {
            out.push(next);
        }
    }
    out
}

/// Runs while they are being written; neighbours that agree are one.
struct Runs(Vec<Run>);

impl Runs {
    fn push(
        &mut self,
        fate: WordFate,
        text: &str,
        line_break: bool,
        marks: &[RawMark],
        was: Option<&[RawMark]>,
    ) {
        let was = was.filter(|was| *was != marks);
        let fate = if was.is_some() { WordFate::Formatted } else { fate };
        match self.0.last_mut() {
            Some(last)
                if last.fate == fate
                    && !last.line_break
                    && !line_break
                    && last.marks == marks
                    && last.was.as_deref() == was =>
            {
                last.text.push_str(text);
            }
            _ => self.0.push(Run {
                fate,
                change: None,
                text: text.to_owned(),
                line_break,
                marks: marks.to_vec(),
                was: was.map(<[RawMark]>::to_vec),
            }),
        }
    }

    fn one_sided(&mut self, line: &Line<'_>, characters: Range<usize>, fate: WordFate) {
        for (piece, marks, line_break) in pieces(line, characters) {
            self.push(fate, &line.text[piece], line_break, marks, None);
        }
    }

    /// The same characters on both sides, cut wherever marks begin or end on either.
    fn kept(&mut self, old: &Line<'_>, before: Range<usize>, new: &Line<'_>, now: Range<usize>) {
        let from = before.start;
        let was: Vec<_> = pieces(old, before).collect();
        let mut there = was.into_iter().peekable();
        for (piece, marks, line_break) in pieces(new, now.clone()) {
            let mut at = piece.start;
            while at < piece.end {
                let end = match there.peek() {
                    None => piece.end,
                    Some((old_piece, ..)) => (old_piece.end - from + now.start).min(piece.end),
                };
                let earlier = there.peek().map(|(_, marks, _)| *marks);
                self.push(WordFate::Kept, &new.text[at..end], line_break, marks, earlier);
                if there.peek().is_some_and(|(old_piece, ..)| old_piece.end - from + now.start <= end) {
                    there.next();
                }
                at = end;
            }
        }
    }
}

/// The characters of a range, a piece for each run of marks and each break.
fn pieces<'l, 'n>(
    line: &'l Line<'n>,
    characters: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, &'n [RawMark], bool)> + use<'l, 'n> {
    let first = line.marked.partition_point(|(end, _)| *end <= characters.start);
    let mut at = characters.start;
    line.marked[first..].iter().map_while(move |(end, marks)| {
        let piece = at..(*end).min(characters.end);
        at = piece.end;
        let word = line.words.partition_point(|word| word.within.end <= piece.start);
        let line_break = line.words.get(word).is_some_and(|word| word.line_break);
        (!piece.is_empty()).then_some((piece, *marks, line_break))
    })
}
