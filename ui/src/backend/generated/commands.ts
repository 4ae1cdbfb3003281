// Written from the list of commands by `cargo xtask types`. Never edited by hand.

/**
 * Who is acting.
 */
export type ActAs = { 
/**
 * Name or id.
 */
person: string, 
/**
 * If the person has one.
 */
passphrase?: string, };

/**
 * A new comment.
 */
export type AddComment = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * What it is about.
 */
on: CommentOn, 
/**
 * What is said; `@` and a name speaks to somebody.
 */
text: string, };

/**
 * A permission or a ban.
 */
export type AddLease = { 
/**
 * Id or file name.
 */
photo: string, 
/**
 * Permission or ban.
 */
kind: LeaseKind, 
/**
 * From when; absent for always.
 */
from?: string | null, 
/**
 * Until when; absent for ever.
 */
until?: string | null, 
/**
 * Why; a permission needs it.
 */
note?: string, };

/**
 * A new person.
 */
export type AddPerson = { 
/**
 * As in bylines; unique on the desk.
 */
name: string, 
/**
 * What the person may do.
 */
role: Role, 
/**
 * Asked for when acting as this person; empty for none.
 */
passphrase?: string, };

/**
 * Files to add to the library.
 */
export type AddPhotos = { 
/**
 * Files or folders, as chosen by a person.
 */
paths: Array<string>, };

/**
 * What became of added files.
 */
export type AddedPhotos = { 
/**
 * New in the library, in the order of the files.
 */
added: Array<Tile>, 
/**
 * Were there already.
 */
already: Array<Tile>, 
/**
 * Were there already, and a sidecar said something new about them.
 */
reread: Array<Tile>, 
/**
 * Added ones that look like others in the library.
 */
alike: Array<AlikePhoto>, 
/**
 * Could not be added.
 */
failed: Array<FailedFile>, 
/**
 * How many files of folders are of other kinds and were passed over, by their endings.
 */
passed: { [key in string]: number }, 
/**
 * A person stopped it.
 */
cancelled: boolean, 
/**
 * How many files were not looked at, because it was stopped or could not go on. The same paths once more go on
 * with them.
 */
left: number, };

/**
 * Two photos that look the same.
 */
export type AlikePhoto = { 
/**
 * The one that is spoken of.
 */
photo: PhotoId, 
/**
 * Its file name.
 */
file_name: string, 
/**
 * The one it looks like.
 */
like: PhotoId, 
/**
 * The file name of that.
 */
like_name: string, };

/**
 * Open suggestions answered: these, else those of one person, else all.
 */
export type AnswerSuggestions = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Accepted, or rejected.
 */
accept: boolean, 
/**
 * Ids of suggestions.
 */
ids?: Array<string>, 
/**
 * Name or id of the person who suggested.
 */
by?: string, };

/**
 * A person's sign-off of exact bytes.
 */
export type Approval = { 
/**
 * The version that was seen.
 */
version: VersionId, 
/**
 * The hash of what was seen (see [`crate::review::Seen`]).
 */
hash: string, 
/**
 * Who signed.
 */
by: PersonId, 
/**
 * When.
 */
at: string, 
/**
 * Why it no longer holds; `None` while it holds.
 */
lapsed: Lapse | null, };

/**
 * A sign-off.
 */
export type ApproveStory = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Hash of what the approver saw; refused when the story is not exactly that any more.
 */
hash?: string, 
/**
 * Why it is approved although comments are open; needed only while there are some.
 */
despite?: DespiteComments, };

/**
 * Somebody asks whoever writes to hand over.
 */
export type AskedRow = { 
/**
 * Who.
 */
by: string | null, 
/**
 * When.
 */
at: string, 
/**
 * It is the acting person.
 */
own: boolean, 
/**
 * The answer was: not yet.
 */
declined: boolean, };

/**
 * A step and whether it can be taken now.
 */
export type AvailableStep = { 
/**
 * The step.
 */
step: Step, 
/**
 * What the button says.
 */
label: string, 
/**
 * Why it cannot be taken; `null` when it can.
 */
refused: string | null, };

/**
 * A backup that was made and tried.
 */
export type BackupRow = { 
/**
 * Its name.
 */
name: string, 
/**
 * When.
 */
at: string, 
/**
 * Size, in bytes.
 */
bytes: number, };

/**
 * The name of a top-level block, stable over its whole life: 1–64 of `A-Z a-z 0-9 - _`.
 *
 * It is text and not a UUID because the editor and foreign Markdown (`{#what}`) name blocks too.
 */
export type BlockId = string;

/**
 * A block's name in the editor's schema.
 */
export type BlockType = "paragraph" | "heading" | "bullet_list" | "ordered_list" | "quote" | "pull_quote" | "figure" | "gallery" | "fact_box" | "table" | "embed" | "related" | "divider" | "footnote" | "code_block" | "unknown";

/**
 * A story that is built on an item.
 */
export type BuiltOn = { 
/**
 * Its slug.
 */
slug: string, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Readers have it.
 */
out: boolean, };

/**
 * What came in by a watched folder.
 */
export type CameIn = { 
/**
 * What people call the folder.
 */
wire: string, 
/**
 * The stories, in their order.
 */
stories: Array<CameInStory>, 
/**
 * Items that their senders took back, with what is built on them.
 */
killed: Array<Killed>, 
/**
 * What could not be read; each is told once.
 */
failed: Array<FailedFile>, 
/**
 * Files that may still be being written; they are taken when they stand still.
 */
waiting: number, };

/**
 * A story that came in.
 */
export type CameInStory = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * Its slug.
 */
slug: string, 
/**
 * Its headline; may be empty.
 */
headline: string, };

/**
 * Long work to stop.
 */
export type CancelWork = { 
/**
 * Its number, from the progress notices.
 */
work: number, };

/**
 * What is the same for every desk: tables the forms draw themselves from.
 */
export type Catalogue = { 
/**
 * Fields of a photo.
 */
photo_fields: Array<Field>, 
/**
 * Ratios people crop to.
 */
ratios: Array<Ratio>, 
/**
 * Kinds of usage rights.
 */
categories: Array<Category>, 
/**
 * Fields of a story.
 */
story_fields: Array<StoryField>, 
/**
 * Statuses with their labels, in order.
 */
statuses: Array<StatusRow>, 
/**
 * Checks, by id and label.
 */
checks: Array<CheckRow>, 
/**
 * Ways in which a page can be laid out.
 */
layouts: Array<PageLayout>, 
/**
 * Words that a reader reads in a minute; reading time is rounded up.
 */
words_per_minute: number, 
/**
 * Formats in which a story can leave besides its page.
 */
formats: Array<FormatRow>, 
/**
 * Themes that come with Galley.
 */
themes: Array<ThemeRow>, 
/**
 * Kinds of destination.
 */
destinations: Array<DestinationKindRow>, 
/**
 * Sign-offs that a story may need beside its approval.
 */
flags: Array<FlagRow>, 
/**
 * Kinds of what stands in the history.
 */
history_kinds: Array<HistoryKindRow>, };

/**
 * A kind of usage rights.
 */
export type Category = { 
/**
 * The key under which a photo keeps it.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * When to take it, in a few words.
 */
about: string, 
/**
 * What a use costs.
 */
cost: Cost, 
/**
 * Ids of the photo fields that must be known.
 */
needs: Array<string>, 
/**
 * What it may not be used for; empty for no restriction.
 */
restriction: string, };

/**
 * An open proposal: who proposed it and when.
 */
export type Change = { 
/**
 * Whether a whole block is proposed as new or for deletion; absent on marks, which say it themselves.
 */
kind?: ChangeKind, 
/**
 * The proposal it belongs to.
 */
id: string, 
/**
 * Who proposed it (a person's id).
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * What a block was before its kind or attributes changed; with [`ChangeKind::Changed`] only.
 */
was?: Earlier, };

/**
 * What is proposed for a whole block.
 */
export type ChangeKind = "inserted" | "deleted" | "split" | "joined" | "changed";

/**
 * A person's role or passphrase.
 */
export type ChangePerson = { 
/**
 * Name or id.
 */
person: string, 
/**
 * New role.
 */
role?: Role, 
/**
 * New passphrase; empty removes it.
 */
passphrase?: string, };

/**
 * What became stale by a change; the window fetches it again.
 */
export type Changed = { 
/**
 * Stories.
 */
stories: Array<StoryId>, 
/**
 * Photos.
 */
photos: Array<PhotoId>, 
/**
 * Those of them whose pictures look otherwise, because they were turned or straightened.
 */
turned: Array<PhotoId>, 
/**
 * People, settings or the desk itself.
 */
desk: boolean, 
/**
 * Stories at which somebody came, went, began or ceased to write, or asks to.
 */
presence: Array<StoryId>, 
/**
 * Approved stories of which more pictures are ready to leave.
 */
prints: Array<StoryId>, 
/**
 * The seat from which it was changed.
 */
seat: number, };

/**
 * What changed since a version.
 */
export type ChangedSince = { 
/**
 * Top-level blocks (index in the present text) that are new or differ.
 */
blocks: Array<number>, 
/**
 * Plain text of blocks that are gone.
 */
removed: Array<string>, 
/**
 * Story fields that differ, by id.
 */
fields: Array<string>, 
/**
 * Photos whose metadata differ, by file name.
 */
photos: Array<string>, };

/**
 * A check and its label.
 */
export type CheckRow = { 
/**
 * Its name.
 */
id: string, 
/**
 * What it looks at.
 */
label: string, };

/**
 * A check and how grave the desk sees what it finds.
 */
export type CheckRule = { 
/**
 * Its name.
 */
id: string, 
/**
 * What is right when it finds nothing.
 */
label: string, 
/**
 * What it looks at.
 */
group: Group, 
/**
 * How grave it is as Galley comes.
 */
usual: Severity, 
/**
 * How grave it is here; `null` is off.
 */
level: Severity | null, 
/**
 * No desk may change it.
 */
locked: boolean, };

/**
 * A check that ran.
 */
export type CheckRun = { 
/**
 * Its name.
 */
id: string, 
/**
 * What it looks at.
 */
label: string, 
/**
 * The gravest thing it found; `null` when all is right.
 */
found: Severity | null, };

/**
 * A value that is offered.
 */
export type Choice = { 
/**
 * As it is kept.
 */
value: string, 
/**
 * As people read it.
 */
label: string, 
/**
 * Readers are told of it beside the picture.
 */
told: boolean, };

/**
 * Somebody writes in a story.
 */
export type ClaimRow = { 
/**
 * Who; `null` when nobody acts there.
 */
by: string | null, 
/**
 * Since when.
 */
since: string, 
/**
 * When the text is free again, if nobody writes on.
 */
until: string, 
/**
 * It is the acting person: the text is free to write in.
 */
own: boolean, 
/**
 * It is the acting person, in another window too.
 */
elsewhere: boolean, 
/**
 * Who asks to write, in the order of asking.
 */
asked: Array<AskedRow>, 
/**
 * Whom it was taken over from, if it was.
 */
taken: TakenRow | null, };

/**
 * A colour label.
 */
export type Colour = "red" | "yellow" | "green" | "blue";

/**
 * What a comment is about.
 */
export type CommentOn = { "on": "story" } | { "on": "field", 
/**
 * Its id in the table of story fields.
 */
field: string, } | { "on": "block", 
/**
 * The top-level block.
 */
block: BlockId, } | { "on": "words", 
/**
 * Where, a span for each block.
 */
spans: Array<QuotedSpan>, } | { "on": "quote", 
/**
 * The words, within one paragraph.
 */
words: string, };

/**
 * Where a comment stands.
 */
export type CommentPlace = { "at": "story" } | { "at": "field", 
/**
 * Its id in the table of story fields.
 */
field: string, 
/**
 * As people call it.
 */
label: string, } | { "at": "block", 
/**
 * Its index among the top-level blocks.
 */
index: number, 
/**
 * Its id.
 */
block: BlockId, } | { "at": "words", 
/**
 * Index of the first top-level block.
 */
index: number, 
/**
 * The words, in the order of the text.
 */
spans: Array<Span>, } | { "at": "lost" };

/**
 * A comment with what was answered to it.
 */
