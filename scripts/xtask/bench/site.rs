//! A site of a thousand stories, beside Hugo's from the same texts with templates of the same pages, papers and feeds
//! (`hugo/`); and a site of ten thousand after one story of it was edited.
//!
//! Both run as programs into a folder that was not there before (where many files were deleted a moment ago, a file system
//! looks long for numbers to give to new ones), and both have read their texts before: Galley's stand on a desk, Hugo's in
//! files. Galley also checks rights and sign-offs, records on the desk what left, and syncs every file to the disk; so before each
//! turn what the one before left in memory is put on the disk, else Galley would wait for the other's as well.

use super::figures::{Times, timed};
use super::table::{Goal, Line, Unit};
use super::{Place, done, text};
use newsroom::{Failure, Newsroom, Surroundings, commands};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const STORIES: usize = 1_000;
const MANY: usize = 10_000;
const WORDS: usize = 800;
const ROUNDS: usize = 5;
/// An editor waits no longer than this for a site that is brought up to date, in milliseconds.
const SOON: f64 = 1_000.0;
const SECTIONS: [&str; 4] = ["News", "Harbour", "Schools", "Culture"];
const TAGS: [&str; 6] = ["ferries", "council", "budget", "pupils", "winter", "petition"];
const WRITERS: [&str; 5] = ["Rita Reporter", "Marta Lindqvist", "Jonas Weber", "Ana Sousa", "Piotr Lis"];

pub(super) fn measure(place: &Place) -> Result<Vec<Line>, String> {
    let desk = desk_of(&place.work.join("site-desk"), STORIES)?;
    let made = place.work.join("site");
    export(place, &desk, STORIES, &made)?;
    let source = hugo_of(&place.work.join("hugo"), &made, STORIES)?;
    let (mut ours, mut beside) = (Vec::new(), Vec::new());
    let mut there = true;
    for round in 0..ROUNDS {
        let (made, built) = (format!("site-{round}"), format!("hugo-site-{round}"));
        settle()?;
        ours.push(timed_well(|| export(place, &desk, STORIES, &place.work.join(made)))?);
        settle()?;
        match timed(|| hugo(&source, &place.work.join(built))) {
            (time, Ok(true)) => beside.push(time),
            (_, Ok(false)) => there = false,
            (_, Err(error)) => return Err(error),
        }
    }
    let (ours, beside) = (Times::new(ours, 0.0), there.then(|| Times::new(beside, 0.0)));
    let mut lines = vec![Line {
        what: format!("A site of {STORIES} stories of {WORDS} words, p50 of {ROUNDS}"),
        ours: ours.within(0.5),
        beside: ("Hugo", beside.map(|beside| beside.within(0.5))),
        unit: Unit::Time,
        goal: Goal::Faster(2.0),
    }];
    lines.push(edited(place)?);
    Ok(lines)
}

/// The time from a story's new approval to a site that says so.
fn edited(place: &Place) -> Result<Line, String> {
    let desk = desk_of(&place.work.join("large-desk"), MANY)?;
    let made = place.work.join("large-site");
    export(place, &desk, MANY, &made)?;
    let mut ours = Vec::new();
    for round in 0..ROUNDS {
        let slug = slug(round * MANY / ROUNDS);
        {
            let newsroom = Newsroom::open(&desk, Surroundings::default()).map_err(said)?;
            let call = |name: &str, ask: Value| commands::call(&newsroom, name, ask).map_err(said);
            let markdown = format!("{}\nThat was in round {round}.\n", text::story(WORDS));
            call("act_as", json!({ "person": WRITERS[0] }))?;
            call("replace_text", json!({ "story": slug, "markdown": markdown }))?;
            approved(&newsroom, &slug)?;
        }
        settle()?;
        ours.push(timed_well(|| exported(place, &desk, std::slice::from_ref(&slug), &made))?);
    }
    let ours = Times::new(ours, 0.0);
    Ok(Line {
        what: format!("A site of {MANY} stories after one was edited, p50 of {ROUNDS}"),
        ours: ours.within(0.5),
        beside: ("", None),
        unit: Unit::Time,
        goal: Goal::Under(SOON),
    })
}

/// Puts on the disk what is still in memory, whoever wrote it.
fn settle() -> Result<(), String> {
    done(&mut Command::new("sync"))
}

