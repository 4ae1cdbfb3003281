//! Posts and the systems that take them: what differs from what is live, and bringing it there.
//!
//! Such a system has an order of its own and posts of other people, so only what the caller names is touched. Every post
//! carries a mark, kept by the system with it: whose story it is, and a hash of what was sent. By the mark the post is found
//! again, whatever became of its title or address, so that a story never has two; by the hash it is known whether anything
//! differs. A push that was cut off is finished by the next one, which finds what the first left.

mod push;

pub use push::{PushedPosts, push_posts};

use crate::Fault;
use crate::files::{Source, hash_of};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A story as systems of posts take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The story's lasting identity.
    pub story: String,
    /// Its name in addresses.
    pub slug: String,
    /// The headline.
    pub title: String,
    /// The summary under it; may be empty.
    pub excerpt: String,
    /// The names as a line; may be empty.
    pub byline: String,
    /// The writers, one by one.
    pub authors: Vec<String>,
    /// The text in plain elements, without the leading picture. Pictures are named by the addresses they have on our site.
    pub html: String,
    /// BCP 47.
    pub lang: String,
    /// May be empty.
    pub section: String,
    /// What it is about.
    pub tags: Vec<String>,
    /// First publication, in seconds since 1970.
    pub published: i64,
    /// Its address on our site.
    pub url: String,
    /// Its pictures.
    pub pictures: Vec<Picture>,
}

/// A picture of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file that is sent: a JPEG.
    pub source: Source,
    /// Its name there.
    pub name: String,
    /// Every address it has in the text.
    pub addresses: Vec<String>,
    /// What stands for it where it cannot be seen.
    pub alt: String,
    /// The caption; may be empty.
    pub caption: String,
    /// The credit line.
    pub credit: String,
    /// It leads the story.
    pub leads: bool,
}

impl Picture {
    /// Caption and credit as one line.
    pub(crate) fn line(&self) -> String {
        [self.caption.trim(), self.credit.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A story that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The story's lasting identity.
    pub story: String,
    /// Its name in addresses, for people.
    pub slug: String,
    /// What readers are told; may be empty.
    pub words: String,
}

/// What a caller wants to be so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stand {
    /// Stories that are out.
    pub posts: Vec<Post>,
    /// Stories that were taken back.
    pub gone: Vec<Gone>,
}

/// A post of Galley's that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// What the system calls it.
    pub id: String,
    /// The hash in its mark.
    pub hash: String,
    /// Readers can see it.
    pub is_out: bool,
    /// Its address there.
    pub url: String,
}

/// A picture that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What the system calls it.
    pub id: String,
    /// Its address there.
    pub url: String,
}

/// The mark of a post: `galley-story:IDENTITY:HASH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The story's lasting identity.
    pub story: String,
    /// SHA-256 in lower-case hex of what was sent.
    pub hash: String,
}

/// What every mark begins with.
pub(crate) const MARK: &str = "galley-story:";

impl Mark {
    /// As a comment of HTML.
    pub(crate) fn written(&self) -> String {
        format!("<!-- {MARK}{}:{} -->", self.story, self.hash)
    }

    /// The first mark in a text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (_, after) = text.split_once(MARK)?;
        let mut parts = after.splitn(2, ':');
        let story = parts.next()?.to_owned();
        let hash: String = parts.next()?.chars().take_while(char::is_ascii_hexdigit).collect();
        let is_id = !story.is_empty() && story.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        (is_id && hash.len() == 64).then_some(Self { story, hash })
    }
}

/// Raised when the same post is sent in another form, so that it is sent anew.
const FORM: u32 = 1;

impl Post {
    /// The mark of exactly this. Where files lie on this computer is nothing that is sent.
    pub(crate) fn mark(&self) -> Mark {
        let picture = |one: &Picture| {
            json!([one.source.hash, one.name, one.addresses, one.alt, one.caption, one.credit, one.leads])
        };
        let pictures: Vec<Value> = self.pictures.iter().map(picture).collect();
        let said = json!([
            FORM,
            self.slug,
            self.title,
            self.excerpt,
            self.byline,
            self.authors,
            self.html,
            self.lang,
            self.section,
            self.tags,
            self.published,
            self.url,
            pictures,
        ]);
        Mark { story: self.story.clone(), hash: hash_of(said.to_string().as_bytes()) }
    }

    /// The picture that leads.
    pub(crate) fn lead(&self) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.leads)
    }

    /// The text with the addresses its pictures have there.
    pub(crate) fn html_with(&self, placed: &[Placed]) -> String {
        let mut html = self.html.clone();
        for (picture, placed) in self.pictures.iter().zip(placed) {
            for address in &picture.addresses {
                html = html.replace(&format!("\"{address}\""), &format!("\"{}\"", escaped(&placed.url)));
            }
        }
        html
    }
}

impl Gone {
    /// The mark of exactly this.
    pub(crate) fn mark(&self) -> Mark {
        let said = json!([FORM, "gone", self.words]);
        Mark { story: self.story.clone(), hash: hash_of(said.to_string().as_bytes()) }
    }
}

/// A system that takes posts.
pub trait Posts {
    /// What people call the place, for sentences.
    fn name(&self) -> String;

    /// Every post with a mark of Galley's, by story.
    fn live(&mut self) -> Result<BTreeMap<String, Live>, Fault>;

    /// Makes a picture be there once, however often it is asked for, with its words.
    fn place(&mut self, picture: &Picture, bytes: &[u8]) -> Result<Placed, Fault>;

    /// Makes a post be there and out, the same one as before when there is one; `placed` are its pictures in their order.
    fn put(&mut self, post: &Post, placed: &[Placed]) -> Result<Live, Fault>;

    /// Takes a post from readers, and its words with it.
    fn take_down(&mut self, gone: &Gone, live: &Live) -> Result<(), Fault>;
}

/// Text as it stands in HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
