//! The one list of commands: what a person can do, by name.
//!
//! The window, the command line (`galley-cli call NAME JSON`) and the tests come in through [`call`]; the
//! TypeScript in `ui/src/backend/generated` is written from the same list ([`typescript`]). A command is one
//! line here and one method of [`Newsroom`] of the same name.

use crate::asks::*;
use crate::{Failure, Newsroom, Outcome};
use model::story::{Person, Story};
use model::{PhotoId, photo::Photo};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use ts_rs::{Config, TS, TypeVisitor};

/// A command as it stands in the list.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// TypeScript name of what it is given.
    pub asks: fn(&Config) -> String,
    /// The same with its fields, for people.
    pub arguments: fn(&Config) -> String,
    /// TypeScript name of what it answers.
    pub answers: fn(&Config) -> String,
    run: fn(&Newsroom, Value) -> Outcome<Value>,
    types: fn(&mut Declarations<'_>),
}

macro_rules! commands {
    ($($(#[doc = $about:literal])* $name:ident($asks:ty) -> $answers:ty;)*) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            about: concat!($($about),*),
            asks: <$asks as TS>::name,
            arguments: <$asks as TS>::inline,
            answers: <$answers as TS>::name,
            run: |newsroom, arguments| answer(newsroom.$name(ask(stringify!($name), arguments)?)?),
            types: |declarations| {
                declarations.visit::<$asks>();
                declarations.visit::<$answers>();
            },
        },)*];
    };
}

