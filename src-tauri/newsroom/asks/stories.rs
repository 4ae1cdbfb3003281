//! Stories: listed, begun, opened, their fields, links and templates.

use super::FlagMark;
use model::document::{Crop, Node};
use model::photo::Photo;
use model::story::{Status, Step, Story};
use model::{PhotoId, StoryId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

ask! {
    /// One story.
    StoryRef {
        /// Slug or id.
        story: String,
    }
    /// A story as text.
    ShowStory {
        /// Slug or id.
        story: String,
        /// `markdown`, `json` or `text`.
        format: String,
    }
    /// Which stories the desk shows.
    ListStories {
        /// Words that must occur in slug, headline, standfirst, section, names or text; empty for all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        search: String,
        /// Only this status.
        #[serde(default)]
        #[ts(optional)]
        status: Option<Status>,
        /// Only stories of the person who is acting.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        mine: bool,
    }
    /// A new story.
    CreateStory {
        /// Empty: made from the headline.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        slug: String,
        /// May be empty.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        headline: String,
        /// Fields of the table of story fields, by id.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        fields: BTreeMap<String, String>,
        /// Only an idea so far.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        pitch: bool,
        /// The template it begins in; empty for none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        template: String,
    }
    /// A template out of a story.
    SaveTemplate {
        /// Slug or id.
        story: String,
        /// What people call it.
        name: String,
        /// When to take it.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        about: String,
    }
    /// One of the desk's own templates.
    RemoveTemplate {
        /// Its id.
        template: String,
    }
    /// Fields of a story.
    SetStoryFields {
        /// Slug or id.
        story: String,
        /// Values by field id; `slug` renames the story.
        fields: BTreeMap<String, String>,
    }
}

answer! {
    /// One row of the desk's list.
    StoryRow {
        /// The story.
        story: Story,
        /// Names of its authors.
        authors: Vec<String>,
        /// Photo of its lead, if it has one.
        lead: Option<PhotoId>,
        /// The part of it that is shown; `null` is all of it.
        lead_crop: Option<Crop>,
        /// Findings that block approval.
        blocking: u32,
        /// The sign-offs that are asked for.
        flags: Vec<FlagMark>,
        /// What the steps are called and whether the acting person may take them.
        steps: Vec<AvailableStep>,
    }
    /// A step and whether it can be taken now.
    AvailableStep {
        /// The step.
        step: Step,
        /// What the button says.
        label: String,
        /// Why it cannot be taken; `null` when it can.
        refused: Option<String>,
    }
    /// A story, opened.
    OpenStory {
        /// The story.
        story: Story,
        /// Names of its authors.
        authors: Vec<String>,
        /// Its text, in ProseMirror's JSON.
        #[ts(type = "unknown")]
        document: Node,
        /// Every photo it uses.
        photos: Vec<Photo>,
        /// Steps from here.
        steps: Vec<AvailableStep>,
    }
    /// How a story hangs together with others of the desk.
    StoryLinks {
        /// The stories it links to.
        to: Vec<LinkedRow>,
        /// The stories that link to it, the last changed first.
        from: Vec<LinkedRow>,
    }
    /// A story at the other end of a link.
    LinkedRow {
        /// Its id.
        id: StoryId,
        /// Its slug.
        slug: String,
        /// Its headline; may be empty.
        headline: String,
        /// Where it stands.
        status: Status,
        /// Readers can go to it.
        public: bool,
    }
    /// A story as text.
    Shown {
        /// The text in the format that was asked for.
        text: String,
    }
    /// A form in which a story can begin.
    TemplateRow {
        /// Its name for `create_story`.
        id: String,
        /// What people call it.
        label: String,
        /// When to take it.
        about: String,
        /// How many words such a story has; empty when that is open.
        length: String,
        /// The desk made it itself.
        own: bool,
    }
}
