//! Comments: who says what about which words. They go into the story's notes, and the report says so.

use crate::office::said::Said;
use crate::office::xml::Element;

/// Words of a passage that are remembered, in bytes.
const LONGEST: usize = 600;

#[derive(Debug)]
struct Comment {
    id: String,
    author: String,
    date: String,
    words: String,
    about: String,
    open: bool,
}

/// The comments of a file.
#[derive(Debug, Default)]
pub(super) struct Comments {
    comments: Vec<Comment>,
    open: usize,
}

impl Comments {
    pub(super) fn of(root: Option<&Element>) -> Self {
        let comments = root.into_iter().flat_map(|root| root.all("comment")).map(|comment| {
            let said = |name: &str| comment.attribute(name).unwrap_or_default().to_owned();
            let lines: Vec<String> = comment.all("p").map(Element::words).collect();
            Comment {
                id: said("id"),
                author: said("author"),
                date: said("date"),
                words: lines.join(" ").trim().to_owned(),
                about: String::new(),
                open: false,
            }
        });
        Self { comments: comments.collect(), open: 0 }
    }

    /// A passage that a comment is about begins or ends.
    pub(super) fn mark(&mut self, element: &Element) {
        let begins = element.is("commentRangeStart");
        for comment in
            self.comments.iter_mut().filter(|comment| Some(comment.id.as_str()) == element.attribute("id"))
        {
            comment.open = begins;
        }
        self.open = self.comments.iter().filter(|comment| comment.open).count();
    }

    /// Words of the text.
    pub(super) fn hear(&mut self, words: &str) {
        if self.open > 0 {
            for comment in
                self.comments.iter_mut().filter(|comment| comment.open && comment.about.len() < LONGEST)
            {
                comment.about.push_str(words);
            }
        }
    }

    pub(super) fn tell(&self, said: &mut Said) {
        for comment in &self.comments {
            said.comment(&comment.author, &comment.date, &comment.about, &comment.words);
        }
    }
}