export type CommentRow = { 
/**
 * Identity.
 */
id: ThreadId, 
/**
 * The story.
 */
story: StoryId, 
/**
 * Where it stands now.
 */
place: CommentPlace, 
/**
 * The words it was made on, as they were then; empty when it is about something else.
 */
quote: string, 
/**
 * Who took it for done, and when; `null` while it is open.
 */
resolved: ResolvedRow | null, 
/**
 * How the fact stands that it names; `null` when it names none.
 */
fact: FactRow | null, 
/**
 * What was said, oldest first; at least one.
 */
remarks: Array<RemarkRow>, };

/**
 * The comments of a story.
 */
export type Comments = { 
/**
 * Number of the edit their places are of.
 */
seq: number, 
/**
 * How many are open.
 */
open: number, 
/**
 * How many name a fact.
 */
facts: number, 
/**
 * All of them, in the order of the text; those whose words are gone come last.
 */
threads: Array<CommentRow>, };

/**
 * Two photos that show the same.
 */
export type ComparePhotos = { 
/**
 * Id or file name of the one that would stay.
 */
kept: string, 
/**
 * Id or file name of the other one.
 */
other: string, };

/**
 * Two states of a story to compare.
 */
export type CompareVersions = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * The old one: a version's number or id, `now`, `read` (by whoever is acting), `approved` or `published`.
 */
from: string, 
/**
 * The new one, named in the same way.
 */
to?: string, };

/**
 * Two states of a story, compared.
 */
export type Compared = { 
/**
 * The old one.
 */
from: ComparedState, 
/**
 * The new one.
 */
to: ComparedState, 
/**
 * What differs.
 */
comparison: Comparison, 
/**
 * File names of the photos that are spoken of.
 */
photo_names: { [key in PhotoId]: string }, };

/**
 * Two photos side by side.
 */
export type ComparedPhotos = { 
/**
 * The one that would stay.
 */
kept: Photo, 
/**
 * The other one.
 */
other: Photo, 
/**
 * What they say differently, for a person to choose.
 */
differences: Array<Difference>, 
/**
 * Ids of fields in which the one that stays would take what the other says, or more than it says itself.
 */
brought: Array<string>, 
/**
 * Slugs of stories that show the one that would stay.
 */
kept_in: Array<string>, 
/**
 * Slugs of stories that show the other one, and would show the one that stays.
 */
other_in: Array<string>, };

/**
 * One of two states that are compared.
 */
export type ComparedState = { 
/**
 * What it is.
 */
what: StandsFor, 
/**
 * The version, if it is one.
 */
version: VersionRow | null, 
/**
 * Who kept or read it.
 */
by: string | null, 
/**
 * When.
 */
at: string, };

/**
 * What differs between two states.
 */
export type Comparison = { 
/**
 * How many changes there are. They are numbered from 1: fields first, then photos, then the page.
 */
count: number, 
/**
 * Fields of the story that differ, in the order of the form.
 */
fields: Array<FieldChange>, 
/**
 * Photos that came, went, or are shown or described in another way, in the order of the page.
 */
photos: Array<PhotoChange>, 
/**
 * Both texts in one page.
 */
parts: Array<Part>, };

/**
 * Something about a photo's rights that a person has to know or to settle.
 */
export type Concern = { 
/**
 * Nothing with this photo leaves until it is settled.
 */
stops: boolean, 
/**
 * Where it is settled: a photo field's id, `category` or `leases`.
 */
field: string, 
/**
 * What is the matter.
 */
sentence: string, };

/**
 * A field in which the blocks of a file disagree.
 */
export type Conflict = { 
/**
 * The field.
 */
field: string, 
/**
 * The value in use until a person chooses: the sidecar's, else XMP's, else IIM's, else EXIF's.
 */
chosen: Value, 
/**
 * Every different value with the block it stands in (`Sidecar`, `XMP`, `IPTC`, `EXIF`), or `Desk` for what people
 * have written.
 */
values: Array<[string, Value]>, };

/**
 * A name in the byline.
 */
export type Contributor = { 
/**
 * The name, without "By".
 */
name: string, 
/**
 * What the person did ("reporting", "photographs"); empty for the writer.
 */
role: string, 
/**
 * Address of the person's page; may be empty.
 */
url: string, };

/**
 * A line to readers about a change of a story that is out.
 */
export type CorrectStory = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * `correction`, `clarification` or `update`.
 */
kind: string, 
/**
 * What was wrong and what is right; plain words.
 */
text: string, };

/**
 * A line to readers about a change.
 */
export type Correction = { 
/**
 * What kind of change it was.
 */
kind: CorrectionKind, 
/**
 * What was wrong and what is right, in a sentence or two; plain words.
 */
text: string, 
/**
 * When it was written.
 */
at: string, };

/**
 * The kinds of change readers are told about.
 */
export type CorrectionKind = "correction" | "clarification" | "update";

/**
 * What a use costs.
 */
export type Cost = "free" | "conditional" | "pay";

/**
 * A new story.
 */
export type CreateStory = { 
/**
 * Empty: made from the headline.
 */
slug?: string, 
/**
 * May be empty.
 */
headline?: string, 
/**
 * Fields of the table of story fields, by id.
 */
fields?: { [key in string]: string }, 
/**
 * Only an idea so far.
 */
pitch?: boolean, 
/**
 * The template it begins in; empty for none.
 */
template?: string, };

/**
 * A claim in a file. Nobody here has checked its signature.
 */
export type CredentialsClaim = { 
/**
 * Manifests in the file: the present one and those of what it was made from.
 */
manifests: number, 
/**
 * The program that made the claim; empty when it cannot be read.
 */
generator: string, 
/**
 * The title in the claim.
 */
title: string, 
/**
 * What was done, in order, by its name in the standard.
 */
actions: Array<string>, 
/**
 * The manifest holds a signature.
 */
signed: boolean, };

/**
 * A part of a photo, as fractions (0–1) of its width and height, in ten-thousandths.
 *
 * Whole numbers, so that equal crops are equal bytes everywhere.
 */
export type Crop = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the top edge.
 */
y: number, 
/**
 * Width.
 */
w: number, 
/**
 * Height.
 */
h: number, };

/**
 * What is shown of a photo at a ratio.
 */
export type CropRow = { 
/**
 * The ratio.
 */
ratio: Ratio, 
/**
 * The part.
 */
crop: Crop, 
/**
 * A person drew it; otherwise it is taken around the focal point, or around the middle as a guess.
 */
drawn: boolean, 
/**
 * Its width in pixels.
 */
width: number, 
/**
 * Its height in pixels.
 */
height: number, 
/**
 * The least height of a drawn crop in pixels, as `ratio` says the least width.
 */
needed_height: number, 
/**
 * It has the pixels that its use needs.
 */
enough: boolean, };

/**
 * Something that went somewhere.
 */
export type DeliveryRow = { 
/**
 * The story's slug; `null` for the site around the stories.
 */
story: string | null, 
/**
 * `story`, `withdrawn` or `site`.
 */
what: string, 
/**
 * What the destination calls it.
 */
remote: string, 
/**
 * When.
 */
at: string, 
/**
 * Who sent it.
 */
by: string | null, };

/**
 * The desk at a glance.
 */
export type DeskOverview = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its folder.
 */
folder: string, 
/**
 * Who is acting; nobody until a person is chosen.
 */
acting: Person | null, 
/**
 * The seat from which this was asked: each window has one of its own.
 */
seat: number, 
/**
 * Everybody.
 */
people: Array<Person>, 
/**
 * Stories that are not spiked.
 */
stories: number, 
/**
 * Photos in the library.
 */
photos: number, 
/**
 * Approved stories that have not left.
 */
ready: number, 
/**
 * The desk's settings.
 */
settings: Settings, 
/**
 * Why nothing can be saved at present; `null` while all is well.
 */
halted: Failure | null, 
/**
 * Galley's version.
 */
version: string, };

/**
 * What a desk's check of itself found.
 */
export type DeskReport = { 
/**
 * Everything is as it should be.
 */
clean: boolean, 
/**
 * What is wrong, in words.
 */
problems: Array<string>, 
/**
 * What was looked at, in words.
 */
looked_at: Array<string>, };

/**
 * What the desk has laid down for its checks.
 */
export type DeskRules = { 
/**
 * Every check, in the order of the catalogue.
 */
checks: Array<CheckRule>, 
/**
 * The words of the house style, a line each.
 */
usage: Array<string>, 
/**
 * Where each sign-off is required; nowhere where it is not named.
 */
flags: { [key in Flag]?: FlagRule }, };

/**
 * What an approver answers for while comments are open.
 */
export type DespiteComments = { 
/**
 * The open comments she has seen; refused when there is another one.
 */
threads: Array<ThreadId>, 
/**
 * Why she approves all the same; the history keeps it.
 */
reason: string, };

/**
 * A kind of destination.
 */
export type DestinationKindRow = { 
/**
 * What it is asked for by.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * Whom it suits.
 */
about: string, 
/**
 * What has to be said about one.
 */
settings: Array<DestinationSettingRow>, };

/**
 * One destination.
 */
export type DestinationRef = { 
/**
 * Its name.
 */
destination: string, };

/**
 * A destination.
 */
export type DestinationRow = { 
/**
 * What people call it.
 */
name: string, 
/**
 * Its kind.
 */
kind: string, 
/**
 * Values by key.
 */
settings: { [key in string]: string }, 
/**
 * Keys of the secrets that were entered.
 */
secrets: Array<string>, 
/**
 * When something last went there.
 */
last: string | null, };

/**
 * Something that is said about a destination.
 */
export type DestinationSettingRow = { 
/**
 * Its key.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * What to enter.
 */
hint: string, 
/**
 * It may not be empty.
 */
needed: boolean, 
/**
 * It is kept where keys are kept, and never shown.
 */
secret: boolean, };

/**
 * Something two photos say differently.
 */
export type Difference = { 
/**
 * Id of the field, or `category`.
 */
field: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * What the photo says that stays.
 */
kept: Value, 
/**
 * What the other one says.
 */
other: Value, };

/**
 * Done; nothing to tell.
 */
export type Done = Record<symbol, never>;

/**
 * What a block was before: its kind and attributes, without id and proposal.
 */
export type Earlier = { 
/**
 * The kind, by its name in the JSON.
 */
type: string, 
/**
 * The attributes that said something.
 */
attrs?: Record<string, unknown>, };

/**
 * An edit of a story's text: top-level blocks replaced by others.
 */
export type EditText = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Number of the last edit the sender knows.
 */
base: number, 
/**
 * Index of the first block that changes.
 */
at: number, 
/**
 * How many blocks go.
 */
remove: number, 
/**
 * What comes in their place, in ProseMirror's JSON.
 */
insert: unknown[], };

/**
 * Something that opens a destination, as a person entered it. It is given and never answered, and never shown.
 */
export type Entered = string;

/**
 * Stories to write as publishable folders.
 */
export type ExportStories = { 
/**
 * Slugs or ids.
 */
stories: Array<string>, 
/**
 * The folder that receives the story folders.
 */
out: string, 
/**
 * Only say what would happen.
 */
dry_run?: boolean, 
/**
 * Ids of formats to be written besides those that always are; see the catalogue.
 */
formats?: Array<string>, 
/**
 * For a partner who shows a copy: the page names ours as its home and asks not to be indexed.
 */
partner?: boolean, 
/**
 * Also write the site around the stories in this theme: one of the catalogue's, or a folder of templates.
 */
site?: string, };

/**
 * What an export wrote.
 */
export type Exported = { 
/**
 * One per story that left.
 */
stories: Array<ExportedStory>, 
/**
 * One per story that did not.
 */
held: Array<FailedFile>, 
/**
 * The site around them, where it was asked for.
 */
site: WrittenSite | null, };

/**
 * A story that was written.
 */
export type ExportedStory = { 
/**
 * Its slug.
 */
slug: string, 
/**
 * The folder that holds it.
 */
folder: string, 
/**
 * The page in it.
 */
page: string, 
/**
 * Files written, or to be written.
 */
files: number, 
/**
 * Their size, in bytes.
 */
bytes: number, 
/**
 * What could be better.
 */
warnings: Array<string>, 
/**
 * BLAKE3 of the manifest.
 */
manifest: string, };

/**
 * A fact of the ledger.
 */
