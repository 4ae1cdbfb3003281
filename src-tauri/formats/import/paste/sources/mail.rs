//! Mail: Outlook, Gmail, Apple Mail, Thunderbird. What somebody quoted stays a quotation; a signature keeps its words.

use super::Signs;
use super::word;
use crate::import::paste::report::Report;
use crate::import::paste::tree::{Element, Piece};

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    signs.has_any(&[
        "gmail_quote",
        "gmail_default",
        "gmail_signature",
        "gmail_attr",
        "type=\"cite\"",
        "type='cite'",
        "type=cite",
        "moz-cite-prefix",
        "moz-quote-pre",
        "moz-text-",
        "OutlookMessageHeader",
        "divRplyFwdMsg",
        "appendonsend",
        "x_MsoNormal",
        "AppleMailSignature",
        "apple-mail",
    ])
}

pub(super) fn undo(tree: &mut Element, report: &mut Report) {
    tree.rewrite(&mut |mut element| {
        match element.name.as_str() {
            // The words of a mail in plain text are words, not code.
            "pre" if element.is_class("moz-quote-pre") || element.has("wrap") => {
                element.name = "div".to_owned();
                element.attributes.push(("style".to_owned(), "white-space: pre-wrap".to_owned()));
            }
            // Outlook on the web puts x_ in front of every class.
            _ if element.attribute("class").contains("x_Mso") => {
                for (name, value) in &mut element.attributes {
                    if name == "class" {
                        *value = value.replace("x_Mso", "Mso");
                    }
                }
            }
            _ => {}
        }
        vec![Piece::Element(element)]
    });
    word::undo(tree, report);
}
