//! Blocks as Markdown. Each block is written, read back and compared; a form that does not come back as it was meant
//! gives way to a safer one, and in the end to the block's own JSON in a fence, so that nothing is ever lost.

mod directives;
mod inline;

use super::read;
use inline::{Place, Way};
use model::document::{Block, CodeBlock, Document, Footnote, Inline, ListItem, Table, Text};
use std::collections::HashSet;

const NO_LABELS: &[String] = &[];

/// What a writer of one block knows about its surroundings.
#[derive(Clone, Copy)]
struct Manner<'a> {
    way: Way,
    /// The other of two bullets or delimiters, so that two lists in a row stay two.
    other: bool,
    /// Footnotes that can be referred to from here.
    labels: &'a [String],
}

/// Writes a clean document.
pub(super) fn document(document: &Document) -> String {
    let defined = defined(document);
    let mut labels = HashSet::new();
    let mut out = String::new();
    let mut other = false;
    for (index, block) in document.blocks.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| document.blocks.get(before));
        other = before.is_some_and(|before| before.block_type() == block.block_type()) && !other;
        // A second footnote of one name cannot be told from the first by its name alone.
        let first = match block {
            Block::Footnote(note) => labels.insert(note.label.as_str()),
            _ => true,
        };
        let written = checked(block, other, first, &defined);
        if written.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&written);
        out.push('\n');
    }
    out
}

/// Names of the footnotes whose text stands at the top level, in the form that can be referred to.
fn defined(document: &Document) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for block in &document.blocks {
        if let Block::Footnote(note) = block
            && !found.contains(&note.label)
            && !checked(block, false, true, NO_LABELS).starts_with(':')
        {
            found.push(note.label.clone());
        }
    }
    found
}

/// The plainest form of a block that is read back as it was.
fn checked(block: &Block, other: bool, first: bool, defined: &[String]) -> String {
    let bare = Document::of(vec![block.clone()]).without_ids();
    let wanted: Vec<String> = labels(&bare).into_iter().filter(|label| defined.contains(label)).collect();
    for way in [Way::Usual, Way::Tags, Way::Letters] {
        for labels in [wanted.as_slice(), NO_LABELS] {
            let form = self::block(block, Manner { way, other, labels }, first);
            if comes_back(&form, &bare, labels) {
                return form;
            }
            if wanted.is_empty() {
                break;
            }
        }
    }
    directives::json(block)
}

/// Does a form mean exactly that block? References to footnotes get one to refer to.
fn comes_back(form: &str, block: &Document, labels: &[String]) -> bool {
    if form.contains('\r') {
        // Line ends of other systems are one line feed when they are read.
        return false;
    }
    let mut text = form.to_owned();
    // Behind a divider, so that the note does not run on from a list or a footnote.
    let guard = if labels.is_empty() { 0 } else { 1 };
    if guard > 0 {
        text.push_str("\n\n***\n");
    }
    for label in labels {
        text.push_str(&format!("\n\n[^{label}]: note\n"));
    }
    let mut found = read::blocks(&text, &mut read::Notes::new(None));
    found.truncate(found.len().saturating_sub(labels.len() + guard));
    model::document::clean(&Document::of(found)).without_ids() == *block
}

/// Names of footnotes that a block refers to, each once.
fn labels(document: &Document) -> Vec<String> {
    fn gather(node: &model::document::Node, found: &mut Vec<String>) {
        for mark in node.marks.iter().filter(|mark| mark.kind == "note") {
            if let Some(serde_json::Value::String(label)) = mark.attrs.get("label")
                && !found.contains(label)
            {
                found.push(label.clone());
            }
        }
        node.content.iter().for_each(|child| gather(child, found));
    }
    let mut found = Vec::new();
    gather(&document.write(), &mut found);
    found
}

/// A block in one manner, without a line feed at the end.
fn block(block: &Block, manner: Manner<'_>, first: bool) -> String {
    match block {
        Block::Paragraph(b) => paragraph(&b.text, manner),
        Block::Heading(b) => {
            let words = run(&b.text, manner, false);
            format!("{} {words}", "#".repeat(usize::from(b.level))).trim_end().to_owned()
        }
        Block::BulletList(b) => {
            list(&b.items, manner, |_| if manner.other { "* ".into() } else { "- ".into() })
        }
        Block::OrderedList(b) => list(&b.items, manner, |index| {
            let number = u64::from(b.start) + index as u64;
            // CommonMark reads nine digits at most.
            let number = number.min(999_999_999);
            format!("{number}{} ", if manner.other { ')' } else { '.' })
        }),
        Block::Quote(b) if b.speaker.is_empty() && b.source.is_empty() => {
            prefixed(&blocks(&b.blocks, manner), "> ", "> ")
        }
        Block::Quote(b) => directives::quote(b, &blocks(&b.blocks, inside(manner))),
        Block::PullQuote(b) => directives::pull_quote(b, manner),
        Block::Figure(b) => directives::figure(b, manner),
        Block::Gallery(b) => directives::gallery(b, manner),
        Block::FactBox(b) => directives::fact_box(b, &blocks(&b.blocks, inside(manner))),
        Block::Table(b) => directives::table(b, &table(b, manner), manner),
        Block::Embed(b) => directives::embed(b, manner),
        Block::Related(b) => directives::related(b, manner),
        Block::Divider(_) => "***".to_owned(),
        Block::Footnote(b) => footnote(b, manner, first),
        Block::CodeBlock(b) => code(b),
        Block::Unknown(b) => directives::unknown(&b.json),
    }
}

