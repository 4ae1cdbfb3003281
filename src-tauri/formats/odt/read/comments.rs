//! Comments, which stand in the text where their passage begins. All of them are gathered before the text is read: an
//! answer names the comment it answers, wherever that stands.

use super::Reader;
use super::inline::Found;
use crate::office::comments::{Saying, moment};
use crate::office::passages::wrap_last_word;
use crate::office::xml::Element;

/// What a comment is called in the file; one without a name is called by what it says.
pub(super) fn name(element: &Element) -> String {
    element.attribute("name").map_or_else(|| format!("\0{}", element.words()), str::to_owned)
}

impl Reader<'_> {
    /// Gathers the comments of the text.
    pub(super) fn annotations(&mut self, body: &Element) {
        let mut found = Vec::new();
        gather(body, &mut found);
        let answers = |element: &Element| element.attribute("parent-name").map(str::to_owned);
        let names: Vec<String> = found.iter().map(|element| name(element)).collect();
        self.comments.silent = !found.iter().any(|element| answers(element).is_some());
        let mut waiting = Vec::new();
        for element in found {
            let own = name(element);
            match answers(element).filter(|parent| *parent != own && names.contains(parent)) {
                Some(parent) => waiting.push((own, parent, element)),
                None => {
                    let resolved = element.attribute("resolved") == Some("true");
                    self.comments.add(own, saying(element), resolved);
                }
            }
        }
        // An answer to an answer belongs to the comment that begins it all.
        let parents: Vec<(String, String)> =
            waiting.iter().map(|(own, parent, _)| (own.clone(), parent.clone())).collect();
        for (own, parent, element) in waiting {
            let mut root = parent;
            for _ in 0..parents.len() {
                match parents.iter().find(|(name, _)| *name == root) {
                    Some((_, above)) => root.clone_from(above),
                    None => break,
                }
            }
            if !self.comments.answer(&root, saying(element)) {
                self.comments.add(own, saying(element), false);
            }
        }
    }

    /// A comment where it stands: its passage begins, or it is about the word before it.
    pub(super) fn annotation(&mut self, element: &Element, found: &mut Found) {
        let own = name(element);
        if self.ending.contains(&own) {
            self.comments.begin(&own);
        } else if let Some(number) = self.comments.point(&own)
            && !wrap_last_word(&mut found.text, number)
        {
            self.comments.wait(number);
        }
    }
}

fn gather<'e>(element: &'e Element, found: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        if inner.is("annotation") {
            found.push(inner);
        } else {
            gather(inner, found);
        }
    }
}

/// The names of the comments whose passage has an end.
pub(super) fn ending(element: &Element, found: &mut std::collections::BTreeSet<String>) {
    for inner in element.elements() {
        if inner.is("annotation-end") {
            found.extend(inner.attribute("name").map(str::to_owned));
        } else {
            ending(inner, found);
        }
    }
}

fn saying(element: &Element) -> Saying {
    let said = |name: &str| element.child(name).map(Element::words).unwrap_or_default();
    let lines: Vec<String> =
        element.elements().filter(|inner| matches!(&*inner.name, "p" | "list")).map(Element::words).collect();
    Saying {
        who: said("creator").trim().to_owned(),
        at: moment(&said("date")),
        text: lines.join("\n").trim().to_owned(),
    }
}
