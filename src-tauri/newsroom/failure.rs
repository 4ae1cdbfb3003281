//! The one error a person can meet: a kind for the program, a sentence for the person, a hint.
//!
//! Add a kind only when somebody acts on it.

use imaging::PictureFault;
use model::document::SpliceFault;
use model::publish::Held;
use model::review::OpenFault;
use model::story::fields::FieldFault;
use model::story::steps::rule;
use model::story::{FlagRefusal, Refusal};
use serde::Serialize;
use storage::{Conflict, StorageFailure};
use ts_rs::TS;

/// Why an action did not happen. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What the program does about it.
    pub kind: FailureKind,
    /// What happened, for the person.
    pub message: String,
    /// What the person can do about it; empty when there is nothing.
    pub hint: String,
}

/// Kinds of failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// What was named does not exist.
    NotFound,
    /// What was given does not fit.
    Invalid,
    /// The person may not do it, or the story may not take the step.
    NotAllowed,
    /// Somebody else was faster; the newer state stands.
    Conflict,
    /// The desk, the disk or a file cannot be had now.
    Unavailable,
    /// A mistake in Galley itself.
    Bug,
}

/// What every action answers.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure of that kind.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: String::new() }
    }

    /// What was named does not exist.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(FailureKind::NotFound, message)
    }

    /// What was given does not fit.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Invalid, message)
    }

    /// The person may not do it.
    pub fn not_allowed(message: impl Into<String>) -> Self {
        Self::new(FailureKind::NotAllowed, message)
    }

    /// The newer state stands.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Conflict, message)
    }

    /// The desk, the disk or a file cannot be had now.
    pub fn unavailable(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Unavailable, message)
    }

    /// A mistake in Galley itself.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Bug, message).hint("Please report this; your work is kept.")
    }

    /// With a way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// What storage says, in a sentence with a way out.
impl From<StorageFailure> for Failure {
    fn from(failure: StorageFailure) -> Self {
        use StorageFailure as S;
        match failure {
            S::OpenElsewhere => Self::unavailable("This desk is open in another Galley.")
                .hint("Close it there first, or open another desk with --desk."),
            S::NotADesk(folder) => Self::invalid(format!("{} is not a desk.", folder.display()))
                .hint("Name the folder of a desk, or make a new one with `galley-cli --desk DIR init`."),
            S::NotEmpty(folder) => Self::invalid(format!("The folder {} is not empty.", folder.display()))
                .hint("A new desk needs a folder of its own."),
            S::NewerDesk(schema) => Self::unavailable(format!("This desk was written by a newer Galley (shape {schema})."))
                .hint("Update Galley to open it. Nothing was changed."),
            S::Damaged(what) => Self::unavailable(format!("Something on the desk is damaged: {what}."))
                .hint("`verify` says what is wrong; `restore` puts the last good backup in its place and keeps this one."),
            S::DiskFull => Self::unavailable("The disk is full.")
                .hint("Make room on it. What you see is kept in memory and will be saved as soon as there is room."),
            S::ReadOnly => Self::unavailable("The desk can only be read.")
                .hint("Its folder or disk is write-protected."),
            S::NoPermission(path) => Self::unavailable(format!("Galley may not use {}.", path.display()))
                .hint("Ask for the right to read and write that folder, or use another desk."),
            S::Missing(what) => Self::not_found(format!("There is no {what}."))
                .hint("It may have been removed or renamed meanwhile."),
            S::Latched(why) => Self::unavailable(format!("Nothing can be saved at present: {why}."))
                .hint("What you see is kept in memory. When the cause is mended, open the desk again (“Reopen”)."),
            S::Conflict(conflict) => conflict.into(),
            S::Refused(what) => Self::invalid(format!("This cannot be kept: {what}."))
                .hint("Nothing was changed; give less, or something else."),
            S::Io(what) => Self::unavailable(format!("The disk failed: {what}."))
                .hint("What was saved before is safe. Check the disk, then reopen the desk."),
            S::Bug(what) => Self::bug(format!("Storage refused something it should not have met: {what}.")),
        }
    }
}

impl From<Conflict> for Failure {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::Base { .. } => Self::conflict("The story has changed meanwhile.")
                .hint("The newer text stands; your words are kept beside it."),
            Conflict::Slug(slug) => {
                Self::conflict(format!("Another story is called “{slug}”.")).hint("Choose another slug.")
            }
            Conflict::Name(name) => {
                Self::conflict(format!("Somebody at this desk is called “{name}” already."))
                    .hint("Choose another name.")
            }
            Conflict::Photo(_) => {
                Self::conflict("This photo is in the library already.").hint("Use the one that is there.")
            }
            Conflict::History(_) | Conflict::NoApproval(_) => Self::bug(format!("{conflict}.")),
        }
    }
}

impl From<SpliceFault> for Failure {
    fn from(fault: SpliceFault) -> Self {
        match fault {
            SpliceFault::OutOfRange => Self::conflict("The edit does not fit the story as it is now.")
                .hint("Open the story again; what is on the disk stands."),
            SpliceFault::Size | SpliceFault::Block(_) => {
                Self::invalid(format!("The edit cannot be kept: {fault}."))
                    .hint("The text is as it was before it.")
            }
        }
    }
}

