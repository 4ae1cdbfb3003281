//! The desk's snippets: `\pm\` becomes a name and a title while somebody types. Here is what a list may hold.

use crate::asks::Snippet;
use crate::{Failure, Outcome};
use std::collections::BTreeSet;

/// Snippets of a desk, at most.
const MOST: usize = 1000;
/// Characters of a code and of its words, at most.
const LONGEST: (usize, usize) = (32, 1000);

/// The list as it is kept: blanks set right, lines without anything left out.
pub(crate) fn tidy(snippets: Vec<Snippet>) -> Outcome<Vec<Snippet>> {
    let mut codes = BTreeSet::new();
    let mut kept = Vec::new();
    for snippet in snippets {
        let code = snippet.code.trim().trim_matches('\\').to_owned();
        let words = snippet.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() && words.is_empty() {
            continue;
        }
        let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if code.is_empty() || code.chars().count() > LONGEST.0 || !code.chars().all(fits) {
            return Err(Failure::invalid(format!("“{code}” cannot be a code."))
                .hint("A code has letters, figures, - and _, and no more than 32 of them."));
        }
        if words.is_empty() || words.chars().count() > LONGEST.1 {
            return Err(Failure::invalid(format!("The code “{code}” has no words, or more than fit."))
                .hint("A line reads: code = words, with at most 1000 characters."));
        }
        if !codes.insert(code.clone()) {
            return Err(Failure::invalid(format!("The code “{code}” is there twice.")));
        }
        kept.push(Snippet { code, words });
    }
    if kept.len() > MOST {
        return Err(
            Failure::invalid("These are more snippets than a desk can have.").hint("1000 are possible.")
        );
    }
    Ok(kept)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn snippet(code: &str, words: &str) -> Snippet {
        Snippet { code: code.into(), words: words.into() }
    }

    #[test]
    fn a_list_is_set_right_and_kept_in_order() {
        let given = vec![snippet(" \\pm\\ ", " Ana  Silva, "), snippet("", " "), snippet("élysée-2", "x")];
        assert_eq!(tidy(given).unwrap(), [snippet("pm", "Ana Silva,"), snippet("élysée-2", "x")]);
    }

    #[test]
    fn what_could_not_be_typed_or_told_apart_is_refused() {
        let long = "x".repeat(33);
        for wrong in [("a b", "x"), ("", "x"), ("a", ""), ("a\\b", "x"), (long.as_str(), "x")] {
            assert!(tidy(vec![snippet(wrong.0, wrong.1)]).is_err(), "{wrong:?}");
        }
        assert!(tidy(vec![snippet("a", &"x".repeat(1001))]).is_err());
        assert!(tidy(vec![snippet("a", "x"), snippet("a", "y")]).is_err());
        assert!(tidy((0..1001).map(|n| snippet(&n.to_string(), "x")).collect()).is_err());
    }
}
