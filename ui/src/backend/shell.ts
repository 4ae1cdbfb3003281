// What only the window can do: choose files and folders, show a folder, open a link, open another window, get ready to
// close, know of the system's clipboard, input methods and screen readers.
import { carry } from "./call";
import type { Photo } from "./generated/commands";

/** A file dialog for pictures; the chosen paths, empty when the person cancels. */
export const choosePhotos = () => carry<string[]>("choose_photos", {});

/** A file dialog for stories (Word, OpenDocument, plain text, Markdown, HTML); the chosen paths. */
export const chooseStoryFiles = () => carry<string[]>("choose_story_files", {});

/** A dialog for a file that is to be written, with a name to begin with; `null` when the person cancels. */
export const chooseNewFile = (title: string, name: string) =>
  carry<string | null>("choose_new_file", { title, name });

/** A folder dialog; `null` when the person cancels. */
export const chooseFolder = (title: string) => carry<string | null>("choose_folder", { title });

/** Shows a folder in the computer's file manager. */
export const showFolder = (path: string) => carry<unknown>("show_folder", { path });

/** Opens a web or mail link outside of Galley; https and mailto only. */
export const openLink = (url: string) => carry<unknown>("open_link", { url });

/** Opens another window on this desk, at a place as an address says it: `#/story/…`. */
export const openWindow = (place: string) => carry<unknown>("open_window", { place });

/** Closes every window, each after its last edits are handed over. */
export const quit = () => carry<unknown>("quit", {});

/** Tells the window that every pending edit has been handed over. */
export const readyToClose = () => carry<unknown>("ready_to_close", {});

/** Tells the window to stay: something could not be saved. */
export const stayOpen = () => carry<unknown>("stay_open", {});

/** Closes the window, whatever could not be saved. */
export const closeAnyway = () => carry<unknown>("close_anyway", {});

/** Where the web view is WebKitGTK, which Rust reaches into. */
const LINUX = navigator.userAgent.includes("Linux");

/** What lies on the clipboard as it was put there; `null` where the page's own way is the only one. */
export const readClipboard = LINUX ? () => carry<{ html: string; text: string }>("read_clipboard", {}) : null;

/** Whether an input method has asked for the words around the cursor; `null` where nobody can tell. */
export const isReadAlong = LINUX ? () => carry<boolean>("is_read_along", {}) : null;

/** Whether a screen reader, or another aid, listens to what is typed; `null` where nobody can tell. */
export const isListenedTo = LINUX ? () => carry<boolean>("is_listened_to", {}) : null;

/** Has words looked up in a language as they are written, "" for the system's; `null` where the system sees to it. */
export const lookWordsUpIn = LINUX
  ? (language: string) => carry<unknown>("look_words_up_in", { language })
  : null;

/** Adds a picture from the clipboard to the library; `null` when there is none. */
export const pastePicture = () => carry<Photo | null>("paste_picture", {});
