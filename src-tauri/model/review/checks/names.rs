//! A name spelled two ways in one story: “Anna Marten” here, “Anna Martin” there.
//!
//! Careful on purpose. A name is a first name with a surname of five letters or more; two spellings are one name only
//! when the first name is the same, the surname begins the same and differs in one letter (two, when it is long) that is
//! not its ending: in many languages endings say whose, whom and how many.

use super::submission::{Passage, Submission};
use super::words::{Word, words_in};
use super::{Found, Say, Usage};
use std::collections::{BTreeMap, BTreeSet};

/// Words that begin names of places and are no first names.
const PLACES: &str = "San Santa Santo Saint Sankt St New Old North South East West Northern Southern Eastern Western The El \
                      La Los Las Le Les Mount Lake Port Fort Upper Lower Great Bad Nowy Nowa Nueva Nuevo Nouvelle Grand";

/// Where a name stands: the passage's number, and its surname in bytes.
type Standing = (usize, usize, usize);

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let passages = &submission.passages;
    let names = names(passages);
    let mut found = Vec::new();
    for ((first, surname), standings) in &names {
        let others =
            names.range((first.clone(), String::new())..).take_while(|((other, _), _)| other == first);
        // The spelling that stands more often is the right one; of equals, the one that stands first.
        let rank = |standings: &Vec<Standing>| (usize::MAX - standings.len(), standings.first().copied());
        let better = others
            .filter(|((_, other), there)| rank(there) < rank(standings) && one_name(surname, other))
            .min_by_key(|(_, there)| rank(there));
        let confirmed = |usage: &Usage| usage.say == Say::Ok && usage.words.ends_with(surname.as_str());
        if submission.rules.usage.iter().any(confirmed) {
            continue;
        }
        let Some(((_, right), there)) = better else { continue };
        for (number, from, to) in standings {
            let Some(passage) = passages.get(*number) else { continue };
            let sentence = format!("“{first} {surname}” is also “{first} {right}” in this story.");
            // One against one says nothing about which is right.
            found.push(if there.len() > standings.len() {
                passage.found_with(*from..*to, sentence, right)
            } else {
                passage.found(*from..*to, sentence)
            });
        }
    }
    found
}

/// Every full name with where it stands, by first name and surname.
fn names(passages: &[Passage]) -> BTreeMap<(String, String), Vec<Standing>> {
    let small: BTreeSet<&str> = passages
        .iter()
        .flat_map(|passage| words_in(&passage.text))
        .filter(|word| !word.is_capitalised())
        .map(|word| word.text)
        .collect();
    let is_first = |word: &Word<'_>| {
        is_name(word, 2)
            && !small.contains(word.text.to_lowercase().as_str())
            && !PLACES.split_whitespace().any(|place| place == word.text)
    };
    let mut names: BTreeMap<_, Vec<Standing>> = BTreeMap::new();
    for (number, passage) in passages.iter().enumerate() {
        let words = words_in(&passage.text);
        for pair in words.windows(2) {
            let [first, last] = pair else { continue };
            let together = passage.text[first.to..last.from].chars().all(|c| matches!(c, ' ' | '\u{A0}'));
            let surname = last.text.strip_suffix("’s").or(last.text.strip_suffix("'s")).unwrap_or(last.text);
            let bare = Word { text: surname, ..*last };
            if together && is_first(first) && is_name(&bare, 5) {
                let standing = (number, last.from, last.from + surname.len());
                names.entry((first.text.to_owned(), surname.to_owned())).or_default().push(standing);
            }
        }
    }
    names
}

/// A capital and small letters behind it, that many or more.
fn is_name(word: &Word<'_>, letters: usize) -> bool {
    let mut chars = word.text.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.all(|c| c.is_lowercase() || c == '-')
        && word.text.chars().count() >= letters
}

/// Are both spellings of one name?
fn one_name(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same_beginning = a.first() == b.first();
    let alike = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    // Only endings differ: Nowak, Nowaka; Silva, Silvas; Kowalski, Kowalska.
    let ending = alike + 2 > a.len().min(b.len());
    let most = if a.len().min(b.len()) >= 8 { 2 } else { 1 };
    same_beginning && !ending && distance(&a, &b) <= most
}

/// Letters that are to be changed, added, dropped or swapped with their neighbour to come from one word to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{fixes, in_text, paragraph};
    use super::check;

    fn found(text: &str) -> Vec<String> {
        in_text(check, vec![paragraph(text)])
    }

    #[test]
    fn two_spellings_are_found_and_the_rarer_is_put_right() {
        let text = "Anna Marten said so. Later Anna Martin left. “No,” said Anna Marten’s brother.";
        assert_eq!(found(text), ["“Anna Martin” is also “Anna Marten” in this story."]);
        assert_eq!(fixes(check, "en", vec![paragraph(text)]), ["Martin → Marten"]);
        let even = "Jan Meyer sprach. Danach ging Jan Meier.";
        assert_eq!(found(even), ["“Jan Meier” is also “Jan Meyer” in this story."]);
        assert_eq!(fixes(check, "de", vec![paragraph(even)]), [""; 0]);
        assert_eq!(found("Mit Lech Grzesiak i Lech Grześiak.").len(), 1);
    }

    #[test]
    fn endings_families_places_and_sentences_are_let_be() {
        for text in [
            "Jan Kowalski zna Annę Kowalską. Jana Kowalskiego i Jan Kowalska widziano.",
            "Adam Nowak przyszedł. Widziano Adam Nowaka i Adam Nowakowi.",
            "Ana Silva spoke; the Ana Silvas of this world do not. Ana Silva’s brother too.",
            "Anna Marten and her brother Erik Martin left.",
            "The Parker family sold the Barker house. The Berber way, the Gerber way.",
            "Der Bauer ging. Der Mauer fehlt ein Stein. Seine Mutter mag Butter. Seine Butter schmilzt.",
            "San Marino and San Martino; South Africa, the South African side; New York, New Yorker.",
            "Le Monde et Le Mondial..",
            "Peter Walker, Peter Wagner and Peter Weller.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
