//! An item that its sender, or an editor, killed must not be built on: it may be wrong, or against the law.

use super::{Found, Place, Submission};

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let found = submission.killed.iter().map(|kill| {
        let who = if kill.by.is_some() { "an editor" } else { "its sender" };
        let why = if kill.reason.is_empty() { String::new() } else { format!(": {}", kill.reason) };
        Found::new(
            format!("It is built on {}, which {who} killed{why}.", kill.item),
            Place::field("built_on"),
        )
    });
    found.collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Severity, Submission, run_checks};
    use crate::PersonId;
    use crate::publish::Kill;

    #[test]
    fn what_was_killed_blocks_and_says_who_killed_it_and_why() {
        let (fields, document, photos) = Default::default();
        let at = "2026-11-24T18:00:00Z".parse().unwrap();
        let kill = |item: &str, reason: &str, by| Kill { item: item.into(), reason: reason.into(), at, by };
        let editor = Some(PersonId(uuid::Uuid::from_u128(1)));
        let killed = vec![kill("urn:a", "", None), kill("urn:b", "not confirmed", editor)];
        let found = run_checks(&Submission::of(&fields, &document, &photos).on_killed(killed));
        let said: Vec<&str> = found
            .iter()
            .filter(|finding| finding.check == "killed" && finding.severity == Severity::Blocks)
            .map(|finding| finding.sentence.as_str())
            .collect();
        assert_eq!(
            said,
            [
                "It is built on urn:a, which its sender killed.",
                "It is built on urn:b, which an editor killed: not confirmed."
            ]
        );
    }
}
