//! The shape of the project, held by a test: who may import whom, how long a file may be, that every file says
//! what it is for, and that what is generated is up to date.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each crate may import of ours.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("language", &[]),
    ("formats", &["model"]),
    ("avif", &[]),
    ("imaging", &["model", "avif"]),
    ("storage", &["model"]),
    ("outlets", &[]),
    ("newsroom", &["model", "formats", "imaging", "storage", "outlets"]),
    ("cli", &["newsroom"]),
];

/// Crates of others that only one crate of ours may know.
const OWNERS: &[(&str, &str)] = &[
    ("rusqlite", "storage"),
    ("pulldown-cmark", "formats"),
    ("image", "imaging"),
    ("rav1e", "avif"),
    ("clap", "cli"),
];

/// Tests may look at results with another crate's eyes.
const LOOKING: &[(&str, &str)] = &[("formats", "image"), ("cli", "image")];

/// Files longer than [`LONGEST`] lines, with the reason.
const LONG: &[(&str, &str)] = &[(
    "src-tauri/model/document/suggestions/weave.rs",
    "one walk over two texts, whose steps share where it stands",
)];
const LONGEST: usize = 400;

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The names a manifest's section depends on.
fn dependencies(manifest: &str, section: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim() == format!("[{section}]");
        } else if inside && let Some((name, _)) = line.split_once(['.', '=']) {
            let name = name.trim().trim_matches('"');
            if !name.is_empty() && !name.starts_with('#') {
                found.insert(name.to_owned());
            }
        }
    }
    found
}

fn manifest(of: &str) -> String {
    fs::read_to_string(top().join("src-tauri").join(of).join("Cargo.toml")).unwrap()
}

/// Every file of the project with one of these endings, by its path from the top.
fn files(endings: &[&str]) -> BTreeMap<String, String> {
    fn gather(folder: &Path, endings: &[&str], found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                if !["target", "node_modules", "dist", "gen", "generated", ".git", ".cache"]
                    .contains(&name.as_str())
                {
                    gather(&path, endings, found);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let from_top = path.strip_prefix(top()).unwrap().to_string_lossy().into_owned();
                found.insert(from_top, fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    let mut found = BTreeMap::new();
    for folder in ["src-tauri", "ui/src", "tests", "scripts"] {
        gather(&top().join(folder), endings, &mut found);
    }
    assert!(found.len() > 10, "the test itself works");
    found
}

#[test]
fn crates_import_only_what_the_map_allows() {
    let ours: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    for (name, allowed) in ARROWS {
        let wanted = dependencies(&manifest(name), "dependencies");
        for other in wanted.iter().filter(|other| ours.contains(other.as_str())) {
            assert!(allowed.contains(&other.as_str()), "{name} must not import {other}");
        }
    }
    let root = dependencies(&fs::read_to_string(top().join("Cargo.toml")).unwrap(), "dependencies");
    for other in root.iter().filter(|other| ours.contains(other.as_str())) {
        assert_eq!(other, "newsroom", "the desktop imports only newsroom");
    }
}

#[test]
fn every_foreign_power_has_one_owner() {
    for (power, owner) in OWNERS {
        for (name, _) in ARROWS {
            let manifest = manifest(name);
            let mut used = dependencies(&manifest, "dependencies").contains(*power);
            used |= dependencies(&manifest, "dev-dependencies").contains(*power)
                && !LOOKING.contains(&(*name, *power));
            assert!(!used || name == owner, "{power} belongs to {owner}, not to {name}");
        }
    }
    for (path, text) in files(&[".rs"]) {
        let knows_tauri = text.contains("tauri::") || text.contains("tauri_build::");
        let may = path.starts_with("src-tauri/desktop/") || path.starts_with("tests/");
        assert!(!knows_tauri || may, "{path} knows Tauri; only desktop/ may");
    }
}

#[test]
fn the_window_keeps_to_its_map() {
    for (path, text) in files(&[".ts", ".svelte"]).iter().filter(|(path, _)| path.starts_with("ui/src/")) {
        let inside = path.trim_start_matches("ui/src/");
        let mut parts = inside.split('/');
        let area = parts.next().unwrap_or_default();
        let feature = parts.next().unwrap_or_default();
        for wanted in imports(path, text) {
            if wanted.starts_with("@tauri-apps/") {
                assert_eq!(area, "backend", "{path}: only backend may import {wanted}");
            }
            let Some(target) = wanted.strip_prefix("ui/src/") else { continue };
            let mut parts = target.split('/');
            let (to, to_feature) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            match area {
                "shared" => assert_eq!(to, "shared", "{path}: shared imports nothing of ours ({wanted})"),
                "backend" => assert_eq!(to, "backend", "{path}: backend imports nothing of ours ({wanted})"),
                "features" => {
                    assert_ne!(to, "app", "{path}: a feature does not know the app ({wanted})");
                    assert!(
                        to != "features" || to_feature == feature,
                        "{path}: features do not know each other ({wanted})"
                    );
                }
                _ => {}
            }
        }
    }
}

/// What a file of the window imports: packages by name, our files by their path from the top.
fn imports(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split("from ").chain(text.split("import(")).chain(text.split("import ")) {
        let quote = piece.chars().next().filter(|c| *c == '"' || *c == '\'');
        let Some(target) = quote.and_then(|quote| piece[1..].split(quote).next()) else { continue };
        if target.starts_with('.') {
            let mut place: Vec<&str> = path.split('/').collect();
            place.pop();
            for part in target.split('/') {
                match part {
                    "." => {}
                    ".." => drop(place.pop()),
                    part => place.push(part),
                }
            }
            found.push(place.join("/"));
        } else {
            found.push(target.to_owned());
        }
    }
    found
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut lengths = Vec::new();
    for (path, text) in files(&[".rs", ".ts", ".svelte", ".mjs", ".sh", ".css", ".sql"]) {
        let length = text.lines().count();
        lengths.push(length);
        let reason = LONG.iter().any(|(long, _)| *long == path);
        assert!(length <= LONGEST || reason, "{path} has {length} lines");
        let first = text.lines().find(|line| !line.is_empty() && !line.starts_with("#!")).unwrap_or_default();
        let says =
            ["//!", "//", "/*", "<!--", "#", "--"].iter().any(|sign| first.trim_start().starts_with(sign));
        assert!(says, "{path} does not open with what it is for: {first}");
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < 150, "the median file has {median} lines");
}

#[test]
fn what_is_generated_is_up_to_date() {
    let read = |path: &str| fs::read_to_string(top().join(path)).unwrap();
    let fresh = newsroom::commands::typescript();
    assert!(read("ui/src/backend/generated/commands.ts") == fresh, "run `cargo xtask types`");
    let signs = language::typography::typescript();
    assert!(read("ui/src/backend/generated/typography.ts") == signs, "run `cargo xtask types`");
    let table = model::story::steps::steps_table();
    assert!(read("docs/steps.md").contains(&table), "run `cargo xtask steps`");
}