fn inside(manner: Manner<'_>) -> Manner<'_> {
    Manner { labels: NO_LABELS, ..manner }
}

/// Blocks in a container, an empty line between them.
fn blocks(blocks: &[Block], manner: Manner<'_>) -> String {
    let mut out = String::new();
    let mut other = manner.other;
    for (index, inner) in blocks.iter().enumerate() {
        if index > 0 {
            out.push_str("\n\n");
        }
        let same = index > 0 && blocks[index - 1].block_type() == inner.block_type();
        other = if index == 0 { false } else { same && !other };
        out.push_str(&block(inner, Manner { other, ..manner }, true));
    }
    out
}

fn paragraph(text: &Text, manner: Manner<'_>) -> String {
    run(text, manner, true)
}

fn run(text: &[Inline], manner: Manner<'_>, line_start: bool) -> String {
    inline::write(text, manner.way, Place { line_start, cell: false, labels: manner.labels })
}

fn list(items: &[ListItem], manner: Manner<'_>, marker: impl Fn(usize) -> String) -> String {
    let loose = items.iter().any(is_loose);
    let written: Vec<String> = items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let marker = marker(index);
            let inner = item_text(item, loose, manner);
            prefixed(&inner, &marker, &" ".repeat(marker.len())).trim_end_matches(' ').to_owned()
        })
        .collect();
    written.join(if loose { "\n\n" } else { "\n" })
}

/// Does an item need empty lines between its blocks? A list that begins with another number than 1 cannot follow words
/// directly.
fn is_loose(item: &ListItem) -> bool {
    match item.blocks.get(1) {
        None | Some(Block::BulletList(_)) => item.blocks.len() > 2,
        Some(Block::OrderedList(list)) => item.blocks.len() > 2 || list.start != 1,
        Some(_) => true,
    }
}

fn item_text(item: &ListItem, loose: bool, manner: Manner<'_>) -> String {
    let mut out = String::new();
    let mut other = false;
    for (index, inner) in item.blocks.iter().enumerate() {
        let same = index > 0 && item.blocks[index - 1].block_type() == inner.block_type();
        other = same && !other;
        if index > 0 {
            out.push_str(if loose { "\n\n" } else { "\n" });
        }
        let empty = matches!(inner, Block::Paragraph(paragraph) if paragraph.text.is_empty());
        if empty && item.blocks.len() > 1 {
            // A pair of empty tags is a paragraph without words.
            out.push_str("<em></em>");
        } else {
            out.push_str(&block(inner, Manner { other, ..manner }, true));
        }
    }
    out
}

/// Every line with something in front; empty lines stay empty except in quotations.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let quoting = others.trim_end();
    text.split('\n')
        .enumerate()
        .map(|(index, line)| match (index, line.is_empty()) {
            (0, _) => format!("{first}{line}"),
            (_, true) => quoting.to_owned(),
            (_, false) => format!("{others}{line}"),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn table(table: &Table, manner: Manner<'_>) -> String {
    let cell = |text: &Text| {
        inline::write(
            text,
            manner.way.max(Way::Usual),
            Place { line_start: false, cell: true, labels: NO_LABELS },
        )
    };
    let row = |cells: &[Text]| format!("| {} |", cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
    let mut lines = vec![row(&table.header), format!("|{}", " --- |".repeat(table.header.len()))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn footnote(note: &Footnote, manner: Manner<'_>, first: bool) -> String {
    let inner = blocks(&note.blocks, inside(manner));
    if first && manner.way == Way::Usual {
        prefixed(&inner, &format!("[^{}]: ", note.label), "    ")
    } else {
        directives::footnote(&note.label, &inner)
    }
}

fn code(code: &CodeBlock) -> String {
    let fence = fence_for(&code.code);
    let end = if code.code.is_empty() { "" } else { "\n" };
    format!("{fence}{}\n{}{end}{fence}", code.language, code.code)
}

/// Backticks enough that none in the text end it.
fn fence_for(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}