export type FactRow = { 
/**
 * How it stands.
 */
state: FactState, 
/**
 * Where it comes from; empty while nobody knows.
 */
source: string, 
/**
 * Who decided last.
 */
by: string, 
/**
 * When.
 */
at: string, };

/**
 * How a fact stands.
 */
export type FactState = "open" | "checked" | "wrong";

/**
 * A file and why nothing became of it.
 */
export type FailedFile = { 
/**
 * Its name.
 */
file: string, 
/**
 * Why.
 */
failure: Failure, };

/**
 * Why an action did not happen. Nothing was changed.
 */
export type Failure = { 
/**
 * What the program does about it.
 */
kind: FailureKind, 
/**
 * What happened, for the person.
 */
message: string, 
/**
 * What the person can do about it; empty when there is nothing.
 */
hint: string, };

/**
 * Kinds of failures.
 */
export type FailureKind = "not_found" | "invalid" | "not_allowed" | "conflict" | "unavailable" | "bug";

/**
 * What became of a part of the page.
 */
export type Fate = "kept" | "inserted" | "deleted" | "moved" | "left" | "split" | "joined";

/**
 * One field: what people call it and where each block of a file keeps it.
 */
export type Field = { 
/**
 * The key under which values are stored.
 */
id: string, 
/**
 * The standard's name, as the form shows it.
 */
label: string, 
/**
 * What to enter, in a few words.
 */
hint: string, 
/**
 * What shape its value has, and so which control the form draws.
 */
kind: FieldKind, 
/**
 * Without it the photo cannot be published.
 */
needed: boolean, 
/**
 * May it leave in a published file? Instructions and the like are for the desk only.
 */
published: boolean, 
/**
 * The group of the form it stands in.
 */
group: FieldGroup, 
/**
 * What is offered for choosing; empty where one types. A file may say something else, which stays.
 */
choices: Array<Choice>, };

/**
 * A field that differs.
 */
export type FieldChange = { 
/**
 * Number of the change.
 */
change: number, 
/**
 * The field, by its name.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * Its words in both states.
 */
runs: Array<Run>, };

/**
 * Where a field stands in the form.
 */
export type FieldGroup = "description" | "rights" | "origin" | "desk";

/**
 * The shape of a field's value.
 */
export type FieldKind = "line" | "text" | "list" | "date" | "url";

/**
 * Values for one photo.
 */
export type FieldsOfPhoto = { 
/**
 * Id or file name.
 */
photo: string, 
/**
 * Values by field id; an empty value empties the field.
 */
fields: { [key in string]: Value }, };

/**
 * What became of fields of many photos.
 */
export type FieldsSet = { 
/**
 * How many photos say something else now.
 */
changed: number, 
/**
 * Puts everything back, given to the same command.
 */
back: Array<FieldsOfPhoto>, };

/**
 * What a check found, as people are shown it.
 */
export type Finding = { 
/**
 * The check that found it.
 */
check: string, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * What is wrong, for the person.
 */
sentence: string, 
/**
 * Exactly where.
 */
place: Place, 
/**
 * What would put it right; `null` when only a person can know.
 */
fix: Fix | null, };

/**
 * A change that puts a finding right, at the place of the finding. It is one step of undo.
 */
export type Fix = { "do": "write", 
/**
 * The new words.
 */
with: string, } | { "do": "set", 
/**
 * The whole new value.
 */
value: string, } | { "do": "level", 
/**
 * The new level.
 */
level: number, } | { "do": "unlink" } | { "do": "remove" };

/**
 * A flag.
 */
export type Flag = "legal" | "pictures" | "standards";

/**
 * What a person decided about a flag of a story.
 */
export type FlagDecision = { 
/**
 * What it was set to.
 */
state: FlagState, 
/**
 * By whom.
 */
by: PersonId, 
/**
 * When.
 */
at: string, 
/**
 * The hash of what was signed; `None` where nothing was.
 */
hash: string | null, 
/**
 * Why; empty where no reason was asked for.
 */
reason: string, 
/**
 * Why a completed one no longer holds; `None` while it does.
 */
lapsed: Lapse | null, };

/**
 * A flag of a story in the list: one that is asked for.
 */
export type FlagMark = { 
/**
 * Which.
 */
flag: Flag, 
/**
 * What people call it.
 */
label: string, 
/**
 * Required or complete.
 */
state: FlagState, };

/**
 * Something that can be done about a flag.
 */
export type FlagMove = { 
/**
 * How it stands then.
 */
to: FlagState, 
/**
 * What the button says.
 */
label: string, 
/**
 * Why the acting person cannot do it; `null` when she can.
 */
refused: string | null, 
/**
 * It wants a reason.
 */
reason: boolean, };

/**
 * A row of the catalogue.
 */
export type FlagRow = { 
/**
 * The flag.
 */
flag: Flag, 
/**
 * Its name on the command line.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * What whoever completes it answers for.
 */
about: string, };

/**
 * Where a desk requires a flag.
 */
export type FlagRule = { 
/**
 * In every story.
 */
always: boolean, 
/**
 * In stories of these sections.
 */
sections: Array<string>, };

/**
 * How a flag stands.
 */
export type FlagState = "not_needed" | "required" | "complete";

/**
 * A flag of a story, and what can be done about it. Who decided, when and why stands in the story.
 */
export type FlagView = { 
/**
 * Which.
 */
flag: Flag, 
/**
 * What people call it.
 */
label: string, 
/**
 * What whoever completes it answers for.
 */
about: string, 
/**
 * How it stands.
 */
state: FlagState, 
/**
 * The desk requires it of this story.
 */
by_rule: boolean, 
/**
 * What it can be set to.
 */
moves: Array<FlagMove>, };

/**
 * A point on a photo as fractions (0–1) of its width and height.
 */
export type FocalPoint = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the top edge.
 */
y: number, };

/**
 * A format in which a story can leave.
 */
export type FormatRow = { 
/**
 * What it is asked for by.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * Who takes it.
 */
about: string, 
/**
 * The file in the story's folder.
 */
file: string, 
/**
 * Is it in every folder, asked for or not?
 */
always: boolean, };

/**
 * What was found.
 */
export type Found = { 
/**
 * Stories, best first.
 */
stories: Array<FoundStory>, 
/**
 * Photos, best first.
 */
photos: Array<Photo>, };

/**
 * A story that was found.
 */
export type FoundStory = { 
/**
 * The story.
 */
story: Story, 
/**
 * The words around the place.
 */
excerpt: string, };

/**
 * How a photo is shown; what is not named stays as it is.
 */
export type FramePhoto = { 
/**
 * Id or file name.
 */
photo: string, 
/**
 * Quarter turns to the right of what the file says, 0 to 3.
 */
turns?: number, 
/**
 * Straightening to the right, in tenths of a degree, at most 100 either way.
 */
tilt?: number, 
/**
 * Crops of the photo as it then stands, by ratio (`16:9`, `free`); `null` takes one back.
 */
crops?: { [key in string]: Crop | null }, };

/**
 * How a photo is shown: how it stands, and what people drew on it.
 */
export type Framing = { 
/**
 * Turns and straightening.
 */
stand: Stand, 
/**
 * Drawn crops by the label of their ratio.
 */
crops: { [key in string]: Crop }, };

/**
 * What a check looks at.
 */
export type Group = "head" | "text" | "pictures";

/**
 * A guess.
 */
export type GuessRow = { 
/**
 * The field.
 */
field: string, 
/**
 * What was taken for it.
 */
value: string, 
/**
 * Why.
 */
why: string, };

/**
 * Kinds of what is done at a desk.
 */
export type HistoryKind = "text" | "details" | "steps" | "sign_offs" | "comments" | "publishing" | "photos" | "desk" | "other";

/**
 * A row of the catalogue.
 */
export type HistoryKindRow = { 
/**
 * The kind.
 */
kind: HistoryKind, 
/**
 * Its name on the command line.
 */
id: string, 
/**
 * What people call it.
 */
label: string, };

/**
 * Who did what when.
 */
export type HistoryRow = { 
/**
 * Number on the desk.
 */
id: number, 
/**
 * When.
 */
at: string, 
/**
 * Who; empty for the desk itself.
 */
by: string, 
/**
 * What it is about.
 */
kind: HistoryKind, 
/**
 * What, in words.
 */
what: string, 
/**
 * The story's slug, if it is about one.
 */
story: string | null, 
/**
 * The photo's file name, if it is about one.
 */
photo: string | null, 
/**
 * State before, as far as it can be said in a line.
 */
before: string | null, 
/**
 * State after.
 */
after: string | null, };

/**
 * Files to import as stories.
 */
export type ImportFiles = { 
/**
 * Word, OpenDocument, plain text, Markdown, HTML, ninjs, NITF, NewsML-G2, RSS, Atom or WordPress exports, or folders of such files.
 */
paths: Array<string>, };

/**
 * Text to import as a story, such as a paste.
 */
export type ImportText = { 
/**
 * What was pasted.
 */
text: string, 
/**
 * `txt`, `md` or `html`.
 */
kind?: string, };

/**
 * What an import brought.
 */
export type Imported = { 
/**
 * Every story that came of it.
 */
stories: Array<ImportedStory>, 
/**
 * The files that were read, in their order.
 */
read: Array<ReadFile>, 
/**
 * Items that their senders took back, with what is built on them.
 */
killed: Array<Killed>, 
/**
 * The others.
 */
failed: Array<FailedFile>, 
/**
 * Files of a folder that are neither stories nor pictures; they were left alone.
 */
left: Array<LeftFile>, 
/**
 * How many files were not reached because a person stopped the work.
 */
stopped: number, };

/**
 * A story that was imported.
 */
export type ImportedStory = { 
/**
 * The story.
 */
story: Story, 
/**
 * What was guessed, and why.
 */
guesses: Array<GuessRow>, 
/**
 * What was kept as what, and what was dropped.
 */
notes: Array<string>, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * A state of a story to keep.
 */
export type KeepVersion = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Why it is kept: "before replacing".
 */
reason: string, 
/**
 * What people will call it: at most 80 characters, empty for nothing.
 */
name?: string, };

/**
 * An item that must not be used: its sender killed it, or an editor did.
 */
export type Kill = { 
/**
 * The item, as its sender names it.
 */
item: string, 
/**
 * Why; may be empty.
 */
reason: string, 
/**
 * When the desk learned of it.
 */
at: string, 
/**
 * The editor who killed it; `None` when its sender did.
 */
by: PersonId | null, };

/**
 * An item of somebody else that must not be used any more.
 */
export type KillItem = { 
/**
 * The item, as its sender names it and as stories say they are built on it.
 */
item: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A killed item, and what is built on it.
 */
export type Killed = { 
/**
 * The kill.
 */
kill: Kill, 
/**
 * The stories that are built on it and that no editor has spoken for.
 */
stories: Array<BuiltOn>, };

/**
 * A story that is built on an item that was killed.
 */
export type KilledStory = { 
/**
 * The story.
 */
story: Story, 
/**
 * The kill.
 */
kill: Kill, 
/**
 * Readers have it.
 */
out: boolean, };

/**
 * How an approval came to an end.
 */
export type Lapse = { 
/**
 * When.
 */
at: string, 
/**
 * Whose change it was.
 */
by: PersonId | null, 
/**
 * What changed, in words: "the text", "the headline", "the photo's credit line".
 */
what: string, };

/**
 * A photo that is out in a story and may not be used any more.
 */
export type LapsedPhoto = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * Its slug.
 */
slug: string, 
/**
 * The photo.
 */
photo: PhotoId, 
/**
 * Its file name.
 */
file_name: string, 
/**
 * What is the matter.
 */
sentence: string, };

/**
 * How the figures of a gallery stand together.
 */
export type Layout = "grid" | "slideshow" | "row";

/**
 * A permission or a ban that holds for a time.
 */
export type Lease = { 
/**
 * Permission or ban.
 */
kind: LeaseKind, 
/**
 * From when; unset for always.
 */
from: string | null, 
/**
 * Until when; unset for ever.
 */
until: string | null, 
/**
 * Why, in the words of whoever gave it.
 */
note: string, 
/**
 * Who gave it.
 */
by: PersonId | null, 
/**
 * Name of who gave it, as it was then.
 */
by_name: string, 
/**
 * When it was given.
 */
at: string, };

