//! A number in the headline or standfirst that the text gives otherwise: “12 ferries” above, “13 ferries” below.
//!
//! Told of only when the same thing is counted in both places and the number above stands nowhere below, not even
//! rounded or as a sum. Numbers written as words are understood in the languages of the table.

use super::Found;
use super::submission::{Passage, Submission};
use super::words::{Word, words_in};

/// Two to twelve, in words.
const IN_WORDS: &[(&str, &str)] = &[
    ("de", "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    ("en", "two three four five six seven eight nine ten eleven twelve"),
    ("es", "dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    ("fr", "deux trois quatre cinq six sept huit neuf dix onze douze"),
    ("it", "due tre quattro cinque sei sette otto nove dieci undici dodici"),
    ("nl", "twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    ("pl", "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście"),
    ("pt", "dois três quatro cinco seis sete oito nove dez onze doze"),
];

/// What stands inside of a number.
const SIGNS: [char; 3] = ['.', ',', '’'];
const BLANKS: [char; 3] = [' ', '\u{A0}', '\u{202F}'];

/// What is counted: the number, the thing, and where both stand, in bytes.
struct Counted<'t> {
    number: f64,
    thing: &'t str,
    from: usize,
    to: usize,
}

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let language = submission.language();
    let in_words = IN_WORDS.iter().find(|(code, _)| *code == language).map_or("", |(_, words)| *words);
    let text: Vec<&Passage> = submission.text().collect();
    let below: Vec<(&Passage, Counted<'_>)> = text
        .iter()
        .flat_map(|passage| counted(passage, in_words, 2).into_iter().map(|c| (*passage, c)))
        .collect();
    let numbers: Vec<f64> = text.iter().flat_map(|passage| numbers(&passage.text, in_words)).collect();
    let mut found = Vec::new();
    for (field, name) in [("headline", "headline"), ("standfirst", "standfirst")] {
        let head = submission.passages.iter().filter(|passage| passage.field() == Some(field));
        for (head, above) in
            head.flat_map(|head| counted(head, in_words, 1).into_iter().map(move |c| (head, c)))
        {
            let others: Vec<_> =
                below.iter().filter(|(_, other)| same_thing(above.thing, other.thing)).collect();
            let sum: f64 = others.iter().map(|(_, other)| other.number).sum();
            let known = numbers.iter().any(|number| says(above.number, *number)) || above.number == sum;
            let Some((passage, other)) = others.first().filter(|_| !known && !is_year(above.number)) else {
                continue;
            };
            let sentence = format!(
                "The {name} says “{}”, the text “{}”.",
                &head.text[above.from..above.to],
                &passage.text[other.from..other.to]
            );
            found.push(passage.found(other.from..other.to, sentence));
        }
    }
    found
}

/// The same number, or the one above is the one below made round.
fn says(above: f64, below: f64) -> bool {
    let round = above % 10.0 == 0.0 && below % 10.0 != 0.0 || below.fract() != 0.0;
    above == below || (round && (above - below).abs() <= below.abs() * 0.1)
}

fn is_year(number: f64) -> bool {
    (1900.0..2100.0).contains(&number)
}

/// Words that differ in their ending only: ferry, ferries; Fähre, Fähren.
fn same_thing(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longest = a.chars().count().max(b.chars().count());
    a == b || (alike >= 4 && longest - alike <= 3)
}

/// Everything counted in a passage: a number and the word behind it, with up to `between - 1` words between them.
fn counted<'t>(passage: &'t Passage, in_words: &str, between: usize) -> Vec<Counted<'t>> {
    let text = passage.text.as_str();
    let words = words_in(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((number, from, to)) = number(text, word, in_words) else { continue };
        for thing in words[at + 1..].iter().filter(|thing| thing.from >= to).take(between) {
            // A stop ends what is counted.
            if !text[to..thing.from].chars().all(|c| c.is_whitespace() || c.is_alphabetic() || c == '-') {
                break;
            }
            if thing.text.chars().count() >= 4 && thing.text.chars().all(|c| c.is_alphabetic() || c == '-') {
                found.push(Counted { number, thing: thing.text, from, to: thing.to });
            }
        }
    }
    found
}

