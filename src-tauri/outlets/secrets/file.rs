//! Secrets in a file that only its owner can read, for where there is no keyring. Written whole or not at all.

use crate::Fault;
use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Every secret by its mark; none when there is no file.
pub(super) fn read(file: &Path) -> Result<BTreeMap<String, String>, Fault> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(fault(file, error)),
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(file).map_err(|error| fault(file, error))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(fault(file, "others can read it; make it your own with chmod 600"));
        }
    }
    // What serde says of damage would repeat what stands there.
    serde_json::from_slice(&bytes).map_err(|_| fault(file, "it is damaged"))
}

/// Writes every secret.
pub(super) fn write(file: &Path, kept: &BTreeMap<String, String>) -> Result<(), Fault> {
    let folder = file.parent().unwrap_or(file);
    if !folder.is_dir() {
        let mut making = fs::DirBuilder::new();
        making.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
        making.create(folder).map_err(|error| fault(folder, error))?;
    }
    let bytes = serde_json::to_vec_pretty(kept).map_err(|_| fault(file, "it cannot be written"))?;
    // A temporary file is its owner's alone from the beginning, and stays so under its new name.
    let written = tempfile::Builder::new().prefix(".secrets-").tempfile_in(folder).and_then(|mut waiting| {
        waiting.write_all(&bytes)?;
        waiting.as_file().sync_all()?;
        waiting.persist(file)?;
        Ok(())
    });
    written.map_err(|error| fault(file, error))
}

fn fault(file: &Path, why: impl ToString) -> Fault {
    Fault::secrets(format!("{}: {}", file.display(), why.to_string()))
}
