// What Rust tells without being asked: what became stale, how long work gets on, dropped files, and closing.
// Each `on…` answers with a function that stops listening.
import { listen } from "@tauri-apps/api/event";
import { asFailure, type Failure } from "./call";
import type { AddedPhotos, CameIn, Changed, Imported, Progress } from "./generated/commands";
import { thisWindow } from "./this_window";

/** Files that were dropped on the window, what became of them in the library, and where, in CSS pixels of the window. */
export interface Dropped {
  added: AddedPhotos;
  paths: string[];
  /** There was a folder among them. */
  folder: boolean;
  x: number;
  y: number;
}

type Stop = () => void;

function on<T>(name: string, hear: (payload: T) => void): Stop {
  let stopped = false;
  let stop: Stop | undefined;
  // What is told to one window is not for the others.
  const target = { kind: "WebviewWindow", label: thisWindow.label } as const;
  listen<T>(name, (event) => hear(event.payload), { target }).then(
    (unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    },
    (reason: unknown) => console.error(`Galley cannot hear “${name}”.`, reason),
  );
  return () => {
    stopped = true;
    stop?.();
  };
}

/** Something changed on the desk; what is shown of it has to be fetched again. */
export const onChanged = (hear: (changed: Changed) => void): Stop => on("changed", hear);

/** Long work got on. */
export const onProgress = (hear: (progress: Progress) => void): Stop => on("progress", hear);

/** Something came in by a watched folder. */
export const onCameIn = (hear: (came: CameIn) => void): Stop => on("came_in", hear);

/** An input method asked for the words around the cursor, the first since the program began. */
export const onWordsAsked = (hear: () => void): Stop => on("words_asked", hear);

/** A screen reader, or another aid, listens to what is typed, the first since the program began. */
export const onLettersHeard = (hear: () => void): Stop => on("letters_heard", hear);

/** Files were dropped on the window and are in the library now. */
export const onPhotosDropped = (hear: (dropped: Dropped) => void): Stop => on("photos_dropped", hear);

/** Texts or folders were dropped on the window, and what became of them. */
export const onStoriesDropped = (hear: (imported: Imported) => void): Stop => on("stories_dropped", hear);

/** Files are held over the window (`true`), or are not any more. */
export function onDragging(hear: (over: boolean) => void): Stop {
  const stops = [
    on<{ paths?: string[] }>("tauri://drag-enter", ({ paths }) => hear((paths ?? []).length > 0)),
    on("tauri://drag-leave", () => hear(false)),
    on("tauri://drag-drop", () => hear(false)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Something the person began outside of the page (a drop) failed. */
export const onFailure = (hear: (failure: Failure) => void): Stop =>
  on<unknown>("failure", (payload) => hear(asFailure(payload)));

/** The window is about to close and waits a few seconds for the last edits. */
export const onClosing = (hear: () => void): Stop => on("closing", hear);
