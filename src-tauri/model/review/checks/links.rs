//! A link that goes nowhere, or has no words to click.

use super::{Finding, Severity, Submission};
use crate::document::{Block, Inline, ListItem, Mark, Text};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, block) in submission.document.blocks.iter().enumerate() {
        let mut links = Vec::new();
        gather(block, &mut links);
        for (words, href) in links {
            let problem = if !goes_somewhere(&href) {
                format!("The link “{words}” goes nowhere.")
            } else if words.trim().is_empty() {
                format!("The link to {href} has no words.")
            } else {
                continue;
            };
            found.push(Finding::new("links", Severity::Blocks, problem, submission.block(index, &words)));
        }
    }
    found
}

fn goes_somewhere(href: &str) -> bool {
    let rest = ["https://", "http://", "mailto:", "tel:", "story:", "#"]
        .iter()
        .find_map(|scheme| href.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.trim().is_empty())
}

fn gather(block: &Block, out: &mut Vec<(String, String)>) {
    match block {
        Block::Paragraph(b) => in_text(&b.text, out),
        Block::Heading(b) => in_text(&b.text, out),
        Block::BulletList(b) => in_items(&b.items, out),
        Block::OrderedList(b) => in_items(&b.items, out),
        Block::Quote(b) => b.blocks.iter().for_each(|inner| gather(inner, out)),
        Block::PullQuote(b) => in_text(&b.text, out),
        Block::Figure(b) => in_text(&b.caption, out),
        Block::Gallery(b) => b.figures.iter().for_each(|figure| in_text(&figure.caption, out)),
        Block::FactBox(b) => b.blocks.iter().for_each(|inner| gather(inner, out)),
        Block::Table(b) => {
            in_text(&b.caption, out);
            b.header.iter().chain(b.rows.iter().flatten()).for_each(|cell| in_text(cell, out));
        }
        Block::Footnote(b) => b.blocks.iter().for_each(|inner| gather(inner, out)),
        Block::Embed(b) => out.push((crate::document::words(&b.title), b.url.clone())),
        Block::Related(b) => {
            out.extend(b.items.iter().map(|i| (crate::document::words(&i.title), i.href.clone())));
        }
        Block::Divider(_) | Block::CodeBlock(_) | Block::Unknown(_) => {}
    }
}

fn in_items(items: &[ListItem], out: &mut Vec<(String, String)>) {
    items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, out));
}

/// Neighbouring runs of one link (partly bold, say) are one link.
fn in_text(text: &Text, out: &mut Vec<(String, String)>) {
    let mut open: Option<(String, String)> = None;
    for piece in text {
        let href = piece.marks().iter().find_map(|mark| match mark {
            Mark::Link { href } => Some(href.clone()),
            _ => None,
        });
        let words = match piece {
            Inline::Words { text, .. } => text.as_str(),
            Inline::Break { .. } => " ",
        };
        match (&mut open, href) {
            (Some((so_far, before)), Some(href)) if *before == href => so_far.push_str(words),
            (_, href) => out.extend(std::mem::replace(&mut open, href.map(|href| (words.to_owned(), href)))),
        }
    }
    out.extend(open);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{in_text, link};
    use super::check;

    #[test]
    fn empty_links_are_found_and_real_ones_are_not() {
        let found = |href| in_text(check, vec![link("the report", href)]);
        assert_eq!(found(""), ["The link “the report” goes nowhere."]);
        assert_eq!(found("#"), ["The link “the report” goes nowhere."]);
        assert_eq!(found("javascript:alert(1)"), ["The link “the report” goes nowhere."]);
        assert!(found("https://example.org/report").is_empty());
        assert_eq!(
            in_text(check, vec![link(" ", "https://example.org")]),
            ["The link to https://example.org has no words."]
        );
    }
}
