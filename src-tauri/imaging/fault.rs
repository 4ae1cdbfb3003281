//! Why a picture could not be read or made. The caller turns it into a sentence.

use serde::{Deserialize, Serialize};

/// What went wrong with one picture; no other picture is touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PictureFault {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// None of the kinds of pictures there are.
    #[error("it is not a picture")]
    NotAPicture,
    /// A kind of picture that cannot be read.
    #[error("it cannot be read: {0}")]
    Unsupported(String),
    /// It begins like a picture and does not go on like one.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// Beyond a limit.
    #[error("it is too large: {what}; the limit is {limit}")]
    TooLarge {
        /// How large it is.
        what: String,
        /// What is taken.
        limit: String,
    },
    /// It would have to be enlarged.
    #[error("it is too small for what was asked")]
    TooSmall,
    /// Metadata cannot be written into it without losing some that is there.
    #[error("metadata cannot be written into it: {0}")]
    Unwritable(String),
    /// It took longer than the limit.
    #[error("it took too long")]
    TimedOut,
    /// The worker process ended.
    #[error("its worker stopped")]
    WorkerLost,
    /// The file could not be opened or read, or no worker could be started.
    #[error("{0}")]
    Io(String),
}
