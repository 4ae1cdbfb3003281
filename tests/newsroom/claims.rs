//! Claims: who writes where and since when, handed over on request, taken over with nothing lost.

use crate::room::{Beside, Room, edit, room};
use newsroom::{FailureKind, Notice};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// Who writes in the story, as a seat sees it; `null` when it is free.
fn claim(seat: &Beside, story: &str) -> Value {
    at(seat, story)["claim"].clone()
}

fn at(seat: &Beside, story: &str) -> Value {
    let id = seat.does("open_story", json!({ "story": story }))["story"]["id"].clone();
    let all = seat.does("who_is_here", json!({}));
    all.as_array().unwrap().iter().find(|row| row["story"] == id).cloned().unwrap_or_default()
}

fn opens(seat: &Beside, story: &str) {
    seat.does("enter_story", json!({ "story": story }));
}

fn types(seat: &Beside, story: &str, words: &str) -> Value {
    let base = seat.does("open_story", json!({ "story": story }))["story"]["seq"].clone();
    seat.does("edit_text", edit(story, &base, words))
}

/// A story that Rita and Ed have open, each at a seat; nobody has written since.
fn two(room: &Room) -> (String, Beside, Beside) {
    let story = room.finished_story("ridge");
    let (rita, ed) = (room.beside("Rita"), room.beside("Ed"));
    opens(&rita, &story);
    room.passes(60);
    opens(&ed, &story);
    (story, rita, ed)
}

fn history(room: &Room, story: &str) -> Vec<String> {
    let rows = room.does("history", json!({ "story": story }));
    let said = |row: &Value| format!("{}: {}", row["by"].as_str().unwrap(), row["what"].as_str().unwrap());
    rows.as_array().unwrap().iter().map(said).collect()
}

#[test]
fn whoever_writes_first_holds_the_text_and_others_see_it() {
    let room = room();
    let (story, rita, ed) = two(&room);
    assert_eq!(claim(&ed, &story), Value::Null, "to look is not to write");
    let here = at(&ed, &story)["here"].clone();
    assert_eq!((&here[0]["name"], &here[0]["own"]), (&json!("Rita"), &json!(false)));
    assert_eq!((&here[1]["name"], &here[1]["own"]), (&json!("Ed"), &json!(true)));
    room.passes(60);
    types(&rita, &story, "Rita writes.");
    room.passes(60);
    types(&rita, &story, "Rita writes on.");
    let seen = claim(&ed, &story);
    assert_eq!((&seen["by"], &seen["own"]), (&json!("Rita"), &json!(false)));
    assert_eq!(seen["since"], "2026-11-24T12:02:00Z");
    assert_eq!(seen["until"], "2026-11-24T12:18:00Z", "every edit renews it");
    assert_eq!(claim(&rita, &story)["own"], true);
}

#[test]
fn who_types_all_the_same_is_brought_together_and_takes_nothing_over() {
    let room = room();
    let (story, rita, ed) = two(&room);
    let base = types(&rita, &story, "The ferry sails at seven today.")["seq"].clone();
    types(&rita, &story, "The new ferry sails at seven today.");
    let saved = ed.does("edit_text", edit(&story, &base, "The ferry sails at eight today."));
    assert_eq!(saved["merged"], 0);
    assert!(room.markdown(&story).contains("The new ferry sails at eight today."));
    assert_eq!(claim(&ed, &story)["by"], "Rita");
}

#[test]
fn it_is_asked_for_put_off_asked_for_again_and_handed_over() {
    let room = room();
    let (story, rita, ed) = two(&room);
    let ask = json!({ "story": story });
    types(&rita, &story, "Rita writes.");
    room.passes(60);
    ed.does("ask_to_write", ask.clone());
    let asked = claim(&rita, &story)["asked"][0].clone();
    assert_eq!(
        (&asked["by"], &asked["own"], &asked["declined"]),
        (&json!("Ed"), &json!(false), &json!(false))
    );
    rita.does("decline_to_hand_over", ask.clone());
    assert_eq!(claim(&ed, &story)["asked"][0]["declined"], true);
    let refused = rita.refuses("hand_over_text", ask.clone());
    assert_eq!(refused.kind, FailureKind::Conflict, "nobody waits any more");
    ed.does("ask_to_write", ask.clone());
    assert_eq!(claim(&rita, &story)["asked"].as_array().unwrap().len(), 1);
    room.passes(60);
    rita.does("hand_over_text", ask.clone());
    let seen = claim(&rita, &story);
    assert_eq!((&seen["by"], &seen["own"], &seen["asked"]), (&json!("Ed"), &json!(false), &json!([])));
    assert_eq!(seen["since"], "2026-11-24T12:03:00Z");
    assert_eq!(history(&room, &story)[0], "Rita: Handed the text over to Ed");
    let refused = rita.refuses("hand_over_text", ask);
    assert!(refused.message.contains("do not hold"), "{}", refused.message);
}

#[test]
fn a_free_text_needs_no_asking() {
    let room = room();
    let (story, rita, ed) = two(&room);
    assert_eq!(ed.does("ask_to_write", json!({ "story": story }))["claim"]["own"], true);
    let refused = rita.refuses("claim_story", json!({ "story": story }));
    assert_eq!(
        (refused.kind, refused.message.as_str()),
        (FailureKind::Conflict, "Ed is writing in “ridge”.")
    );
    let seen = ed.does("take_over_text", json!({ "story": story }));
    assert_eq!(seen["claim"]["taken"], Value::Null, "one's own is not taken over");
}

