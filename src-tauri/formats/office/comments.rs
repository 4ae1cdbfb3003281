//! Comments as they travel in Word and OpenDocument files: who said what about which words, and what was answered.
//!
//! How they are tied to words while a text is read or written is in `passages`.

use super::line::push;
use super::passages::Sign;
use model::Timestamp;
use model::document::{Mark, Text};

/// A comment with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What it is about.
    pub about: About,
    /// What was said, oldest first; at least one.
    pub said: Vec<Saying>,
    /// Somebody took it for done.
    pub resolved: bool,
}

/// What a comment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The story as a whole.
    Story,
    /// A field of the story, by its id.
    Field(String),
    /// A whole top-level block, by its index: a figure.
    Block(usize),
    /// Words, a passage for each block, in the order of the text; at least one.
    Words(Vec<Passage>),
    /// Words that are not in the text any more, as they were; never in what is read.
    Gone(String),
}

/// Words of a top-level block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Index of the block.
    pub block: usize,
    /// First character in [`plain_text_of`](model::document::plain_text_of) the block, in UTF-16 units.
    pub from: u32,
    /// One past the last.
    pub to: u32,
}

/// Something that somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The name as it stands in the file; may be empty.
    pub who: String,
    /// When; `None` where the file does not say.
    pub at: Option<Timestamp>,
    /// In plain words, a line for each paragraph.
    pub text: String,
}

/// Comments at exactly the same words, where the file does not say what answers what: Google Docs and LibreOffice write
/// answers so. The earliest is the comment.
fn threaded(comments: Vec<Comment>) -> Vec<Comment> {
    let mut out: Vec<Comment> = Vec::new();
    for comment in comments {
        let same = |known: &&mut Comment| {
            matches!(comment.about, About::Words(_))
                && known.about == comment.about
                && known.resolved == comment.resolved
        };
        match out.iter_mut().find(same) {
            Some(known) => {
                known.said.extend(comment.said);
                known.said.sort_by_key(|saying| saying.at);
            }
            None => out.push(comment),
        }
    }
    out
}

/// A moment as office programs write it, which may have no zone and then is taken as universal time.
pub(crate) fn moment(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| {
        let whole: String = text.chars().take(19).collect();
        format!("{whole}Z").parse().ok()
    })
}

/// Comments while a file is read.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    comments: Vec<Hearing>,
    /// Those whose passage has begun and not ended, by their numbers.
    open: Vec<usize>,
    /// Those that stand at a point without words before it: they are about the next words.
    due: Vec<usize>,
    /// The file does not say what answers what.
    pub(crate) silent: bool,
}

/// A comment while its file is read.
#[derive(Debug)]
struct Hearing {
    /// Its name in the file.
    id: String,
    said: Vec<Saying>,
    resolved: bool,
    /// Its passage was met.
    met: bool,
    /// The beginning of its words, for those that find no place.
    words: String,
    field: Option<String>,
}

/// The most comments on the same words: each word carries the signs of all of them. Further ones are about the story.
const MOST_OPEN: usize = 100;
/// Words of a passage that are remembered, in bytes.
const LONGEST: usize = 600;

impl Heard {
    /// Adds a comment by its name in the file.
    pub(crate) fn add(&mut self, id: String, saying: Saying, resolved: bool) {
        let (words, field) = (String::new(), None);
        self.comments.push(Hearing { id, said: vec![saying], resolved, met: false, words, field });
    }

    /// Adds an answer to the comment of that name; `false` when there is none.
    pub(crate) fn answer(&mut self, id: &str, saying: Saying) -> bool {
        let found = self.comments.iter_mut().find(|comment| comment.id == id);
        found.map(|comment| comment.said.push(saying)).is_some()
    }

    fn number(&self, id: &str) -> Option<usize> {
        self.comments.iter().position(|comment| comment.id == id)
    }

    /// The passage of a comment begins.
    pub(crate) fn begin(&mut self, id: &str) {
        if let Some(number) = self.number(id)
            && !self.comments[number].met
        {
            self.comments[number].met = true;
            if self.open.len() < MOST_OPEN {
                self.open.push(number);
            }
        }
    }

    /// The passage of a comment ends.
    pub(crate) fn end(&mut self, id: &str) {
        if let Some(number) = self.number(id) {
            self.open.retain(|open| *open != number);
        }
    }

    /// A comment stands at a point. Its number when it is about the word before the point; `None` when its passage is known.
    pub(crate) fn point(&mut self, id: &str) -> Option<usize> {
        let number = self.number(id).filter(|number| !self.comments[*number].met)?;
        self.comments[number].met = true;
        Some(number)
    }

    /// There is no word before the point: it is about what comes next.
    pub(crate) fn wait(&mut self, number: usize) {
        self.due.push(number);
    }

    /// The numbers of the comments that are about what comes now.
    pub(crate) fn now(&self) -> impl Iterator<Item = usize> + '_ {
        self.open.iter().chain(&self.due).copied()
    }

    /// Words of the text, with the signs of the comments that are about them.
    pub(crate) fn hear(&mut self, words: &str) -> String {
        if (self.open.is_empty() && self.due.is_empty()) || words.trim().is_empty() {
            return words.to_owned();
        }
        let mut out = words.to_owned();
        for number in self.open.iter().copied().chain(std::mem::take(&mut self.due)) {
            out = super::passages::wrapped(number, &out);
            if let Some(comment) = self.comments.get_mut(number).filter(|known| known.words.len() < LONGEST) {
                comment.words.push_str(words);
            }
        }
        out
    }

    /// A reference to a note, which has no words of its own, with the signs of the comments around it.
    pub(crate) fn hear_note(&self, label: &str, marks: Vec<Mark>, text: &mut Text) {
        let signs = |begins| {
            self.open.iter().map(|comment| Sign { comment: *comment, begins }.text()).collect::<String>()
        };
        push(text, &signs(true), Vec::new());
        push(text, label, marks);
        push(text, &signs(false), Vec::new());
    }

    /// These comments are about a field of the story.
    pub(crate) fn on_field(&mut self, numbers: &[usize], field: &str) {
        for number in numbers {
            if let Some(comment) = self.comments.get_mut(*number) {
                comment.field.get_or_insert_with(|| field.to_owned());
            }
        }
    }

    /// All comments, with the places that were found for them.
    pub(crate) fn told(self, mut places: super::passages::Places) -> Vec<Comment> {
        let comments = self.comments.into_iter().enumerate().filter_map(|(number, mut comment)| {
            comment.said.retain(|saying| !saying.text.trim().is_empty());
            let about = match (places.words.remove(&number), places.blocks.get(&number), comment.field) {
                (Some(passages), _, _) => About::Words(passages),
                (None, Some(block), _) => About::Block(*block),
                (None, None, Some(field)) => About::Field(field),
                (None, None, None) => {
                    // What it was about has no place in a story: at least its words are said.
                    if let Some(first) = comment.said.first_mut().filter(|_| !comment.words.trim().is_empty())
                    {
                        first.text = format!("{}: {}", super::said::quoted(&comment.words), first.text);
                    }
                    About::Story
                }
            };
            let resolved = comment.resolved;
            (!comment.said.is_empty()).then_some(Comment { about, said: comment.said, resolved })
        });
        let comments = comments.collect();
        if self.silent { threaded(comments) } else { comments }
    }
}
