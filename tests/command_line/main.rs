//! `galley-cli` as a person and a script use it: words, JSON, and exit statuses that tell the truth.

#![allow(clippy::unwrap_used, clippy::panic)]

mod secrets;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn galley(desk: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_galley-cli"))
        .arg("--desk")
        .arg(desk)
        .args(arguments)
        .env_remove("GALLEY_DESK")
        .output()
        .unwrap()
}

#[track_caller]
fn done(desk: &Path, arguments: &[&str]) -> String {
    let output = galley(desk, arguments);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}\n{out}{err}");
    out.into_owned()
}

#[track_caller]
fn refused(desk: &Path, arguments: &[&str]) -> String {
    let output = galley(desk, arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?} was done");
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// The one JSON value an invocation answers, and its exit status.
#[track_caller]
fn json(desk: &Path, arguments: &[&str]) -> (Value, Option<i32>) {
    let output = galley(desk, &[&["--json"], arguments].concat());
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let value = serde_json::from_slice(&output.stdout);
    (value.unwrap_or_else(|error| panic!("{arguments:?}: {error}")), output.status.code())
}

#[test]
fn the_main_job_from_a_blank_desk_to_a_published_page() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let text = folder.path().join("piece.txt");
    std::fs::write(&text, "Morning ferry stays\n\nThe board put off its decision on Tuesday evening.\n")
        .unwrap();
    let photo = concat!(env!("CARGO_MANIFEST_DIR"), "/../newsroom/sample/harbour-morning.jpg");
    done(&desk, &["init"]);
    done(&desk, &["people", "add", "Rita Reporter", "--role", "journalist"]);
    done(&desk, &["people", "add", "Ed Editor", "--role", "editor"]);
    done(&desk, &["import", text.to_str().unwrap()]);
    done(&desk, &["photos", "add", photo]);
    let frame = |more: &[&str]| done(&desk, &[&["photos", "frame", "harbour-morning.jpg"], more].concat());
    assert!(frame(&["--straighten", "-1.5"]).contains("straightened by -1.5°"));
    let framed = frame(&["--straighten", "0", "--crop", "16:9=0,2000,9000,7594"]);
    assert!(framed.contains("16:9  0,2000,9000,7594  2160 × 1215 pixels, drawn"), "{framed}");
    assert!(framed.contains("free  0,0,10000,10000  2400 × 1600 pixels, automatic"), "{framed}");
    let story = "morning-ferry-stays";
    assert!(done(&desk, &["stories"]).contains(story));
    done(
        &desk,
        &["place", story, "harbour-morning.jpg", "--lead", "--alt", "Boats at rest in a still harbour"],
    );
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/../newsroom/sample/ridges-at-dusk.jpg");
    done(&desk, &["photos", "add", other]);
    let swap = |one, other| done(&desk, &["photos", "swap", story, one, other, "--keep-alt"]);
    assert!(swap("harbour-morning.jpg", "ridges-at-dusk.jpg").contains("in 1 place"));
    swap("ridges-at-dusk.jpg", "harbour-morning.jpg");
    done(&desk, &["set", story, "byline=Rita Reporter", "section=News"]);
    assert!(refused(&desk, &["approve", story, "--as", "Ed Editor"]).contains("draft"));
    done(&desk, &["submit", story, "--as", "Rita Reporter"]);
    assert!(refused(&desk, &["approve", story, "--as", "Rita Reporter"]).contains("editor"));
    let out = folder.path().join("site");
    assert!(refused(&desk, &["export", story, "--out", out.to_str().unwrap()]).contains("not approved"));
    done(&desk, &["check", story]);
    done(&desk, &["approve", story, "--as", "Ed Editor"]);
    let (answer, status) = json(&desk, &["export", story, "--out", out.to_str().unwrap()]);
    let page = answer["stories"][0]["page"].as_str().unwrap();
    assert_eq!(status, Some(0));
    let html = std::fs::read_to_string(page).unwrap();
    assert!(html.contains("Morning ferry stays") && html.contains("Galley samples"));
    assert!(done(&desk, &["history", story]).contains("Ed Editor  Approved it"));
    done(&desk, &["set", story, "headline=Morning ferry stays in port"]);
    let differs = done(&desk, &["compare", story, "--from", "approved"]);
    assert!(differs.contains("Headline: Morning ferry stays{+ in port+}\n1 change."), "{differs}");
    let versions = done(&desk, &["versions", story, "--version", "1", "--name", "As filed"]);
    assert!(versions.contains("Rita Reporter  submitted  “As filed”"), "{versions}");
    assert!(done(&desk, &["versions", story]).contains("“As filed”"));
    assert_eq!(json(&desk, &["compare", story, "--from", "1", "--to", "1"]).0["comparison"]["count"], 0);
    done(&desk, &["backup"]);
    done(&desk, &["verify"]);
    done(&desk, &["dump"]);
}

