//! Laws of pushing posts, on a system in memory that can be cut off anywhere and loses answers.

use super::AT_ONCE;
use crate::files::hash_of;
use crate::posts::Mark;
use crate::{Fault, Gone, Live, Picture, Placed, Post, Posts, PushedPosts, Source, Stand, push_posts};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A post as the system holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    mark: Option<Mark>,
    text: String,
    is_out: bool,
}

/// A system in memory. After `left` steps an answer is lost though what was asked for is done, and nothing is reached then.
#[derive(Default)]
struct Memory {
    posts: Vec<Held>,
    pictures: BTreeMap<String, String>,
    left: Option<usize>,
    lost: bool,
    puts: usize,
}

impl Memory {
    fn step<T>(&mut self, answer: T) -> Result<T, Fault> {
        match &mut self.left {
            Some(0) => Err(Fault::unreachable("memory", "cut off")),
            Some(left) => {
                *left -= 1;
                Ok(answer)
            }
            None => Ok(answer),
        }
    }

    /// Nothing is reached any more. The step before was done, and its answer was lost.
    fn is_away(&mut self) -> Result<(), Fault> {
        match &mut self.left {
            Some(0) if self.lost => Err(Fault::unreachable("memory", "cut off")),
            Some(0) => {
                self.lost = true;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn found(&self, story: &str) -> Option<usize> {
        self.posts.iter().position(|held| held.mark.as_ref().is_some_and(|mark| mark.story == story))
    }

    fn live_at(&self, at: usize) -> Option<(String, Live)> {
        let held = self.posts.get(at)?;
        let mark = held.mark.clone()?;
        let live =
            Live { id: at.to_string(), hash: mark.hash, is_out: held.is_out, url: format!("https://m/{at}") };
        Some((mark.story, live))
    }

    /// What stands there of a story.
    fn text(&self, story: &str) -> Option<&Held> {
        self.found(story).and_then(|at| self.posts.get(at))
    }
}

impl Posts for Memory {
    fn name(&self) -> String {
        "memory".into()
    }

    fn live(&mut self) -> Result<BTreeMap<String, Live>, Fault> {
        let live = (0..self.posts.len()).filter_map(|at| self.live_at(at)).collect();
        self.step(live)
    }

    fn place(&mut self, picture: &Picture, bytes: &[u8]) -> Result<Placed, Fault> {
        self.is_away()?;
        let url = format!("https://m/{}.jpg", picture.source.hash);
        self.pictures.insert(url.clone(), String::from_utf8_lossy(bytes).into_owned());
        self.step(Placed { id: "1".into(), url })
    }

    fn put(&mut self, post: &Post, placed: &[Placed]) -> Result<Live, Fault> {
        self.is_away()?;
        self.puts += 1;
        let held = Held { mark: Some(post.mark()), text: post.html_with(placed), is_out: true };
        let at = self.found(&post.story).unwrap_or(self.posts.len());
        match self.posts.get_mut(at) {
            Some(there) => *there = held,
            None => self.posts.push(held),
        }
        let (_, live) = self.live_at(at).unwrap();
        self.step(live)
    }

    fn take_down(&mut self, gone: &Gone, live: &Live) -> Result<(), Fault> {
        self.is_away()?;
        let at: usize = live.id.parse().unwrap();
        *self.posts.get_mut(at).unwrap() =
            Held { mark: Some(gone.mark()), text: gone.words.clone(), is_out: false };
        self.step(())
    }
}

/// Whether each of four stories is out with such words, was taken back, or is not spoken of.
fn wanted() -> impl Strategy<Value = Vec<Option<Result<String, String>>>> {
    let words = "[xyz]{1,2}";
    let one = prop_oneof![
        Just(None),
        words.prop_map(|text| Some(Ok(text))),
        words.prop_map(|text| Some(Err(text)))
    ];
    proptest::collection::vec(one, 4)
}

fn stand(folder: &Path, wanted: &[Option<Result<String, String>>]) -> Stand {
    let mut stand = Stand::default();
    for (number, one) in wanted.iter().enumerate() {
        let (story, slug) = (format!("0-{number}"), format!("story-{number}"));
        match one {
            None => {}
            Some(Ok(text)) => stand.posts.push(post(folder, &story, &slug, text)),
            Some(Err(words)) => stand.gone.push(Gone { story, slug, words: words.clone() }),
        }
    }
    stand
}

/// A post with one picture, whose bytes are its words.
pub(super) fn post(folder: &Path, story: &str, slug: &str, text: &str) -> Post {
    let file = folder.join(hash_of(text.as_bytes()));
    fs::write(&file, text).unwrap();
    let picture = Picture {
        source: Source { file, hash: hash_of(text.as_bytes()) },
        name: "ridge-800.jpg".into(),
        addresses: vec!["https://example.org/ridge-800.jpg".into()],
        alt: "A ridge".into(),
        caption: "The ridge.".into(),
        credit: "Photo: A".into(),
        leads: false,
    };
    Post {
        story: story.into(),
        slug: slug.into(),
        title: "The ridge".into(),
        excerpt: "It stands.".into(),
        byline: "Ana Field".into(),
        authors: vec!["Ana Field".into()],
        html: format!(
            "<p>{text}</p><figure><img src=\"https://example.org/ridge-800.jpg\" alt=\"A\"></figure>"
        ),
        lang: "en".into(),
        section: "News".into(),
        tags: vec!["Ridges".into()],
        published: 1_795_521_600,
        url: format!("https://example.org/2026/11/24/{slug}/"),
        pictures: vec![picture],
    }
}

fn send(place: &mut Memory, stand: &Stand) -> Result<PushedPosts, Fault> {
    push_posts(place, stand, false, AT_ONCE, &mut |_, _, _| true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_push_of_posts_that_is_cut_off_is_finished_by_the_next_and_no_story_has_two(
        before in wanted(), after in wanted(), cut in 0_usize..16,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (first, then) = (stand(folder.path(), &before), stand(folder.path(), &after));
        let mut place = Memory::default();
        let theirs = Held { mark: None, text: "theirs".into(), is_out: true };
        place.posts.push(theirs.clone());
        send(&mut place, &first).unwrap();
        (place.left, place.lost) = (Some(cut), false);
        let _ = send(&mut place, &then);
        place.left = None;
        send(&mut place, &then).unwrap();
        prop_assert_eq!(&place.posts[0], &theirs);
        let stories: Vec<String> = place.posts.iter().filter_map(|held| Some(held.mark.clone()?.story)).collect();
        prop_assert_eq!(stories.iter().collect::<BTreeSet<_>>().len(), stories.len());
        for (number, one) in after.iter().enumerate() {
            let held = place.text(&format!("0-{number}"));
            match one {
                Some(Ok(text)) => prop_assert!(held.is_some_and(|held| held.is_out && held.text.contains(text))),
                Some(Err(_)) => prop_assert!(held.is_none_or(|held| !held.is_out)),
                // Not spoken of: as it was.
                None => prop_assert_eq!(
                    held.is_some_and(|held| held.is_out),
                    matches!(before.get(number), Some(Some(Ok(_))))
                ),
            }
        }
        let puts = place.puts;
        prop_assert!(send(&mut place, &then).unwrap().difference.is_none());
        prop_assert_eq!(place.puts, puts);
    }

    #[test]
    fn a_dry_run_of_posts_tells_what_the_push_does_and_does_nothing(before in wanted(), after in wanted()) {
        let folder = tempfile::tempdir().unwrap();
        let mut place = Memory::default();
        send(&mut place, &stand(folder.path(), &before)).unwrap();
        let then = stand(folder.path(), &after);
        let was = place.posts.clone();
        let told = push_posts(&mut place, &then, true, AT_ONCE, &mut |_, _, _| true).unwrap();
        prop_assert_eq!(&place.posts, &was);
        prop_assert_eq!(send(&mut place, &then).unwrap().difference, told.difference);
    }
}

#[test]
fn pictures_are_named_by_where_they_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let post = post(folder.path(), "0-1", "ridge", "one");
    let placed = [Placed { id: "7".into(), url: "https://m/a.jpg?x=1&y=2".into() }];
    let html = post.html_with(&placed);
    assert!(html.contains("src=\"https://m/a.jpg?x=1&amp;y=2\"") && !html.contains("example.org"), "{html}");
}

#[test]
fn a_mark_is_read_as_it_was_written_and_nothing_else_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let post = post(folder.path(), "0193-ab", "ridge", "one");
    let mark = post.mark();
    assert_eq!(Mark::read(&format!("<p>a</p>{}<p>b</p>", mark.written())), Some(mark.clone()));
    let mut moved = post.clone();
    moved.pictures[0].source.file = "/elsewhere".into();
    assert_eq!(moved.mark(), mark, "where a file lies here is nothing that is sent");
    moved.pictures[0].credit = "Photo: B".into();
    assert_ne!(moved.mark(), mark);
    for strange in ["", "galley-story:", "galley-story:a", "galley-story:a:b", "galley-story: a :0"] {
        assert_eq!(Mark::read(strange), None, "{strange}");
    }
}
