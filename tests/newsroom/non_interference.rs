//! What is not released leaves no trace: desks that differ only in what was not released export the same bytes.
//!
//! A past with published stories and one that is ready is gone on from in many ways by chance: drafts, embargoed, spiked
//! and submitted stories, later versions that nobody approved, comments, photos nobody published. A word that stands in
//! every field of all of that must not stand in a single file, nor in the name of one, and every file must be as it is
//! where nothing was added.

use crate::publishing::{contents, walk};
use crate::room::{Past, Room, room};
use newsroom::commands;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

/// Stands in nothing that is released.
const CANARY: &str = "kanarienvogel";
/// The published stories; a later version of one is no release.
const OUT: [&str; 2] = ["ridge", "shore"];

/// Something at a desk that is not released.
#[derive(Debug, Clone)]
enum Secret {
    Draft,
    Submitted,
    Spiked,
    /// Approved, and not to leave before a time that has not come.
    Embargoed,
    /// Approved, and changed since.
    Lapsed,
    /// A published story, changed since; perhaps submitted again.
    Later {
        out: usize,
        submitted: bool,
    },
    /// What was said about a published story.
    Comment {
        out: usize,
    },
    /// A photo with the word in whatever is known about it; perhaps shown in a draft.
    Photo {
        shown: bool,
    },
}

fn secret() -> impl Strategy<Value = Secret> {
    prop_oneof![
        Just(Secret::Draft),
        Just(Secret::Submitted),
        Just(Secret::Spiked),
        Just(Secret::Embargoed),
        Just(Secret::Lapsed),
        (0..OUT.len(), any::<bool>()).prop_map(|(out, submitted)| Secret::Later { out, submitted }),
        (0..OUT.len()).prop_map(|out| Secret::Comment { out }),
        any::<bool>().prop_map(|shown| Secret::Photo { shown }),
    ]
}

/// Two stories that are out, one of them with a photo; and one that is ready and links to them and to one that is not out.
fn past() -> &'static Past {
    static PAST: OnceLock<Past> = OnceLock::new();
    PAST.get_or_init(|| {
        let room = room();
        room.finished_story("pending");
        room.approved_story_with_photo("ridge");
        room.approved_story("shore");
        for story in OUT {
            room.does("set_story_fields", json!({ "story": story, "fields": { "notes": CANARY } }));
        }
        export(&room, &OUT);
        room.passes(60);
        room.finished_story("lake");
        let [pending, ridge, shore] =
            ["pending", OUT[0], OUT[1]].map(|slug| room.story(slug)["id"].as_str().unwrap().to_owned());
        let text = format!(
            "As [we reported](story:{ridge}), and [will](story:{pending}).\n\n:::related\n- [There](story:{shore})\n- [Here](story:{pending})\n:::\n"
        );
        room.does("replace_text", json!({ "story": "lake", "markdown": text }));
        room.does("submit_story", json!({ "story": "lake" }));
        room.acts("Ed");
        room.does("approve_story", json!({ "story": "lake" }));
        room.past()
    })
}

/// Exports stories in every format with the site around all that are out; answers every file by its hash.
fn export(room: &Room, stories: &[&str]) -> BTreeMap<String, String> {
    let out = room.folder.path().join("out");
    let catalogue = room.does("catalogue", json!({}));
    let formats: Vec<&Value> =
        catalogue["formats"].as_array().unwrap().iter().map(|format| &format["id"]).collect();
    let ask = json!({ "stories": stories, "out": out, "formats": formats, "site": "magazine" });
    let exported = room.does("export_stories", ask);
    assert_eq!(exported["held"], json!([]));
    contents(&out)
}

/// Puts the word into every field of a story that takes one.
fn fill(room: &Room, slug: &str) {
    let mut filled = 0;
    for field in room.does("catalogue", json!({}))["story_fields"].as_array().unwrap() {
        for value in [CANARY.to_owned(), format!("https://{CANARY}.example/")] {
            let ask = json!({ "story": slug, "fields": { field["id"].as_str().unwrap(): value } });
            if commands::call(&room.newsroom, "set_story_fields", ask).is_ok() {
                filled += 1;
                break;
            }
        }
    }
    assert!(filled > 15, "{filled} fields took the word");
}

