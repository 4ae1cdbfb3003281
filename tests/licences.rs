//! What Galley is built from may be passed on: every crate, and every package that is shipped with the window, has
//! a permissive licence. Known vulnerabilities are not looked up here: that takes a database from the network.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than to be named.
const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "IJG",
    "ISC",
    "MIT",
    // Fonts.
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Under MPL 2.0, which asks for more only of somebody who changes these files. They come with Tauri and stay as they are.
const UNCHANGED: &[&str] = &["cssparser", "cssparser-macros", "dtoa-short", "option-ext", "selectors"];

/// Packages whose manifest names no licence, though the file LICENSE in them does: the MIT licence.
const MIT_IN_A_FILE: &[&str] = &["node_modules/svelte-toolbelt"];

fn is_permissive(licence: &str) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX);
    expression.is_ok_and(|expression| {
        expression.evaluate(|wanted| wanted.license.id().is_some_and(|id| PERMISSIVE.contains(&id.name)))
    })
}

/// Those of the packages (name and licence) that have no permissive licence.
fn foreign<'a>(packages: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Vec<String> {
    packages
        .filter(|(_, licence)| !licence.is_some_and(is_permissive))
        .map(|(name, licence)| format!("{name} ({})", licence.unwrap_or("none")))
        .collect()
}

#[test]
fn every_crate_may_be_passed_on() {
    // What this computer builds: the crates of other systems are not here to be looked at.
    let rustc = Command::new("rustc").args(["--print", "host-tuple"]).output().unwrap();
    let here = String::from_utf8(rustc.stdout).unwrap();
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
            "--filter-platform",
            here.trim(),
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "the test itself works");
    let named =
        packages.iter().map(|package| (package["name"].as_str().unwrap(), package["license"].as_str()));
    let found =
        foreign(named.filter(|(name, licence)| !(UNCHANGED.contains(name) && *licence == Some("MPL-2.0"))));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_package_of_the_window_may_be_passed_on() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/package-lock.json");
    let lock: Value = serde_json::from_str(&std::fs::read_to_string(lock).unwrap()).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    // The package without a path is the window itself; those marked so are tools that are not shipped.
    let shipped = packages.iter().filter(|(path, package)| {
        let known = package["license"].is_null() && MIT_IN_A_FILE.contains(&path.as_str());
        !path.is_empty() && package["dev"] != true && !known
    });
    let named: Vec<_> = shipped.map(|(path, package)| (path.as_str(), package["license"].as_str())).collect();
    assert!(named.len() > 20, "the test itself works");
    assert_eq!(foreign(named.into_iter()), Vec::<String>::new());
}

#[test]
fn what_is_permissive_and_what_is_not() {
    for (licence, expected) in [
        ("MIT", true),
        ("GPL-3.0-only OR MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0-only", false),
        ("LGPL-2.1-or-later", false),
        ("Anything I like", false),
        ("", false),
    ] {
        assert_eq!(is_permissive(licence), expected, "{licence}");
    }
}
