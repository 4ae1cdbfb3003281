//! Destinations: where what was exported is sent, so that readers have it.
//!
//! A kind of destination is one line in [`DESTINATIONS`] and one file in `destinations/`. Kinds that take files answer to
//! [`Files`] and are driven by one engine ([`push`]), so that every one of them says what would change before it does,
//! sends nothing twice, goes on where it was cut off, and never touches a file that is not Galley's. Systems that take posts
//! answer to [`Posts`] and have an engine of the same promises ([`push_posts`]).
//!
//! What opens a destination is a [`Secret`]; [`Secrets`] keeps it in the system's keyring.
//!
//! This crate knows bytes and their names. It knows no desk, no story and no rule of what may leave: the caller hands in
//! what may. Programs of the system (`git`, `sftp`) are started with lists of words, never through a shell.

mod destinations;
mod fault;
mod files;
mod posts;
mod secrets;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
mod work;

pub use destinations::{DESTINATIONS, Kind, Place, Setting, Terms, kind};
pub use fault::Fault;
pub use files::{Difference, Files, LIST, List, Pushed, Source, Tree, Upload, difference, push};
pub use posts::{Gone, Live, Mark, Picture, Placed, Post, Posts, PushedPosts, Stand, push_posts};
pub use secrets::{Secret, Secrets};
pub use work::{Patience, Watch};
