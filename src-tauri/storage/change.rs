//! The two sides of the desk: a change being made, and a consistent look.
//!
//! Their methods stand beside the tables they speak of (`stories`, `photos`, `reviews` …). A [`Change`] can
//! also do everything a [`Read`] can, and sees what it has changed so far. Neither can outlive its transaction.

use crate::StorageFailure;
use rusqlite::Connection;
use std::cell::RefCell;
use std::ops::Deref;

/// A look at one consistent state of the desk.
pub struct Read<'desk> {
    pub(crate) db: &'desk Connection,
    fault: RefCell<Option<StorageFailure>>,
}

/// A change being made: all of it or nothing. Made by [`Desk::change`](crate::Desk::change).
pub struct Change<'desk> {
    read: Read<'desk>,
}

impl<'desk> Read<'desk> {
    pub(crate) fn of(db: &'desk Connection) -> Self {
        Self { db, fault: RefCell::new(None) }
    }

    /// Remembers the first hard fault, even if the caller turns it into an error of its own.
    pub(crate) fn note<T, E: Into<StorageFailure>>(&self, result: Result<T, E>) -> Result<T, StorageFailure> {
        result.map_err(|error| {
            let failure = error.into();
            if failure.is_hard() {
                self.fault.borrow_mut().get_or_insert_with(|| failure.clone());
            }
            failure
        })
    }

    pub(crate) fn fault(&self) -> Option<StorageFailure> {
        self.fault.borrow().clone()
    }
}

impl<'desk> Change<'desk> {
    pub(crate) fn of(db: &'desk Connection) -> Self {
        Self { read: Read::of(db) }
    }
}

impl<'desk> Deref for Change<'desk> {
    type Target = Read<'desk>;

    fn deref(&self) -> &Self::Target {
        &self.read
    }
}
