//! Embargoes as wires, press releases and colleagues write them: a line that begins like one, and the moment in it, read
//! only where there is one way to read it. Anything else holds the story until somebody says until when.

use super::{HELD, Piece};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::Timestamp;
use model::document::{Block, Inline, Text, words};

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

/// An embargo where headlines and text stand too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    /// Until when; [`HELD`] where it does not say.
    pub(crate) until: String,
    /// The line says nothing else, so it is no text.
    pub(crate) alone: bool,
}

/// Is a line an embargo, where it may as well be text? One on oil is none; one until a time is.
pub(crate) fn order(said: &str) -> Option<Order> {
    let until = embargo(said)?;
    let plain = said.trim_start_matches(['(', '[', '*', ' ']).to_lowercase();
    let strict = ["strictly ", "strict ", "under "].iter().find_map(|how| plain.strip_prefix(how));
    let plain = strict.unwrap_or(&plain);
    let alone = plain.split(|c: char| c.is_whitespace() || ",;:-–—()[]*/".contains(c)).all(is_of_an_order);
    let orders = match plain.strip_prefix("embargoed").or_else(|| plain.strip_prefix("embargo")) {
        Some(rest) => ["until ", "till "].iter().any(|word| rest.trim_start().starts_with(word)),
        None => !starts(plain, &["for release"]),
    };
    (orders || alone).then_some(Order { until, alone })
}

/// A word that a line which is nothing but an embargo is made of: orders, days and times.
fn is_of_an_order(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "",
        "embargo",
        "embargoed",
        "release",
        "publication",
        "published",
        "broadcast",
        "hold",
        "not",
        "to",
        "be",
        "for",
        "before",
        "after",
        "until",
        "till",
        "at",
        "on",
        "the",
        "of",
        "from",
        "strictly",
        "am",
        "pm",
        "a.m",
        "p.m",
        "h",
        "hrs",
        "hours",
        "noon",
        "midnight",
        "morning",
        "afternoon",
        "evening",
        "today",
        "tomorrow",
        "local",
        "time",
        "further",
        "notice",
    ];
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = word.trim_matches('.');
    let day = DAYS.iter().any(|day| word.starts_with(day)) && (word.len() == 3 || word.ends_with("day"));
    day || WORDS.contains(&word)
        || word.starts_with(|c: char| c.is_ascii_digit())
        || zone(word).is_some()
        || month(word).is_some()
}

/// Takes the embargo out of what stands at the top of a text: the line of it that is one. What says more stays and holds.
pub(super) fn take(blocks: &mut Vec<Block>, piece: &mut Piece) {
    for at in 0..blocks.len().min(TOP) {
        let Some(text) = blocks.get_mut(at).and_then(line_of) else { continue };
        let end = text.iter().position(|piece| matches!(piece, Inline::Break { .. })).unwrap_or(text.len());
        let said = words(&text[..end]);
        let Some(order) = order(&said) else { continue };
        if order.alone {
            text.drain(..(end + 1).min(text.len()));
            if text.is_empty() {
                blocks.remove(at);
            }
        }
        return hold(piece, &said, &order.until, AT_THE_TOP);
    }
}

fn line_of(block: &mut Block) -> Option<&mut Text> {
    match block {
        Block::Paragraph(b) => Some(&mut b.text),
        Block::Heading(b) => Some(&mut b.text),
        _ => None,
    }
}

/// Why an embargo is guessed that no wire's header said.
pub(crate) const AT_THE_TOP: &str = "a line at the top says so";

/// Holds a story until then; the line itself stands in the notes. What somebody else than a line said stands, and of two
/// lines the later one counts.
pub(super) fn hold(piece: &mut Piece, said: &str, until: &str, why: &str) {
    piece.keep(said);
    let guessed = piece.fields.guessed.iter().any(|field| field == "embargo");
    if let Some(known) = piece.fields.embargo {
        let later = until.parse::<Timestamp>().is_ok_and(|until| until > known);
        if !guessed || !later {
            return;
        }
        piece.fields.guessed.retain(|field| field != "embargo");
        piece.guesses.retain(|guess| guess.field != "embargo");
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
