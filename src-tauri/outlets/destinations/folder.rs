//! A folder of this computer.

use super::Terms;
use crate::files::{List, Upload};
use crate::{Fault, Files, LIST, Place};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A folder that takes files.
pub(super) struct Folder {
    pub(super) top: PathBuf,
}

pub(super) fn open(terms: &Terms<'_>) -> Result<Place, Fault> {
    let top = PathBuf::from(terms.get("path"));
    if !top.is_absolute() {
        return Err(Fault::setting(format!("“{}” is no whole path of a folder.", top.display())));
    }
    Ok(Place::Files(Box::new(Folder { top })))
}

impl Folder {
    fn fault(&self, error: &std::io::Error) -> Fault {
        let place = self.top.display().to_string();
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotADirectory => {
                Fault::refused(place, error)
            }
            _ => Fault::unreachable(place, error),
        }
    }

    /// Puts one file there, whole or not at all.
    fn place(&self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        let place = self.top.join(path);
        let folder = place.parent().unwrap_or(&self.top);
        fs::create_dir_all(folder)?;
        let mut waiting = tempfile::Builder::new().prefix(".galley-").tempfile_in(folder)?;
        waiting.write_all(bytes)?;
        waiting.as_file().sync_all()?;
        // What a web server is to read is for everybody.
        #[cfg(unix)]
        fs::set_permissions(waiting.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
        waiting.persist(place)?;
        Ok(())
    }
}

impl Files for Folder {
    fn name(&self) -> String {
        self.top.display().to_string()
    }

    fn list(&mut self) -> Result<Option<List>, Fault> {
        match fs::read(self.top.join(LIST)) {
            Ok(bytes) => Ok(Some(List::read(&bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.fault(&error)),
        }
    }

    fn top(&mut self) -> Result<Vec<String>, Fault> {
        match fs::read_dir(&self.top) {
            Ok(entries) => {
                Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(self.fault(&error)),
        }
    }

    fn put(&mut self, files: &[Upload<'_>]) -> Result<(), Fault> {
        files
            .iter()
            .try_for_each(|file| self.place(file.path, file.bytes).map_err(|error| self.fault(&error)))
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Fault> {
        for path in paths {
            match fs::remove_file(self.top.join(path)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(self.fault(&error)),
                _ => remove_empty(&self.top, Path::new(path)),
            }
        }
        Ok(())
    }
}

/// Folders that hold nothing any more go as well.
fn remove_empty(top: &Path, path: &Path) {
    let mut folder = path.to_path_buf();
    while folder.pop() && !folder.as_os_str().is_empty() && fs::remove_dir(top.join(&folder)).is_ok() {}
}