#[test]
fn what_is_not_done_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    assert!(refused(&desk, &["stories"]).contains("not a desk"));
    done(&desk, &["init", "--name", "Test"]);
    assert!(refused(&desk, &["init"]).contains("not empty"));
    assert!(refused(&desk, &["show", "nothing"]).contains("no story"));
    assert!(refused(&desk, &["submit", "nothing", "--as", "Nobody"]).contains("Nobody"));
    assert!(refused(&desk, &["call", "fly", "{}"]).contains("no command"));
    assert!(refused(&desk, &["call", "stories", "{"]).contains("no JSON"));
    assert_eq!(galley(&desk, &["dance"]).status.code(), Some(2));
    assert!(done(&desk, &["commands"]).contains("approve_story"));
    done(&desk, &["verify"]);
}

#[test]
fn json_is_one_value_whatever_happens() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (empty, letter) = (file("empty.jpg", b""), file("letter.txt", b"Ferry stays\n\nIt goes on.\n"));
    let out = folder.path().join("site").to_str().unwrap().to_owned();
    let in_a_file = format!("{letter}/site");

    assert_eq!(json(&desk, &["init"]).1, Some(0));
    for arguments in [
        vec!["people", "add", "Rita", "--role", "journalist"],
        vec!["people", "add", "Ed", "--role", "editor"],
        vec!["import", &letter],
        vec!["set", "ferry-stays", "byline=Rita"],
        vec!["stories"],
        vec!["show", "ferry-stays"],
        vec!["check", "ferry-stays"],
        vec!["submit", "ferry-stays", "--as", "Rita"],
        vec!["history", "ferry-stays"],
        vec!["flag", "ferry-stays", "legal", "required", "--as", "Rita"],
        vec!["flag", "ferry-stays", "legal", "not-needed", "--reason", "Opening hours", "--as", "Ed"],
        vec!["photos", "list"],
        vec!["dump"],
        vec!["verify"],
        vec!["backup"],
        vec!["restore"],
        vec!["call", "stories"],
        vec!["commands"],
    ] {
        assert_eq!(json(&desk, &arguments).1, Some(0), "{arguments:?}");
    }
    for (arguments, kind) in [
        (vec!["show", "nothing"], "not_found"),
        (vec!["init"], "invalid"),
        (vec!["set", "ferry-stays", "lang=!"], "invalid"),
        (vec!["set", "ferry-stays", "colour=red"], "invalid"),
        (vec!["set", "ferry-stays", "headline"], "invalid"),
        (vec!["place", "ferry-stays", "nothing.jpg"], "not_found"),
        (vec!["photos", "frame", "nothing.jpg"], "not_found"),
        (vec!["photos", "swap", "nothing", "one.jpg", "other.jpg"], "not_found"),
        (vec!["photos", "frame", "nothing.jpg", "--crop", "16:9=1,2,3"], "invalid"),
        (vec!["edit", "ferry-stays", "--file", "/nowhere/at/all.md"], "unavailable"),
        (vec!["approve", "ferry-stays", "--as", "Rita"], "not_allowed"),
        (vec!["flag", "ferry-stays", "taste", "required", "--as", "Ed"], "invalid"),
        (vec!["revive", "ferry-stays", "--as", "Ed"], "not_allowed"),
        (vec!["spike", "ferry-stays", "--as", "Nobody"], "not_found"),
        (vec!["people", "add", "Ed", "--role", "editor"], "conflict"),
        (vec!["export", "ferry-stays", "--out", &in_a_file], "unavailable"),
        (vec!["restore", "2001"], "not_found"),
        (vec!["call", "fly"], "not_found"),
        (vec!["call", "stories", "["], "invalid"),
        (vec!["call", "open_story", "{}"], "invalid"),
    ] {
        let (answer, status) = json(&desk, &arguments);
        let failure = &answer["failure"];
        assert_eq!((failure["kind"].as_str(), status), (Some(kind), Some(1)), "{arguments:?}: {answer}");
        for said in ["message", "hint"] {
            assert!(failure[said].as_str().is_some_and(|words| !words.is_empty()), "{arguments:?}: {answer}");
        }
    }
    for (arguments, list, count) in [
        (vec!["photos", "add", &empty, &letter, "/nowhere/at/all.jpg"], "failed", 3),
        (vec!["import", &empty, "/nowhere/at/all.txt"], "failed", 2),
        (vec!["export", "ferry-stays", "nothing", "--out", &out], "held", 2),
    ] {
        let (answer, status) = json(&desk, &arguments);
        assert_eq!(status, Some(1), "{answer}");
        for row in answer[list].as_array().unwrap() {
            assert!(row["failure"]["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "{row}");
        }
        assert_eq!(answer[list].as_array().unwrap().len(), count, "{answer}");
    }
    for misunderstood in [vec!["dance"], vec!["people", "add"], vec!["show", "x", "--format", "pdf"], vec![]]
    {
        let (answer, status) = json(&desk, &misunderstood);
        assert_eq!((answer["failure"]["kind"].as_str(), status), (Some("invalid"), Some(2)), "{answer}");
        assert!(answer["failure"]["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "{answer}");
    }
}

#[test]
fn a_desk_that_cannot_be_opened_says_why_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    done(&desk, &["init"]);
    let database = desk.join("desk.sqlite");
    let lock = std::fs::File::options().write(true).open(desk.join("desk.lock")).unwrap();
    lock.lock().unwrap();
    assert!(refused(&desk, &["stories"]).contains("open in another Galley"));
    drop(lock);
    let before = std::fs::read(&database).unwrap();
    // The number of the shape stands at byte 60 of SQLite's header.
    let mut newer = before.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    for (bytes, why) in [(newer, "newer Galley"), (vec![7; 8192], "damaged"), (vec![], "damaged")] {
        std::fs::write(&database, &bytes).unwrap();
        assert!(refused(&desk, &["set", "x", "headline=y"]).contains(why), "{why}");
        assert_eq!(std::fs::read(&database).unwrap(), bytes, "{why}: not a byte was touched");
    }
    std::fs::write(&database, before).unwrap();
    done(&desk, &["verify"]);
}

#[test]
fn what_goes_out_by_itself_is_let_out_and_called_off() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    done(&desk, &["init", "--sample"]);
    assert_eq!(done(&desk, &["push", "--due", "--as", "Ed Editor"]).trim(), "");
    let story = "the-path-that-keeps-moving";
    let refused = refused(&desk, &["schedule", story, "--cancel", "--as", "Ed Editor"]);
    assert!(refused.contains("has no time to go out"), "{refused}");
    // Without either, what is missing is said.
    for verb in [&["push", "Our site"] as &[&str], &["schedule", story, "--at", "2099-01-01T00:00:00Z"]] {
        assert_eq!(galley(&desk, verb).status.code(), Some(2), "{verb:?}");
    }
}

#[test]
fn an_empty_file_replaces_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    done(&desk, &["init", "--sample"]);
    let story = "the-path-that-keeps-moving";
    let before = done(&desk, &["show", story]);
    let empty = folder.path().join("empty.md");
    std::fs::write(&empty, " \n").unwrap();
    assert!(refused(&desk, &["edit", story, "--file", empty.to_str().unwrap()]).contains("There is no text"));
    assert_eq!(done(&desk, &["show", story]), before);
}
