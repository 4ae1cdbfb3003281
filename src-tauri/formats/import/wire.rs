//! Wire copy, as agencies send it: a header between control bytes, a slug line, instructions to editors, an embargo, hard
//! wrapped lines that begin with blanks where a paragraph does, `MORE` at the end of a page.
//!
//! After ANPA 1312 and IPTC 7901, and the habits of both. What is meant for editors becomes fields and notes and never
//! stands in the text; an embargo that cannot be read holds the story until somebody reads it.

use super::Piece;
use super::embargo::{embargo, hold, starts};
use super::pasted::parted;
use model::document::{Block, Document, Paragraph, text_of};
use model::story::StoryFields;

const HEADER: char = '\u{1}';
const TEXT: char = '\u{2}';
const END: char = '\u{3}';

/// Is it wire copy? Nothing else has its control bytes.
pub(super) fn is_wire(text: &str) -> bool {
    text.contains(TEXT) && (text.contains(HEADER) || text.contains(END))
}

/// Reads wire copy. Never fails, and loses no visible word.
pub(super) fn wire(text: &str) -> Piece {
    let (header, body) = text.split_once(TEXT).unwrap_or(("", text));
    let (body, after) = body.split_once(END).unwrap_or((body, ""));
    let mut piece = Piece::of(StoryFields::default(), Document::default());
    for (part, what) in [(header, "Wire header"), (after, "Behind the end of the wire")] {
        let said = visible(part).split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.is_empty() {
            piece.keep(&format!("{what}: {said}"));
        }
    }
    let mut blocks = Vec::new();
    let mut copy = false;
    for (index, said) in paragraphs(&visible(body)).into_iter().enumerate() {
        if furniture(&said) {
            continue;
        }
        if let Some(until) = embargo(&said).filter(|_| !copy || shouted(&said)) {
            hold(&mut piece, &said, &until, "the wire says so");
        } else if for_editors(&said) {
            piece.keep(&said);
        } else if copy {
            blocks.push(paragraph(&said));
        } else if index == 0 && is_slug_line(&said) {
            piece.keep(&format!("Wire slug: {said}"));
        } else if let Some(names) = byline(&said) {
            piece.guess("byline", &names, "the line begins with “By”");
        } else if let Some((place, agency, rest)) = dateline(&said) {
            piece.guess("dateline", &place, "it stands before the dash, as on wires");
            if piece.fields.source_name.is_empty() {
                piece.guess("source_name", agency, "it stands in brackets behind the place");
            } else {
                piece.keep(&format!("Agency: {agency}"));
            }
            copy = true;
            blocks.push(paragraph(rest));
        } else if piece.fields.headline.is_empty() && !said.ends_with('.') {
            piece.guess("headline", &said, "it stands before the text");
        } else if piece.fields.source_name.is_empty()
            && said.split_whitespace().count() <= 4
            && !said.ends_with('.')
        {
            piece.guess("source_name", &said, "it stands under the byline");
        } else {
            copy = true;
            blocks.push(paragraph(&said));
        }
    }
    piece.document = Document::of(blocks);
    piece
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(Paragraph { text: text_of(words), ..Paragraph::default() })
}

/// Without what steers a teleprinter.
fn visible(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// A paragraph begins behind an empty line and where a line begins with blanks; else lines run on.
fn paragraphs(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    // Where every line is set in, blanks say nothing.
    let set_in = |line: &str| line.starts_with("  ") || line.starts_with('\t');
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let tells = lines().any(set_in) && !lines().all(set_in);
    // Before the copy every line stands for itself.
    let copy = text.lines().position(|line| dateline(line.trim()).is_some()).unwrap_or(0);
    for (number, line) in text.lines().enumerate() {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            open = false;
            continue;
        }
        // In the middle of a paragraph only what cannot be a line of it.
        let note = for_editors(&words)
            && (words.starts_with(['(', '[']) || words.chars().take(24).any(|sign| sign == ':'));
        let held = embargo(&words).is_some() && (number < copy || copy == 0 || shouted(&words));
        let running = out.last().map(String::as_str).filter(|_| open);
        let furnished = furniture(&words) && running.is_none_or(|before| ends_page(&words, before));
        let begins =
            held || note || !open || number < copy || number == copy || (tells && set_in(line)) || furnished;
        match out.last_mut() {
            Some(last) if !begins => {
                last.push(' ');
                last.push_str(&words);
            }
            _ => out.push(words.clone()),
        }
        open = !held && !furnished;
    }
    out
}

/// What ends a page or a piece and says nothing.
fn furniture(said: &str) -> bool {
    let plain = said.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(plain.as_str(), "" | "more" | "end" | "ends" | "30" | "endit" | "mf" | "more follows")
        && said.len() <= 16
}

/// Does a line that may be furniture end the page, or is it the last word of the paragraph before it: `25 and`, `30.`?
fn ends_page(said: &str, before: &str) -> bool {
    let sentence = |text: &str| text.ends_with(['.', '!', '?', '"', '”', '’']);
    let set_apart = said.starts_with(['-', '–', '—', '(', '[', '*', '#', '/']);
    let shouted = said.chars().any(char::is_alphabetic) && !said.chars().any(char::is_lowercase);
    set_apart || (!sentence(said) && (shouted || sentence(before)))
}

