//! What actions are given and what they answer, as the window, the command line and the tests say it.
//!
//! Types only; every one of them is also generated as TypeScript. A story is named by slug or id, a photo
//! by id or file name, a person by name or id, wherever a text names one.

use crate::Failure;
use model::document::{Measure, Node};
use model::photo::{Category, Colour, Concern, Field, Photo, Pick, Value};
use model::publish::Site;
use model::review::{FactState, Finding, Group, Mention, Severity, Span};
use model::story::{
    Approval, FlagRow, FlagRules, HistoryKind, HistoryKindRow, PageLayout, Person, Role, Status, Step, Story,
    StoryField,
};
use model::{BlockId, PhotoId, StoryId, ThreadId, Timestamp, VersionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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

mod compare;
mod flags;
mod rights;
mod table;

pub use compare::*;
pub use flags::*;
pub use rights::*;
pub use table::*;

ask! {
    /// Nothing to say.
    Nothing {}
    /// Sets how grave a desk sees what a check finds.
    SetCheck {
        /// The check, by its name.
        check: String,
        /// How grave; `null` switches it off.
        level: Option<Severity>,
    }
    /// Sets the words of the house style.
    SetUsage {
        /// A line each: `e-mail = email`, `allegedly = ?` to look at it, `Grześiak = ok` for what is right.
        lines: Vec<String>,
    }
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
    /// A story as a Word file, to be edited by somebody else.
    WriteDocx {
        /// Slug or id.
        story: String,
        /// The file; one that is there is replaced.
        path: String,
        /// Only the agreed text: without open proposals and comments.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        clean: bool,
    }
    /// A line to readers about a change of a story that is out.
    CorrectStory {
        /// Slug or id.
        story: String,
        /// `correction`, `clarification` or `update`.
        kind: String,
        /// What was wrong and what is right; plain words.
        text: String,
    }
    /// The last line to readers of a story.
    TakeBackCorrection {
        /// Slug or id.
        story: String,
    }
    /// A story as a page to be looked at.
    ProofStory {
        /// Slug or id.
        story: String,
        /// Where pictures of the library are found, as the beginning of an address: `photo://localhost/`.
        library: String,
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
    /// An edit of a story's text: top-level blocks replaced by others.
    EditText {
        /// Slug or id.
        story: String,
        /// Number of the last edit the sender knows.
        #[ts(type = "number")]
        base: u64,
        /// Index of the first block that changes.
        at: usize,
        /// How many blocks go.
        remove: usize,
        /// What comes in their place, in ProseMirror's JSON.
        #[ts(type = "unknown[]")]
        insert: Vec<Node>,
    }
    /// Open suggestions answered: these, else those of one person, else all.
    AnswerSuggestions {
        /// Slug or id.
        story: String,
        /// Accepted, or rejected.
        accept: bool,
        /// Ids of suggestions.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        ids: Vec<String>,
        /// Name or id of the person who suggested.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        by: String,
    }
    /// The whole text replaced, as a new version.
    ReplaceText {
        /// Slug or id.
        story: String,
        /// Galley Markdown; a front matter sets fields.
        markdown: String,
    }
    /// Fields of a story.
    SetStoryFields {
        /// Slug or id.
        story: String,
        /// Values by field id; `slug` renames the story.
        fields: BTreeMap<String, String>,
    }
    /// A sign-off.
    ApproveStory {
        /// Slug or id.
        story: String,
        /// Hash of what the approver saw; refused when the story is not exactly that any more.
        #[serde(default)]
        #[ts(optional)]
        hash: Option<String>,
        /// Why it is approved although comments are open; needed only while there are some.
        #[serde(default)]
        #[ts(optional)]
        despite: Option<DespiteComments>,
    }
    /// What an approver answers for while comments are open.
    DespiteComments {
        /// The open comments she has seen; refused when there is another one.
        threads: Vec<ThreadId>,
        /// Why she approves all the same; the history keeps it.
        reason: String,
    }
    /// A story sent back.
    RequestChanges {
        /// Slug or id.
        story: String,
        /// What to change.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        note: String,
    }
    /// A new comment.
    AddComment {
        /// Slug or id.
        story: String,
        /// What it is about.
        on: CommentOn,
        /// What is said; `@` and a name speaks to somebody.
        text: String,
    }
    /// An answer to a comment.
    ReplyComment {
        /// The comment.
        thread: ThreadId,
        /// What is said.
        text: String,
    }
    /// One comment.
    ThreadRef {
        /// Which.
        thread: ThreadId,
    }
    /// How a fact stands.
    SetFact {
        /// The comment that names it.
        thread: ThreadId,
        /// To be checked, checked or wrong; `null` makes it a mere comment again.
        state: Option<FactState>,
        /// Where it comes from; left out, what is known stays.
        #[serde(default)]
        #[ts(optional)]
        source: Option<String>,
    }
    /// One version of a story.
    VersionRef {
        /// Slug or id.
        story: String,
        /// Which.
        version: VersionId,
    }
    /// A state of a story to keep.
    KeepVersion {
        /// Slug or id.
        story: String,
        /// Why it is kept: "before replacing".
        reason: String,
        /// What people will call it: at most 80 characters, empty for nothing.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        name: String,
    }
    /// What lay on the clipboard.
    ReadPaste {
        /// As HTML; empty when there is none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        html: String,
        /// As plain text; empty when there is none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        text: String,
        /// Only its words.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        plain: bool,
        /// What it goes into: `quote`, `list_item`, `fact_box`, `footnote`; empty for the story itself.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        within: String,
        /// Names of footnotes that the story has already.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        taken: Vec<String>,
    }
    /// Which history.
    #[derive(Default)]
    ListHistory {
        /// Only of this story.
        #[serde(default)]
        #[ts(optional)]
        story: Option<String>,
        /// Only of this photo.
        #[serde(default)]
        #[ts(optional)]
        photo: Option<String>,
        /// Only what this person did.
        #[serde(default)]
        #[ts(optional)]
        by: Option<String>,
        /// Only of this kind.
        #[serde(default)]
        #[ts(optional)]
        kind: Option<HistoryKind>,
        /// Only from this moment on.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        from: Option<Timestamp>,
        /// Only before this moment.
        #[serde(default)]
        #[ts(type = "string | null", optional)]
        until: Option<Timestamp>,
        /// At most so many, newest first; 0 for 200.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        limit: u32,
    }
    /// The history as a file.
    WriteHistory {
        /// Where; a table when it ends in `.csv`, JSON when it ends in `.json`.
        path: String,
        /// Which entries; here a limit of 0 means all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        of: ListHistory,
    }
    /// Which photos.
    ListPhotos {
        /// Words that must occur in any field or the file name; empty for all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        search: String,
        /// Only those that cannot be published.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        missing_rights: bool,
        /// Only those with so many stars or more.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        stars: u8,
        /// Only those with this label.
        #[serde(default)]
        #[ts(optional)]
        colour: Option<Colour>,
        /// Only those picked, or rejected.
        #[serde(default)]
        #[ts(optional)]
        pick: Option<Pick>,
        /// Only those with rights of this kind; `none` for those without a word about it; empty for all.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        category: String,
        /// Skip so many.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        offset: u32,
        /// At most so many; 0 for 500.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        limit: u32,
    }
    /// One photo.
    PhotoRef {
        /// Id or file name.
        photo: String,
    }
    /// Files to add to the library.
    AddPhotos {
        /// Files or folders, as chosen by a person.
        paths: Vec<String>,
    }
    /// Metadata of a photo.
    SetPhotoFields {
        /// Id or file name.
        photo: String,
        /// Values by field id; an empty value empties the field.
        fields: BTreeMap<String, Value>,
    }
    /// The point automatic crops keep.
    SetFocalPoint {
        /// Id or file name.
        photo: String,
        /// Fraction from the left; `null` unsets it.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        x: Option<f32>,
        /// Fraction from the top; `null` unsets it.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        y: Option<f32>,
    }
    /// A photo put into a story.
    PlacePhoto {
        /// Slug or id.
        story: String,
        /// Id or file name.
        photo: String,
        /// As the lead photo; replaces the present one. Otherwise at the end of the text.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        lead: bool,
        /// Alt text for this use; empty takes the photo's own.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        alt: String,
        /// It needs no alt text.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        decorative: bool,
        /// Caption for this use; absent takes the photo's description.
        #[serde(default)]
        #[ts(optional)]
        caption: Option<String>,
    }
    /// A new person.
    AddPerson {
        /// As in bylines; unique on the desk.
        name: String,
        /// What the person may do.
        role: Role,
        /// Asked for when acting as this person; empty for none.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        passphrase: String,
    }
    /// Who is acting.
    ActAs {
        /// Name or id.
        person: String,
        /// If the person has one.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        passphrase: String,
    }
    /// A person's role or passphrase.
    ChangePerson {
        /// Name or id.
        person: String,
        /// New role.
        #[serde(default)]
        #[ts(optional)]
        role: Option<Role>,
        /// New passphrase; empty removes it.
        #[serde(default)]
        #[ts(optional)]
        passphrase: Option<String>,
    }
    /// Stories to write as publishable folders.
    ExportStories {
        /// Slugs or ids.
        stories: Vec<String>,
        /// The folder that receives the story folders.
        out: String,
        /// Only say what would happen.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        dry_run: bool,
        /// Ids of formats to be written besides those that always are; see the catalogue.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        formats: Vec<String>,
        /// For a partner who shows a copy: the page names ours as its home and asks not to be indexed.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        partner: bool,
        /// Also write the site around the stories in this theme: one of the catalogue's, or a folder of templates.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        site: String,
    }
    /// Files to import as stories.
    ImportFiles {
        /// Word, OpenDocument, plain text, Markdown, HTML, ninjs, NITF, NewsML-G2, RSS, Atom or WordPress exports, or folders of such files.
        paths: Vec<String>,
    }
    /// Text to import as a story, such as a paste.
    ImportText {
        /// What was pasted.
        text: String,
        /// `txt`, `md` or `html`.
        #[serde(default)]
        #[ts(as = "Option<_>", optional)]
        kind: String,
    }
    /// Words to look for everywhere.
    Search {
        /// At least one letter.
        words: String,
    }
    /// Long work to stop.
    CancelWork {
        /// Its number, from the progress notices.
        work: u32,
    }
}

answer! {
    /// Done; nothing to tell.
    Done {}
    /// The desk at a glance.
    DeskOverview {
        /// Its name.
        name: String,
        /// Its folder.
        folder: String,
        /// Who is acting; nobody until a person is chosen.
        acting: Option<Person>,
        /// Everybody.
        people: Vec<Person>,
        /// Stories that are not spiked.
        stories: u32,
        /// Photos in the library.
        photos: u32,
        /// Approved stories that have not left.
        ready: u32,
        /// The desk's settings.
        settings: Settings,
        /// Why nothing can be saved at present; `null` while all is well.
        halted: Option<Failure>,
        /// Galley's version.
        version: String,
    }
    /// One row of the desk's list.
    StoryRow {
        /// The story.
        story: Story,
        /// Names of its authors.
        authors: Vec<String>,
        /// Photo of its lead, if it has one.
        lead: Option<PhotoId>,
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
    /// An edit that is on the disk.
    Saved {
        /// Number of the edit.
        #[ts(type = "number")]
        seq: u64,
        /// Words and missing facts now.
        measure: Measure,
        /// Where the story stands now; an edit of an approved story sends it back to review.
        status: Status,
        /// This edit ended an approval or a sign-off.
        lapsed: bool,
        /// It was an edit of an older text, brought together with what came since: how many places both had changed.
        /// There the sender's words are a proposal. `null` when nothing had come in between.
        merged: Option<u32>,
    }
    /// What an editor needs to decide.
    ReviewState {
        /// The story.
        story: Story,
        /// Hash of the present state, to approve exactly this.
        hash: String,
        /// What the checks found.
        findings: Vec<Finding>,
        /// Every check that ran.
        checks: Vec<CheckRun>,
        /// Steps from here.
        steps: Vec<AvailableStep>,
        /// Every flag and what can be done about it.
        flags: Vec<FlagView>,
        /// The last note of an editor who requested changes, while it is open.
        note: Option<ReviewNote>,
        /// Indexes of top-level blocks that differ from the last approved version; fields by id.
        changed_since_approval: Option<ChangedSince>,
    }
    /// What changed since a version.
    ChangedSince {
        /// Top-level blocks (index in the present text) that are new or differ.
        blocks: Vec<u32>,
        /// Plain text of blocks that are gone.
        removed: Vec<String>,
        /// Story fields that differ, by id.
        fields: Vec<String>,
        /// Photos whose metadata differ, by file name.
        photos: Vec<String>,
    }
    /// A check that ran.
    CheckRun {
        /// Its name.
        id: String,
        /// What it looks at.
        label: String,
        /// The gravest thing it found; `null` when all is right.
        found: Option<Severity>,
    }
    /// A note from an editor.
    ReviewNote {
        /// Who wrote it.
        by: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// What to change.
        text: String,
    }
    /// The comments of a story.
    Comments {
        /// Number of the edit their places are of.
        #[ts(type = "number")]
        seq: u64,
        /// How many are open.
        open: u32,
        /// How many name a fact.
        facts: u32,
        /// All of them, in the order of the text; those whose words are gone come last.
        threads: Vec<CommentRow>,
    }
    /// A comment with what was answered to it.
    CommentRow {
        /// Identity.
        id: ThreadId,
        /// The story.
        story: StoryId,
        /// Where it stands now.
        place: CommentPlace,
        /// The words it was made on, as they were then; empty when it is about something else.
        quote: String,
        /// Who took it for done, and when; `null` while it is open.
        resolved: Option<ResolvedRow>,
        /// How the fact stands that it names; `null` when it names none.
        fact: Option<FactRow>,
        /// What was said, oldest first; at least one.
        remarks: Vec<RemarkRow>,
    }
    /// A fact of the ledger.
    FactRow {
        /// How it stands.
        state: FactState,
        /// Where it comes from; empty while nobody knows.
        source: String,
        /// Who decided last.
        by: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
    }
    /// Something that somebody said.
    RemarkRow {
        /// Who.
        by: String,
        /// It is nobody of the desk but a name in a file that came in.
        outside: bool,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// In plain words.
        text: String,
        /// Who is spoken to in it, and where.
        mentions: Vec<Mention>,
    }
    /// That a comment was taken for done.
    ResolvedRow {
        /// By whom; `null` when it came resolved in a file.
        by: Option<String>,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
    }
    /// A version in the list.
    VersionRow {
        /// Identity.
        id: VersionId,
        /// 1, 2, 3 … on its story.
        number: u32,
        /// Why it was kept: "submitted", "approved", "before restoring".
        reason: String,
        /// What people call it, if they do.
        name: Option<String>,
        /// Who.
        by: Option<String>,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// BLAKE3 of its content.
        hash: String,
        /// The standing approval is bound to it.
        approved: bool,
    }
    /// A version's content.
    VersionText {
        /// The row.
        version: VersionRow,
        /// Headline at that time.
        headline: String,
        /// The text, in ProseMirror's JSON.
        #[ts(type = "unknown")]
        document: Node,
    }
    /// Who did what when.
    HistoryRow {
        /// Number on the desk.
        #[ts(type = "number")]
        id: i64,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// Who; empty for the desk itself.
        by: String,
        /// What it is about.
        kind: HistoryKind,
        /// What, in words.
        what: String,
        /// The story's slug, if it is about one.
        story: Option<String>,
        /// The photo's file name, if it is about one.
        photo: Option<String>,
        /// State before, as far as it can be said in a line.
        before: Option<String>,
        /// State after.
        after: Option<String>,
    }
    /// A history that was written.
    WrittenHistory {
        /// The file.
        path: String,
        /// How many entries it holds.
        entries: u32,
    }
    /// A page of photos.
    PhotoPage {
        /// Newest first.
        photos: Vec<Photo>,
        /// How many there are in all.
        total: u32,
    }
    /// A photo with its surroundings.
    PhotoDetails {
        /// The photo.
        photo: Photo,
        /// Labels of needed fields that are empty.
        missing: Vec<String>,
        /// What is to be known or settled about its rights; what stops a use comes first.
        concerns: Vec<Concern>,
        /// Stories that use it.
        used_in: Vec<PhotoUse>,
    }
    /// Where a photo is used.
    PhotoUse {
        /// The story.
        story: StoryId,
        /// Its slug.
        slug: String,
        /// As the lead photo.
        lead: bool,
        /// Where the story stands.
        status: Status,
    }
    /// What became of added files.
    AddedPhotos {
        /// New in the library.
        added: Vec<Photo>,
        /// Were there already.
        already: Vec<Photo>,
        /// Could not be added.
        failed: Vec<FailedFile>,
        /// Work was cancelled before all files were looked at.
        cancelled: bool,
    }
    /// A file and why nothing became of it.
    FailedFile {
        /// Its name.
        file: String,
        /// Why.
        failure: Failure,
    }
    /// A page to be looked at. Each block of its text begins with a comment that holds the block's id.
    Proof {
        /// The page, without its stylesheet.
        html: String,
        /// The stylesheet.
        css: String,
        /// What an editor should know, in sentences.
        warnings: Vec<String>,
    }
    /// A story as text.
    Shown {
        /// The text in the format that was asked for.
        text: String,
    }
    /// A Word file that was written.
    WrittenDocx {
        /// Where it is.
        path: String,
        /// Its size.
        #[ts(type = "number")]
        bytes: u64,
        /// What whoever sends it should know: an embargo, terms of photos, pictures that are not in it.
        warnings: Vec<String>,
    }
    /// A photo that was placed.
    PlacedPhoto {
        /// The story.
        story: Story,
        /// Index of the figure among the top-level blocks.
        index: u32,
    }
    /// What leaves, or why it does not.
    PublishRow {
        /// The story.
        story: Story,
        /// Why it is held; `null` when it may leave.
        held: Option<String>,
        /// How often it has left.
        revision: u32,
        /// The last folder it was written to.
        folder: Option<String>,
        /// The published page is older than the story.
        outdated: bool,
    }
    /// What an export wrote.
    Exported {
        /// One per story that left.
        stories: Vec<ExportedStory>,
        /// One per story that did not.
        held: Vec<FailedFile>,
        /// The site around them, where it was asked for.
        site: Option<WrittenSite>,
    }
    /// The site around the stories of a folder.
    WrittenSite {
        /// Its front page.
        page: String,
        /// Stories on it.
        stories: u32,
        /// Its own files, the stories' apart.
        files: u32,
        /// Those that changed and were written; in a dry run all of them.
        written: u32,
        /// Those of an earlier site that were removed.
        removed: u32,
        /// Folders that were left out, and why.
        warnings: Vec<String>,
    }
    /// A story that was written.
    ExportedStory {
        /// Its slug.
        slug: String,
        /// The folder that holds it.
        folder: String,
        /// The page in it.
        page: String,
        /// Files written, or to be written.
        files: u32,
        /// Their size, in bytes.
        #[ts(type = "number")]
        bytes: u64,
        /// What could be better.
        warnings: Vec<String>,
        /// BLAKE3 of the manifest.
        manifest: String,
    }
    /// A story that was imported.
    ImportedStory {
        /// The story.
        story: Story,
        /// What was guessed, and why.
        guesses: Vec<GuessRow>,
        /// What was kept as what, and what was dropped.
        notes: Vec<String>,
    }
    /// What a paste became.
    Paste {
        /// The blocks that go there, in ProseMirror's JSON.
        #[ts(type = "unknown[]")]
        blocks: Vec<Node>,
        /// The blocks that cannot stand there and come behind it.
        #[ts(type = "unknown[]")]
        behind: Vec<Node>,
        /// Footnotes, which hang at the end of the story.
        #[ts(type = "unknown[]")]
        notes: Vec<Node>,
        /// It is only words, which go into the line of the cursor: the content of the one paragraph.
        inline: bool,
        /// Pictures that came along and are in the library now.
        photos: Vec<Photo>,
        /// All that became of it, in one line.
        said: String,
        /// There is nothing to tell: only words, and nothing left out.
        quiet: bool,
        /// What was kept as what.
        kept: Vec<String>,
        /// What became something else.
        turned: Vec<PasteLine>,
        /// What was left out.
        lost: Vec<PasteLine>,
    }
    /// Something that a paste turned or left out.
    PasteLine {
        /// In words.
        said: String,
        /// Its own words, as they stood there.
        words: Vec<String>,
    }
    /// A guess.
    GuessRow {
        /// The field.
        field: String,
        /// What was taken for it.
        value: String,
        /// Why.
        why: String,
    }
    /// What an import brought.
    Imported {
        /// One per file that became a story.
        stories: Vec<ImportedStory>,
        /// The others.
        failed: Vec<FailedFile>,
        /// Files of a folder that are neither stories nor pictures, by name; they were left alone.
        left: Vec<String>,
        /// How many files were not reached because a person stopped the work.
        stopped: u32,
    }
    /// What was found.
    Found {
        /// Stories, best first.
        stories: Vec<FoundStory>,
        /// Photos, best first.
        photos: Vec<Photo>,
    }
    /// A story that was found.
    FoundStory {
        /// The story.
        story: Story,
        /// The words around the place.
        excerpt: String,
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
    /// What is the same for every desk: tables the forms draw themselves from.
    Catalogue {
        /// Fields of a photo.
        photo_fields: Vec<Field>,
        /// Kinds of usage rights.
        categories: Vec<Category>,
        /// Fields of a story.
        story_fields: Vec<StoryField>,
        /// Statuses with their labels, in order.
        statuses: Vec<StatusRow>,
        /// Checks, by id and label.
        checks: Vec<CheckRow>,
        /// Ways in which a page can be laid out.
        layouts: Vec<PageLayout>,
        /// Words that a reader reads in a minute; reading time is rounded up.
        words_per_minute: u32,
        /// Formats in which a story can leave besides its page.
        formats: Vec<FormatRow>,
        /// Themes that come with Galley.
        themes: Vec<ThemeRow>,
        /// Sign-offs that a story may need beside its approval.
        flags: Vec<FlagRow>,
        /// Kinds of what stands in the history.
        history_kinds: Vec<HistoryKindRow>,
    }
    /// A theme of the site.
    ThemeRow {
        /// What it is asked for by.
        id: String,
        /// What people call it.
        label: String,
        /// Whom it suits.
        about: String,
    }
    /// A format in which a story can leave.
    FormatRow {
        /// What it is asked for by.
        id: String,
        /// What people call it.
        label: String,
        /// Who takes it.
        about: String,
        /// The file in the story's folder.
        file: String,
        /// Is it in every folder, asked for or not?
        always: bool,
    }
    /// A status and its label.
    StatusRow {
        /// The status.
        status: Status,
        /// As people say it.
        label: String,
    }
    /// A check and its label.
    CheckRow {
        /// Its name.
        id: String,
        /// What it looks at.
        label: String,
    }
    /// What the desk has laid down for its checks.
    DeskRules {
        /// Every check, in the order of the catalogue.
        checks: Vec<CheckRule>,
        /// The words of the house style, a line each.
        usage: Vec<String>,
        /// Where each sign-off is required; nowhere where it is not named.
        flags: FlagRules,
    }
    /// A check and how grave the desk sees what it finds.
    CheckRule {
        /// Its name.
        id: String,
        /// What is right when it finds nothing.
        label: String,
        /// What it looks at.
        group: Group,
        /// How grave it is as Galley comes.
        usual: Severity,
        /// How grave it is here; `null` is off.
        level: Option<Severity>,
        /// No desk may change it.
        locked: bool,
    }
    /// A backup that was made and tried.
    BackupRow {
        /// Its name.
        name: String,
        /// When.
        #[ts(type = "string")]
        at: Timestamp,
        /// Size, in bytes.
        #[ts(type = "number")]
        bytes: u64,
    }
    /// What became stale by a change; the window fetches it again.
    Changed {
        /// Stories.
        stories: Vec<StoryId>,
        /// Photos.
        photos: Vec<PhotoId>,
        /// People, settings or the desk itself.
        desk: bool,
    }
    /// How long work gets on.
    Progress {
        /// Its number, to cancel it.
        work: u32,
        /// What is being done: "Adding photos".
        what: String,
        /// Done so far.
        done: u32,
        /// In all; 0 while nobody knows.
        total: u32,
        /// The file at hand.
        now: String,
        /// So far.
        failed: Vec<FailedFile>,
        /// Nothing more will come.
        finished: bool,
    }
    /// What a desk's check of itself found.
    DeskReport {
        /// Everything is as it should be.
        clean: bool,
        /// What is wrong, in words.
        problems: Vec<String>,
        /// What was looked at, in words.
        looked_at: Vec<String>,
    }
}

/// The desk's settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The desk's name.
    pub name: String,
    /// Where stories are published.
    pub site: Site,
    /// Sections a story can stand in.
    pub sections: Vec<String>,
    /// Authors may approve their own stories.
    pub own_approval: bool,
    /// Words that stand for codes while somebody types.
    pub snippets: Vec<Snippet>,
    /// Characters that fit a field of a story, by its id, where they are not as usual.
    pub limits: BTreeMap<String, u32>,
}

/// Words that the desk types often: `\code\` becomes them while somebody types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// Letters, figures, `-` and `_`, at most 32 of them; unlike every other code.
    pub code: String,
    /// What stands in its place, on one line.
    pub words: String,
}

/// An approval with the approver's name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SignedApproval {
    /// The sign-off.
    pub approval: Approval,
    /// Who signed.
    pub name: String,
}

/// What a comment is about.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
pub enum CommentOn {
    /// The story as a whole.
    Story,
    /// A field.
    Field {
        /// Its id in the table of story fields.
        field: String,
    },
    /// A whole block: a figure, a table.
    Block {
        /// The top-level block.
        block: BlockId,
    },
    /// Words where they stand.
    Words {
        /// Where, a span for each block.
        spans: Vec<QuotedSpan>,
    },
    /// Words that the text has once.
    Quote {
        /// The words, within one paragraph.
        words: String,
    },
}

/// Words where they stand; refused when other words stand there now.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotedSpan {
    /// The top-level block.
    pub block: BlockId,
    /// First character among the block's words, in UTF-16 units; its texts are apart by a line feed.
    pub from: u32,
    /// One past the last, in UTF-16 units.
    pub to: u32,
    /// The words.
    pub words: String,
}

/// Where a comment stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum CommentPlace {
    /// On the story as a whole.
    Story,
    /// On a field.
    Field {
        /// Its id in the table of story fields.
        field: String,
        /// As people call it.
        label: String,
    },
    /// On a whole block.
    Block {
        /// Its index among the top-level blocks.
        index: u32,
        /// Its id.
        block: BlockId,
    },
    /// On words.
    Words {
        /// Index of the first top-level block.
        index: u32,
        /// The words, in the order of the text.
        spans: Vec<Span>,
    },
    /// What it was about is not in the text any more.
    Lost,
}
