//! Why something could not be sent, in a sentence, with what to do about it.

/// A push that did not happen, or not wholly. What was sent stays, and the next push goes on from there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A setting of the destination does not fit.
    #[error("{what}")]
    Setting {
        /// What does not fit.
        what: String,
    },
    /// The destination cannot be reached now; trying again may help.
    #[error("{place} cannot be reached: {why}")]
    Unreachable {
        /// Where.
        place: String,
        /// What it or the way to it says.
        why: String,
    },
    /// The destination refuses; trying again does not help.
    #[error("{place} refuses: {why}")]
    Refused {
        /// Where.
        place: String,
        /// What it says.
        why: String,
    },
    /// Something else than Galley's stands where files would go.
    #[error("{place} holds {what}, which Galley did not put there.")]
    Occupied {
        /// Where.
        place: String,
        /// The first of it.
        what: String,
    },
    /// A program of the system is not there.
    #[error("The program {name} is not on this computer.")]
    Program {
        /// Its name.
        name: &'static str,
    },
    /// A file that was to be sent cannot be read.
    #[error("{file} could not be read: {why}.")]
    Source {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
    /// A secret cannot be kept or had.
    #[error("The secret cannot be had: {why}.")]
    Secrets {
        /// Why.
        why: String,
    },
    /// A person stopped it.
    #[error("The push was stopped.")]
    Stopped,
}

impl Fault {
    /// Can trying again help?
    pub fn passes(&self) -> bool {
        matches!(self, Self::Unreachable { .. })
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Setting { .. } => "Change the destination in the settings.",
            Self::Unreachable { .. } => {
                "What was sent stays; push once more when it can be reached, and it goes on from there."
            }
            Self::Refused { .. } => "Look at the destination's address, name and key in the settings.",
            Self::Occupied { .. } => "Choose an empty place, or move away what is there.",
            Self::Program { .. } => "Install it, or choose another kind of destination.",
            Self::Source { .. } => "Export the story again, then push once more.",
            Self::Secrets { .. } => {
                "Unlock the keyring, or name a file for secrets in the environment as GALLEY_SECRETS."
            }
            Self::Stopped => "Push once more to go on from there.",
        }
    }

    pub(crate) fn setting(what: impl Into<String>) -> Self {
        Self::Setting { what: what.into() }
    }

    pub(crate) fn secrets(why: impl Into<String>) -> Self {
        Self::Secrets { why: why.into() }
    }

    pub(crate) fn unreachable(place: impl Into<String>, why: impl ToString) -> Self {
        Self::Unreachable { place: place.into(), why: one_line(&why.to_string()) }
    }

    pub(crate) fn refused(place: impl Into<String>, why: impl ToString) -> Self {
        Self::Refused { place: place.into(), why: one_line(&why.to_string()) }
    }
}

/// What a program or a server says, short enough for a sentence.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 300;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