fn numbers(text: &str, in_words: &str) -> Vec<f64> {
    words_in(text).iter().filter_map(|word| number(text, word, in_words)).map(|(number, ..)| number).collect()
}

/// The number that begins with a word, and where it stands: `12`, `1,200`, `1 200`, `2.5`, `twelve`.
fn number(text: &str, word: &Word<'_>, in_words: &str) -> Option<(f64, usize, usize)> {
    let plain = word.text.to_lowercase();
    if let Some(at) = in_words.split_whitespace().position(|known| known == plain) {
        return Some((f64::from(u32::try_from(at).ok()? + 2), word.from, word.to));
    }
    let before = text[..word.from].trim_end_matches(BLANKS);
    let inside = before.ends_with(|c: char| c.is_ascii_digit())
        || before.strip_suffix(SIGNS).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    if inside || !word.text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let rest = &text[word.from..];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(rest);
    while let Some(sign) = rest[end..].chars().next().filter(|c| SIGNS.contains(c) || BLANKS.contains(c)) {
        let more = digits(&rest[end + sign.len_utf8()..]);
        // A blank stands between thousands only.
        if more == 0 || (BLANKS.contains(&sign) && (more != 3 || digits(rest) > 3)) {
            break;
        }
        end += sign.len_utf8() + more;
    }
    let written = &rest[..end];
    let parts: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).collect();
    let number = match parts.as_slice() {
        [whole] => whole.parse().ok()?,
        [first, thousands @ ..]
            if (1..=3).contains(&first.len()) && thousands.iter().all(|part| part.len() == 3) =>
        {
            parts.concat().parse().ok()?
        }
        [whole, part] => format!("{whole}.{part}").parse().ok()?,
        _ => return None,
    };
    Some((number, word.from, word.from + written.len()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, paragraph};
    use super::check;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    fn found(lang: &str, headline: &str, text: &str) -> Vec<String> {
        let fields = StoryFields { headline: headline.into(), lang: lang.into(), ..StoryFields::default() };
        findings(check, &fields, vec![paragraph(text)], &BTreeMap::new())
    }

    #[test]
    fn a_number_that_the_text_gives_otherwise_is_found() {
        assert_eq!(
            found("en", "Storm keeps 12 ferries in port", "On Friday 13 ferries stayed."),
            ["The headline says “12 ferries”, the text “13 ferries”."]
        );
        let people = "Officials counted eleven people dead.";
        assert_eq!(
            found("en", "Twelve dead in storm", people),
            ["The headline says “Twelve dead”, the text “eleven people dead”."]
        );
        assert_eq!(found("de", "Drei Fähren gesunken", "Es sanken vier Fähren.").len(), 1);
        assert_eq!(found("pl", "Zginęło 5 osób", "Zginęło 6 osób.").len(), 1);
        for blank in [" ", "\u{A0}", "\u{202F}"] {
            let found =
                found("fr", &format!("1{blank}200 logements"), &format!("Soit 1{blank}350 logements."));
            assert_eq!(found.len(), 1, "{found:?}");
        }
    }

    #[test]
    fn what_agrees_is_round_a_sum_or_another_thing_is_let_be() {
        for (lang, headline, text) in [
            ("en", "Storm keeps 12 ferries in port", "Twelve ferries stayed; 3 ferries sailed."),
            ("en", "1,200 homes without power", "It left 1,204 homes dark."),
            ("en", "Five ways to cross the bay", "The bay has been crossed for years."),
            ("en", "Eight ferries lost", "Five ferries sank on Monday and three ferries on Friday."),
            ("en", "2026 budget agreed", "The 2025 budget ran out."),
            ("en", "In 2026 120 ferries sailed", "Some 120 ferries; in 2025 110 ferries."),
            ("en", "12 ferries, 4 ports", "There were 12 of the boats, in four ports."),
            ("de", "20 Prozent mehr Regen", "Um 19,8 Prozent stieg der Regen."),
            ("fr", "Douze morts", "Le bilan est de 12 morts, après 3 morts en mai."),
            ("pl", "Dwa promy", "Dwa promy stały, 12 promów płynęło."),
        ] {
            assert_eq!(found(lang, headline, text), [""; 0], "{headline}");
        }
    }
}
