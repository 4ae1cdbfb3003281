//! Photo files: what is in them, and pictures made from them.
//!
//! Foreign files are only ever decoded in worker processes with limits ([`Darkroom`]); what comes back is plain
//! values. Originals are never written; copies of them can
//! be made that say what the desk says. Metadata are read and written by the names in the table of
//! `model::photo::FIELDS`. Only owner of `image`. What is not here: where files are kept, who may use them.

mod colour;
mod credentials;
mod darkroom;
mod encode;
mod fault;
mod inks;
mod likeness;
mod metadata;
mod open;
mod order;
mod planes;
mod raw;
mod render;
mod scans;
mod stand;
mod worker;

pub use credentials::Credentials;
pub use darkroom::Darkroom;
pub use fault::PictureFault;
pub use metadata::rewrite::Wording;
pub use order::{Examined, Format, Order, Place, Rendition, Shape};
pub use worker::{serve_as_worker_if_asked, step_back};

/// How pictures are made: it grows with every change after which the same order gives other bytes, so that what was kept
/// of the old way is not taken for the new.
pub const MAKING: u32 = 2;

/// The pure functions behind the worker, for property tests and benchmarks: no limits but their own.
pub mod in_process {
    use super::*;
    use model::photo::Look;

    /// What is in a picture's bytes.
    pub fn examine(bytes: &[u8]) -> Result<Examined, PictureFault> {
        open::examine(bytes, None).map(|(examined, _)| examined)
    }

    /// The bytes of a copy or a sidecar that say what the desk says.
    pub fn write(bytes: &[u8], wording: &Wording, place: Place) -> Result<Vec<u8>, PictureFault> {
        open::write(bytes, wording, place)
    }

    /// Makes pictures out of a picture's bytes.
    pub fn render(bytes: &[u8], look: Look, orders: &[Order]) -> Result<Vec<Rendition>, PictureFault> {
        render::render(bytes, look, orders, render::threads())
    }
}
