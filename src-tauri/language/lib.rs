//! What a language asks of a text, as data: which quotation marks, which dash, which spaces.
//!
//! The editor sets these signs while somebody types; it is given the table as TypeScript
//! ([`typography::typescript`]). What is deliberately not here: spelling, hyphenation and house style.

pub mod typography;

pub use typography::{TYPOGRAPHY, Typography, typography};
