//! The laws of Word files.

#![allow(clippy::unwrap_used, clippy::panic)]

mod golden;
mod hostile;
mod law;
mod normal;
mod office;
