//! How long work gets on, on standard error: one line that is written anew on a terminal, a line for each file elsewhere.

use newsroom::asks::Progress;
use newsroom::{Newsroom, Notice};
use std::io::{IsTerminal, Write};

/// Tells of long work from now on.
pub(crate) fn tell(newsroom: &Newsroom) {
    let terminal = std::io::stderr().is_terminal();
    newsroom.listen(move |notice| {
        if let Notice::Progress(progress) = notice {
            // Whoever closed standard error does not want to hear it.
            let _ = write!(std::io::stderr().lock(), "{}", line(&progress, terminal));
        }
    });
}

/// What is written for one notice.
fn line(progress: &Progress, terminal: bool) -> String {
    const ANEW: &str = "\r\u{1b}[K";
    let at = (progress.done + 1).min(progress.total);
    match (progress.finished, terminal) {
        (true, true) => ANEW.to_owned(),
        (true, false) => String::new(),
        (false, true) => format!("{ANEW}{} of {}  {}", at, progress.total, progress.now),
        (false, false) => format!("{} of {}  {}\n", at, progress.total, progress.now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_keeps_one_line_and_a_file_gets_all() {
        let progress = |done, finished| Progress {
            work: 1,
            what: "Adding photos".into(),
            done,
            total: 3,
            now: "ridge.jpg".into(),
            failed: vec![],
            reported: true,
            finished,
        };
        assert_eq!(line(&progress(0, false), false), "1 of 3  ridge.jpg\n");
        assert_eq!(line(&progress(3, true), false), "");
        assert!(line(&progress(1, false), true).ends_with("2 of 3  ridge.jpg"));
    }
}
