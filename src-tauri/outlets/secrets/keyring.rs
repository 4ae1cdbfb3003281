//! The system's keyring: the Secret Service, the Keychain, the Credential Manager.
//!
//! Where there is none, each says so by what it answers, so that the caller goes to the file. A keyring that is there and
//! refuses is a fault: a secret is not put elsewhere behind the person's back.

use super::Secret;
use crate::Fault;
use keyring::{Entry, Error};

/// What the keyring's own programs show as the owner.
const SERVICE: &str = "Galley";

fn entry(mark: &str) -> Result<Option<Entry>, Fault> {
    if Entry::store_status().is_err() {
        return Ok(None);
    }
    Entry::new(SERVICE, mark).map(Some).map_err(fault)
}

/// Keeps a secret; `false` when there is no keyring.
pub(super) fn keep(mark: &str, secret: &Secret) -> Result<bool, Fault> {
    let Some(entry) = entry(mark)? else { return Ok(false) };
    entry.set_password(secret.reveal()).map(|()| true).map_err(fault)
}

/// A secret, when there is a keyring and it has it.
pub(super) fn find(mark: &str) -> Result<Option<Secret>, Fault> {
    let Some(entry) = entry(mark)? else { return Ok(None) };
    match entry.get_password() {
        Ok(secret) => Ok(Some(Secret::of(secret))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(fault(error)),
    }
}

/// Forgets a secret, where there is a keyring that has it.
pub(super) fn forget(mark: &str) -> Result<(), Fault> {
    let Some(entry) = entry(mark)? else { return Ok(()) };
    match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(fault(error)),
    }
}

/// What the keyring says. Words of its own only: some errors carry what was to be kept.
fn fault(error: Error) -> Fault {
    Fault::secrets(match error {
        Error::NoStorageAccess(_) => "the keyring is locked, or does not let Galley in",
        Error::TooLong(..) => "the secret is too long for the keyring",
        _ => "the keyring does not answer as it should",
    })
}
