//! Where the folders of stories stand under a site: `yyyy/mm/dd/slug/`.

use super::papers::Papers;
use crate::{Failure, Outcome};
use model::StoryId;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::{fs, io};
use storage::Standing;

/// Where folders of stories could stand, in order. Unavailable when a folder on the way cannot be read.
pub(super) fn all(out: &Path) -> Outcome<Vec<String>> {
    let mut level: Vec<String> = vec![String::new()];
    for digits in [4, 2, 2, 0] {
        let below: Vec<_> = level.iter().map(|path| inside(out, path, digits)).collect::<Outcome<_>>()?;
        level = below.concat();
    }
    level.sort();
    Ok(level)
}

/// The folders in a folder whose names are that many digits; 0 for any name.
fn inside(out: &Path, path: &str, digits: usize) -> Outcome<Vec<String>> {
    let place = out.join(path);
    // What cannot be read is no empty folder: its stories would be taken from readers.
    let unreadable = |error: io::Error| {
        Failure::unavailable(format!("{} could not be read: {error}.", place.display()))
            .hint("See to the disk or the network behind it, then try again.")
    };
    let entries = match fs::read_dir(&place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(unreadable)?,
    };
    // A link may lead to a folder; only then the disk is asked once more.
    let folder = |entry: &fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_symlink() => entry.path().is_dir(),
        Ok(kind) => kind.is_dir(),
        Err(_) => false,
    };
    let fits = |name: &String| {
        let dated = name.len() == digits && name.bytes().all(|byte| byte.is_ascii_digit());
        if digits == 0 { !name.starts_with('.') } else { dated }
    };
    let names = entries.into_iter().filter(folder);
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(fits).map(|name| format!("{path}{name}/")).collect())
}

/// Places that stories have left: of the folders of one story the one with its newest version counts, of those the one that
/// was written last. Folders that would not be on the site anyway are not looked at.
pub(super) fn earlier(
    out: &Path,
    all: &[(String, Papers)],
    standings: &HashMap<StoryId, Standing>,
) -> BTreeSet<String> {
    let mut stories: HashMap<StoryId, Vec<(usize, &str)>> = HashMap::new();
    for (path, papers) in all {
        let standing = papers.story.and_then(|story| standings.get(&story));
        let version = standing.and_then(|standing| {
            standing.versions.iter().rposition(|version| version.to_string() == papers.version)
        });
        if let (Some(standing), Some(version)) = (standing, version)
            && papers.as_written
            && !papers.withdrawn
            && !papers.partner
        {
            stories.entry(standing.story).or_default().push((version, path));
        }
    }
    let written =
        |path: &str| fs::metadata(out.join(path).join("manifest.json")).and_then(|file| file.modified()).ok();
    let mut found = BTreeSet::new();
    for mut places in stories.into_values().filter(|places| places.len() > 1) {
        places.sort_by_key(|(version, path)| (*version, written(path), *path));
        places.pop();
        found.extend(places.into_iter().map(|(_, path)| path.to_owned()));
    }
    found
}