#[test]
fn a_takeover_keeps_the_other_text_as_a_version_and_loses_no_late_word() {
    let room = room();
    let (story, rita, ed) = two(&room);
    let base = types(&rita, &story, "Rita writes about the ferry.")["seq"].clone();
    room.passes(60);
    let seen = ed.does("take_over_text", json!({ "story": story }))["claim"].clone();
    assert_eq!((&seen["own"], &seen["taken"]["from"]), (&json!(true), &json!("Rita")));
    let lost = claim(&rita, &story);
    assert_eq!((&lost["by"], &lost["taken"]["own"]), (&json!("Ed"), &json!(true)));
    assert_eq!(history(&room, &story)[0], "Ed: Took the text over from Rita");

    let version = room.does("versions", json!({ "story": story }))[0].clone();
    assert_eq!(version["number"], lost["taken"]["version"]);
    assert_eq!(version["name"], "Rita’s text before Ed took over");
    types(&ed, &story, "Ed writes about the bridge.");
    let kept = room.does("version", json!({ "story": story, "version": version["id"] }));
    assert!(kept["document"].to_string().contains("Rita writes about the ferry."));
    let compared =
        room.does("compare_versions", json!({ "story": story, "from": version["number"].to_string() }));
    assert!(compared["comparison"]["count"].as_u64() > Some(0), "{compared}");
    // Who wrote what is still known.
    assert_eq!(room.does("versions", json!({ "story": story })).as_array().unwrap().len(), 2);

    // A letter that was on its way when the text was taken over comes in, as a suggestion where Ed changed the same.
    let late = rita.does("edit_text", edit(&story, &base, "Rita writes about the old ferry."));
    assert!(late["merged"].as_u64().is_some());
    let document = room.does("open_story", json!({ "story": story }))["document"].to_string();
    assert!(document.contains("old") && document.contains("bridge"), "{document}");
    assert_eq!(claim(&rita, &story)["by"], "Ed", "nor is it taken back by that");

    // Whole texts are not brought together: whoever writes does that.
    let back = json!({ "story": story, "version": version["id"] });
    let refused = rita.refuses("restore_version", back.clone());
    assert_eq!(
        (refused.kind, refused.message.as_str()),
        (FailureKind::Conflict, "Ed is writing in “ridge”.")
    );
    ed.does("restore_version", back);
    assert!(room.markdown(&story).contains("Rita writes about the ferry."));
}

#[test]
fn a_claim_ends_with_the_story_the_window_the_person_and_a_long_pause() {
    let room = room();
    let (story, rita, ed) = two(&room);
    let ask = json!({ "story": story });
    let free = |why: &str| assert_eq!(claim(&ed, &story), Value::Null, "{why}");
    types(&rita, &story, "One.");
    rita.does("leave_story", ask.clone());
    free("she left the story");
    opens(&rita, &story);
    types(&rita, &story, "Two.");
    rita.newsroom.leave();
    free("her window is closed");
    assert_eq!(at(&ed, &story)["here"].as_array().unwrap().len(), 1);
    opens(&rita, &story);
    types(&rita, &story, "Three.");
    rita.does("act_as", json!({ "person": "Ada" }));
    free("somebody else sits there");
    rita.does("act_as", json!({ "person": "Rita" }));
    types(&rita, &story, "Four.");
    room.passes(15 * 60 - 1);
    assert_eq!(claim(&ed, &story)["by"], "Rita");
    room.passes(1);
    free("nothing was written for a quarter of an hour");
    types(&ed, &story, "Five.");
    assert_eq!(claim(&rita, &story)["by"], "Ed");
}

#[test]
fn one_person_writes_in_two_windows_and_holds_the_text_until_both_are_closed() {
    let room = room();
    let (story, rita, ed) = two(&room);
    let again = room.beside("Rita");
    opens(&again, &story);
    types(&rita, &story, "Here.");
    assert_eq!(
        (&claim(&again, &story)["own"], &claim(&again, &story)["elsewhere"]),
        (&json!(true), &json!(true))
    );
    types(&again, &story, "And there.");
    rita.newsroom.leave();
    assert_eq!(claim(&ed, &story)["by"], "Rita");
    assert_eq!(claim(&again, &story)["elsewhere"], false);
    again.newsroom.leave();
    assert_eq!(claim(&ed, &story), Value::Null);
}

#[test]
fn everybody_is_told_when_something_changes_and_not_at_every_letter() {
    let room = room();
    let (story, rita, ed) = two(&room);
    let told = Arc::new(Mutex::new(0));
    let ears = Arc::clone(&told);
    room.newsroom.listen(move |notice| {
        if let Notice::Changed(changed) = notice {
            *ears.lock().unwrap() += changed.presence.len();
        }
    });
    let heard = || std::mem::take(&mut *told.lock().unwrap());
    types(&rita, &story, "A");
    assert_eq!(heard(), 1, "she begins to write");
    types(&rita, &story, "Al");
    types(&ed, &story, "Ale");
    assert_eq!(heard(), 0);
    let ask = json!({ "story": story });
    ed.does("ask_to_write", ask.clone());
    rita.does("hand_over_text", ask);
    assert_eq!(heard(), 2);
    ed.newsroom.leave();
    assert!(heard() > 0);
    opens(&rita, &story);
    assert_eq!(heard(), 0, "she was there already");
}