/**
 * Permission or ban.
 */
export type LeaseKind = "allow" | "deny";

/**
 * A permission or ban of a photo.
 */
export type LeaseRef = { 
/**
 * Id or file name.
 */
photo: string, 
/**
 * Its place in the list, from 0.
 */
lease: number, 
/**
 * When it was given; another one may stand there by now, which is left alone then.
 */
given?: string | null, };

/**
 * A file that was left alone.
 */
export type LeftFile = { 
/**
 * Its name, with the folder it was found in.
 */
file: string, 
/**
 * Why, as a sentence.
 */
why: string, };

/**
 * A story at the other end of a link.
 */
export type LinkedRow = { 
/**
 * Its id.
 */
id: StoryId, 
/**
 * Its slug.
 */
slug: string, 
/**
 * Its headline; may be empty.
 */
headline: string, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Readers can go to it.
 */
public: boolean, };

/**
 * Which history.
 */
export type ListHistory = { 
/**
 * Only of this story.
 */
story?: string, 
/**
 * Only of this photo.
 */
photo?: string, 
/**
 * Only what this person did.
 */
by?: string, 
/**
 * Only of this kind.
 */
kind?: HistoryKind, 
/**
 * Only from this moment on.
 */
from?: string | null, 
/**
 * Only before this moment.
 */
until?: string | null, 
/**
 * At most so many, newest first; 0 for 200.
 */
limit?: number, };

/**
 * Which photos.
 */
export type ListPhotos = { 
/**
 * Words that must occur in any field or the file name; empty for all.
 */
search?: string, 
/**
 * Only those that cannot be published.
 */
missing_rights?: boolean, 
/**
 * Only those with so many stars or more.
 */
stars?: number, 
/**
 * Only those with this label.
 */
colour?: Colour, 
/**
 * Only those picked, or rejected.
 */
pick?: Pick, 
/**
 * Only those with rights of this kind; `none` for those without a word about it; empty for all.
 */
category?: string, 
/**
 * Skip so many.
 */
offset?: number, 
/**
 * At most so many; 0 for 500.
 */
limit?: number, };

/**
 * Which stories the desk shows.
 */
export type ListStories = { 
/**
 * Words that must occur in slug, headline, standfirst, section, names or text; empty for all.
 */
search?: string, 
/**
 * Only this status.
 */
status?: Status, 
/**
 * Only stories of the person who is acting.
 */
mine?: boolean, };

/**
 * What of the library looks alike.
 */
export type LookAlikes = { 
/**
 * How many photos look like another.
 */
photos: number, 
/**
 * How many pairs they are: each photo is paired with the likest of those that were there before it.
 */
all: number, 
/**
 * The newest of these pairs.
 */
pairs: Array<AlikePhoto>, };

/**
 * Marks for photos; what is absent stays as it is.
 */
export type MarkPhotos = { 
/**
 * Ids or file names.
 */
photos: Array<string>, 
/**
 * 0 to 5; 0 takes them away.
 */
stars?: number, 
/**
 * A colour.
 */
colour?: Colour, 
/**
 * Takes the colour away.
 */
no_colour?: boolean, 
/**
 * Picked or rejected.
 */
pick?: Pick, 
/**
 * Neither picked nor rejected any more.
 */
no_pick?: boolean, };

/**
 * The marks of a photo.
 */
export type Marks = { 
/**
 * How good it is: 0 (unmarked) to 5.
 */
stars: number, 
/**
 * A colour, for whatever the desk agrees on.
 */
colour: Colour | null, 
/**
 * Chosen, or not to be used.
 */
pick: Pick | null, };

/**
 * What the desk's list says about a text.
 */
export type Measure = { 
/**
 * Words a reader reads.
 */
words: number, 
/**
 * Missing facts (`TK`, `XX`).
 */
tk: number, };

/**
 * Somebody who is spoken to in a remark: `@` and the name.
 */
export type Mention = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * The `@`, in UTF-16 units.
 */
from: number, 
/**
 * One past the name, in UTF-16 units.
 */
to: number, };

/**
 * A photo that is to become one with another.
 */
export type MergePhotos = { 
/**
 * Id or file name of the one that stays.
 */
kept: string, 
/**
 * Id or file name of the one that leaves the library.
 */
other: string, 
/**
 * What is right where they say different things: values by field id, or `category`.
 */
chosen?: { [key in string]: Value }, };

/**
 * A photo that became one with another.
 */
export type MergedFrom = { 
/**
 * The one that left the library.
 */
photo: PhotoId, 
/**
 * Its file name.
 */
file_name: string, 
/**
 * When; `null` where that was not kept yet.
 */
at: string | null, };

/**
 * What a merge came to.
 */
export type MergedPhotos = { 
/**
 * The one that stayed.
 */
photo: Tile, 
/**
 * The one that left the library.
 */
other: PhotoId, 
/**
 * Slugs of stories that show another file of the picture now.
 */
stories: Array<string>, };

/**
 * Values by field id. Blank values are not stored.
 */
export type Metadata = Record<string, string | string[]>;

/**
 * What a version is to be called.
 */
export type NameVersion = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Which.
 */
version: VersionId, 
/**
 * At most 80 characters; empty takes the name away.
 */
name: string, };

/**
 * Nothing to say.
 */
export type Nothing = Record<symbol, never>;

/**
 * A story, opened.
 */
export type OpenStory = { 
/**
 * The story.
 */
story: Story, 
/**
 * Names of its authors.
 */
authors: Array<string>, 
/**
 * Its text, in ProseMirror's JSON.
 */
document: unknown, 
/**
 * Every photo it uses.
 */
photos: Array<Photo>, 
/**
 * Steps from here.
 */
steps: Array<AvailableStep>, };

/**
 * A way in which a page can be laid out.
 */
export type PageLayout = { 
/**
 * Value of the field `layout`; the page carries it as a class.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * What it does.
 */
about: string, };

/**
 * A part of the merged page: a block, or a child of one, as it is in the new state.
 */
export type Part = { 
/**
 * What became of it.
 */
fate: Fate, 
/**
 * Number of the change that it is as a whole: it came, went, moved, or is of another kind or has other attributes.
 * A move has one number for both its places.
 */
change?: number, 
/**
 * Kind of the node, by its name in the JSON.
 */
kind: string, 
/**
 * The block's name in the new state; in the old one for what went.
 */
id?: string, 
/**
 * Attributes that say something, without the name.
 */
attrs?: { [key in string]: JsonValue }, 
/**
 * Kind and attributes in the old state, where they were others.
 */
was?: Earlier, 
/**
 * Its words, where it holds words.
 */
runs?: Array<Run>, 
/**
 * Its children, where it holds parts.
 */
parts?: Array<Part>, };

/**
 * A merged photo that is to be in the library again.
 */
export type PartPhotos = { 
/**
 * Its id.
 */
photo: string, };

/**
 * A merged photo that is in the library again.
 */
export type PartedPhotos = { 
/**
 * Slugs of stories that show it again.
 */
stories: Array<string>, 
/**
 * Slugs of stories that were edited there since, and show what they show.
 */
left: Array<string>, };

/**
 * What a paste became.
 */
export type Paste = { 
/**
 * The blocks that go there, in ProseMirror's JSON.
 */
blocks: unknown[], 
/**
 * The blocks that cannot stand there and come behind it.
 */
behind: unknown[], 
/**
 * Footnotes, which hang at the end of the story.
 */
notes: unknown[], 
/**
 * It is only words, which go into the line of the cursor: the content of the one paragraph.
 */
inline: boolean, 
/**
 * Pictures that came along and are in the library now.
 */
photos: Array<Photo>, 
/**
 * All that became of it, in one line.
 */
said: string, 
/**
 * There is nothing to tell: only words, and nothing left out.
 */
quiet: boolean, 
/**
 * What was kept as what.
 */
kept: Array<string>, 
/**
 * What became something else.
 */
turned: Array<PasteLine>, 
/**
 * What was left out.
 */
lost: Array<PasteLine>, };

/**
 * Something that a paste turned or left out.
 */
export type PasteLine = { 
/**
 * In words.
 */
said: string, 
/**
 * Its own words, as they stood there.
 */
words: Array<string>, };

/**
 * Somebody who works at the desk.
 */
export type Person = { 
/**
 * Identity.
 */
id: PersonId, 
/**
 * The name as it stands in bylines and history; unique on the desk.
 */
name: string, 
/**
 * What this person may do.
 */
role: Role, 
/**
 * Whether acting as this person asks for a passphrase.
 */
has_passphrase: boolean, 
/**
 * When the person was added.
 */
created_at: string, };

/**
 * Somebody has a story open in a window.
 */
export type PersonHere = { 
/**
 * Who; `null` when nobody acts there.
 */
name: string | null, 
/**
 * Since when.
 */
since: string, 
/**
 * It is the window that asks.
 */
own: boolean, };

/**
 * A person who works at the desk.
 */
export type PersonId = string;

/**
 * A photo of the library.
 */
export type Photo = { 
/**
 * Its identity on the desk.
 */
id: PhotoId, 
/**
 * BLAKE3 of the original's bytes, in lower-case hex; also its place on disk.
 */
hash: string, 
/**
 * The name the file had when it was added, for people.
 */
file_name: string, 
/**
 * `image/jpeg`, `image/png`, `image/webp`, `image/tiff`, a camera's raw kind (`image/x-…`), or `image/heic` and
 * `image/avif`, of which only the metadata can be read.
 */
media_type: string, 
/**
 * Size of the original, in bytes.
 */
bytes: number, 
/**
 * Width as it is looked at (oriented, turned and straightened), in pixels.
 */
width: number, 
/**
 * Height as it is looked at, in pixels.
 */
height: number, 
/**
 * What Galley shows and publishes; edited by people.
 */
metadata: Metadata, 
/**
 * What the three blocks of the file said when it was added, and its sidecar when it was last read; never edited.
 */
raw: RawMetadata, 
/**
 * Fields in which the blocks of the file disagree and nobody has chosen yet.
 */
conflicts: Array<Conflict>, 
/**
 * The point automatic crops keep, as fractions of width and height; unset until a person sets it.
 */
focal_point: FocalPoint | null, 
/**
 * How it stands, and the crops people drew.
 */
framing: Framing, 
/**
 * Stars, colour, picked or rejected.
 */
marks: Marks, 
/**
 * What it may be used for.
 */
rights: Rights, 
/**
 * When it was added.
 */
added_at: string, 
/**
 * Who added it.
 */
added_by: PersonId | null, };

/**
 * A photo that differs.
 */
export type PhotoChange = { 
/**
 * Number of the change.
 */
change: number, 
/**
 * What became of it.
 */
fate: PhotoFate, 
/**
 * The photo in the old state.
 */
before: ShownPhoto | null, 
/**
 * The photo in the new state.
 */
now: ShownPhoto | null, 
/**
 * What is said about it in another way: fields of the photo, and of its place in the story.
 */
fields: Array<FieldChange>, };

/**
 * What an original says of its own making.
 */
export type PhotoCredentials = { 
/**
 * The claim; `null` when the file carries none, or is of a kind in which it is not looked for.
 */
claim: CredentialsClaim | null, };

/**
 * A photo with its surroundings.
 */
export type PhotoDetails = { 
/**
 * The photo.
 */
photo: Photo, 
/**
 * Labels of needed fields that are empty.
 */
missing: Array<string>, 
/**
 * What is to be known or settled about its rights; what stops a use comes first.
 */
concerns: Array<Concern>, 
/**
 * Stories that use it.
 */
used_in: Array<PhotoUse>, 
/**
 * Photos that look like it, the likest first.
 */
alike: Array<AlikePhoto>, 
/**
 * Photos that became one with it, the last first.
 */
merged: Array<MergedFrom>, 
/**
 * What is shown of it at every ratio.
 */
crops: Array<CropRow>, };

/**
 * What became of a photo in the story.
 */
export type PhotoFate = "inserted" | "deleted" | "replaced" | "changed";

/**
 * A photo of the desk's library.
 */
export type PhotoId = string;

/**
 * A page of photos.
 */
