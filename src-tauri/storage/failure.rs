//! Why storage did not do something, as one enum that callers turn into sentences.
//!
//! A kind exists only because somebody acts on it. What SQLite and the operating system report is mapped
//! here and nowhere else; [`StorageFailure::is_hard`] names the faults after which writing stops.

use model::{PhotoId, StoryId};
use rusqlite::ErrorCode;
use std::io;
use std::path::{Path, PathBuf};

/// What every operation of this crate answers.
pub type Outcome<T> = Result<T, StorageFailure>;

/// Why an operation did not happen. After any of these the desk on disk is as it was before.
///
/// The one exception is [`StorageFailure::Io`] during a commit: whether it reached the disk is known only
/// after [`Desk::reopen`](crate::Desk::reopen).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageFailure {
    /// Another program has this desk open.
    #[error("the desk is open in another program")]
    OpenElsewhere,
    /// The folder holds no desk, or a database of another program.
    #[error("{} is not a desk", .0.display())]
    NotADesk(PathBuf),
    /// A desk cannot be created here: the folder is a desk already, or holds other things.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The desk was written by a newer Galley, with this number of its schema.
    #[error("the desk has schema {0}, which this version does not know")]
    NewerDesk(u32),
    /// The database or an original does not hold what was put there.
    #[error("damaged: {0}")]
    Damaged(String),
    /// There is no room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or folder can only be read.
    #[error("the desk can only be read")]
    ReadOnly,
    /// The operating system forbids it.
    #[error("no permission for {}", .0.display())]
    NoPermission(PathBuf),
    /// What was named is not there.
    #[error("{0} is not there")]
    Missing(String),
    /// Writing has stopped after a hard fault, which is told; reopen the desk to go on.
    #[error("writing has stopped: {0}")]
    Latched(String),
    /// It contradicts what is there.
    #[error("{0}")]
    Conflict(Conflict),
    /// What was given cannot be kept: too large, or not what it should be.
    #[error("cannot be kept: {0}")]
    Refused(String),
    /// The disk failed.
    #[error("the disk failed: {0}")]
    Io(String),
    /// A mistake in Galley.
    #[error("a mistake in Galley: {0}")]
    Bug(String),
}

/// What stands against a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// The edit was made on an older text.
    #[error("the story is at edit {current}, not {base}")]
    Base {
        /// The story.
        story: StoryId,
        /// What the edit was made on.
        base: u64,
        /// Number of the last acknowledged edit.
        current: u64,
    },
    /// Another story has this slug.
    #[error("another story is called {0}")]
    Slug(String),
    /// Another person has this name.
    #[error("another person is called {0}")]
    Name(String),
    /// The original is in the library already.
    #[error("the photo is there already")]
    Photo(PhotoId),
    /// The history entry is not the newest about its subject any more.
    #[error("the history entry is closed")]
    History(i64),
    /// The story has no approval that holds.
    #[error("the story has no approval that holds")]
    NoApproval(StoryId),
}

impl From<Conflict> for StorageFailure {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

impl StorageFailure {
    /// After this, writing stops until the desk is reopened deliberately.
    pub fn is_hard(&self) -> bool {
        matches!(self, Self::Damaged(_) | Self::DiskFull | Self::Io(_) | Self::ReadOnly)
    }

    /// The failure of a file operation on `path`.
    pub(crate) fn of_file(error: &io::Error, path: &Path) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(path.display().to_string()),
            io::ErrorKind::PermissionDenied => Self::NoPermission(path.to_path_buf()),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(format!("{error} ({})", path.display())),
        }
    }
}

/// What SQLite says, in our kinds.
impl From<rusqlite::Error> for StorageFailure {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let code = match &error {
            E::SqliteFailure(failure, _) => failure.code,
            E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..) => return Self::Damaged(error.to_string()),
            _ => return Self::Bug(error.to_string()),
        };
        match code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::SystemIoFailure => Self::Io(error.to_string()),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged(error.to_string()),
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::CannotOpen => Self::Io(error.to_string()),
            ErrorCode::PermissionDenied => Self::NoPermission(PathBuf::from(crate::desk::DATABASE)),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                Self::OpenElsewhere
            }
            ErrorCode::TooBig => Self::Refused("larger than a database can hold".into()),
            _ => Self::Bug(error.to_string()),
        }
    }
}

/// Stored JSON that cannot be read is damage: only this crate wrote it.
pub(crate) fn damaged(what: &str) -> impl Fn(serde_json::Error) -> StorageFailure + '_ {
    move |error| StorageFailure::Damaged(format!("{what}: {error}"))
}

/// Turns a file error on `path` into a failure.
pub(crate) fn file(path: &Path) -> impl Fn(io::Error) -> StorageFailure + '_ {
    move |error| StorageFailure::of_file(&error, path)
}
