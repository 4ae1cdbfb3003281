//! A word that stands twice by mistake: “the the”. Words that a language does say twice are let be, and so is every
//! word in a language that is not known here.

use super::Found;
use super::submission::{Passage, Submission};
use super::words::words_in;

/// What may stand twice in each language: pronouns and particles that meet, and what is said twice on purpose.
const SAID_TWICE: &[(&str, &str)] = &[
    (
        "de",
        "die der das den dem sie ihr uns es was wir sehr ja nein nie ganz viel viele so mehr immer lange weit an auf aus \
         ab bei ein mit nach vor zu um durch über unter war ist bla na ach haha tatü wie wo nur",
    ),
    (
        "en",
        "had that is was do did her his in on it you so very really no yes ha bye long many there now never knock blah \
         cha hear well out up down who what will far again please more night right tut boo hush quick had's too over",
    ),
    ("es", "no sí muy que más ya se lo nos bla poco casi bien luego adiós"),
    ("fr", "nous vous très trop non oui bien là que se en plus si tout qui le la les bla cha petit vite ha"),
    ("it", "no sì molto piano via così bene ben quasi ci si che tutto vi quel bla ora poco"),
    (
        "nl",
        "die dat is was had er in heel zeer nee ja te aan op af uit bij mee na voor toe om we u bla veel nooit",
    ),
    ("pl", "nie tak bardzo no to co że by daleko długo dużo bla coraz cicho na hej się wiele"),
    ("pt", "não sim muito que nos vos se já bla quase bem logo"),
];

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let language = submission.language();
    let Some((_, said_twice)) = SAID_TWICE.iter().find(|(code, _)| *code == language) else {
        return Vec::new();
    };
    submission.passages.iter().flat_map(|passage| in_passage(passage, said_twice)).collect()
}

fn in_passage(passage: &Passage, said_twice: &str) -> Vec<Found> {
    let words = words_in(&passage.text);
    let same = |a: usize, b: usize| match (words.get(a), words.get(b)) {
        (Some(a), Some(b)) => {
            a.text.to_lowercase() == b.text.to_lowercase()
                && passage.text[a.to..b.from].chars().all(char::is_whitespace)
        }
        _ => false,
    };
    let mut found = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        // Three of them are meant.
        let run = same(at + 1, at + 2) || (at > 0 && same(at - 1, at));
        if !same(at, at + 1) || run {
            continue;
        }
        let plain = first.text.to_lowercase();
        let name = first.is_capitalised() && second.is_capitalised();
        let figure = plain.chars().any(|c| !c.is_alphabetic());
        if name || figure || said_twice.split_whitespace().any(|word| word == plain) {
            continue;
        }
        let sentence = format!("“{}” stands twice.", first.text);
        found.push(passage.found_with(first.from..second.to, sentence, first.text));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{fixes, in_language, paragraph};
    use super::check;

    fn found(lang: &str, text: &str) -> Vec<String> {
        in_language(check, lang, vec![paragraph(text)])
    }

    #[test]
    fn a_word_that_stands_twice_is_found_and_taken_out() {
        assert_eq!(found("en-GB", "It left from the\u{a0}the quay."), ["“the” stands twice."]);
        assert_eq!(found("en", "The the ferry"), ["“The” stands twice."]);
        assert_eq!(found("de", "Sie kam und und ging."), ["“und” stands twice."]);
        assert_eq!(found("fr", "Il est dans dans la salle."), ["“dans” stands twice."]);
        assert_eq!(found("pl", "Prom stał przy przy kei."), ["“przy” stands twice."]);
        assert_eq!(fixes(check, "en", vec![paragraph("in the the end")]), ["the the → the"]);
    }

    #[test]
    fn what_a_language_says_twice_is_let_be() {
        for (lang, text) in [
            ("en", "He had had enough; what that that means is is unclear. Very very late, no, no."),
            ("en", "Duran Duran sang in Baden Baden. The road goes on on Monday, in in-depth detail."),
            ("en", "They shouted out, out, out: ha ha ha. It cost 20 20-pound notes. The end. End of story."),
            ("de", "Die Frau, die die Tür öffnete, sagte, dass sie sie kenne. Er kommt an an diesem Tag."),
            ("fr", "Nous nous levons ; vous vous taisez. Il y en en a très très peu."),
            ("pl", "To to samo, co co roku. Bardzo bardzo daleko."),
            ("id", "Orang orang itu pergi pergi."),
            ("", "the the"),
        ] {
            assert_eq!(found(lang, text), [""; 0], "{lang}: {text}");
        }
    }
}