export type PhotoPage = { 
/**
 * Newest first.
 */
photos: Array<Photo>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * One photo.
 */
export type PhotoRef = { 
/**
 * Id or file name.
 */
photo: string, };

/**
 * Some photos.
 */
export type PhotoRefs = { 
/**
 * Ids or file names.
 */
photos: Array<string>, };

/**
 * Where a photo is used.
 */
export type PhotoUse = { 
/**
 * The story.
 */
story: StoryId, 
/**
 * Its slug.
 */
slug: string, 
/**
 * As the lead photo.
 */
lead: boolean, 
/**
 * Where the story stands.
 */
status: Status, };

/**
 * Chosen or not.
 */
export type Pick = "picked" | "rejected";

/**
 * The exact place a finding points to.
 */
export type Place = { "at": "field", 
/**
 * Its id in the table of story fields.
 */
field: string, } | { "at": "block", 
/**
 * The top-level block's index in the document as it is.
 */
index: number, 
/**
 * The block's id, when it has one.
 */
block: BlockId | null, 
/**
 * The words it is about, as they stand; empty for the whole block.
 */
words: string, 
/**
 * How often the same words stand in the block before these, in its agreed text without footnote signs.
 */
nth: number, } | { "at": "photo", 
/**
 * The photo.
 */
photo: PhotoId, 
/**
 * Its id in the table of photo fields, or `category` or `leases`.
 */
field: string, 
/**
 * The top-level block that shows it.
 */
index: number, };

/**
 * A photo put into a story.
 */
export type PlacePhoto = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Id or file name.
 */
photo: string, 
/**
 * As the lead photo; replaces the present one. Otherwise at the end of the text.
 */
lead?: boolean, 
/**
 * Alt text for this use; empty takes the photo's own.
 */
alt?: string, 
/**
 * It needs no alt text.
 */
decorative?: boolean, 
/**
 * Caption for this use; absent takes the photo's description.
 */
caption?: string, };

/**
 * A photo that was placed.
 */
export type PlacedPhoto = { 
/**
 * The story.
 */
story: Story, 
/**
 * Index of the figure among the top-level blocks.
 */
index: number, };

/**
 * How wide a block stands beside or across the text column.
 */
export type Placement = "text" | "wide" | "full" | "left" | "right";

/**
 * How a text goes to what a field holds already.
 */
export type Placing = "overwrite" | "before" | "after";

/**
 * How many photos of a story have the pictures that leave.
 */
export type Prints = { 
/**
 * Those that have.
 */
made: number, 
/**
 * All that it shows.
 */
photos: number, };

/**
 * How long work gets on.
 */
export type Progress = { 
/**
 * Its number, to cancel it.
 */
work: number, 
/**
 * What is being done: "Adding photos".
 */
what: string, 
/**
 * Done so far.
 */
done: number, 
/**
 * In all; 0 while nobody knows.
 */
total: number, 
/**
 * The file at hand.
 */
now: string, 
/**
 * So far.
 */
failed: Array<FailedFile>, 
/**
 * What comes of it, failures with their reasons among it, is reported where it is looked at; nothing of it has to
 * be kept on the way.
 */
reported: boolean, 
/**
 * Nothing more will come.
 */
finished: boolean, };

/**
 * A page to be looked at. Each block of its text begins with a comment that holds the block's id.
 */
export type Proof = { 
/**
 * The page, without its stylesheet.
 */
html: string, 
/**
 * The stylesheet.
 */
css: string, 
/**
 * What an editor should know, in sentences.
 */
warnings: Array<string>, };

/**
 * A story as a page to be looked at.
 */
export type ProofStory = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Where pictures of the library are found, as the beginning of an address: `photo://localhost/`.
 */
library: string, };

/**
 * What leaves, or why it does not.
 */
export type PublishRow = { 
/**
 * The story.
 */
story: Story, 
/**
 * Why it is held; `null` when it may leave.
 */
held: string | null, 
/**
 * How often it has left.
 */
revision: number, 
/**
 * The last folder it was written to.
 */
folder: string | null, 
/**
 * When it goes out by itself; `null` when somebody has to export it.
 */
scheduled: Scheduled | null, 
/**
 * How far its pictures are; `null` where it shows none, or has left as it stands.
 */
prints: Prints | null, 
/**
 * The published page is older than the story.
 */
outdated: boolean, 
/**
 * It was taken back from readers; `null` when it was not, or has left again since.
 */
withdrawn: Withdrawal | null, 
/**
 * It was taken back, and still stands in these folders and destinations.
 */
standing: Array<string>, };

/**
 * What was exported to a folder, to be sent.
 */
export type PushFolder = { 
/**
 * The destination's name.
 */
destination: string, 
/**
 * The folder that was exported to.
 */
from: string, 
/**
 * Only say what differs from what is live.
 */
dry_run?: boolean, };

/**
 * What a push did, or would do.
 */
export type PushedFolder = { 
/**
 * The destination's name.
 */
destination: string, 
/**
 * What is named here are stories, each a post of its own, by slug; otherwise files by path.
 */
posts: boolean, 
/**
 * Those that were not there.
 */
added: Array<string>, 
/**
 * Those that said something else.
 */
changed: Array<string>, 
/**
 * Those that go.
 */
removed: Array<string>, 
/**
 * How many stay as they are.
 */
same: number, 
/**
 * Stories with a file among them, by slug.
 */
stories: Array<string>, 
/**
 * What the destination calls the state it is in now; empty where it has no name for it.
 */
remote: string, 
/**
 * What was left out or left as it is, and why.
 */
warnings: Array<string>, };

/**
 * A file in quarantine.
 */
export type QuarantineRef = { 
/**
 * Its hash, or its name.
 */
file: string, };

/**
 * A file that stopped the worker that was to read it: kept, and not tried again by itself.
 */
export type QuarantinedFile = { 
/**
 * BLAKE3 of its bytes, in lower-case hex.
 */
hash: string, 
/**
 * The name it had.
 */
file_name: string, 
/**
 * Its size, in bytes.
 */
bytes: number, 
/**
 * It took too long; otherwise its worker stopped.
 */
slow: boolean, 
/**
 * How often it was tried.
 */
tries: number, 
/**
 * When it was tried last.
 */
at: string, };

/**
 * Words where they stand; refused when other words stand there now.
 */
export type QuotedSpan = { 
/**
 * The top-level block.
 */
block: BlockId, 
/**
 * First character among the block's words, in UTF-16 units; its texts are apart by a line feed.
 */
from: number, 
/**
 * One past the last, in UTF-16 units.
 */
to: number, 
/**
 * The words.
 */
words: string, };

/**
 * A ratio people crop to.
 */
export type Ratio = { 
/**
 * What people call it, and the key under which its crop is kept.
 */
label: string, 
/**
 * Parts of the width; 0 for a crop of any shape.
 */
w: number, 
/**
 * Parts of the height; 0 for a crop of any shape.
 */
h: number, 
/**
 * The least width of a drawn crop in pixels: that of the picture that is made from it.
 */
needed: number, };

/**
 * One mark of ProseMirror's JSON.
 */
export type RawMark = { 
/**
 * The mark's type.
 */
type: string, 
/**
 * Attributes; absent when there are none.
 */
attrs?: { [key in string]: JsonValue }, };

/**
 * What the three blocks of a file said, and the sidecar that stood beside it.
 */
export type RawMetadata = { 
/**
 * From IPTC IIM.
 */
iim: Metadata, 
/**
 * From XMP.
 */
xmp: Metadata, 
/**
 * From EXIF.
 */
exif: Metadata, 
/**
 * From a sidecar.
 */
sidecar: Metadata, };

/**
 * A file that was read.
 */
export type ReadFile = { 
/**
 * Its name, with the folder it was found in.
 */
file: string, 
/**
 * What it is: `NewsML-G2`.
 */
what: string, 
/**
 * How many stories it brought.
 */
stories: number, };

/**
 * What lay on the clipboard.
 */
export type ReadPaste = { 
/**
 * As HTML; empty when there is none.
 */
html?: string, 
/**
 * As plain text; empty when there is none.
 */
text?: string, 
/**
 * Only its words.
 */
plain?: boolean, 
/**
 * What it goes into: `quote`, `list_item`, `fact_box`, `footnote`; empty for the story itself.
 */
within?: string, 
/**
 * Names of footnotes that the story has already.
 */
taken?: Array<string>, };

/**
 * A story that may leave although it is built on a killed item.
 */
export type ReleaseDespiteKill = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * The killed item.
 */
item: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Something that somebody said.
 */
export type RemarkRow = { 
/**
 * Who.
 */
by: string, 
/**
 * It is nobody of the desk but a name in a file that came in.
 */
outside: boolean, 
/**
 * When.
 */
at: string, 
/**
 * In plain words.
 */
text: string, 
/**
 * Who is spoken to in it, and where.
 */
mentions: Array<Mention>, };

/**
 * One of the desk's own templates.
 */
export type RemoveTemplate = { 
/**
 * Its id.
 */
template: string, };

/**
 * The whole text replaced, as a new version.
 */
export type ReplaceText = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Galley Markdown; a front matter sets fields.
 */
markdown: string, };

/**
 * An answer to a comment.
 */
export type ReplyComment = { 
/**
 * The comment.
 */
thread: ThreadId, 
/**
 * What is said.
 */
text: string, };

/**
 * A story sent back.
 */
export type RequestChanges = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * What to change.
 */
note?: string, };

/**
 * That a comment was taken for done.
 */
export type ResolvedRow = { 
/**
 * By whom; `null` when it came resolved in a file.
 */
by: string | null, 
/**
 * When.
 */
at: string, };

/**
 * A note from an editor.
 */
export type ReviewNote = { 
/**
 * Who wrote it.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * What to change.
 */
text: string, };

/**
 * What an editor needs to decide.
 */
export type ReviewState = { 
/**
 * The story.
 */
story: Story, 
/**
 * Hash of the present state, to approve exactly this.
 */
hash: string, 
/**
 * What the checks found.
 */
findings: Array<Finding>, 
/**
 * Every check that ran.
 */
checks: Array<CheckRun>, 
/**
 * Steps from here.
 */
steps: Array<AvailableStep>, 
/**
 * Every flag and what can be done about it.
 */
flags: Array<FlagView>, 
/**
 * The last note of an editor who requested changes, while it is open.
 */
note: ReviewNote | null, 
/**
 * Indexes of top-level blocks that differ from the last approved version; fields by id.
 */
changed_since_approval: ChangedSince | null, };

/**
 * What the desk has said about a photo's use.
 */
export type Rights = { 
/**
 * Id of its category; unset until somebody has said it.
 */
category: string | null, 
/**
 * Permissions and bans, in the order they were given.
 */
leases: Array<Lease>, };

/**
 * What a person may do; each includes the one before.
 */
export type Role = "journalist" | "editor" | "admin";

/**
 * Words of one fate with the same marks.
 */
export type Run = { 
/**
 * What became of them.
 */
fate: WordFate, 
/**
 * Number of their change. What went and what came in its place have one number.
 */
change?: number, 
/**
 * The characters; a line feed where it is a break.
 */
text: string, 
/**
 * It is a break between lines, not words.
 */
line_break?: boolean, 
/**
 * The marks on them, as in the document's JSON; in the new state where they are in both.
 */
marks?: Array<RawMark>, 
/**
 * The marks in the old state, where they were others.
 */
was?: Array<RawMark>, };

/**
 * A template out of a story.
 */
export type SaveTemplate = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * When to take it.
 */
about?: string, };

/**
 * An edit that is on the disk.
 */
export type Saved = { 
/**
 * Number of the edit.
 */
seq: number, 
/**
 * Words and missing facts now.
 */
measure: Measure, 
/**
 * Where the story stands now; an edit of an approved story sends it back to review.
 */
status: Status, 
/**
 * This edit ended an approval or a sign-off.
 */
lapsed: boolean, 
/**
 * It was an edit of an older text, brought together with what came since: how many places both had changed.
 * There the sender's words are a proposal. `null` when nothing had come in between.
 */
merged: number | null, };

/**
 * When a story goes out, and where.
 */
export type ScheduleStory = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * When.
 */
at: string, 
/**
 * The folder it is written to.
 */
out: string, 
/**
 * Ids of formats to be written besides those that always are; see the catalogue.
 */
formats?: Array<string>, 
/**
 * The theme of the site that is written around it; left out, none is written.
 */
