//! A site that is brought up to date is the site that would be written anew.

use crate::publishing::{contents, walk};
use crate::room::{Past, Room, room};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

const OUT: [&str; 3] = ["ridge", "shore", "lake"];

/// What may happen to a desk, a site or its folder between two exports.
#[derive(Debug, Clone)]
enum Happens {
    Nothing,
    Edited(usize),
    Published,
    Withdrawn(usize),
    Renamed,
    Theme,
    /// Somebody writes into a file of the folder, counted from the first.
    Written(usize),
    /// Somebody deletes one.
    Deleted(usize),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        Just(Happens::Nothing),
        (0..OUT.len()).prop_map(Happens::Edited),
        Just(Happens::Published),
        (0..OUT.len()).prop_map(Happens::Withdrawn),
        Just(Happens::Renamed),
        Just(Happens::Theme),
        any::<usize>().prop_map(Happens::Written),
        any::<usize>().prop_map(Happens::Deleted),
    ]
}

fn past() -> &'static Past {
    static PAST: OnceLock<Past> = OnceLock::new();
    PAST.get_or_init(|| {
        let room = room();
        for (number, slug) in OUT.iter().enumerate() {
            room.finished_story(slug);
            let section = ["News", "Harbour"][number % 2];
            let fields = json!({ "section": section, "tags": "ferries" });
            room.does("set_story_fields", json!({ "story": slug, "fields": fields }));
            approved(&room, slug);
        }
        room.past()
    })
}

fn approved(room: &Room, slug: &str) {
    room.acts("Rita");
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
    room.does("approve_story", json!({ "story": slug }));
}

struct Site {
    room: Room,
    out: PathBuf,
    theme: &'static str,
    published: usize,
}

impl Site {
    fn begun() -> Self {
        let room = past().goes_on();
        let out = room.folder.path().join("out");
        let site = Self { room, out, theme: "daily", published: 0 };
        site.written(&OUT);
        site
    }

    /// What was written of the site.
    fn written(&self, stories: &[&str]) -> Value {
        let ask = json!({ "stories": stories, "out": self.out, "site": self.theme });
        self.room.does("export_stories", ask)["site"].clone()
    }

    fn memories(&self) -> Vec<PathBuf> {
        walk(&self.room.folder.path().join("desk/cache/sites"))
    }

    /// As if the memory had been made long after the files: it is believed then.
    fn believes(&self) {
        for memory in self.memories() {
            let mut said: Value = serde_json::from_slice(&fs::read(&memory).unwrap()).unwrap();
            said["since"] = json!(said["since"].as_u64().unwrap() + 1_000);
            fs::write(&memory, said.to_string()).unwrap();
        }
    }

    fn forgets(&self) {
        for memory in self.memories() {
            fs::remove_file(memory).unwrap();
        }
    }

    fn file(&self, number: usize) -> Option<PathBuf> {
        let files = walk(&self.out);
        let site = |path: &&PathBuf| !path.starts_with(self.out.join("2026"));
        let list = self.out.join("site.json");
        let own: Vec<&PathBuf> = files.iter().filter(site).filter(|path| **path != list).collect();
        own.get(number % own.len().max(1)).map(|path| path.to_path_buf())
    }

    /// Something happens; answers the stories that leave next.
    fn happens(&mut self, what: &Happens) -> Vec<String> {
        let room = &self.room;
        room.passes(60);
        match what {
            Happens::Nothing => vec![],
            Happens::Edited(story) => {
                let slug = OUT[*story];
                if room.status(slug) != "published" {
                    return vec![];
                }
                room.types(slug, &format!("Said again after {} stories.", self.published));
                room.does("set_story_fields", json!({ "story": slug, "fields": { "headline": "Anew" } }));
                approved(room, slug);
                vec![slug.to_owned()]
            }
            Happens::Published => {
                self.published += 1;
                let slug = format!("more-{}", self.published);
                room.approved_story(&slug);
                vec![slug]
            }
            Happens::Withdrawn(story) => {
                let ask = json!({ "story": OUT[*story], "words": "It was wrong.", "reason": "wrong" });
                // One that was taken back is not taken back again.
                let _ = newsroom::commands::call(&room.newsroom, "withdraw_story", ask);
                vec![]
            }
            Happens::Renamed => {
                room.acts("Ada");
                let mut settings = room.does("desk", json!({}))["settings"].clone();
                settings["site"]["name"] = json!(format!("The Ridge {}", room.passed()));
                room.does("set_settings", settings);
                room.acts("Ed");
                vec![]
            }
            Happens::Theme => {
                self.theme = if self.theme == "daily" { "magazine" } else { "daily" };
                vec![]
            }
            Happens::Written(number) => {
                if let Some(file) = self.file(*number) {
                    fs::write(file, "Somebody was here.").unwrap();
                }
                vec![]
            }
            Happens::Deleted(number) => {
                if let Some(file) = self.file(*number) {
                    fs::remove_file(file).unwrap();
                }
                vec![]
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn a_site_that_is_brought_up_to_date_is_the_site_written_anew(
        steps in proptest::collection::vec((happens(), any::<bool>()), 1..5),
    ) {
        let mut site = Site::begun();
        for (step, believes) in &steps {
            if *believes {
                site.believes();
            }
            let leaving = site.happens(step);
            let stories: Vec<&str> = leaving.iter().map(String::as_str).collect();
            site.written(&stories);
            let brought = contents(&site.out);
            site.forgets();
            let anew = site.written(&[]);
            prop_assert_eq!((&anew["written"], &anew["removed"]), (&json!(0), &json!(0)), "{:?}", step);
            prop_assert_eq!(&contents(&site.out), &brought);
        }
    }
}

#[test]
fn what_did_not_change_is_neither_made_nor_written_again() {
    let site = Site::begun();
    site.believes();
    let stamps = |site: &Site| -> Vec<_> {
        walk(&site.out)
            .into_iter()
            .map(|path| (fs::metadata(&path).unwrap().modified().unwrap(), path))
            .collect()
    };
    let before = stamps(&site);
    assert_eq!(site.written(&[])["written"], json!(0));
    assert_eq!(stamps(&site), before);
    // A memory that cannot be read is no memory.
    for memory in site.memories() {
        fs::write(memory, "{").unwrap();
    }
    assert_eq!(site.written(&[])["written"], json!(0));
    assert_eq!(stamps(&site), before);
}
