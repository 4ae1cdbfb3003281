//! What actions are given and what they answer, as the window, the command line and the tests say it.
//!
//! Types only, a file for each subject; every one of them is also generated as TypeScript. A story is named by slug or
//! id, a photo by id or file name, a person by name or id, wherever a text names one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ask {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Deserialize, TS)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }
        )*
    };
}

macro_rules! answer {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Serialize, TS)]
            pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }
        )*
    };
}

mod checks;
mod claims;
mod comments;
mod compare;
mod desk;
mod files;
mod flags;
mod history;
mod people;
mod photos;
mod publish;
mod push;
mod review;
mod rights;
mod schedule;
mod stories;
mod table;
mod taken_back;
mod texts;
mod wires;

pub use checks::*;
pub use claims::*;
pub use comments::*;
pub use compare::*;
pub use desk::*;
pub use files::*;
pub use flags::*;
pub use history::*;
pub use people::*;
pub use photos::*;
pub use publish::*;
pub use push::*;
pub use review::*;
pub use rights::*;
pub use schedule::*;
pub use stories::*;
pub use table::*;
pub use taken_back::*;
pub use texts::*;
pub use wires::*;

ask! {
    /// Nothing to say.
    Nothing {}
}

answer! {
    /// Done; nothing to tell.
    Done {}
}
