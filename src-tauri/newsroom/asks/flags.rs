//! What is said and asked about the flags of stories.

use model::story::{Flag, FlagState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

ask! {
    /// A decision about a flag of a story.
    SetFlag {
        /// Slug or id.
        story: String,
        /// Which.
        flag: Flag,
        /// How it stands from now on.
        state: FlagState,
        /// Hash of what whoever completes it saw; refused when the story is not exactly that any more.
        #[serde(default)]
        #[ts(optional)]
        hash: Option<String>,
        /// Why; needed to set aside a flag that is asked for.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        reason: String,
    }
    /// Where the desk requires a flag.
    SetFlagRule {
        /// Which.
        flag: Flag,
        /// In every story.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        always: bool,
        /// In stories of these sections.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        sections: Vec<String>,
    }
}

answer! {
    /// A flag of a story, and what can be done about it. Who decided, when and why stands in the story.
    FlagView {
        /// Which.
        flag: Flag,
        /// What people call it.
        label: String,
        /// What whoever completes it answers for.
        about: String,
        /// How it stands.
        state: FlagState,
        /// The desk requires it of this story.
        by_rule: bool,
        /// What it can be set to.
        moves: Vec<FlagMove>,
    }
    /// Something that can be done about a flag.
    FlagMove {
        /// How it stands then.
        to: FlagState,
        /// What the button says.
        label: String,
        /// Why the acting person cannot do it; `null` when she can.
        refused: Option<String>,
        /// It wants a reason.
        reason: bool,
    }
    /// A flag of a story in the list: one that is asked for.
    FlagMark {
        /// Which.
        flag: Flag,
        /// What people call it.
        label: String,
        /// Required or complete.
        state: FlagState,
    }
}
