//! What stands inside a line: words with their marks, links, footnote numbers.
//!
//! Neighbouring words with the same outer mark share one element, so a link that is partly bold is one link.

use super::address::{Target, target};
use super::body::Body;
use super::text::{is_blank, permitted};
use maud::{Markup, html};
use model::document::{Inline, Mark, words};

impl Body<'_> {
    /// A line.
    pub(super) fn line(&mut self, text: &[Inline]) -> Markup {
        self.run(&joined(text), 0)
    }

    /// The pieces from the mark at `depth` inwards.
    fn run(&mut self, pieces: &[Inline], depth: usize) -> Markup {
        html! {
            @for group in pieces.chunk_by(|a, b| a.marks().get(depth) == b.marks().get(depth)) {
                (self.group(group, depth))
            }
        }
    }

    /// Pieces that share the mark at `depth`, or have none there.
    fn group(&mut self, group: &[Inline], depth: usize) -> Markup {
        let Some(mark) = group.first().and_then(|piece| piece.marks().get(depth)) else {
            return html! {
                @for piece in group {
                    @match piece {
                        Inline::Words { text, .. } => (permitted(text)),
                        Inline::Break { .. } => br;,
                    }
                }
            };
        };
        // A footnote's number is counted, not copied.
        if let Mark::Note { label } = mark {
            return self.note_number(label);
        }
        // Rejected words of an open suggestion; a clean document has none.
        if matches!(mark, Mark::Ins(_)) {
            return html! {};
        }
        let inner = self.run(group, depth + 1);
        match mark {
            Mark::Link { href } => self.link(href, &words(group), inner),
            Mark::Strong => html! { strong { (inner) } },
            Mark::Em => html! { em { (inner) } },
            Mark::Strike => html! { s { (inner) } },
            Mark::Sup => html! { sup { (inner) } },
            Mark::Sub => html! { sub { (inner) } },
            Mark::Code => html! { code { (inner) } },
            Mark::Note { .. } | Mark::Ins(_) | Mark::Del(_) | Mark::Format(..) => inner,
        }
    }

    /// A link where it may lead; else its words, and the editor is told.
    fn link(&mut self, href: &str, said: &str, inner: Markup) -> Markup {
        let problem = match target(href) {
            _ if is_blank(said) => return inner,
            Target::Outside(url) => return html! { a href=(url) { (inner) } },
            Target::Fragment(id) if self.ids.leads(&id) => return html! { a href={ "#" (id) } { (inner) } },
            Target::Fragment(id) => format!("leads to #{id}, which is not on the page"),
            Target::Nowhere => "leads nowhere a page may lead".to_owned(),
        };
        self.warnings.push(format!("The link “{said}” {problem}; it is shown as words."));
        inner
    }
}

/// The line with each break taken into the marks that its neighbours share, so that it parts no link.
fn joined(text: &[Inline]) -> Vec<Inline> {
    let mut out = text.to_vec();
    for (index, piece) in text.iter().enumerate() {
        let neighbours = index.checked_sub(1).and_then(|before| out.get(before)).zip(text.get(index + 1));
        let Some((before, after)) = neighbours.filter(|_| matches!(piece, Inline::Break { .. })) else {
            continue;
        };
        let shared = before.marks().iter().zip(after.marks()).take_while(|(a, b)| a == b);
        // A break within a footnote's number would vanish with it.
        let marks =
            shared.map(|(mark, _)| mark.clone()).filter(|mark| !matches!(mark, Mark::Note { .. })).collect();
        if let Some(place) = out.get_mut(index) {
            *place = Inline::Break { marks };
        }
    }
    out
}
