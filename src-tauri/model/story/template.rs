//! What a form of story asks for, and how its page is laid out.
//!
//! A template is chosen when a story begins. Its text is a beginning and nothing more; what it asks for is checked until
//! the story is signed; its layout is a field of the story, which may be changed.

use serde::Serialize;
use std::str::FromStr;
use ts_rs::TS;

/// A way in which a page can be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PageLayout {
    /// Value of the field `layout`; the page carries it as a class.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What it does.
    pub about: &'static str,
}

const fn layout(id: &'static str, label: &'static str, about: &'static str) -> PageLayout {
    PageLayout { id, label, about }
}

/// All layouts; a story without one is laid out as news.
pub const LAYOUTS: &[PageLayout] = &[
    layout("long-read", "Long read", "Larger type, a first letter over two lines, more air"),
    layout("photo-essay", "Photo essay", "Pictures wide, words between them"),
    layout("interview", "Questions and answers", "Questions stand out, answers follow closely"),
    layout("explainer", "Explainer", "Headings as questions, with a rule above each"),
    layout("timeline", "Timeline", "A line down the side, a mark at every heading"),
    layout("live", "Live updates", "An entry under each heading, with a rule between them"),
];

/// A form of story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name in the field `template`.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// When to take it, in a few words.
    pub about: String,
    /// What it asks for.
    pub needs: Vec<Need>,
}

/// Something that a form of story asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// That many of something, at least.
    AtLeast(u32, Thing),
    /// Entries begin with a time, and the newest stands first.
    NewestFirst,
}

/// What can be counted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// Photos, those of galleries too.
    Photo,
    /// Headings.
    Heading,
    /// Quotations.
    Quote,
    /// Pull quotes.
    PullQuote,
    /// Fact boxes.
    FactBox,
    /// Tables.
    Table,
}

impl Thing {
    const ALL: [Self; 6] =
        [Self::Photo, Self::Heading, Self::Quote, Self::PullQuote, Self::FactBox, Self::Table];

    /// One of them.
    pub fn label(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Heading => "heading",
            Self::Quote => "quote",
            Self::PullQuote => "pull quote",
            Self::FactBox => "fact box",
            Self::Table => "table",
        }
    }

    /// Several of them.
    pub fn plural(self) -> String {
        if self == Self::FactBox { "fact boxes".to_owned() } else { format!("{}s", self.label()) }
    }
}

/// What a template asks for in words that are not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is nothing a template can ask for.")]
pub struct UnknownNeed(String);

impl FromStr for Need {
    type Err = UnknownNeed;

    /// `3 photos`, `pull quote`, `newest first`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text == "newest first" {
            return Ok(Self::NewestFirst);
        }
        let (count, name) = match text.split_once(' ').map(|(count, name)| (count.parse(), name)) {
            Some((Ok(count), name)) => (count, name),
            _ => (1, text),
        };
        let thing = Thing::ALL.into_iter().find(|thing| name == thing.label() || name == thing.plural());
        thing.map(|thing| Self::AtLeast(count, thing)).ok_or_else(|| UnknownNeed(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_said_in_words() {
        assert_eq!("3 photos".parse(), Ok(Need::AtLeast(3, Thing::Photo)));
        assert_eq!(" pull quote ".parse(), Ok(Need::AtLeast(1, Thing::PullQuote)));
        assert_eq!("2 fact boxes".parse(), Ok(Need::AtLeast(2, Thing::FactBox)));
        assert_eq!("newest first".parse(), Ok(Need::NewestFirst));
        assert_eq!("a good ending".parse::<Need>(), Err(UnknownNeed("a good ending".into())));
    }
}
