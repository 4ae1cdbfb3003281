//! Seats: the places at one desk from which people work at the same time, each with a person of its own.
//!
//! They are numbered as they are taken, for as long as the program runs; nothing of them is kept on the desk.

use crate::{Newsroom, held};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

/// A seat, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Seat(u32);

impl Seat {
    /// As notices and answers say it.
    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// Gives every seat another number.
#[derive(Debug, Default)]
pub(crate) struct Seats(AtomicU32);

impl Seats {
    pub(crate) fn next(&self) -> Seat {
        Seat(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

impl Newsroom {
    /// Another seat at the same desk. Whoever acts here acts there too, until somebody else is chosen there.
    #[must_use]
    pub fn another_seat(&self) -> Self {
        Self {
            seat: self.seats.next(),
            seats: Arc::clone(&self.seats),
            acting: Mutex::new(*held(&self.acting)),
            growing: Mutex::default(),
            desk: Arc::clone(&self.desk),
            clock: Arc::clone(&self.clock),
            steady: Arc::clone(&self.steady),
            anchor: self.anchor,
            chance: Arc::clone(&self.chance),
            texts: Arc::clone(&self.texts),
            presence: Arc::clone(&self.presence),
            listeners: Arc::clone(&self.listeners),
            works: Arc::clone(&self.works),
            writing: Arc::clone(&self.writing),
            pushing: Arc::clone(&self.pushing),
            watch: Arc::clone(&self.watch),
            darkroom: Arc::clone(&self.darkroom),
            ahead: Arc::clone(&self.ahead),
            secrets: Arc::clone(&self.secrets),
            removed: Arc::clone(&self.removed),
        }
    }
}
