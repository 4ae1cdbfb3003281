//! Embargoes as wires, press releases and colleagues write them: a line that begins like one, and the moment in it, read
//! only where there is one way to read it. Anything else holds the story until somebody says until when.

use super::{HELD, Piece};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::Timestamp;
use model::document::{Block, words};

/// How many lines from the top an embargo may stand where nothing else tells copy from what is meant for editors.
pub(crate) const TOP: usize = 6;

/// Does a line begin with one of these, whatever stands before its words?
pub(super) fn starts(said: &str, beginnings: &[&str]) -> bool {
    let said = said.trim_start_matches(['(', '[', '*', ' ']).to_lowercase();
    beginnings.iter().any(|beginning| said.starts_with(beginning))
}

/// Until when, if the line is an embargo: a time with a zone, else one that never comes.
pub(super) fn embargo(said: &str) -> Option<String> {
    let is = starts(
        said,
        &[
            "embargo",
            "under embargo",
            "strict embargo",
            "strictly embargo",
            "hold for release",
            "not for release",
            "not for publication",
            "not for broadcast",
            "for release at",
            "for release after",
            "for release on",
            "not to be published before",
        ],
    );
    is.then(|| when(said).map_or_else(|| HELD.to_owned(), |time| time.to_string()))
}

/// The same where headlines stand too: an embargo on oil is no embargo, one until a time is.
pub(crate) fn plain_embargo(said: &str) -> Option<String> {
    let until = embargo(said)?;
    let plain = said.trim_start_matches(['(', '[', '*', ' ']).to_lowercase();
    let plain =
        ["strictly ", "strict ", "under "].iter().find_map(|how| plain.strip_prefix(how)).unwrap_or(&plain);
    let rest = plain.strip_prefix("embargoed").or_else(|| plain.strip_prefix("embargo"));
    let orders = match rest {
        Some(rest) => {
            let next = rest.split_whitespace().next().unwrap_or_default();
            rest.starts_with(':')
                || rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
                || matches!(next, "until" | "till" | "-" | "–" | "—")
        }
        None => !starts(said, &["for release"]),
    };
    (orders || until != HELD).then_some(until)
}

/// Takes the embargo out of what stands at the top of a text.
pub(super) fn take(blocks: &mut Vec<Block>, piece: &mut Piece) {
    let line = |block: &Block| match block {
        Block::Paragraph(b) => Some(words(&b.text)),
        Block::Heading(b) => Some(words(&b.text)),
        _ => None,
    };
    let found = blocks.iter().take(TOP).enumerate().find_map(|(at, block)| {
        let said = line(block)?;
        plain_embargo(&said).map(|until| (at, said, until))
    });
    if let Some((at, said, until)) = found {
        blocks.remove(at);
        hold(piece, &said, &until, "a line at the top says so");
    }
}

/// Holds a story until then, unless it says already until when; the line itself stands in the notes.
pub(super) fn hold(piece: &mut Piece, said: &str, until: &str, why: &str) {
    piece.keep(said);
    if piece.fields.text("embargo").is_some_and(|before| !before.is_empty()) {
        return;
    }
    piece.guess("embargo", until, why);
    if until == HELD {
        piece.notes.push(no_time(said));
    }
}

/// What the person is told of an embargo without a moment.
pub(crate) fn no_time(said: &str) -> String {
    format!("“{said}” has no time with a zone: the story is held until you say until when.")
}

/// A day, an hour and a zone out of words such as `18:00 GMT Tuesday, Nov. 24, 2026`; `None` when there is no zone, or
/// more than one way to read it.
fn when(said: &str) -> Option<Timestamp> {
    let words: Vec<String> = said
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    if let Some(exact) = words.iter().find_map(|word| word.to_uppercase().parse::<Timestamp>().ok()) {
        return Some(exact);
    }
    let zone = only(words.iter().filter_map(|word| zone(word)))?;
    let clocks = words.iter().enumerate().filter_map(|(at, word)| {
        let next = words.get(at + 1).map_or("", String::as_str);
        clock(word, next).map(|clock| (at, clock))
    });
    let (clock_at, (hour, minute)) = only(clocks)?;
    let (month_at, month) = only(words.iter().enumerate().filter_map(|(at, word)| Some((at, month(word)?))))?;
    let numbers = || {
        let bare = |(at, word): (usize, &String)| Some((at, word.parse::<i16>().ok()?));
        words.iter().enumerate().filter_map(bare).filter(|(at, _)| *at != clock_at)
    };
    let year = only(numbers().filter(|(_, number)| (1990..2200).contains(number)))?.1;
    let beside = |at: usize| at + 1 == month_at || at == month_at + 1;
    let day = only(numbers().filter(|(at, number)| beside(*at) && (1..=31).contains(number)))?.1;
    let time = DateTime::new(year, month, i8::try_from(day).ok()?, hour, minute, 0, 0).ok()?;
    zone.to_timestamp(time).ok()
}

/// The only one there is.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

/// `18:00`, `18.00`, `6 pm`, `6:00 p.m`, `6pm`; `1800` where a zone follows, because a year looks the same.
fn clock(word: &str, next: &str) -> Option<(i8, i8)> {
    let half = |text: &str| match text.replace('.', "").as_str() {
        "am" => Some(0),
        "pm" => Some(12),
        _ => None,
    };
    let letters = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(letters);
    let half = if rest.is_empty() { half(next) } else { Some(half(rest)?) };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if digits.len() == 4 && zone(next).is_some() => digits.split_at(2),
        None if half.is_some() => (digits, "0"),
        None => return None,
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(after) if (1..=12).contains(&hour) => hour % 12 + after,
        Some(_) => return None,
        None => hour,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// Names of zones that mean one thing only; `EST` and its like mean one too, but `IST` does not.
fn zone(word: &str) -> Option<TimeZone> {
    let hours = match word {
        "gmt" | "utc" | "z" => 0,
        "bst" | "cet" => 1,
        "cest" => 2,
        "est" => -5,
        "edt" => -4,
        "pst" => -8,
        "pdt" => -7,
        _ => return None,
    };
    Some(TimeZone::fixed(jiff::tz::offset(hours)))
}

fn month(word: &str) -> Option<i8> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let letters = word.chars().all(char::is_alphabetic) && word.len() >= 3;
    let at = names.iter().position(|name| letters && word.starts_with(name))?;
    i8::try_from(at + 1).ok()
}
