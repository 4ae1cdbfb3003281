//! What stands above the text of a manuscript: headline, standfirst and the other fields, by the styles of their
//! paragraphs; and what the file's properties say where the text does not.

use super::comments::Heard;
use super::line::{Body, Item, Role};
use super::passages::{bare, comments_in};
use super::said::Said;
use crate::import::embargo::{AT_THE_TOP, TOP, no_time, order};
use crate::import::{HELD, Piece};
use model::document::{clean_text, words};

/// What an embargo's line begins with; behind it stands the moment.
pub(crate) const EMBARGO: &str = "EMBARGO: not for publication before ";

/// Names that programs put in the place of a writer's.
const NOBODY: &[&str] =
    &["user", "microsoft office user", "unknown", "author", "admin", "python-docx", "windows user"];

/// Takes the fields' lines out of the pieces. Lines out of place become text.
pub(crate) fn take_fields(items: &mut Vec<Item>, piece: &mut Piece, said: &mut Said, heard: &mut Heard) {
    let mut at = 0;
    while let Some(item) = items.get_mut(at) {
        held_by_words(item, at, piece, said);
        if take(item, piece, said, heard) {
            let removed = items.remove(at);
            if let Some(next) = items.get_mut(at) {
                next.opens.splice(0..0, removed.opens);
            }
            continue;
        }
        // A second headline is a heading, and other lines out of place are text.
        if let Body::Line(line) = &mut item.body {
            match line.role {
                Role::Title => line.role = Role::Heading(1),
                Role::Subtitle | Role::Kicker | Role::Byline | Role::Dateline | Role::Embargo => {
                    line.role = Role::Body;
                }
                _ => {}
            }
        }
        at += 1;
    }
}

/// Guesses what no line said: the only first-level heading at the top, and the file's properties.
pub(crate) fn guess_fields(
    items: &mut Vec<Item>,
    title: &str,
    writer: &str,
    language: &str,
    piece: &mut Piece,
    heard: &mut Heard,
) {
    first_heading(items, piece, heard);
    if piece.fields.headline.is_empty() {
        piece.guess("headline", title, "the file's properties name it so");
    }
    if piece.fields.byline.is_empty() && !NOBODY.contains(&writer.trim().to_lowercase().as_str()) {
        piece.guess("byline", writer, "the file's properties name this writer");
    }
    piece.guess("lang", language, "the file is set in this language");
}

/// An embargo is one whatever style it is set in: whoever worked on the file outside may have changed that, or its words.
/// One in a line that says more holds the story, and the line stays.
fn held_by_words(item: &mut Item, at: usize, piece: &mut Piece, said: &mut Said) {
    let Body::Line(line) = &mut item.body else { return };
    let text = bare(&words(&line.text));
    match order(&text).filter(|_| at < TOP) {
        Some(order) if order.alone => line.role = Role::Embargo,
        Some(order) if piece.fields.embargo.is_none() && line.role != Role::Embargo => {
            piece.guess("embargo", &order.until, AT_THE_TOP);
            if order.until == HELD {
                said.say(no_time(text.trim()));
            }
        }
        _ => {}
    }
}

/// Takes the value of a field that has no value yet.
fn take(item: &Item, piece: &mut Piece, said: &mut Said, heard: &mut Heard) -> bool {
    let Some(line) = item.as_line().filter(|line| line.pictures.is_empty()) else { return false };
    let field = match line.role {
        Role::Title => "headline",
        Role::Subtitle => "standfirst",
        Role::Kicker => "kicker",
        Role::Byline => "byline",
        Role::Dateline => "dateline",
        Role::Embargo => "embargo",
        _ => return false,
    };
    let agreed = bare(&words(&clean_text(&line.text)));
    let comments = comments_in(&words(&line.text));
    if agreed.trim().is_empty() {
        return line.text.is_empty();
    }
    let value = if field == "embargo" { agreed.strip_prefix(EMBARGO).unwrap_or(&agreed) } else { &agreed };
    let free = piece.fields.text(field).is_some_and(|before| before.is_empty());
    if free && field == "embargo" && piece.fields.set_text(field, value).is_err() {
        let until = order(&agreed).map_or_else(|| HELD.to_owned(), |order| order.until);
        piece.guess("embargo", &until, AT_THE_TOP);
        piece.keep(&agreed);
        if until == HELD {
            said.say(no_time(&agreed));
        }
        heard.on_field(&comments, field);
        return true;
    }
    if !free || (field != "embargo" && piece.fields.set_text(field, value).is_err()) {
        return false;
    }
    heard.on_field(&comments, field);
    let whole = bare(&words(&line.text));
    if whole != agreed {
        said.keep(format!("The {field} with its tracked changes: {whole}"));
        said.say(format!(
            "Tracked changes in the {field} were not taken; its words with all of them are in the notes."
        ));
    }
    true
}

/// The only heading of the first level, when the text begins with it.
fn first_heading(items: &mut Vec<Item>, piece: &mut Piece, heard: &mut Heard) {
    if !piece.fields.headline.is_empty() {
        return;
    }
    let blank = |item: &Item| {
        item.as_line().is_some_and(|line| words(&line.text).trim().is_empty() && line.pictures.is_empty())
    };
    let Some(at) = items.iter().position(|item| !blank(item)) else { return };
    let highest = items.iter().filter(|item| item.role() == Some(Role::Heading(1))).count();
    if let Some(line) = items.get(at).and_then(Item::as_line)
        && line.role == Role::Heading(1)
        && highest == 1
    {
        let value = bare(&words(&clean_text(&line.text)));
        if !value.trim().is_empty() {
            heard.on_field(&comments_in(&words(&line.text)), "headline");
            piece.guess("headline", &value, "the text begins with this heading");
            items.remove(at);
        }
    }
}