commands! {
    /// The desk at a glance: people, counts, settings, whether it can be saved to
    desk(Nothing) -> DeskOverview;
    /// The tables the forms are drawn from: fields, statuses, checks
    catalogue(Nothing) -> Catalogue;
    /// The desk's list of stories
    stories(ListStories) -> Vec<StoryRow>;
    /// Begins a story
    create_story(CreateStory) -> Story;
    /// The forms in which a story can begin
    templates(Nothing) -> Vec<TemplateRow>;
    /// Makes a template of the desk out of a story
    save_template(SaveTemplate) -> TemplateRow;
    /// Takes one of the desk's own templates away
    remove_template(RemoveTemplate) -> Vec<TemplateRow>;
    /// A story as Markdown, JSON or plain text
    show_story(ShowStory) -> Shown;
    /// Saves a copy of a story as a Word file, for somebody who edits there
    write_docx(WriteDocx) -> WrittenDocx;
    /// The page a story would become, to be looked at while it is being written
    proof_story(ProofStory) -> Proof;
    /// Opens a story with its text and photos
    open_story(StoryRef) -> OpenStory;
    /// The stories a story links to, and those that link to it
    story_links(StoryRef) -> StoryLinks;
    /// Replaces blocks of a story's text; answers when it is on the disk. An edit of an older text is merged
    edit_text(EditText) -> Saved;
    /// Who is at which story, and who writes there
    who_is_here(Nothing) -> Vec<StoryPresence>;
    /// A window shows a story from now on
    enter_story(StoryRef) -> Done;
    /// A window shows a story no more; what it held is free
    leave_story(StoryRef) -> Done;
    /// Claims a text that is free, before a word is written
    claim_story(StoryRef) -> StoryPresence;
    /// Asks whoever writes to hand over; a text that is free is claimed at once
    ask_to_write(StoryRef) -> StoryPresence;
    /// Hands the text over to the first who asked and was not put off
    hand_over_text(StoryRef) -> StoryPresence;
    /// Answers whoever asks to write: not yet
    decline_to_hand_over(StoryRef) -> StoryPresence;
    /// Takes the text over from whoever writes, keeping it as a version
    take_over_text(StoryRef) -> StoryPresence;
    /// Accepts or rejects open suggestions
    answer_suggestions(AnswerSuggestions) -> Saved;
    /// Replaces the whole text by Galley Markdown, keeping a version of what was there
    replace_text(ReplaceText) -> Story;
    /// Sets fields of a story: headline, byline, section …
    set_story_fields(SetStoryFields) -> Story;
    /// Looks at findings, approval and what changed since
    review_story(StoryRef) -> ReviewState;
    /// Begins to write a pitch
    take_up_story(StoryRef) -> Story;
    /// Hands a story in for review
    submit_story(StoryRef) -> Story;
    /// Sends a story back to its writer, with a note
    request_changes(RequestChanges) -> Story;
    /// Signs off exactly what was seen
    approve_story(ApproveStory) -> Story;
    /// Decides about a sign-off of a story: required, complete, not needed
    set_flag(SetFlag) -> Story;
    /// Adds a line to readers about a change of a story that is out: correction, clarification or update
    correct_story(CorrectStory) -> Story;
    /// Takes back the last line to readers, while it has not left
    take_back_correction(TakeBackCorrection) -> Story;
    /// Takes a story back from its readers: a word in its place says so, and feeds do
    withdraw_story(WithdrawStory) -> Withdrawn;
    /// Takes down what still stands of a story that was taken back
    take_down_copies(StoryRef) -> Withdrawn;
    /// Kills an item of somebody else: whatever is built on it is held
    kill_item(KillItem) -> Killed;
    /// The stories that are built on what was killed
    killed_stories(Nothing) -> Vec<KilledStory>;
    /// Lets a story leave although it is built on a killed item: an editor's word, with a reason
    release_despite_kill(ReleaseDespiteKill) -> Story;
    /// Sets a story aside
    spike_story(StoryRef) -> Story;
    /// Takes up a story that was set aside
    revive_story(StoryRef) -> Story;
    /// The comments of a story, in the order of its text
    comments(StoryRef) -> Comments;
    /// Comments on words, a block, a field, or the story as a whole
    add_comment(AddComment) -> CommentRow;
    /// Answers a comment
    reply_comment(ReplyComment) -> CommentRow;
    /// Takes a comment for done
    resolve_comment(ThreadRef) -> CommentRow;
    /// Opens a resolved comment again
    reopen_comment(ThreadRef) -> CommentRow;
    /// Makes a comment a fact to be checked, or says how it stands and where it comes from
    set_fact(SetFact) -> CommentRow;
    /// The versions of a story, newest first
    versions(StoryRef) -> Vec<VersionRow>;
    /// One version of a story
    version(VersionRef) -> VersionText;
    /// Keeps the present state of a story as a version, before something large is done to it
    keep_version(KeepVersion) -> VersionRow;
    /// Makes an older version the present text, keeping what was there as a version
    restore_version(VersionRef) -> Story;
    /// Calls a version by a name that people know it by; an empty one takes the name away
    name_version(NameVersion) -> VersionRow;
    /// Compares two versions of a story, or one with the present text
    compare_versions(CompareVersions) -> Compared;
    /// How much changed since one read a story, since it was approved, and since it was published
    changes_since(StoryRef) -> Vec<SinceRow>;
    /// Who wrote which sentence of a story
    who_wrote(StoryRef) -> WhoWrote;
    /// Remembers a story as the acting person has read it, for “what changed since”
    mark_read(StoryRef) -> Done;
    /// Who did what when, newest first
    history(ListHistory) -> Vec<HistoryRow>;
    /// Writes who did what when as a file, as a table or as JSON
    write_history(WriteHistory) -> WrittenHistory;
    /// The photo library, newest first
    photos(ListPhotos) -> PhotoPage;
    /// Every photo that fits, by id, newest first
    photo_ids(ListPhotos) -> Vec<PhotoId>;
    /// Photos as they lie on the light table
    tiles(PhotoRefs) -> Vec<Tile>;
    /// Marks photos: stars, a colour, picked or rejected
    mark_photos(MarkPhotos) -> Done;
    /// One photo: metadata, what is missing, where it is used
    photo(PhotoRef) -> PhotoDetails;
    /// Adds files to the photo library; originals are kept byte for byte
    add_photos(AddPhotos) -> AddedPhotos;
    /// Files that stopped the worker that was to read them
    quarantine(Nothing) -> Vec<QuarantinedFile>;
    /// Tries a file in quarantine again; it comes into the library, or stays where it is
    try_quarantined(QuarantineRef) -> Tile;
    /// Lets a file in quarantine go; what was kept of it is removed
    let_quarantined_go(QuarantineRef) -> Done;
    /// Pairs of photos that look alike and that nobody has told apart
    look_alikes(Nothing) -> LookAlikes;
    /// Two photos side by side: what merging them would come to
    compare_photos(ComparePhotos) -> ComparedPhotos;
    /// Merges a photo into another that shows the same; stories show that one from then on
    merge_photos(MergePhotos) -> MergedPhotos;
    /// Brings a merged photo back into the library, and into stories that showed it
    part_photos(PartPhotos) -> PartedPhotos;
    /// Says that two photos that look alike are two
    tell_photos_apart(ComparePhotos) -> Done;
    /// Sets metadata fields of a photo
    set_photo_fields(SetPhotoFields) -> Photo;
    /// Sets metadata fields of many photos, and answers what puts them back
    set_fields_of_photos(SetFieldsOfPhotos) -> FieldsSet;
    /// Puts words into a field of many photos; `{city}` is filled by each photo, `=kc=` by the desk's codes
    word_photos(WordPhotos) -> Worded;
    /// The desk's codes for captions
    photo_codes(Nothing) -> BTreeMap<String, String>;
    /// Keeps the desk's codes for captions
    set_photo_codes(SetCodes) -> BTreeMap<String, String>;
    /// Says with what rights photos may be used
    set_photo_category(SetPhotoCategory) -> Vec<Photo>;
    /// Permits or bans a photo for a time
    add_lease(AddLease) -> Photo;
    /// Takes a permission or ban of a photo back
    remove_lease(LeaseRef) -> Photo;
    /// Photos in published stories that may not be used any more
    lapsed_photos(Nothing) -> Vec<LapsedPhoto>;
    /// Sets the point that automatic crops keep
    set_focal_point(SetFocalPoint) -> Photo;
    /// Turns, straightens and crops a photo; its original stays as it is
    frame_photo(FramePhoto) -> Photo;
    /// What an original says of its own making (Content Credentials), read and not checked
    photo_credentials(PhotoRef) -> PhotoCredentials;
    /// Writes copies of originals with what the desk says of them, or sidecars, into a folder
    write_photos(WritePhotos) -> WrittenPhotos;
    /// Puts a photo into a story with caption, credit and alt text
    place_photo(PlacePhoto) -> PlacedPhoto;
    /// Shows a photo wherever a story showed another
    swap_photo(SwapPhoto) -> SwappedPhoto;
    /// Everybody at the desk
    people(Nothing) -> Vec<Person>;
    /// Adds a person
    add_person(AddPerson) -> Person;
    /// Chooses who is acting
    act_as(ActAs) -> Person;
    /// Changes a person's role or passphrase
    change_person(ChangePerson) -> Person;
    /// Changes the desk's settings
    set_settings(Settings) -> Settings;
    /// What the desk has laid down for its checks: how grave each is, and its house style
    desk_rules(Nothing) -> DeskRules;
    /// Sets how grave the desk sees what a check finds
    set_check(SetCheck) -> DeskRules;
    /// Sets the words of the house style
    set_usage(SetUsage) -> DeskRules;
    /// Lays down where the desk requires a sign-off
    set_flag_rule(SetFlagRule) -> DeskRules;
    /// What is approved, held and out
    publish_list(Nothing) -> Vec<PublishRow>;
    /// Writes approved stories as publishable folders
    export_stories(ExportStories) -> Exported;
    /// The desk's destinations: where it sends what was exported
    destinations(Nothing) -> Vec<DestinationRow>;
    /// Adds a destination, or changes one
    set_destination(SetDestination) -> Vec<DestinationRow>;
    /// Takes a destination off the desk; nothing is taken down there
    remove_destination(DestinationRef) -> Vec<DestinationRow>;
    /// Makes a destination hold what was exported to a folder, or says what differs from what is live there
    push_folder(PushFolder) -> PushedFolder;
    /// Lays down when a story goes out by itself, or changes it
    schedule_story(ScheduleStory) -> Scheduled;
    /// Takes back that a story goes out by itself
    unschedule_story(StoryRef) -> Done;
    /// Lets out every story whose time has come
    push_due(Nothing) -> Vec<WentOut>;
    /// What went to a destination, newest first
    deliveries(DestinationRef) -> Vec<DeliveryRow>;
    /// The folders that are watched for wires
    wires(Nothing) -> Vec<WireRow>;
    /// Lays down a folder to watch for wires, or changes one
    set_wire(SetWire) -> Vec<WireRow>;
    /// Watches a folder no more; what came from it stays
    remove_wire(WireRef) -> Vec<WireRow>;
    /// Takes in what is new in the watched folders
    look_at_wires(Nothing) -> Vec<CameIn>;
    /// Makes stories out of files, and of the files of a folder
    import_files(ImportFiles) -> Imported;
    /// Makes a story out of pasted text
    import_text(ImportText) -> ImportedStory;
    /// Reads what lay on the clipboard as blocks of a story; pictures in it go to the library
    read_paste(ReadPaste) -> Paste;
    /// Finds stories and photos by words
    search(Search) -> Found;
    /// Stops long work
    cancel_work(CancelWork) -> Done;
    /// Checks the whole desk: database, versions, photos
    verify_desk(Nothing) -> DeskReport;
    /// Everything the desk holds, for people who look inside: stories, versions, hashes, journal tail
    dump_desk(Nothing) -> Value;
    /// Makes a backup and tries it
    back_up(Nothing) -> BackupRow;
    /// The backups there are, newest first
    backups(Nothing) -> Vec<BackupRow>;
    /// Opens the desk again after a fault of the disk
    reopen_desk(Nothing) -> DeskOverview;
}

