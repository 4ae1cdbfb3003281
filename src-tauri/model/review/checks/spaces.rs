//! Blanks that slipped in: two between words, and one before a comma or a stop.

use super::Found;
use super::submission::{Passage, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    submission.passages.iter().flat_map(in_passage).collect()
}

/// Blanks that a person types; wide and thin spaces are set on purpose.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}

fn in_passage(passage: &Passage) -> Vec<Found> {
    let text = passage.text.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_blank).map(|offset| at + offset) {
        let end = text[start..].find(|c| !is_blank(c)).map_or(text.len(), |offset| start + offset);
        at = end;
        let (before, after) = (&text[..start], &text[end..]);
        let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { continue };
        if last == '\n' || next == '\n' {
            continue;
        }
        let blanks = &text[start..end];
        let around = start - word_before(before)..end + word_after(after);
        let (word, rest) = (&text[around.start..start], &text[end..around.end]);
        if stops(last, after) {
            found.push(passage.found_with(
                around,
                format!("A space stands before “{next}”, after “{word}”."),
                &format!("{word}{rest}"),
            ));
        } else if blanks.chars().count() > 1 {
            let one = if blanks.contains('\u{A0}') { "\u{A0}" } else { " " };
            found.push(passage.found_with(
                around,
                format!("Two spaces stand between “{word}” and “{rest}”."),
                &format!("{word}{one}{rest}"),
            ));
        }
    }
    found
}

/// A comma or stop that ends something: not `.com`, `.5` or three points with blanks between them.
fn stops(last: char, after: &str) -> bool {
    let mut chars = after.chars();
    let sign = chars.next();
    let behind = chars.next();
    matches!(sign, Some(',' | '.'))
        && last.is_alphanumeric()
        && behind.is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '“' | '"' | '»' | '«'))
        && !after.get(1..).is_some_and(|rest| rest.trim_start().starts_with('.'))
}

/// Length of the word that a text ends with.
fn word_before(text: &str) -> usize {
    text.len()
        - text
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8))
}

/// Length of the word that a text begins with.
fn word_after(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{fixes, in_language, paragraph};
    use super::check;

    fn found(text: &str) -> Vec<String> {
        in_language(check, "en", vec![paragraph(text)])
    }

    #[test]
    fn blanks_that_slipped_in_are_found_and_put_right() {
        assert_eq!(found("the flank  of"), ["Two spaces stand between “flank” and “of”."]);
        assert_eq!(
            found("It sailed , late ."),
            ["A space stands before “,”, after “sailed”.", "A space stands before “.”, after “late”.",]
        );
        let fixed = |text| fixes(check, "en", vec![paragraph(text)]);
        assert_eq!(fixed("the flank  of it"), ["flank  of → flank of"]);
        assert_eq!(fixed("10 \u{A0}km"), ["10 \u{A0}km → 10\u{A0}km"]);
        assert_eq!(fixed("sailed  , late"), ["sailed  , → sailed,"]);
    }

    #[test]
    fn spaces_that_belong_are_let_be() {
        for text in [
            "Quoi ? Rien ! Voici : « Non », dit-il ; puis plus rien.",
            "He waited . . . and waited. It ends here. . .",
            "The .com years, a rise of .5 points, and .NET.",
            " At the beginning, and at the end ",
            "One line\n  and the next",
            "1 000 000 Einwohner – 20 % davon",
            "Trzy kropki … i dalej.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
