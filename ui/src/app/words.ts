// Every sentence of the frame.
import type { PlaceName } from "./route.svelte";

export const words = {
  name: "Galley",
  places: {
    desk: "Desk",
    story: "Story",
    photos: "Photos",
    publish: "Publish",
    settings: "Settings",
  } satisfies Record<PlaceName, string>,
  skip: "Skip to the page",
  navigation: "Places",
  palette: {
    open: "Search and actions",
    short: "Search",
    placeholder: "Find an action, a story or a photo",
    none: "Nothing is called that. Try a slug, a name or a word from the text.",
    actions: "Actions",
    stories: "Stories",
    photos: "Photos",
  },
  acting: {
    nobody: "Nobody is acting",
    choose: "Choose who you are",
    as: (name: string) => `Acting as ${name}`,
    title: (name: string) => `Act as ${name}`,
    passphrase: "Passphrase",
    go: "Continue",
    cancel: "Cancel",
    people: "People and roles",
    now: (name: string) => `You are ${name} now.`,
  },
  halted: {
    title: "Nothing can be saved at present.",
    again: "Open the desk again",
    back: "The desk is open again. Everything is saved.",
  },
  unsaved: {
    title: "Not everything is saved",
    lost: "What you typed since is kept in this window only. Closing it now loses that.",
    stay: "Keep it open",
    close: "Close and lose it",
  },
  broken: {
    title: "The desk could not be opened",
    again: "Try again",
  },
  work: {
    title: "Work under way",
    cancel: "Cancel",
    cancelled: "Stopping after the file at hand",
    close: "Put away",
    of: (done: string, total: string) => `${done} of ${total}`,
    finished: "Finished",
    failed: (n: number) => (n === 1 ? "1 file failed" : `${n} files failed`),
  },
  dropped: (added: number, already: number) =>
    [
      added > 0 ? `${added} ${added === 1 ? "photo" : "photos"} added` : "",
      already > 0 ? `${already} ${already === 1 ? "was" : "were"} in the library already` : "",
    ]
      .filter(Boolean)
      .join("; "),
  show: "Show",
  drop: {
    library: "Drop to add to the library",
    story: "Drop to place in the story",
  },
  theme: { system: "As the computer", light: "Light", dark: "Dark" },
  actions: {
    newStory: "New story",
    importStories: "Import story files",
    addPhotos: "Add photos",
    backUp: "Make a backup",
    themeLight: "Theme: light",
    themeDark: "Theme: dark",
    themeSystem: "Theme: as the computer",
    keys: "Keys",
    back: "Back to the story",
    inspector: "Show or hide the inspector",
    preview: "Show or hide the preview",
    actAs: (name: string) => `Act as ${name}`,
    backedUp: "The backup is made and was tried.",
  },
  help: {
    title: "Keys",
    everywhere: "Everywhere",
    lists: "Lists and light table",
    writing: "Writing",
    close: "Close",
  },
  inspector: {
    name: "Inspector",
    details: "Details",
    photos: "Photos",
    review: "Review",
    checks: "Checks",
    history: "History",
    show: "Show the inspector",
    hide: "Hide the inspector",
  },
};