/// A command in words.
pub struct Written {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What it is given, field by field, in TypeScript's notation.
    pub arguments: String,
    /// What it answers, in TypeScript's notation.
    pub answers: String,
}

/// A command as people read it.
pub fn written(command: &Command) -> Written {
    let config = Config::new();
    Written {
        name: command.name,
        about: command.about.trim(),
        arguments: plain(&(command.arguments)(&config)),
        answers: (command.answers)(&config),
    }
}

/// A declaration on one line, its comments in their shortest form.
fn plain(declaration: &str) -> String {
    if declaration.starts_with("Record<symbol") {
        return "{}".to_owned();
    }
    let line = declaration.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("/** * ", "/* ").replace(" * ", " ")
}

/// Carries out a command by name.
pub fn call(newsroom: &Newsroom, name: &str, arguments: Value) -> Outcome<Value> {
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(newsroom, arguments),
        None => Err(Failure::not_found(format!("There is no command “{name}”."))
            .hint("`galley-cli commands` lists them all.")),
    }
}

fn ask<T: DeserializeOwned>(name: &str, arguments: Value) -> Outcome<T> {
    let arguments = if arguments.is_null() { Value::Object(serde_json::Map::new()) } else { arguments };
    serde_json::from_value(arguments).map_err(|error| {
        Failure::invalid(format!("What was given to “{name}” does not fit: {error}."))
            .hint("`galley-cli commands` lists what each command is given.")
    })
}

