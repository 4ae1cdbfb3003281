//! The use cases, called as the window calls them, on a desk in a folder that goes away.

#![allow(clippy::unwrap_used, clippy::panic)]

mod approval;
mod checks;
mod claims;
mod comments;
mod desks;
mod facts;
mod flags;
mod framing;
mod history;
mod imports;
mod ingest;
mod leaving;
mod links;
mod manuscripts;
mod merging;
mod non_interference;
mod pastes;
mod photo_merging;
mod photos;
mod publishing;
mod pushing;
mod quarantine;
mod rights;
mod room;
mod scheduling;
mod seats;
mod secrets;
mod sites;
mod suggestions;
mod table;
mod taken_back;
mod texts;
mod versions;
mod wires;
