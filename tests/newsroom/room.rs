//! A newsroom for tests that reads like English: people by first name, a clock that stands still until it is moved.

use newsroom::{Failure, Newsroom, Surroundings, commands};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

/// 24 November 2026, noon.
const START: i64 = 1_795_521_600;

pub(crate) struct Room {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) newsroom: Newsroom,
    clock: Arc<AtomicI64>,
    /// Seconds that have gone by, however the clock was set.
    passed: Arc<AtomicU64>,
    openings: u64,
}

/// `opening` counts how often this desk was opened: each draws other identifiers, as in life.
fn surroundings(
    folder: &Path,
    clock: &Arc<AtomicI64>,
    passed: &Arc<AtomicU64>,
    opening: u64,
) -> Surroundings {
    let (clock, passed) = (Arc::clone(clock), Arc::clone(passed));
    Surroundings {
        clock: Box::new(move || jiff::Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap()),
        steady: Box::new(move || Some(Duration::from_secs(passed.load(Ordering::Relaxed)))),
        seed: Some(7 + opening),
        worker: Some(PathBuf::from(env!("CARGO_BIN_EXE_galley-cli"))),
        secrets: Some(folder.join("secrets.json")),
    }
}

/// A desk with Rita, who reports, Ed, who edits, and Ada, who keeps the desk. Rita is acting.
pub(crate) fn room() -> Room {
    let folder = tempfile::tempdir().unwrap();
    let (clock, passed) = (Arc::new(AtomicI64::new(START)), Arc::default());
    let surroundings = surroundings(folder.path(), &clock, &passed, 0);
    let newsroom = Newsroom::create(&folder.path().join("desk"), "Test desk", surroundings).unwrap();
    let room = Room { folder, newsroom, clock, passed, openings: 1 };
    for (name, role) in [("Rita", "journalist"), ("Ed", "editor"), ("Ada", "admin")] {
        room.does("add_person", json!({ "name": name, "role": role }));
    }
    room.acts("Rita");
    room
}

/// Another seat at the desk of a room, from which somebody else works at the same time.
pub(crate) struct Beside {
    pub(crate) newsroom: Newsroom,
}

impl Beside {
    /// Carries out a command from there that must succeed.
    #[track_caller]
    pub(crate) fn does(&self, name: &str, arguments: Value) -> Value {
        done(&self.newsroom, name, arguments)
    }

    /// Carries out a command from there that must be refused.
    #[track_caller]
    pub(crate) fn refuses(&self, name: &str, arguments: Value) -> Failure {
        refused(&self.newsroom, name, arguments)
    }
}

#[track_caller]
fn refused(newsroom: &Newsroom, name: &str, arguments: Value) -> Failure {
    match commands::call(newsroom, name, arguments) {
        Ok(answer) => panic!("{name} was done: {answer}"),
        Err(failure) => failure,
    }
}

#[track_caller]
fn done(newsroom: &Newsroom, name: &str, arguments: Value) -> Value {
    match commands::call(newsroom, name, arguments) {
        Ok(answer) => answer,
        Err(failure) => panic!("{name}: {failure:?}"),
    }
}

impl Room {
    /// Carries out a command that must succeed.
    #[track_caller]
    pub(crate) fn does(&self, name: &str, arguments: Value) -> Value {
        done(&self.newsroom, name, arguments)
    }

    /// Another seat, where somebody else works.
    pub(crate) fn beside(&self, person: &str) -> Beside {
        let beside = Beside { newsroom: self.newsroom.another_seat() };
        beside.does("act_as", json!({ "person": person }));
        beside
    }

    /// Carries out a command that must be refused.
    #[track_caller]
    pub(crate) fn refuses(&self, name: &str, arguments: Value) -> Failure {
        refused(&self.newsroom, name, arguments)
    }

    pub(crate) fn acts(&self, person: &str) {
        self.does("act_as", json!({ "person": person }));
    }

    /// Time goes by, and the clock with it.
    pub(crate) fn passes(&self, seconds: u32) {
        self.clock.fetch_add(seconds.into(), Ordering::Relaxed);
        self.passed.fetch_add(seconds.into(), Ordering::Relaxed);
    }

    /// Seconds that have gone by.
    pub(crate) fn passed(&self) -> u64 {
        self.passed.load(Ordering::Relaxed)
    }