site?: string, 
/**
 * Names of the destinations the folder is pushed to then.
 */
destinations?: Array<string>, };

/**
 * A story's time to go out.
 */
export type Scheduled = { 
/**
 * When.
 */
at: string, 
/**
 * The folder it is written to.
 */
out: string, 
/**
 * The destinations it is pushed to.
 */
destinations: Array<string>, 
/**
 * Whoever laid it down.
 */
by: string | null, 
/**
 * Why it has not gone out though its time has come; `null` before that.
 */
trouble: string | null, };

/**
 * Words to look for everywhere.
 */
export type Search = { 
/**
 * At least one letter.
 */
words: string, };

/**
 * Sets how grave a desk sees what a check finds.
 */
export type SetCheck = { 
/**
 * The check, by its name.
 */
check: string, 
/**
 * How grave; `null` switches it off.
 */
level: Severity | null, };

/**
 * The desk's codes.
 */
export type SetCodes = { 
/**
 * Words by code.
 */
codes: { [key in string]: string }, };

/**
 * A destination as the desk knows it.
 */
export type SetDestination = { 
/**
 * What people call it.
 */
name: string, 
/**
 * Its kind, from the catalogue.
 */
kind: string, 
/**
 * Values by key.
 */
settings: { [key in string]: string }, 
/**
 * Secrets by key; one that is not given stays as it is.
 */
secrets?: { [key in string]: Entered }, 
/**
 * Its name so far, when it is one that is there already.
 */
was?: string, };

/**
 * How a fact stands.
 */
export type SetFact = { 
/**
 * The comment that names it.
 */
thread: ThreadId, 
/**
 * To be checked, checked or wrong; `null` makes it a mere comment again.
 */
state: FactState | null, 
/**
 * Where it comes from; left out, what is known stays.
 */
source?: string, };

/**
 * Fields of many photos.
 */
export type SetFieldsOfPhotos = { 
/**
 * Each photo with its fields.
 */
edits: Array<FieldsOfPhoto>, };

/**
 * A decision about a flag of a story.
 */
export type SetFlag = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Which.
 */
flag: Flag, 
/**
 * How it stands from now on.
 */
state: FlagState, 
/**
 * Hash of what whoever completes it saw; refused when the story is not exactly that any more.
 */
hash?: string, 
/**
 * Why; needed to set aside a flag that is asked for.
 */
reason?: string, };

/**
 * Where the desk requires a flag.
 */
export type SetFlagRule = { 
/**
 * Which.
 */
flag: Flag, 
/**
 * In every story.
 */
always?: boolean, 
/**
 * In stories of these sections.
 */
sections?: Array<string>, };

/**
 * The point automatic crops keep.
 */
export type SetFocalPoint = { 
/**
 * Id or file name.
 */
photo: string, 
/**
 * Fraction from the left; `null` unsets it.
 */
x?: number | null, 
/**
 * Fraction from the top; `null` unsets it.
 */
y?: number | null, };

/**
 * With what rights photos are used.
 */
export type SetPhotoCategory = { 
/**
 * Ids or file names.
 */
photos: Array<string>, 
/**
 * Id of a category; empty unsets it.
 */
category: string, };

/**
 * Metadata of a photo.
 */
export type SetPhotoFields = { 
/**
 * Id or file name.
 */
photo: string, 
/**
 * Values by field id; an empty value empties the field.
 */
fields: { [key in string]: Value }, };

/**
 * Fields of a story.
 */
export type SetStoryFields = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Values by field id; `slug` renames the story.
 */
fields: { [key in string]: string }, };

/**
 * Sets the words of the house style.
 */
export type SetUsage = { 
/**
 * A line each: `e-mail = email`, `allegedly = ?` to look at it, `Grześiak = ok` for what is right.
 */
lines: Array<string>, };

/**
 * A folder to watch for wires.
 */
export type SetWire = { 
/**
 * What people call it.
 */
name: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * It is looked into; one that rests keeps what is known of its files.
 */
on: boolean, 
/**
 * Also take in what lies there already; otherwise only what comes from now on.
 */
whole?: boolean, 
/**
 * Its name so far, when it is one that is there already.
 */
was?: string, };

/**
 * The desk's settings.
 */
export type Settings = { 
/**
 * The desk's name.
 */
name: string, 
/**
 * Where stories are published.
 */
site: Site, 
/**
 * Sections a story can stand in.
 */
sections: Array<string>, 
/**
 * Authors may approve their own stories.
 */
own_approval: boolean, 
/**
 * Words that stand for codes while somebody types.
 */
snippets: Array<Snippet>, 
/**
 * Characters that fit a field of a story, by its id, where they are not as usual.
 */
limits: { [key in string]: number }, };

/**
 * How grave a finding is.
 */
export type Severity = "blocks" | "warning" | "hint";

/**
 * A story as text.
 */
export type ShowStory = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * `markdown`, `json` or `text`.
 */
format: string, };

/**
 * A story as text.
 */
export type Shown = { 
/**
 * The text in the format that was asked for.
 */
text: string, };

/**
 * A photo as it is shown in a state.
 */
export type ShownPhoto = { 
/**
 * Which.
 */
photo: PhotoId, 
/**
 * The part that is shown; `null` is all of it.
 */
crop: Crop | null, 
/**
 * The point that automatic crops keep, where it is known.
 */
focal_point: FocalPoint | null, };

/**
 * How much changed since a point people look back to.
 */
export type SinceRow = { 
/**
 * Since what.
 */
since: SinceWhat, 
/**
 * When that was.
 */
at: string, 
/**
 * Who it was.
 */
by: string | null, 
/**
 * How many changes there are.
 */
changes: number, };

/**
 * A point in the life of a story that people look back to.
 */
export type SinceWhat = "read" | "approved" | "published";

/**
 * Where stories are published, as every page says it.
 */
export type Site = { 
/**
 * The publisher's name.
 */
name: string, 
/**
 * The site's address, without a slash at the end.
 */
url: string, 
/**
 * Default language of stories, BCP 47.
 */
lang: string, 
/**
 * Time zone in which dates are shown, an IANA name.
 */
time_zone: string, 
/**
 * Copyright holder of the text; empty takes the name.
 */
copyright_holder: string, 
/**
 * Address of the licence or terms of use of the text; may be empty.
 */
terms_url: string, 
/**
 * Address of the page about principles; may be empty.
 */
principles_url: string, 
/**
 * Address of the page about corrections; may be empty.
 */
corrections_url: string, };

/**
 * Words that the desk types often: `\code\` becomes them while somebody types.
 */
export type Snippet = { 
/**
 * Letters, figures, `-` and `_`, at most 32 of them; unlike every other code.
 */
code: string, 
/**
 * What stands in its place, on one line.
 */
words: string, };

/**
 * A stretch of the words of a block.
 */
export type Span = { 
/**
 * The top-level block.
 */
block: BlockId, 
/**
 * First character in [`plain_text_of`] the block, in UTF-16 units.
 */
from: number, 
/**
 * One past the last, in UTF-16 units.
 */
to: number, };

/**
 * Turns and straightening of a photo.
 */
export type Stand = { 
/**
 * Quarter turns to the right: 0 to 3.
 */
turns: number, 
/**
 * Tenths of a degree to the right, from −[`Stand::MOST_TILT`] to [`Stand::MOST_TILT`].
 */
tilt: number, };

/**
 * What a compared state is.
 */
export type StandsFor = "now" | "version" | "read";

/**
 * Where a story stands.
 */
export type Status = "pitch" | "draft" | "in_review" | "approved" | "published" | "spiked";

/**
 * A status and its label.
 */
export type StatusRow = { 
/**
 * The status.
 */
status: Status, 
/**
 * As people say it.
 */
label: string, };

/**
 * Something a person does that moves a story on.
 */
export type Step = "take_up" | "submit" | "request_changes" | "approve" | "publish" | "spike" | "revive";

/**
 * A story without its text.
 */
export type Story = { 
/**
 * Its identity.
 */
id: StoryId, 
/**
 * The short working name, unique on the desk.
 */
slug: string, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Everything but the text.
 */
fields: StoryFields, 
/**
 * Who writes it; at first whoever created it. An author does not approve her own story.
 */
authors: Array<PersonId>, 
/**
 * Words and missing facts of the agreed text.
 */
measure: Measure, 
/**
 * The last sign-off, also when it has lapsed.
 */
approval: Approval | null, 
/**
 * The last decision about each of its flags.
 */
flags: { [key in Flag]?: FlagDecision }, 
/**
 * Number of the last acknowledged edit of its text.
 */
seq: number, 
/**
 * When it was created.
 */
created_at: string, 
/**
 * When its text or a field last changed.
 */
updated_at: string, 
/**
 * When it first left as a published page.
 */
published_at: string | null, 
/**
 * When what readers see last changed in a publication; never before `published_at`.
 */
revised_at: string | null, };

/**
 * One row of the table of story fields.
 */
export type StoryField = { 
/**
 * Key in [`StoryFields`] and in `set STORY FIELD=VALUE`.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * What to enter.
 */
hint: string, 
/**
 * Does a reader see it? Then changing it ends an approval.
 */
seen: boolean, 
/**
 * Characters that fit its place; a desk may have other places.
 */
limit: number | null, 
/**
 * It is shown as the headline while it is empty.
 */
variant: boolean, };

/**
 * Everything but the text. Empty text means "not given".
 */
export type StoryFields = { 
/**
 * The title.
 */
headline: string, 
/**
 * The summary under it.
 */
standfirst: string, 
/**
 * The label above it.
 */
kicker: string, 
/**
 * The headline for search and the browser's tab; empty takes the headline.
 */
headline_web?: string, 
/**
 * The headline for the front of the site; empty takes the headline.
 */
headline_home?: string, 
/**
 * The headline where the page is shared; empty takes the headline.
 */
headline_social?: string, 
/**
 * The headline for the printed paper; empty takes the headline.
 */
headline_print?: string, 
/**
 * Who wrote it, in order.
 */
byline: Array<Contributor>, 
/**
 * Free text after the names, such as "Agencies".
 */
byline_extra: string, 
/**
 * Place, and perhaps date, the story is filed from.
 */
dateline: string, 
/**
 * Where it stands.
 */
section: string, 
/**
 * What it is about.
 */
tags: Array<string>, 
/**
 * BCP 47 language of the text; empty takes the desk's.
 */
lang: string, 
/**
 * First publisher of a republished piece.
 */
source_name: string, 
/**
 * Address of the first publication.
 */
source_url: string, 
/**
 * A line about the author, for readers.
 */
author_note: string, 
/**
 * Commissioned length in words.
 */
length: number | null, 
/**
 * When the desk wants it.
 */
due: string | null, 
/**
 * Nothing leaves before this time.
 */
embargo: string | null, 
/**
 * What readers are told was put right, oldest first. Absent while there is none, so that what was signed before
 * there were corrections keeps its hash.
 */
corrections?: Array<Correction>, 
/**
 * How the page is laid out, by the name in the table of layouts; empty is as news.
 */
layout: string, 
/**
 * The template it was begun in, by its name; empty for none.
 */
template: string, 
/**
 * The items of others it is built on, as their senders name them. Absent while there is none, so that what was
 * signed before keeps its hash.
 */
built_on?: Array<string>, 
/**
 * For the desk only; never leaves.
 */
notes: string, 
/**
 * Ids of fields that were guessed on import and that nobody has confirmed.
 */
guessed: Array<string>, };

/**
 * A story, through its whole life.
 */
export type StoryId = string;

/**
 * How a story hangs together with others of the desk.
 */
export type StoryLinks = { 
/**
 * The stories it links to.
 */
to: Array<LinkedRow>, 
/**
 * The stories that link to it, the last changed first.
 */
from: Array<LinkedRow>, };

/**
 * Who is at a story.
 */
export type StoryPresence = { 
/**
 * Which.
 */
story: StoryId, 
/**
 * Every window that has it open, in the order in which they came.
 */
here: Array<PersonHere>, 
/**
 * Who writes in it; `null` while it is free.
 */
claim: ClaimRow | null, };

/**
 * One story.
 */
export type StoryRef = { 
/**
 * Slug or id.
 */
story: string, };

/**
 * One row of the desk's list.
 */