fn fill_photo(room: &Room, photo: &str) {
    let mut filled = 0;
    for field in room.does("catalogue", json!({}))["photo_fields"].as_array().unwrap() {
        for value in [json!(CANARY), json!([CANARY]), json!(format!("https://{CANARY}.example/"))] {
            let ask = json!({ "photo": photo, "fields": { field["id"].as_str().unwrap(): value } });
            if commands::call(&room.newsroom, "set_photo_fields", ask).is_ok() {
                filled += 1;
                break;
            }
        }
    }
    assert!(filled > 20, "{filled} fields took the word");
}

/// A story with the word wherever it can stand; it links to what is out, and Rita goes on acting.
fn begin(room: &Room, number: usize) -> String {
    let slug = format!("{CANARY}-{number}");
    room.acts("Rita");
    room.does("create_story", json!({ "slug": slug, "headline": CANARY }));
    let out = room.story(OUT[number % OUT.len()])["id"].as_str().unwrap().to_owned();
    let text = format!("The {CANARY} sings.\n\n:::related\n- [{CANARY}](story:{out})\n:::\n");
    room.does("replace_text", json!({ "story": slug, "markdown": text }));
    fill(room, &slug);
    slug
}

fn submit(room: &Room, slug: &str) {
    room.acts("Rita");
    room.does("submit_story", json!({ "story": slug }));
    room.acts("Ed");
}

impl Secret {
    fn happens(&self, room: &Room, number: usize) {
        match self {
            Self::Draft => drop(begin(room, number)),
            Self::Submitted => submit(room, &begin(room, number)),
            Self::Spiked => {
                let slug = begin(room, number);
                room.does("spike_story", json!({ "story": slug }));
            }
            Self::Embargoed | Self::Lapsed => {
                let slug = begin(room, number);
                let until = json!({ "embargo": "2027-01-01T00:00:00Z" });
                room.does("set_story_fields", json!({ "story": slug, "fields": until }));
                submit(room, &slug);
                room.does("approve_story", json!({ "story": slug }));
                if matches!(self, Self::Lapsed) {
                    room.types(&slug, CANARY);
                }
            }
            Self::Later { out, submitted } => {
                let again = room.status(OUT[*out]) == "published";
                room.types(OUT[*out], &format!("The {CANARY} sings."));
                fill(room, OUT[*out]);
                if *submitted && again {
                    submit(room, OUT[*out]);
                }
            }
            Self::Comment { out } => {
                let ask = json!({ "story": OUT[*out], "on": { "on": "story" }, "text": CANARY });
                room.does("add_comment", ask);
            }
            Self::Photo { shown } => {
                let photo = room.photo("harbour-morning.jpg");
                fill_photo(room, &photo);
                if *shown {
                    let slug = begin(room, number);
                    room.does("place_photo", json!({ "story": slug, "photo": photo, "alt": CANARY }));
                }
            }
        }
        room.acts("Ed");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn desks_that_differ_in_what_is_not_released_export_the_same_bytes(
        secrets in proptest::collection::vec(secret(), 1..7),
    ) {
        static ALONE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
        let alone = ALONE.get_or_init(|| export(&past().goes_on(), &["lake"]));
        prop_assert!(alone.len() > 60, "three stories and their site");
        let room = past().goes_on();
        for (number, secret) in secrets.iter().enumerate() {
            secret.happens(&room, number);
        }
        prop_assert_eq!(&export(&room, &["lake"]), alone);
        let out = room.folder.path().join("out");
        for path in walk(&out) {
            let whole = [path.display().to_string().into_bytes(), fs::read(&path).unwrap()].concat();
            let found = whole.windows(CANARY.len()).any(|part| part.eq_ignore_ascii_case(CANARY.as_bytes()));
            prop_assert!(!found, "{} knows of it", path.display());
        }
    }
}