    /// The clock is set while no time goes by.
    pub(crate) fn jumps(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Closes the desk and opens it again, as after a restart.
    pub(crate) fn restarts(self) -> Self {
        let Self { folder, newsroom, clock, passed, openings } = self;
        drop(newsroom);
        let surroundings = surroundings(folder.path(), &clock, &passed, openings);
        let newsroom = Newsroom::open(&folder.path().join("desk"), surroundings).unwrap();
        Self { folder, newsroom, clock, passed, openings: openings + 1 }
    }

    /// Closes the desk for good: what was done so far, from which any number of rooms can go on.
    pub(crate) fn past(self) -> Past {
        let Self { folder, newsroom, clock, openings, .. } = self;
        drop(newsroom);
        Past { folder, now: clock.load(Ordering::Relaxed), openings }
    }

    /// A story with a lead photo, submitted by its writer and approved by Ed, who goes on acting; answers its slug.
    pub(crate) fn approved_story_with_photo(&self, slug: &str) -> String {
        let story = self.finished_story(slug);
        self.photo("ridges-at-dusk.jpg");
        self.does(
            "place_photo",
            json!({ "story": story, "photo": "ridges-at-dusk.jpg", "lead": true, "alt": "Ridges" }),
        );
        self.approved(story)
    }

    /// A story of Rita's that nothing stands against, by its slug.
    pub(crate) fn finished_story(&self, slug: &str) -> String {
        self.acts("Rita");
        self.does("create_story", json!({ "slug": slug, "headline": "The path that keeps moving" }));
        self.does(
            "replace_text",
            json!({ "story": slug, "markdown": "The first paragraph.\n\nThe second paragraph." }),
        );
        slug.to_owned()
    }

    /// The same, submitted by Rita and approved by Ed.
    pub(crate) fn approved_story(&self, slug: &str) -> String {
        let story = self.finished_story(slug);
        self.approved(story)
    }

    fn approved(&self, story: String) -> String {
        self.does("submit_story", json!({ "story": story }));
        self.acts("Ed");
        self.does("approve_story", json!({ "story": story }));
        story
    }

    pub(crate) fn story(&self, slug: &str) -> Value {
        self.does("open_story", json!({ "story": slug }))["story"].clone()
    }

    pub(crate) fn status(&self, slug: &str) -> String {
        self.story(slug)["status"].as_str().unwrap().to_owned()
    }

    /// Types: replaces the first block by a paragraph.
    pub(crate) fn types(&self, slug: &str, words: &str) -> Value {
        let base = self.story(slug)["seq"].clone();
        self.does("edit_text", edit(slug, &base, words))
    }

    pub(crate) fn markdown(&self, slug: &str) -> String {
        self.does("show_story", json!({ "story": slug, "format": "text" }))["text"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// A photo of the tests' own, added to the library; its file name.
    pub(crate) fn photo(&self, name: &str) -> String {
        let path = photo_file(name);
        let added = self.does("add_photos", json!({ "paths": [path] }));
        assert_eq!(added["failed"], json!([]), "{name}");
        name.to_owned()
    }
}

impl Room {
    /// A file added to the library, as a photo.
    pub(crate) fn added(&self, path: &std::path::Path) -> Value {
        let added = self.does("add_photos", json!({ "paths": [path] }));
        assert_eq!(added["failed"], json!([]));
        self.does("photo", json!({ "photo": added["added"][0]["id"] }))["photo"].clone()
    }
}

/// What was done at a desk that is closed.
pub(crate) struct Past {
    folder: tempfile::TempDir,
    now: i64,
    openings: u64,
}

impl Past {
    /// A room that goes on from here by itself; Ed is acting.
    pub(crate) fn goes_on(&self) -> Room {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(self.folder.path(), folder.path());
        let (clock, passed) = (Arc::new(AtomicI64::new(self.now)), Arc::default());
        let surroundings = surroundings(folder.path(), &clock, &passed, self.openings);
        let newsroom = Newsroom::open(&folder.path().join("desk"), surroundings).unwrap();
        let room = Room { folder, newsroom, clock, passed, openings: self.openings + 1 };
        room.acts("Ed");
        room
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy_folder(&from, &to) } else { assert!(std::fs::copy(&from, &to).is_ok()) }
    }
}

/// A file of `tests/photos`.
pub(crate) fn photo_file(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../newsroom/sample");
    format!("{folder}/{name}")
}

pub(crate) fn edit(slug: &str, base: &Value, words: &str) -> Value {
    json!({
        "story": slug, "base": base, "at": 0, "remove": 1,
        "insert": [{ "type": "paragraph", "attrs": { "id": "a1" }, "content": [{ "type": "text", "text": words }] }],
    })
}
