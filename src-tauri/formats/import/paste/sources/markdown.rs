//! Markdown in plain text, as chats, notes and repositories give it. It is recognised by what nobody writes by chance:
//! one sign that says it all, or two that may stand for something else.

use super::Signs;
use crate::import::paste::report::{Loss, Report};
use model::document::Block;

pub(super) fn recognises(signs: &Signs<'_>) -> bool {
    if !signs.html.trim().is_empty() {
        return false;
    }
    let (mut sure, mut perhaps) = (0, 0);
    for line in signs.text.lines().take(400) {
        let line = line.trim_end();
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
        let row = line.starts_with('|') && line.ends_with('|') && line.contains("---");
        let fence = line.starts_with("```") || line.starts_with(":::");
        let link = line.contains("](http") || line.contains("](mailto:") || line.contains("[^");
        sure += usize::from(heading || row || fence || link);
        let bold = line.matches("**").count() >= 2;
        let item = ["- ", "* ", "1. ", "> "].iter().any(|start| line.starts_with(start));
        perhaps += usize::from(bold) + usize::from(item);
    }
    sure > 0 || perhaps >= 2
}

pub(super) fn read(text: &str, report: &mut Report) -> Vec<Block> {
    let page = crate::markdown::read(text);
    for (name, value) in &page.front {
        report.lost(Loss::Wrapper, &format!("{name}: {value}"));
    }
    page.document.blocks
}