/// A desk of so many approved stories.
fn desk_of(folder: &Path, number: usize) -> Result<PathBuf, String> {
    let newsroom = Newsroom::create(folder, "The Desk", Surroundings::default()).map_err(said)?;
    let call = |name: &str, ask: Value| commands::call(&newsroom, name, ask).map_err(said);
    for writer in WRITERS {
        call("add_person", json!({ "name": writer, "role": "journalist" }))?;
    }
    call("add_person", json!({ "name": "Ed Editor", "role": "editor" }))?;
    let words = text::story(WORDS);
    for story in 0..number {
        let slug = slug(story);
        call("act_as", json!({ "person": WRITERS[0] }))?;
        call("create_story", json!({ "slug": slug, "headline": headline(story) }))?;
        call(
            "set_story_fields",
            json!({ "story": slug, "fields": {
            "standfirst": standfirst(story), "section": section(story), "tags": tags(story).join(", "),
            "byline": writer(story),
        } }),
        )?;
        call("replace_text", json!({ "story": slug, "markdown": words }))?;
        approved(&newsroom, &slug)?;
    }
    Ok(folder.to_owned())
}

fn approved(newsroom: &Newsroom, slug: &str) -> Result<(), String> {
    let call = |name: &str, ask: Value| commands::call(newsroom, name, ask).map_err(said);
    call("submit_story", json!({ "story": slug }))?;
    call("act_as", json!({ "person": "Ed Editor" }))?;
    call("approve_story", json!({ "story": slug }))?;
    Ok(())
}

fn export(place: &Place, desk: &Path, number: usize, out: &Path) -> Result<(), String> {
    exported(place, desk, &(0..number).map(slug).collect::<Vec<_>>(), out)
}

fn exported(place: &Place, desk: &Path, stories: &[String], out: &Path) -> Result<(), String> {
    let mut program = Command::new(place.programs.join("galley-cli"));
    program.arg("--desk").arg(desk).arg("export").args(stories).arg("--site=daily").arg("--out").arg(out);
    done(program.args(["--as", "Ed Editor"]).stdout(Stdio::null()).stderr(Stdio::null()))
}

/// The same texts as Hugo reads them, with the style of Galley's pages.
fn hugo_of(folder: &Path, made: &Path, number: usize) -> Result<PathBuf, String> {
    let copied = crate::top().join("scripts/xtask/bench/hugo");
    done(Command::new("cp").arg("-r").arg(&copied).arg(folder))?;
    let partials = folder.join("layouts/partials");
    let style = found(made, "article.css").ok_or("No story was written.")?;
    fs::copy(style, partials.join("style.css")).map_err(|error| error.to_string())?;
    let day = day_of(made)?;
    for story in 0..number {
        let section = section(story).to_lowercase();
        let place = folder.join("content").join(&section);
        fs::create_dir_all(&place).map_err(|error| error.to_string())?;
        let front = json!({
            "title": headline(story), "description": standfirst(story), "slug": slug(story),
            "date": format!("{day}T06:00:00Z"), "tags": tags(story), "authors": [writer(story)],
            "archives": [day.get(..7)],
        });
        let text = format!("{front}\n\n{}", text::story(WORDS));
        fs::write(place.join(format!("{}.md", slug(story))), text).map_err(|error| error.to_string())?;
    }
    Ok(folder.to_owned())
}

/// `false` where Hugo is not there.
fn hugo(source: &Path, out: &Path) -> Result<bool, String> {
    let mut program = Command::new("hugo");
    program.arg("--quiet").arg("--noTimes").arg("--source").arg(source).arg("--destination").arg(out);
    match program.status() {
        Ok(status) if status.success() => Ok(true),
        Ok(status) => Err(format!("hugo ended with {status}")),
        Err(_) => Ok(false),
    }
}

fn slug(story: usize) -> String {
    format!("ferry-{story:05}")
}

fn headline(story: usize) -> String {
    format!("The last ferry stays for winter number {story}")
}

fn standfirst(story: usize) -> String {
    format!("After {} hours of talk the council changed its mind.", story % 24 + 2)
}

fn section(story: usize) -> &'static str {
    SECTIONS[story % SECTIONS.len()]
}

fn tags(story: usize) -> [&'static str; 2] {
    [TAGS[story % TAGS.len()], TAGS[(story / TAGS.len() + story + 1) % TAGS.len()]]
}

fn writer(story: usize) -> &'static str {
    WRITERS[story % WRITERS.len()]
}

/// The first file of a name anywhere under a folder.
fn found(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries.into_iter().find_map(|path| {
        if path.is_dir() { found(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}

/// The day on which the stories left, out of the folders they stand in: `yyyy-mm-dd`.
fn day_of(made: &Path) -> Result<String, String> {
    let page = found(made, "article.css").ok_or("No story was written.")?;
    let path = page.strip_prefix(made).unwrap_or(&page);
    let parts: Vec<String> = path.iter().take(3).map(|part| part.to_string_lossy().into_owned()).collect();
    Ok(parts.join("-"))
}

fn timed_well(work: impl FnOnce() -> Result<(), String>) -> Result<f64, String> {
    let (time, done) = timed(work);
    done.map(|()| time)
}

fn said(failure: Failure) -> String {
    format!("{} {}", failure.message, failure.hint)
}
