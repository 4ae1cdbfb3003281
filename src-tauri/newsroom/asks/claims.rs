//! Who is at which story, who writes there, and who asks to.

use model::{StoryId, Timestamp};
use serde::Serialize;
use ts_rs::TS;

answer! {
    /// Who is at a story.
    StoryPresence {
        /// Which.
        story: StoryId,
        /// Every window that has it open, in the order in which they came.
        here: Vec<PersonHere>,
        /// Who writes in it; `null` while it is free.
        claim: Option<ClaimRow>,
    }
    /// Somebody has a story open in a window.
    PersonHere {
        /// Who; `null` when nobody acts there.
        name: Option<String>,
        /// Since when.
        #[ts(type = "string")]
        since: Timestamp,
        /// It is the window that asks.
        own: bool,
    }
    /// Somebody writes in a story.
    ClaimRow {
        /// Who; `null` when nobody acts there.
        by: Option<String>,
        /// Since when.
        #[ts(type = "string")]
        since: Timestamp,
        /// When the text is free again, if nobody writes on.
        #[ts(type = "string")]
        until: Timestamp,
        /// It is the acting person: the text is free to write in.
        own: bool,
        /// It is the acting person, in another window too.
        elsewhere: bool,
        /// Who asks to write, in the order of asking.
        asked: Vec<AskedRow>,
        /// Whom it was taken over from, if it was.
        taken: Option<TakenRow>,
    }
    /// Somebody asks whoever writes to hand over.
    AskedRow {
        /// Who.
        by: Option<String>,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// It is the acting person.
        own: bool,
        /// The answer was: not yet.
        declined: bool,
    }
    /// A text was taken over.
    TakenRow {
        /// From whom.
        from: Option<String>,
        /// From the acting person.
        own: bool,
        /// Number of the version that keeps the text as it was then.
        version: u32,
    }
}
