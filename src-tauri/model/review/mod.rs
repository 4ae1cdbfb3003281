//! Review: what is looked at before a story is signed off, and what exactly was signed.

pub mod anchor;
pub mod checks;
pub mod seen;
pub mod thread;

pub use anchor::{Anchor, AnchorFault, Edited, Piece, Span};
pub use checks::{CHECKS, Check, Finding, LinkedStory, Place, Severity, Submission, run_checks};
pub use seen::Seen;
pub use thread::{Mention, Remark, Resolved, Thread};