fn for_editors(said: &str) -> bool {
    starts(
        said,
        &[
            "eds:",
            "eds.",
            "editors:",
            "editors'",
            "editor's note",
            "editors note",
            "editor’s note",
            "editors’ note",
            "note to editors",
            "notes to editors",
            "attention editors",
            "attn:",
            "advisory:",
        ],
    )
}

/// Set in capitals at its beginning, as no sentence of a text is.
fn shouted(said: &str) -> bool {
    let first = said.split_whitespace().next().unwrap_or_default();
    first.chars().filter(|c| c.is_alphabetic()).count() > 2 && !first.chars().any(char::is_lowercase)
}

/// `BC-Ferry-Service, 1st Ld-Writethru, a0123,450`.
fn is_slug_line(said: &str) -> bool {
    let words = said.split_whitespace().count();
    let first = said.split([' ', ',']).next().unwrap_or_default();
    words <= 8 && first.contains('-') && first.split('-').filter(|part| !part.is_empty()).count() >= 2
}

/// `By RITA REPORTER and IVO BERG`.
fn byline(said: &str) -> Option<String> {
    let names = said.strip_prefix("By ").or_else(|| said.strip_prefix("BY "))?;
    let name = |word: &str| word.chars().next().is_some_and(char::is_uppercase) || word == "and";
    if names.len() > 90 || names.ends_with('.') || !names.split_whitespace().all(name) {
        return None;
    }
    let written = names.split_whitespace().map(in_small_letters).collect::<Vec<_>>().join(" ");
    Some(parted(&written.replace(" And ", " and ")))
}

