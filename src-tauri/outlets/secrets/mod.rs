//! Secrets of destinations, kept where the system keeps passwords and nowhere else.
//!
//! The desk knows a secret only by a mark that says nothing. The secret itself is in the system's keyring; where there is
//! none (a server, a program without a session) it is in one file that only its owner can read. A secret is never
//! printed: [`Secret`] shows itself as a dash, and no fault repeats one.

mod file;
mod keyring;

use crate::Fault;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// Names a file to keep secrets in instead of the keyring.
const FILE: &str = "GALLEY_SECRETS";

/// Something that is not shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes it in.
    pub fn of(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself, for the one who needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("—")
    }
}

/// Where this computer keeps secrets.
#[derive(Debug, Clone)]
pub struct Secrets {
    keyring: bool,
    /// What is used when there is no keyring; `None` when there is no folder for it either.
    file: Option<PathBuf>,
}

impl Secrets {
    /// The keyring, and a file in the user's configuration where there is none; `GALLEY_SECRETS` names a file to use instead.
    pub fn of_this_computer() -> Self {
        match std::env::var_os(FILE).filter(|file| !file.is_empty()) {
            Some(file) => Self::in_file(file),
            None => Self {
                keyring: true,
                file: dirs::config_dir().map(|folder| folder.join("galley").join("secrets.json")),
            },
        }
    }

    /// One file and no keyring.
    pub fn in_file(file: impl Into<PathBuf>) -> Self {
        Self { keyring: false, file: Some(file.into()) }
    }

    /// Keeps a secret under a mark.
    pub fn keep(&self, mark: &str, secret: &Secret) -> Result<(), Fault> {
        if self.keyring && keyring::keep(mark, secret)? {
            return Ok(());
        }
        let mut kept = self.read()?;
        kept.insert(mark.to_owned(), secret.reveal().to_owned());
        self.write(&kept)
    }

    /// The secret under a mark; `None` when this computer keeps none.
    pub fn find(&self, mark: &str) -> Result<Option<Secret>, Fault> {
        if self.keyring
            && let Some(secret) = keyring::find(mark)?
        {
            return Ok(Some(secret));
        }
        Ok(self.read()?.remove(mark).map(Secret))
    }

    /// Forgets a secret; one that is not there is forgotten already.
    pub fn forget(&self, mark: &str) -> Result<(), Fault> {
        if self.keyring {
            keyring::forget(mark)?;
        }
        let mut kept = self.read()?;
        if kept.remove(mark).is_none() {
            return Ok(());
        }
        self.write(&kept)
    }

    fn read(&self) -> Result<BTreeMap<String, String>, Fault> {
        self.file.as_deref().map_or_else(|| Ok(BTreeMap::new()), file::read)
    }

    fn write(&self, kept: &BTreeMap<String, String>) -> Result<(), Fault> {
        match &self.file {
            Some(file) => file::write(file, kept),
            None => Err(Fault::secrets("this computer has neither a keyring nor a folder for settings")),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_kept_replaced_and_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::in_file(folder.path().join("deep/secrets.json"));
        assert_eq!(secrets.find("a").unwrap(), None);
        secrets.keep("a", &Secret::of("one")).unwrap();
        secrets.keep("b", &Secret::of("two")).unwrap();
        secrets.keep("a", &Secret::of("three")).unwrap();
        assert_eq!(secrets.find("a").unwrap().unwrap().reveal(), "three");
        secrets.forget("a").unwrap();
        secrets.forget("a").unwrap();
        assert_eq!(secrets.find("a").unwrap(), None);
        assert_eq!(secrets.find("b").unwrap().unwrap().reveal(), "two");
    }

    #[test]
    fn a_secret_never_shows_itself() {
        let said = format!("{:?}", BTreeMap::from([("key", Secret::of("hunter2"))]));
        assert!(!said.contains("hunter2"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_the_file_and_one_that_others_can_read_is_not_used() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("galley/secrets.json");
        let secrets = Secrets::in_file(&file);
        secrets.keep("a", &Secret::of("one")).unwrap();
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
        let fault = secrets.find("a").unwrap_err();
        assert!(fault.to_string().contains("others can read it"), "{fault}");
        assert!(secrets.keep("b", &Secret::of("two")).is_err(), "nothing is put where others can read it");
    }

    #[test]
    fn a_damaged_file_is_told_of_and_never_repeated_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secrets.json");
        let secrets = Secrets::in_file(&file);
        secrets.keep("a", &Secret::of("hunter2")).unwrap();
        let whole = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, whole.trim_end().trim_end_matches('}')).unwrap();
        let said = secrets.keep("b", &Secret::of("two")).unwrap_err().to_string();
        assert!(said.contains("damaged") && !said.contains("hunter2"), "{said}");
        assert!(std::fs::read_to_string(&file).unwrap().contains("hunter2"));
    }
}