export type StoryRow = { 
/**
 * The story.
 */
story: Story, 
/**
 * Names of its authors.
 */
authors: Array<string>, 
/**
 * Photo of its lead, if it has one.
 */
lead: PhotoId | null, 
/**
 * The part of it that is shown; `null` is all of it.
 */
lead_crop: Crop | null, 
/**
 * Findings that block approval.
 */
blocking: number, 
/**
 * The sign-offs that are asked for.
 */
flags: Array<FlagMark>, 
/**
 * What the steps are called and whether the acting person may take them.
 */
steps: Array<AvailableStep>, };

/**
 * A photo that takes the place of another in a story.
 */
export type SwapPhoto = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Id or file name of the photo that the story shows.
 */
photo: string, 
/**
 * Id or file name of the one that takes its place.
 */
with: string, 
/**
 * The alt text that the story wrote for the one holds for the other as well.
 */
keep_alt?: boolean, };

/**
 * A photo that took the place of another.
 */
export type SwappedPhoto = { 
/**
 * The story.
 */
story: Story, 
/**
 * In how many places.
 */
places: number, };

/**
 * The last line to readers of a story.
 */
export type TakeBackCorrection = { 
/**
 * Slug or id.
 */
story: string, };

/**
 * A text was taken over.
 */
export type TakenRow = { 
/**
 * From whom.
 */
from: string | null, 
/**
 * From the acting person.
 */
own: boolean, 
/**
 * Number of the version that keeps the text as it was then.
 */
version: number, };

/**
 * A form in which a story can begin.
 */
export type TemplateRow = { 
/**
 * Its name for `create_story`.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * When to take it.
 */
about: string, 
/**
 * How many words such a story has; empty when that is open.
 */
length: string, 
/**
 * The desk made it itself.
 */
own: boolean, };

/**
 * A theme of the site.
 */
export type ThemeRow = { 
/**
 * What it is asked for by.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * Whom it suits.
 */
about: string, };

/**
 * A comment with everything that was answered to it.
 */
export type ThreadId = string;

/**
 * One comment.
 */
export type ThreadRef = { 
/**
 * Which.
 */
thread: ThreadId, };

/**
 * A photo as it lies on the light table.
 */
export type Tile = { 
/**
 * The photo.
 */
id: PhotoId, 
/**
 * Its file name.
 */
file_name: string, 
/**
 * Its credit line; empty when nobody has entered one.
 */
credit: string, 
/**
 * What it shows; may be empty.
 */
description: string, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * Stars, colour, picked or rejected.
 */
marks: Marks, 
/**
 * Why it cannot be published; `null` when it can.
 */
stopped: string | null, 
/**
 * Fields in which its file contradicts itself.
 */
conflicts: number, 
/**
 * When it was added.
 */
added_at: string, };

/**
 * A file that could not be read.
 */
export type UnreadableFile = { 
/**
 * Its place in the folder.
 */
file: string, 
/**
 * Why, as a sentence.
 */
why: string, 
/**
 * When it was looked at.
 */
at: string, };

/**
 * A field's value: one text, or several.
 */
export type Value = string | Array<string>;

/**
 * An immutable, hashed state of a story.
 */
export type VersionId = string;

/**
 * One version of a story.
 */
export type VersionRef = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * Which.
 */
version: VersionId, };

/**
 * A version in the list.
 */
export type VersionRow = { 
/**
 * Identity.
 */
id: VersionId, 
/**
 * 1, 2, 3 … on its story.
 */
number: number, 
/**
 * Why it was kept: "submitted", "approved", "before restoring".
 */
reason: string, 
/**
 * What people call it, if they do.
 */
name: string | null, 
/**
 * Who.
 */
by: string | null, 
/**
 * When.
 */
at: string, 
/**
 * BLAKE3 of its content.
 */
hash: string, 
/**
 * The standing approval is bound to it.
 */
approved: boolean, };

/**
 * A version's content.
 */
export type VersionText = { 
/**
 * The row.
 */
version: VersionRow, 
/**
 * Headline at that time.
 */
headline: string, 
/**
 * The text, in ProseMirror's JSON.
 */
document: unknown, };

/**
 * What became of a story whose time had come.
 */
export type WentOut = { 
/**
 * Its slug.
 */
story: string, 
/**
 * The destinations it was pushed to.
 */
destinations: Array<string>, 
/**
 * Why it did not go out, or not everywhere; it is tried again.
 */
trouble: string | null, };

/**
 * Who wrote which sentence of a story.
 */
export type WhoWrote = { 
/**
 * The lines of the text, in order.
 */
lines: Array<WrittenLine>, 
/**
 * Number of the oldest version that was looked at, when there are older ones.
 */
earliest: number | null, };

/**
 * One watched folder.
 */
export type WireRef = { 
/**
 * Its name.
 */
wire: string, };

/**
 * A watched folder.
 */
export type WireRow = { 
/**
 * What people call it.
 */
name: string, 
/**
 * The folder.
 */
folder: string, 
/**
 * It is looked into.
 */
on: boolean, 
/**
 * The folder cannot be looked into now.
 */
gone: boolean, 
/**
 * When something last came in.
 */
last: string | null, 
/**
 * The last files that could not be read, newest first.
 */
unreadable: Array<UnreadableFile>, };

/**
 * A story to be taken back from its readers.
 */
export type WithdrawStory = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * What readers are told in its place, in plain words; empty says no more than that it was withdrawn.
 */
words?: string, 
/**
 * Why, for the desk.
 */
reason: string, };

/**
 * A story that was out and was taken back.
 */
export type Withdrawal = { 
/**
 * What readers are told in its place, in plain words; empty says no more than that it was withdrawn.
 */
words: string, 
/**
 * Why, for the desk.
 */
reason: string, 
/**
 * When.
 */
at: string, 
/**
 * Who took it back.
 */
by: PersonId | null, };

/**
 * A story that was taken back.
 */
export type Withdrawn = { 
/**
 * The story.
 */
story: Story, 
/**
 * Folders in which the page now says so.
 */
taken_down: Array<string>, 
/**
 * Folders in which the story still stands, and why.
 */
standing: Array<FailedFile>, 
/**
 * Destinations to which it was pushed; the next push takes it down there.
 */
pushed: Array<string>, };

/**
 * What became of words.
 */
export type WordFate = "kept" | "inserted" | "deleted" | "formatted";

/**
 * Words for a field of many photos.
 */
export type WordPhotos = { 
/**
 * Ids or file names.
 */
photos: Array<string>, 
/**
 * Id of the field.
 */
field: string, 
/**
 * The words, with places like `{city}` and codes like `=kc=`.
 */
text: string, 
/**
 * How they go to what is there.
 */
placing: Placing, 
/**
 * Only says what would stand there.
 */
dry_run?: boolean, };

/**
 * What words for many photos come to.
 */
export type Worded = { 
/**
 * What each photo's field says then, in the order given.
 */
photos: Array<WordedPhoto>, 
/**
 * Places and codes that nobody knows, as typed.
 */
unknown: Array<string>, 
/**
 * Puts everything back, given to `set_fields_of_photos`.
 */
back: Array<FieldsOfPhoto>, };

/**
 * A field of one photo before and after.
 */
export type WordedPhoto = { 
/**
 * The photo.
 */
photo: PhotoId, 
/**
 * Its file name.
 */
file_name: string, 
/**
 * What the field said.
 */
before: string, 
/**
 * What it says then.
 */
after: string, };

/**
 * A story as a Word file, to be edited by somebody else.
 */
export type WriteDocx = { 
/**
 * Slug or id.
 */
story: string, 
/**
 * The file; one that is there is replaced.
 */
path: string, 
/**
 * Only the agreed text: without open proposals and comments.
 */
clean?: boolean, };

/**
 * The history as a file.
 */
export type WriteHistory = { 
/**
 * Where; a table when it ends in `.csv`, JSON when it ends in `.json`.
 */
path: string, 
/**
 * Which entries; here a limit of 0 means all.
 */
of?: ListHistory, };

/**
 * Photos that are to leave as files, with what the desk says of them.
 */
export type WritePhotos = { 
/**
 * Ids or file names.
 */
photos: Array<string>, 
/**
 * The folder; files that are there are not replaced.
 */
out: string, 
/**
 * Only sidecars, no pictures.
 */
sidecar?: boolean, 
/**
 * Write IPTC IIM also where the file had none, for programs that read nothing newer.
 */
iim?: boolean, };

/**
 * A Word file that was written.
 */
export type WrittenDocx = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * What whoever sends it should know: an embargo, terms of photos, pictures that are not in it.
 */
warnings: Array<string>, };

/**
 * A history that was written.
 */
export type WrittenHistory = { 
/**
 * The file.
 */
path: string, 
/**
 * How many entries it holds.
 */
entries: number, };

/**
 * A line of a text with its writers.
 */
export type WrittenLine = { 
/**
 * Kind of what holds the words, by its name in the JSON.
 */
kind: string, 
/**
 * Its sentences, in order.
 */
sentences: Array<WrittenSentence>, };

/**
 * A photo that was written.
 */
export type WrittenPhoto = { 
/**
 * The photo.
 */
photo: PhotoId, 
/**
 * Its name in the library.
 */
file_name: string, 
/**
 * The files: a copy, a sidecar, or both.
 */
files: Array<string>, 
/**
 * What whoever gets them should know.
 */
notes: Array<string>, };

/**
 * What became of photos that were to be written.
 */
export type WrittenPhotos = { 
/**
 * Written, in the order they were named.
 */
written: Array<WrittenPhoto>, 
/**
 * Could not be written.
 */
failed: Array<FailedFile>, 
/**
 * Work was cancelled before all were written.
 */
cancelled: boolean, };

/**
 * A sentence with its writer.
 */
export type WrittenSentence = { 
/**
 * The words, with the blank behind them.
 */
text: string, 
/**
 * Who wrote most of it, as far as is known.
 */
by: string | null, 
/**
 * Who else wrote words of it.
 */
others: Array<string>, 
/**
 * The version it came in with; `null` when it is newer than all of them.
 */
version: number | null, };

/**
 * The site around the stories of a folder.
 */
export type WrittenSite = { 
/**
 * Its front page.
 */
page: string, 
/**
 * Stories on it.
 */
stories: number, 
/**
 * Its own files, the stories' apart.
 */
files: number, 
/**
 * Those that changed and were written; in a dry run all of them.
 */
written: number, 
/**
 * Those of an earlier site that were removed.
 */
removed: number, 
/**
 * Folders that were left out, and why.
 */
warnings: Array<string>, };

