//! What the ledger of facts holds is checked, and nothing of it is known to be wrong.

use super::{Found, Place, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    submission
        .facts
        .iter()
        .map(|fact| {
            let quoted =
                if fact.words.is_empty() { "A fact".to_owned() } else { format!("“{}”", fact.words) };
            let sentence = if fact.wrong {
                format!("{quoted} was found to be wrong.")
            } else {
                format!("{quoted} is still to be checked.")
            };
            let place = match fact.block {
                Some(index) => submission.block(index, &fact.words),
                None => Place::field("headline"),
            };
            Found::new(sentence, place)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::paragraph;
    use super::*;
    use crate::document::Document;
    use crate::review::fact::OpenFact;
    use crate::story::StoryFields;
    use std::collections::BTreeMap;

    #[test]
    fn what_is_not_checked_is_found_where_it_stands() {
        let (fields, photos) = (StoryFields::default(), BTreeMap::new());
        let document = Document::of(vec![paragraph("It carries 400 people.")]);
        let fact = |wrong| OpenFact { words: "400 people".into(), block: Some(0), wrong };
        let submission =
            Submission::of(&fields, &document, &photos).with_facts(vec![fact(false), fact(true)]);
        let found = check(&submission);
        assert_eq!(found[0].sentence, "“400 people” is still to be checked.");
        assert_eq!(found[1].sentence, "“400 people” was found to be wrong.");
        assert!(matches!(&found[0].place, Place::Block { index: 0, words, .. } if words == "400 people"));
    }
}
