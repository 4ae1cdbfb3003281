// Every sentence of the checks, the review and the history of a story.
import type { FactState, Fix, FlagState, Severity, SinceWhat, Step } from "../../backend/generated/commands";
import { count, number } from "../../shared/text";

export const words = {
  loading: "Looking at the story",
  again: "Try again",
  goThere: "Go there",
  fix: {
    label: "Fix",
    /** What a fix does, in a few words. */
    does: (fix: Fix): string => {
      if (fix.do === "write") return fix.with.trim() ? `Write “${fix.with}”` : "Take it out";
      if (fix.do === "set") return `Write “${fix.value}”`;
      if (fix.do === "level") return `Make it level ${fix.level}`;
      return fix.do === "unlink" ? "Take the link away" : "Take it out";
    },
  },
  more: (n: number) => `Show ${number(n)} more`,
  undo: "Undo",
  somebody: "Somebody",
  mark: {
    blocks: "Blocks approval:",
    warning: "Worth a look:",
    hint: "Could be better:",
    right: "Right:",
  } satisfies Record<Severity | "right", string>,
  checks: {
    groups: {
      blocks: "Blocks approval",
      warning: "Worth a look",
      hint: "Could be better",
    } satisfies Record<Severity, string>,
    right: "Right",
    ran: (n: number) => `${count(n, "check", "checks")} ran.`,
    allRight: "All is right",
    allRightWords: "Nothing stands against this story.",
    nothingBlocks: "Nothing blocks approval.",
  },
  standing: {
    title: "Where it stands",
    none: "Nobody has approved it yet.",
    approved: (name: string) => `Approved by ${name}`,
    holds: (when: string) => `${when}. Nothing a reader sees has changed since.`,
    lapsed: (name: string) => `The approval by ${name} no longer holds.`,
    ended: (what: string, name: string, when: string) =>
      `It ended ${when}${name ? ` by ${name}` : ""}: ${what}.`,
    out: (when: string) => `Out since ${when}.`,
  },
  note: {
    title: "Changes requested",
    empty: "Without a note.",
    who: (name: string, when: string) => [name, when].filter(Boolean).join(", "),
  },
  steps: {
    title: "What comes next",
    none: "There is no step from here.",
    blocking: "What blocks approval",
    ask: {
      label: "What is to change?",
      hint: "The writer reads it here, beside the story.",
      send: "Send back",
      cancel: "Cancel",
    },
    despite: {
      open: (n: number) => (n === 1 ? "1 comment is open" : `${number(n)} comments are open`),
      first: "Go to the first",
      reason: "Why it is approved all the same",
      hint: "Why all the same? The history keeps it.",
      send: "Approve all the same",
    },
    done: (step: Step, slug: string) =>
      ({
        take_up: `“${slug}” is taken up.`,
        submit: `“${slug}” is in review.`,
        request_changes: `“${slug}” went back to its writer.`,
        approve: `“${slug}” is approved.`,
        publish: `“${slug}” is out.`,
        spike: `“${slug}” is spiked.`,
        revive: `“${slug}” is a draft again.`,
      })[step],
  },
  flags: {
    title: "Sign-offs",
    states: { not_needed: "Not needed", required: "Required", complete: "Complete" } satisfies Record<
      FlagState,
      string
    >,
    byRule: "The desk asks for it.",
    decided: {
      not_needed: (name: string, when: string, reason: string) =>
        [`${name} set it aside ${when}`, reason].filter(Boolean).join(": "),
      required: (name: string, when: string) => `${name} asked for it ${when}.`,
      complete: (name: string, when: string) =>
        `Signed by ${name} ${when}. Nothing a reader sees has changed since.`,
    } satisfies Record<FlagState, (name: string, when: string, reason: string) => string>,
    ended: (name: string, what: string, by: string, when: string) =>
      `Signed by ${name}; it ended ${when}${by ? ` by ${by}` : ""}: ${what}.`,
    reason: (label: string) => `Why “${label}” is not needed`,
    hint: "Why not? The history keeps it.",
    aside: "Set it aside",
  },
  since: {
    title: "Changed since the approval",
    text: "New or rewritten",
    block: (n: number) => `Block ${n}, without words`,
    removed: "No longer there",
    removedBlock: "A block without words",
    fields: "Details",
    photos: "What is said about photos",
    compare: "Compare word by word",
  },
  changed: {
    title: "What changed",
    none: "Nothing to look back to yet. It fills when you have read the story, or it is approved or published.",
    since: {
      read: "Since you last read it",
      approved: "Since the approval",
      published: "Since it was published",
    } satisfies Record<SinceWhat, string>,
    changes: (n: number) => (n === 0 ? "Nothing" : count(n, "change", "changes")),
    see: "See",
    seeOne: (since: SinceWhat) =>
      ({
        read: "See what changed since you last read it",
        approved: "See what changed since the approval",
        published: "See what changed since it was published",
      })[since],
  },
  comments: {
    title: "Comments",
    filter: "Which comments",
    open: (n: number) => `Open ${number(n)}`,
    resolved: (n: number) => `Resolved ${number(n)}`,
    begin: "Comment on the story",
    none: "No comment is open. Select words and comment on them from here or by key.",
    noneResolved: "No comment is resolved yet.",
    about: (on: string) => `Comment on ${on}`,
    onStory: "The story as a whole",
    onPart: "A part of the text",
    gonePart: "A part of the text that is gone",
    gone: "These words are gone from the text",
    goneMeanwhile: "The words are gone meanwhile. Select others, then send it again.",
    remark: "Comment",
    hint: "@ and a name speaks to somebody",
    send: "Comment",
    answer: "Answer",
    reply: "Reply",
    resolve: "Resolve",
    reopen: "Reopen",
    cancel: "Cancel",
    outside: "outside the desk",
    outsideHint: "The name stands in the file that the comment came in.",
    resolvedOutside: "Resolved already in the file it came in",
    resolvedBy: (name: string, when: string) =>
      `Resolved ${[name && `by ${name}`, when].filter(Boolean).join(", ")}`,
  },
  facts: {
    filter: (n: number) => `Facts ${number(n)}`,
    none: "Nothing is to be checked. Comment on words that state a fact, then choose “Check this”.",
    make: "Check this",
    states: { open: "To check", checked: "Checked", wrong: "Wrong" } satisfies Record<FactState, string>,
    source: "Source",
    sourceHint: "Who or what says so",
    by: (state: FactState, name: string, when: string) =>
      state === "open"
        ? ""
        : state === "checked"
          ? `Checked by ${name} ${when}`
          : `Found wrong by ${name} ${when}`,
    set: { open: "Check again", checked: "It is right", wrong: "It is wrong" } satisfies Record<
      FactState,
      string
    >,
    unmake: "No fact",
    about: (words: string) => `Fact: ${words}`,
  },
  versions: {
    title: "Versions",
    none: "No version is kept yet. One is kept when the story is submitted, approved or restored.",
    name: (n: number) => `Version ${n}`,
    called: (name: string) => `“${name}”`,
    keep: "Name the text as it is now",
    naming: {
      title: (n: number | null) => (n === null ? "Name the text as it is now" : `Name version ${n}`),
      label: "Name",
      hint: "Such as “as filed” or “before the lawyer”. Empty takes the name away.",
      hintNew: "Such as “as filed” or “before the lawyer”. It is kept as a version.",
      save: "Save",
      cancel: "Cancel",
      most: 80,
    },
    rename: (n: number) => `Name version ${n}`,
    renameShort: "Name",
    compare: "Compare",
    compareOne: (n: number) => `Compare version ${n} with the text as it is now`,
    approved: "Approval holds",
    about: (reason: string, name: string | null, when = "") =>
      [reason, name, when].filter(Boolean).join(", "),
    read: "Read",
    readOne: (n: number) => `Read version ${n}`,
    restore: "Restore",
    restoreOne: (n: number) => `Restore version ${n}`,
    restoreHint: "The text as it is now is kept as a version first.",
    restored: (n: number) => `Version ${n} is the text again.`,
    noHeadline: "No headline",
    noWords: "There are no words in this version.",
  },
  log: {
    title: "Who did what",
    none: "Nothing has happened yet.",
    noneSuch: "Nothing of this kind has happened.",
    filter: "Which entries",
    who: "Who",
    kind: "What",
    since: "When",
    everybody: "Everybody",
    everything: "Everything",
    days: (n: number) => (n === 0 ? "At any time" : n === 1 ? "Today" : `Last ${n} days`),
    csv: "CSV",
    csvTitle: "Save these entries as a table",
    json: "JSON",
    jsonTitle: "Save these entries as JSON",
    write: "Save the history",
    storyFile: "story-history",
    deskFile: "desk-history",
    written: (n: number, path: string) => `${count(n, "entry is", "entries are")} saved as ${path}.`,
    openStory: (slug: string) => `Open “${slug}”`,
    today: "Today",
    yesterday: "Yesterday",
    desk: "The desk",
    became: "became",
    nothing: "nothing",
    more: "Show earlier",
  },
};
