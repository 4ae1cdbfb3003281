//! Fact boxes out of what people draw a frame around: a table of one cell, a text box.

use super::{Holder, fit, fold, forget, is_whole, placement_named};
use crate::office::line::{Body, Item, Kept, Line, Role, plain};
use crate::office::passages::bare;
use model::document::{Block, Change, Common, FactBox, Inline, Mark, Paragraph, Placement, Text, words};
use std::collections::BTreeMap;

/// What is kept of the block of that kind that begins with a piece.
pub(crate) fn kept_of(item: &Item, kind: &str, kept: &BTreeMap<String, Kept>) -> Option<Kept> {
    let mut found = item.opens.iter().filter_map(|name| kept.get(name));
    found.find(|kept| kept.get("kind").is_some_and(|known| known == kind)).cloned()
}

/// What a text box holds: a fact box in its place, or plainly what it is when that is a caption, a picture, a pull quote.
pub(crate) fn text_box(items: Vec<Item>, kept: &BTreeMap<String, Kept>, ours: bool) -> Vec<Item> {
    let full = |line: &&Line| !words(&line.text).trim().is_empty() || !line.pictures.is_empty();
    let lines: Vec<&Line> = items.iter().filter_map(Item::as_line).filter(full).collect();
    let plain = items.iter().all(|item| matches!(item.body, Body::Line(_)));
    let all = |test: fn(&Line) -> bool| lines.iter().all(|line| test(line));
    let pictured = lines.first().is_some_and(|first| !first.pictures.is_empty());
    let is_no_box = all(|line| matches!(line.role, Role::Caption | Role::Credit))
        || all(|line| matches!(line.role, Role::PullQuote | Role::Attribution))
        || (pictured
            && all(|line| !line.pictures.is_empty() || matches!(line.role, Role::Caption | Role::Credit)));
    if plain && is_no_box { items } else { fact_box(items, kept, ours) }
}

/// The pieces of one cell or text box as a fact box, and behind it what may not stand in one.
pub(crate) fn fact_box(mut items: Vec<Item>, kept: &BTreeMap<String, Kept>, ours: bool) -> Vec<Item> {
    let own = items.first().and_then(|item| kept_of(item, "fact_box", kept));
    let (mut title, mut tc) = (Text::new(), None::<Change>);
    let named = items.iter().position(|item| match item.as_line() {
        Some(line) => !words(&line.text).trim().is_empty() || line.role == Role::BoxTitle,
        None => true,
    });
    if let Some(at) = named
        && let Some(line) = items.get(at).and_then(Item::as_line)
        && (matches!(line.role, Role::BoxTitle | Role::Title | Role::Heading(_)) || (!ours && is_title(line)))
    {
        title = plain(line.text.clone());
        tc = line.tc.clone().filter(is_whole);
        items.remove(at);
    }
    let (mut blocks, mut after) = (Vec::new(), Vec::new());
    for mut block in fold(&items, kept, ours) {
        forget(&mut block, tc.as_ref());
        fit(block, Holder::Box, &mut blocks, &mut after);
    }
    if blocks.is_empty() && (!title.is_empty() || own.is_some()) {
        blocks.push(Block::Paragraph(Paragraph::default()));
    }
    let placement = own.as_ref().and_then(|own| own.get("placement"));
    let placement = placement.map_or(Placement::Text, |name| placement_named(name));
    let fact_box = (!blocks.is_empty()).then_some(Block::FactBox(FactBox {
        common: Common { id: None, tc },
        placement,
        title,
        blocks,
    }));
    fact_box.into_iter().chain(after).map(Item::block).collect()
}

/// A short first line that is bold from end to end.
fn is_title(line: &Line) -> bool {
    line.role == Role::Body
        && line.listed.is_none()
        && bare(&words(&line.text)).chars().count() <= 80
        && line.text.iter().all(|piece| matches!(piece, Inline::Words { text, marks } if text.trim().is_empty() || marks.contains(&Mark::Strong)))
}
