//! Sidecars: files of XMP that raw developers and agencies put beside a picture, under its name.

use std::path::{Path, PathBuf};

const ENDINGS: [&str; 2] = ["xmp", "XMP"];

/// The sidecar beside a picture: `ridge.jpg.xmp`, which is for this file alone, or `ridge.xmp`.
pub(crate) fn sidecar_of(picture: &Path) -> Option<PathBuf> {
    let own = |ending: &str| {
        let mut name = picture.as_os_str().to_owned();
        name.push(".");
        name.push(ending);
        PathBuf::from(name)
    };
    let shared = |ending: &str| picture.with_extension(ending);
    let named = ENDINGS.into_iter().map(own).chain(ENDINGS.into_iter().map(shared));
    named.into_iter().find(|path| path != picture && path.is_file())
}

/// Is it a sidecar, by its name?
pub(crate) fn is_sidecar(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xmp"))
}

/// Without the sidecars whose pictures are among the files: they are read with those.
pub(crate) fn without_read_sidecars(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let read: Vec<PathBuf> = match files.iter().any(|path| is_sidecar(path)) {
        true => files.iter().filter_map(|path| sidecar_of(path)).collect(),
        false => Vec::new(),
    };
    files.into_iter().filter(|path| !read.contains(path)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs::write;

    #[test]
    fn a_sidecar_is_found_under_both_of_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let picture = place("ridge.jpg");
        assert_eq!(sidecar_of(&picture), None);
        write(place("ridge.XMP"), "").unwrap();
        assert_eq!(sidecar_of(&picture), Some(place("ridge.XMP")));
        write(place("ridge.jpg.xmp"), "").unwrap();
        assert_eq!(
            sidecar_of(&picture),
            Some(place("ridge.jpg.xmp")),
            "the one for this file alone comes first"
        );
        assert_eq!(sidecar_of(&place("ridge.jpg.xmp")), None);
        let files = vec![picture.clone(), place("ridge.jpg.xmp"), place("other.xmp")];
        assert_eq!(without_read_sidecars(files), [picture, place("other.xmp")]);
    }
}