impl From<FieldFault> for Failure {
    fn from(fault: FieldFault) -> Self {
        let hint = match model::story::STORY_FIELDS.iter().find(|field| field.id == fault.field) {
            Some(field) => format!("What fits: {}.", field.hint),
            None => {
                let names: Vec<&str> = model::story::STORY_FIELDS.iter().map(|field| field.id).collect();
                format!("Fields are slug, {}.", names.join(", "))
            }
        };
        Self::invalid(fault.what).hint(hint)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let hint = match refusal {
            Refusal::OwnStory => "Another editor can approve it; the desk's settings can allow it.",
            Refusal::Role(_) => "Act as somebody with that role.",
            Refusal::Status(_, step) => {
                let from: Vec<&str> = rule(step).from.iter().map(|status| status.label()).collect();
                let hint = format!("It is a step of a story that is {}.", from.join(" or "));
                return Self::not_allowed(refusal.to_string()).hint(hint);
            }
            Refusal::NotOwnStory => "An editor can spike it.",
            Refusal::Out => "An editor withdraws it, or brings back the version that is out.",
        };
        Self::not_allowed(refusal.to_string()).hint(hint)
    }
}

impl From<Held> for Failure {
    fn from(held: Held) -> Self {
        let hint = match &held {
            Held::NotApproved { .. } => "An editor other than the author approves it first.",
            Held::ChangedSince { .. } => "Let an editor look at the change and approve it again.",
            Held::Embargo { .. } => "It can leave then; or an editor changes the embargo.",
            Held::Clock { .. } => "Set the computer's clock right, then close Galley and open it again.",
            Held::Killed { .. } => {
                "Take out what comes from there; or an editor says why it may leave all the same."
            }
            Held::PhotoRights { .. } => {
                "Enter it in the photo's form; a photo without credit line and creator never leaves."
            }
            Held::PhotoUse(_) => {
                "Complete its rights in the photo's form; an editor can permit the use, with a reason. Or use another photo."
            }
            Held::Flags { .. } => "Whoever may sign it does so in the review, or says why it is not needed.",
            Held::PhotoMissing { .. } => "Place the photo, or remove the picture from the text.",
        };
        Self::not_allowed(held.to_string()).hint(hint)
    }
}

impl From<OpenFault> for Failure {
    fn from(fault: OpenFault) -> Self {
        let kind = match fault {
            OpenFault::Open(_) => FailureKind::NotAllowed,
            OpenFault::NoReason(_) => FailureKind::Invalid,
            OpenFault::Unseen(_) => FailureKind::Conflict,
        };
        Self::new(kind, fault.to_string()).hint("Resolve them, or say why you approve all the same.")
    }
}

impl From<FlagRefusal> for Failure {
    fn from(refusal: FlagRefusal) -> Self {
        let (kind, hint) = match refusal {
            FlagRefusal::Role => {
                (FailureKind::NotAllowed, "An editor can do it; anybody can ask for a sign-off.")
            }
            FlagRefusal::OwnStory => (
                FailureKind::NotAllowed,
                "Another editor signs it; the desk's settings can allow it to authors.",
            ),
            FlagRefusal::NoReason => (FailureKind::Invalid, "Say why this story does not need it."),
            FlagRefusal::AsItIs(_) => (FailureKind::Conflict, "Look again: somebody may have been faster."),
        };
        Self::new(kind, refusal.to_string()).hint(hint)
    }
}

impl From<PictureFault> for Failure {
    fn from(fault: PictureFault) -> Self {
        use PictureFault as P;
        match fault {
            P::Empty => {
                Self::invalid("The file is empty.").hint("Copy it from the camera or the supplier again.")
            }
            P::NotAPicture => Self::invalid("This is not a picture.")
                .hint("Galley takes JPEG, PNG, WebP, TIFF, and the raw files of most cameras."),
            P::Unsupported(what) => {
                Self::invalid(format!("Galley cannot read this kind of picture: {what}."))
                    .hint("Export it as JPEG, PNG, WebP or TIFF.")
            }
            P::Damaged(what) => Self::invalid(format!("The picture is damaged: {what}."))
                .hint("Copy it from the camera or the supplier again."),
            P::TooLarge { what, limit } => Self::invalid(format!("The picture is too large: {what}."))
                .hint(format!("The limit is {limit}.")),
            P::Unwritable(what) => Self::invalid(format!(
                "Metadata cannot be written into this file without losing some: {what}."
            ))
            .hint("Save a sidecar instead."),
            P::TooSmall => Self::invalid("The picture is too small for what was asked of it.")
                .hint("Use a larger original, or a larger crop."),
            P::TimedOut => Self::invalid("The picture took too long to read and was given up.")
                .hint("It may be damaged, or made to do harm."),
            P::WorkerLost => Self::invalid(
                "Reading the picture failed in a way that stopped its worker; nothing else is touched.",
            )
            .hint("It may be damaged, or made to do harm."),
            P::Io(what) => Self::unavailable(format!("The file could not be read: {what}."))
                .hint("Is it there, and may you read it?"),
        }
    }
}
