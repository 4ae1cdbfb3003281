//! Word files, in and out.
//!
//! Out: every block and mark with Word's own means: styles, footnotes, numbering, tables, tracked changes. What Word has no
//! place for (`kept`) stands in a part of its own, under the names of bookmarks, which Word keeps through a save.
//! In: the same back, and what other people's Word files hold. `document → Word → document` is equal but for what
//! `tests/law.rs` lists.

mod kept;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub use write::{Outgoing, OutgoingPicture, write};
