//! Review: what is looked at before a story is signed off, and what exactly was signed.

pub mod anchor;
pub mod checks;
pub mod compare;
pub mod despite;
pub mod fact;
pub mod seen;
pub mod thread;

pub use anchor::{Anchor, AnchorFault, Edited, Piece, Span};
pub use checks::{
    CHECKS, Check, Finding, Fix, Found, Group, LinkedStory, Place, Rules, Say, Severity, Submission, Usage,
    run_checks,
};
pub use compare::{Comparison, compare};
pub use despite::{Despite, OpenFault};
pub use fact::{Fact, FactState};
pub use seen::Seen;
pub use thread::{Mention, Remark, Resolved, Thread, Voice};
