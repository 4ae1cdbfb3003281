//! An open suggestion is a question nobody has answered; the page would leave without it.

use super::{Found, Submission};
use crate::document::suggestions::any_open;

pub(super) fn check(submission: &Submission<'_>) -> Vec<Found> {
    let open = submission
        .document
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| any_open(std::slice::from_ref(*block)));
    open.map(|(index, _)| {
        let place = submission.block(index, "");
        Found::new("A suggestion is open. Accept or reject it first.", place)
    })
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{in_text, paragraph};
    use super::check;
    use crate::document::{Block, Change, Inline, Mark, Paragraph};

    #[test]
    fn an_open_insertion_is_found() {
        let change = Change {
            kind: None,
            id: "s".into(),
            by: "e".into(),
            at: "2026-01-02T03:04:05Z".parse().unwrap(),
            was: None,
        };
        let words = Inline::Words { text: "new".into(), marks: vec![Mark::Ins(change)] };
        let block = Block::Paragraph(Paragraph { text: vec![words], ..Paragraph::default() });
        assert_eq!(in_text(check, vec![block]).len(), 1);
        assert!(in_text(check, vec![paragraph("")]).is_empty());
    }
}