fn answer<T: Serialize>(value: T) -> Outcome<Value> {
    serde_json::to_value(value)
        .map_err(|error| Failure::bug(format!("The answer could not be written: {error}.")))
}

/// The TypeScript of all commands and of every type they speak of.
pub fn typescript() -> String {
    let config = Config::new();
    let mut declarations = Declarations { config: &config, found: BTreeMap::new(), seen: HashSet::new() };
    for command in COMMANDS {
        (command.types)(&mut declarations);
    }
    declarations.visit::<Failure>();
    declarations.visit::<Changed>();
    declarations.visit::<Progress>();
    declarations.visit::<model::document::BlockType>();
    declarations.visit::<model::document::Placement>();
    declarations.visit::<model::document::Layout>();
    declarations.visit::<model::document::Crop>();
    declarations.visit::<model::document::Change>();
    let mut out = String::from(
        "// Written from the list of commands by `cargo xtask types`. Never edited by hand.\n\n",
    );
    for declaration in declarations.found.values() {
        out.push_str(declaration);
        out.push_str("\n\n");
    }
    out.push_str(
        "/** Every command: what it is given and what it answers. */\nexport interface Commands {\n",
    );
    for command in COMMANDS {
        let (asks, answers) = ((command.asks)(&config), (command.answers)(&config));
        out.push_str(&format!("  /**{} */\n", command.about));
        out.push_str(&format!("  {}: {{ asks: {asks}; answers: {answers} }};\n", command.name));
    }
    out.push_str("}\n");
    out
}

/// Every type of ours that was met, with its declaration.
struct Declarations<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
    seen: HashSet<TypeId>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Some types speak of themselves.
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            let docs = T::docs().unwrap_or_default();
            self.found.insert(name, format!("{docs}export {}", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
