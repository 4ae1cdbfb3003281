//! Review: what is looked at before a story is signed off, and what exactly was signed.

pub mod checks;
pub mod seen;

pub use checks::{CHECKS, Check, Finding, LinkedStory, Place, Severity, Submission, run_checks};
pub use seen::Seen;