/** Every command: what it is given and what it answers. */
export interface Commands {
  /** The desk at a glance: people, counts, settings, whether it can be saved to */
  desk: { asks: Nothing; answers: DeskOverview };
  /** The tables the forms are drawn from: fields, statuses, checks */
  catalogue: { asks: Nothing; answers: Catalogue };
  /** The desk's list of stories */
  stories: { asks: ListStories; answers: Array<StoryRow> };
  /** Begins a story */
  create_story: { asks: CreateStory; answers: Story };
  /** The forms in which a story can begin */
  templates: { asks: Nothing; answers: Array<TemplateRow> };
  /** Makes a template of the desk out of a story */
  save_template: { asks: SaveTemplate; answers: TemplateRow };
  /** Takes one of the desk's own templates away */
  remove_template: { asks: RemoveTemplate; answers: Array<TemplateRow> };
  /** A story as Markdown, JSON or plain text */
  show_story: { asks: ShowStory; answers: Shown };
  /** Saves a copy of a story as a Word file, for somebody who edits there */
  write_docx: { asks: WriteDocx; answers: WrittenDocx };
  /** The page a story would become, to be looked at while it is being written */
  proof_story: { asks: ProofStory; answers: Proof };
  /** Opens a story with its text and photos */
  open_story: { asks: StoryRef; answers: OpenStory };
  /** The stories a story links to, and those that link to it */
  story_links: { asks: StoryRef; answers: StoryLinks };
  /** Replaces blocks of a story's text; answers when it is on the disk. An edit of an older text is merged */
  edit_text: { asks: EditText; answers: Saved };
  /** Who is at which story, and who writes there */
  who_is_here: { asks: Nothing; answers: Array<StoryPresence> };
  /** A window shows a story from now on */
  enter_story: { asks: StoryRef; answers: Done };
  /** A window shows a story no more; what it held is free */
  leave_story: { asks: StoryRef; answers: Done };
  /** Claims a text that is free, before a word is written */
  claim_story: { asks: StoryRef; answers: StoryPresence };
  /** Asks whoever writes to hand over; a text that is free is claimed at once */
  ask_to_write: { asks: StoryRef; answers: StoryPresence };
  /** Hands the text over to the first who asked and was not put off */
  hand_over_text: { asks: StoryRef; answers: StoryPresence };
  /** Answers whoever asks to write: not yet */
  decline_to_hand_over: { asks: StoryRef; answers: StoryPresence };
  /** Takes the text over from whoever writes, keeping it as a version */
  take_over_text: { asks: StoryRef; answers: StoryPresence };
  /** Accepts or rejects open suggestions */
  answer_suggestions: { asks: AnswerSuggestions; answers: Saved };
  /** Replaces the whole text by Galley Markdown, keeping a version of what was there */
  replace_text: { asks: ReplaceText; answers: Story };
  /** Sets fields of a story: headline, byline, section … */
  set_story_fields: { asks: SetStoryFields; answers: Story };
  /** Looks at findings, approval and what changed since */
  review_story: { asks: StoryRef; answers: ReviewState };
  /** Begins to write a pitch */
  take_up_story: { asks: StoryRef; answers: Story };
  /** Hands a story in for review */
  submit_story: { asks: StoryRef; answers: Story };
  /** Sends a story back to its writer, with a note */
  request_changes: { asks: RequestChanges; answers: Story };
  /** Signs off exactly what was seen */
  approve_story: { asks: ApproveStory; answers: Story };
  /** Decides about a sign-off of a story: required, complete, not needed */
  set_flag: { asks: SetFlag; answers: Story };
  /** Adds a line to readers about a change of a story that is out: correction, clarification or update */
  correct_story: { asks: CorrectStory; answers: Story };
  /** Takes back the last line to readers, while it has not left */
  take_back_correction: { asks: TakeBackCorrection; answers: Story };
  /** Takes a story back from its readers: a word in its place says so, and feeds do */
  withdraw_story: { asks: WithdrawStory; answers: Withdrawn };
  /** Takes down what still stands of a story that was taken back */
  take_down_copies: { asks: StoryRef; answers: Withdrawn };
  /** Kills an item of somebody else: whatever is built on it is held */
  kill_item: { asks: KillItem; answers: Killed };
  /** The stories that are built on what was killed */
  killed_stories: { asks: Nothing; answers: Array<KilledStory> };
  /** Lets a story leave although it is built on a killed item: an editor's word, with a reason */
  release_despite_kill: { asks: ReleaseDespiteKill; answers: Story };
  /** Sets a story aside */
  spike_story: { asks: StoryRef; answers: Story };
  /** Takes up a story that was set aside */
  revive_story: { asks: StoryRef; answers: Story };
  /** The comments of a story, in the order of its text */
  comments: { asks: StoryRef; answers: Comments };
  /** Comments on words, a block, a field, or the story as a whole */
  add_comment: { asks: AddComment; answers: CommentRow };
  /** Answers a comment */
  reply_comment: { asks: ReplyComment; answers: CommentRow };
  /** Takes a comment for done */
  resolve_comment: { asks: ThreadRef; answers: CommentRow };
  /** Opens a resolved comment again */
  reopen_comment: { asks: ThreadRef; answers: CommentRow };
  /** Makes a comment a fact to be checked, or says how it stands and where it comes from */
  set_fact: { asks: SetFact; answers: CommentRow };
  /** The versions of a story, newest first */
  versions: { asks: StoryRef; answers: Array<VersionRow> };
  /** One version of a story */
  version: { asks: VersionRef; answers: VersionText };
  /** Keeps the present state of a story as a version, before something large is done to it */
  keep_version: { asks: KeepVersion; answers: VersionRow };
  /** Makes an older version the present text, keeping what was there as a version */
  restore_version: { asks: VersionRef; answers: Story };
  /** Calls a version by a name that people know it by; an empty one takes the name away */
  name_version: { asks: NameVersion; answers: VersionRow };
  /** Compares two versions of a story, or one with the present text */
  compare_versions: { asks: CompareVersions; answers: Compared };
  /** How much changed since one read a story, since it was approved, and since it was published */
  changes_since: { asks: StoryRef; answers: Array<SinceRow> };
  /** Who wrote which sentence of a story */
  who_wrote: { asks: StoryRef; answers: WhoWrote };
  /** Remembers a story as the acting person has read it, for “what changed since” */
  mark_read: { asks: StoryRef; answers: Done };
  /** Who did what when, newest first */
  history: { asks: ListHistory; answers: Array<HistoryRow> };
  /** Writes who did what when as a file, as a table or as JSON */
  write_history: { asks: WriteHistory; answers: WrittenHistory };
  /** The photo library, newest first */
  photos: { asks: ListPhotos; answers: PhotoPage };
  /** Every photo that fits, by id, newest first */
  photo_ids: { asks: ListPhotos; answers: Array<PhotoId> };
  /** Photos as they lie on the light table */
  tiles: { asks: PhotoRefs; answers: Array<Tile> };
  /** Marks photos: stars, a colour, picked or rejected */
  mark_photos: { asks: MarkPhotos; answers: Done };
  /** One photo: metadata, what is missing, where it is used */
  photo: { asks: PhotoRef; answers: PhotoDetails };
  /** Adds files to the photo library; originals are kept byte for byte */
  add_photos: { asks: AddPhotos; answers: AddedPhotos };
  /** Files that stopped the worker that was to read them */
  quarantine: { asks: Nothing; answers: Array<QuarantinedFile> };
  /** Tries a file in quarantine again; it comes into the library, or stays where it is */
  try_quarantined: { asks: QuarantineRef; answers: Tile };
  /** Lets a file in quarantine go; what was kept of it is removed */
  let_quarantined_go: { asks: QuarantineRef; answers: Done };
  /** Pairs of photos that look alike and that nobody has told apart */
  look_alikes: { asks: Nothing; answers: LookAlikes };
  /** Two photos side by side: what merging them would come to */
  compare_photos: { asks: ComparePhotos; answers: ComparedPhotos };
  /** Merges a photo into another that shows the same; stories show that one from then on */
  merge_photos: { asks: MergePhotos; answers: MergedPhotos };
  /** Brings a merged photo back into the library, and into stories that showed it */
  part_photos: { asks: PartPhotos; answers: PartedPhotos };
  /** Says that two photos that look alike are two */
  tell_photos_apart: { asks: ComparePhotos; answers: Done };
  /** Sets metadata fields of a photo */
  set_photo_fields: { asks: SetPhotoFields; answers: Photo };
  /** Sets metadata fields of many photos, and answers what puts them back */
  set_fields_of_photos: { asks: SetFieldsOfPhotos; answers: FieldsSet };
  /** Puts words into a field of many photos; `{city}` is filled by each photo, `=kc=` by the desk's codes */
  word_photos: { asks: WordPhotos; answers: Worded };
  /** The desk's codes for captions */
  photo_codes: { asks: Nothing; answers: { [key in string]: string } };
  /** Keeps the desk's codes for captions */
  set_photo_codes: { asks: SetCodes; answers: { [key in string]: string } };
  /** Says with what rights photos may be used */
  set_photo_category: { asks: SetPhotoCategory; answers: Array<Photo> };
  /** Permits or bans a photo for a time */
  add_lease: { asks: AddLease; answers: Photo };
  /** Takes a permission or ban of a photo back */
  remove_lease: { asks: LeaseRef; answers: Photo };
  /** Photos in published stories that may not be used any more */
  lapsed_photos: { asks: Nothing; answers: Array<LapsedPhoto> };
  /** Sets the point that automatic crops keep */
  set_focal_point: { asks: SetFocalPoint; answers: Photo };
  /** Turns, straightens and crops a photo; its original stays as it is */
  frame_photo: { asks: FramePhoto; answers: Photo };
  /** What an original says of its own making (Content Credentials), read and not checked */
  photo_credentials: { asks: PhotoRef; answers: PhotoCredentials };
  /** Writes copies of originals with what the desk says of them, or sidecars, into a folder */
  write_photos: { asks: WritePhotos; answers: WrittenPhotos };
  /** Puts a photo into a story with caption, credit and alt text */
  place_photo: { asks: PlacePhoto; answers: PlacedPhoto };
  /** Shows a photo wherever a story showed another */
  swap_photo: { asks: SwapPhoto; answers: SwappedPhoto };
  /** Everybody at the desk */
  people: { asks: Nothing; answers: Array<Person> };
  /** Adds a person */
  add_person: { asks: AddPerson; answers: Person };
  /** Chooses who is acting */
  act_as: { asks: ActAs; answers: Person };
  /** Changes a person's role or passphrase */
  change_person: { asks: ChangePerson; answers: Person };
  /** Changes the desk's settings */
  set_settings: { asks: Settings; answers: Settings };
  /** What the desk has laid down for its checks: how grave each is, and its house style */
  desk_rules: { asks: Nothing; answers: DeskRules };
  /** Sets how grave the desk sees what a check finds */
  set_check: { asks: SetCheck; answers: DeskRules };
  /** Sets the words of the house style */
  set_usage: { asks: SetUsage; answers: DeskRules };
  /** Lays down where the desk requires a sign-off */
  set_flag_rule: { asks: SetFlagRule; answers: DeskRules };
  /** What is approved, held and out */
  publish_list: { asks: Nothing; answers: Array<PublishRow> };
  /** Writes approved stories as publishable folders */
  export_stories: { asks: ExportStories; answers: Exported };
  /** The desk's destinations: where it sends what was exported */
  destinations: { asks: Nothing; answers: Array<DestinationRow> };
  /** Adds a destination, or changes one */
  set_destination: { asks: SetDestination; answers: Array<DestinationRow> };
  /** Takes a destination off the desk; nothing is taken down there */
  remove_destination: { asks: DestinationRef; answers: Array<DestinationRow> };
  /** Makes a destination hold what was exported to a folder, or says what differs from what is live there */
  push_folder: { asks: PushFolder; answers: PushedFolder };
  /** Lays down when a story goes out by itself, or changes it */
  schedule_story: { asks: ScheduleStory; answers: Scheduled };
  /** Takes back that a story goes out by itself */
  unschedule_story: { asks: StoryRef; answers: Done };
  /** Lets out every story whose time has come */
  push_due: { asks: Nothing; answers: Array<WentOut> };
  /** What went to a destination, newest first */
  deliveries: { asks: DestinationRef; answers: Array<DeliveryRow> };
  /** The folders that are watched for wires */
  wires: { asks: Nothing; answers: Array<WireRow> };
  /** Lays down a folder to watch for wires, or changes one */
  set_wire: { asks: SetWire; answers: Array<WireRow> };
  /** Watches a folder no more; what came from it stays */
  remove_wire: { asks: WireRef; answers: Array<WireRow> };
  /** Takes in what is new in the watched folders */
  look_at_wires: { asks: Nothing; answers: Array<CameIn> };
  /** Makes stories out of files, and of the files of a folder */
  import_files: { asks: ImportFiles; answers: Imported };
  /** Makes a story out of pasted text */
  import_text: { asks: ImportText; answers: ImportedStory };
  /** Reads what lay on the clipboard as blocks of a story; pictures in it go to the library */
  read_paste: { asks: ReadPaste; answers: Paste };
  /** Finds stories and photos by words */
  search: { asks: Search; answers: Found };
  /** Stops long work */
  cancel_work: { asks: CancelWork; answers: Done };
  /** Checks the whole desk: database, versions, photos */
  verify_desk: { asks: Nothing; answers: DeskReport };
  /** Everything the desk holds, for people who look inside: stories, versions, hashes, journal tail */
  dump_desk: { asks: Nothing; answers: JsonValue };
  /** Makes a backup and tries it */
  back_up: { asks: Nothing; answers: BackupRow };
  /** The backups there are, newest first */
  backups: { asks: Nothing; answers: Array<BackupRow> };
  /** Opens the desk again after a fault of the disk */
  reopen_desk: { asks: Nothing; answers: DeskOverview };
}
