//! Slack: quotations, code and lists as divisions with classes; who wrote a message and when stands above it.

use super::Signs;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has_any(&["c-mrkdwn", "p-rich_text", "data-stringify-type", "c-message_kit"])
}

pub(super) fn undo(tree: &mut Element) {
    tree.rewrite(&mut |mut element| {
        let name = match element.name.as_str() {
            "span" | "div" if element.is_class("c-mrkdwn__quote") => "blockquote",
            "span" | "div" if element.is_class("c-mrkdwn__pre") => "pre",
            "span" if element.is_class("c-mrkdwn__code") => "code",
            // A blank line between two paragraphs.
            "span" if element.is_class("c-mrkdwn__br") => return vec![br(), br()],
            "span" if element.attribute("data-stringify-type") == "paragraph-break" => {
                return vec![br(), br()];
            }
            _ => return vec![Piece::Element(element)],
        };
        element.name = name.to_owned();
        element.into()
    });
}

fn br() -> Piece {
    Piece::Element(Element::new("br", Vec::new()))
}