/// `RITA` as `Rita`; what is not all in capitals stays.
fn in_small_letters(word: &str) -> String {
    if word.chars().any(char::is_lowercase) || word.chars().count() < 2 {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// `VALLORNE, Nov 24 (AP) -- The ferry …`: place, agency and the rest.
fn dateline(said: &str) -> Option<(String, &str, &str)> {
    let (place, rest) = said.split_once(" (")?;
    let (agency, rest) = rest.split_once(')')?;
    let rest = rest.trim_start();
    let rest = ["--", "—", "–", "-", "_"].iter().find_map(|dash| rest.strip_prefix(dash))?.trim_start();
    let city = place.split(',').next().unwrap_or_default();
    let capitals = city.chars().any(char::is_alphabetic) && !city.chars().any(char::is_lowercase);
    if !capitals || place.len() > 60 || agency.len() > 30 || rest.is_empty() {
        return None;
    }
    Some((place.split_whitespace().map(in_small_letters).collect::<Vec<_>>().join(" "), agency, rest))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::HELD;
    use super::*;
    use model::document::plain_text;
    use proptest::prelude::*;

    const WIRE: &str = "\u{16}\u{16}\u{1}a0123 r i bc-Ferry 11-24 0450\r\n\u{2}BC-Ferry-Service, 1st Ld-Writethru, a0123,450\r\n\
        EMBARGOED UNTIL 18:00 GMT Tuesday, Nov. 24, 2026\r\n\
        Ferry to stay until the new year\r\n\
        Eds: UPDATES with quotes. ADDS byline.\r\n\
        By RITA REPORTER and IVO BERG\r\n\
        Coast Press\r\n\
        \x20\x20\x20VALLORNE, Nov 24 (CP) -- The ferry that leaves at\r\n\
        seven will go on.\r\n\
        \x20\x20\x20\"It stays,\" said the captain, and\r\n\
        went back on board.\r\n\
        MORE\r\n\
        \x20\x20\x20It carries 400 people.\r\n\
        (Editor's note: a photo follows.)\r\n\
        -30-\r\n\u{3}\r\n11-24-26 1412GMT\u{4}";

    #[test]
    fn what_is_for_editors_is_no_copy() {
        let piece = wire(WIRE);
        let fields = &piece.fields;
        assert_eq!(fields.headline, "Ferry to stay until the new year");
        let names: Vec<&str> = fields.byline.iter().map(|name| name.name.as_str()).collect();
        assert_eq!(names, ["Rita Reporter", "Ivo Berg"]);
        assert_eq!(
            (fields.dateline.as_str(), fields.source_name.as_str()),
            ("Vallorne, Nov 24", "Coast Press")
        );
        assert_eq!(fields.embargo.unwrap().to_string(), "2026-11-24T18:00:00Z");
        assert_eq!(
            plain_text(&piece.document),
            "The ferry that leaves at seven will go on.\n\n\"It stays,\" said the captain, and went back on board.\n\n\
             It carries 400 people."
        );
        for kept in [
            "a0123 r i bc-Ferry",
            "Wire slug: BC-Ferry-Service",
            "Eds: UPDATES",
            "EMBARGOED",
            "a photo follows",
            "1412GMT",
        ] {
            assert!(fields.notes.contains(kept), "{kept}: {}", fields.notes);
        }
    }

    #[test]
    fn an_embargo_without_a_zone_holds() {
        let piece =
            wire("\u{1}x\u{2}Embargoed until Tuesday evening\nFerry stays\n  TOWN (CP) -- It stays.\n\u{3}");
        assert_eq!(piece.fields.embargo.unwrap().to_string(), HELD);
        assert!(piece.notes[0].contains("held until you say"), "{:?}", piece.notes);
        for (said, until) in [
            ("HOLD FOR RELEASE 0001 EST 25 November 2026", "2026-11-25T05:01:00Z"),
            ("EMBARGOED UNTIL 6:00 p.m. EST Tuesday, Nov. 24, 2026", "2026-11-24T23:00:00Z"),
            ("EMBARGOED UNTIL Nov. 24, 2026 23:30 GMT", "2026-11-24T23:30:00Z"),
            ("Embargo: 2200 GMT 24 Nov 2026", "2026-11-24T22:00:00Z"),
            ("Embargoed until 12 am GMT, 24 Nov 2026", "2026-11-24T00:00:00Z"),
            // More than one way to read it: held.
            ("EMBARGOED 6 GMT Nov. 24, 2026", HELD),
            ("EMBARGOED UNTIL 18:00 GMT (13:00 EST) Nov. 24, 2026", HELD),
            ("EMBARGOED UNTIL 18:00 GMT Tuesday", HELD),
            ("Embargoed until 2026-11-24T18:00:00Z", "2026-11-24T18:00:00Z"),
            ("Not for release before 9.30 CET, 1 Dec 2026", "2026-12-01T08:30:00Z"),
        ] {
            assert_eq!(embargo(said).as_deref(), Some(until), "{said}");
        }
        assert_eq!(embargo("The embargo on arms was lifted."), None);
        let without = wire(
            "\u{1}x\u{2}BC-Ferry-Stays\nEmbargoed until 18:00 GMT, 24 Nov 2026\nThe ferry stays.\nEmbargoes on\ngrain were lifted.\u{3}",
        );
        assert_eq!(without.fields.embargo.unwrap().to_string(), "2026-11-24T18:00:00Z");
        let told = wire(
            "\u{1}x\u{2}Ferry stays\n  TOWN (CP) -- It stays.\n  Embargoes on grain were lifted.\n\u{3}",
        );
        assert_eq!(told.fields.embargo, None);
        assert_eq!(plain_text(&told.document), "It stays.\n\nEmbargoes on grain were lifted.");
    }

    proptest! {
        #[test]
        fn any_wire_loses_no_word(words in "[a-zA-Z0-9 ,.()\n\t-]{0,200}") {
            let piece = wire(&format!("\u{1}head\u{2}{words}\u{3}"));
            let fields = &piece.fields;
            let names: Vec<&str> = fields.byline.iter().map(|name| name.name.as_str()).collect();
            let kept = [&fields.headline, &fields.dateline, &fields.source_name, &fields.notes, &names.join(" "), &plain_text(&piece.document)]
                .map(|text| text.to_lowercase()).join(" ");
            for word in words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase) {
                let known = ["more", "end", "ends", "30", "endit", "mf", "follows", "by", "and"];
                prop_assert!(known.contains(&word.as_str()) || kept.contains(&word), "{word} of {words:?}");
            }
        }
    }

    #[test]
    fn of_two_embargoes_the_later_one_counts() {
        let wire = |second: &str| {
            let text = format!(
                "\u{1}x\u{2}EMBARGO: 18:00 GMT Nov. 24, 2026\nFerry stays\n  TOWN (CP) -- It stays.\n{second}\n\u{3}"
            );
            let piece = super::wire(&text);
            (piece.fields.text("embargo").unwrap_or_default(), piece.guesses)
        };
        let (until, guesses) = wire("EMBARGO EXTENDED UNTIL 20:00 GMT NOV. 26, 2026");
        assert_eq!(until, "2026-11-26T20:00:00Z");
        assert_eq!(guesses.iter().filter(|guess| guess.field == "embargo").count(), 1);
        assert_eq!(wire("NOT FOR BROADCAST UNTIL TUESDAY EVENING").0, HELD);
        assert_eq!(wire("EMBARGOED UNTIL 10:00 GMT NOV. 23, 2026").0, "2026-11-24T18:00:00Z");
    }

    #[test]
    fn the_last_word_of_a_paragraph_is_no_end_of_the_page() {
        let wire = "\u{1}x\u{2}Ferry stays\n  TOWN (CP) -- He said that it must\nend.\n  They were between 25 and\n30.\n\
            \x20 Some want\nmore.\nMORE\n  It goes on.\nmore\n  Forty came.\n(END)\n-30-\n\u{3}";
        let said = plain_text(&super::wire(wire).document);
        assert_eq!(
            said,
            "He said that it must end.\n\nThey were between 25 and 30.\n\nSome want more.\n\nIt goes on.\n\nForty came."
        );
    }
}
