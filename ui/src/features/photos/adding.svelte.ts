// Adds files and folders to the library: asks for them, and keeps what became of every one until somebody has read it.
// Progress and stopping are the frame's.
import { call } from "../../backend/call";
import type { AddedPhotos, PhotoId } from "../../backend/generated/commands";
import { chooseFolder, choosePhotos } from "../../backend/shell";
import { attempt, toasts } from "../../shared/toasts.svelte";
import { words } from "./words";

const say = words.adding;

class Adding {
  /** What became of the last files, and which they were, until it is put away. */
  last = $state.raw<{ added: AddedPhotos; paths: string[] } | null>(null);
  /** The light table shows these alone. */
  only = $state.raw<ReadonlySet<PhotoId> | null>(null);
  /** Somebody looks at the library, where the report stands. */
  seen = $state(false);

  /** Shows what came in, or was there already, and nothing else. */
  show() {
    const came = this.last ? cameIn(this.last.added) : [];
    this.only = came.length > 0 ? new Set(came) : null;
  }
  close() {
    this.last = null;
    this.only = null;
  }
}

export const adding = new Adding();

/** Where the library is shown. */
type Go = () => void;

/** Asks for files. Answers with the first photo that came in or was there already, to look at it. */
export async function addPhotos(go: Go): Promise<PhotoId | undefined> {
  const paths = await attempt(choosePhotos);
  return paths && paths.length > 0 ? bringIn(paths, go) : undefined;
}

/** Asks for a folder and adds every photo in it, and in the folders in it. */
export async function addFolder(go: Go): Promise<void> {
  const folder = await attempt(() => chooseFolder(say.folder));
  if (folder) await bringIn([folder], go);
}

/** Adds files and folders; what is in the library already is passed over, so that a run that was stopped goes on. */
export async function bringIn(paths: string[], go: Go): Promise<PhotoId | undefined> {
  const added = await attempt(() => call("add_photos", { paths }));
  if (!added) return undefined;
  report(added, paths, go);
  return cameIn(added)[0];
}

/** Keeps what became of files for the library, and tells it at once to somebody who is elsewhere. */
export function report(added: AddedPhotos, paths: string[], go: Go) {
  adding.only = null;
  adding.last = { added, paths };
  if (adding.seen) return;
  const show = () => {
    adding.show();
    go();
  };
  const some = cameIn(added).length + added.left + added.failed.length > 0;
  toasts.tell(told(added), some ? { label: say.show, run: show } : undefined);
}

const cameIn = ({ added, reread, already }: AddedPhotos) =>
  [...added, ...reread, ...already].map((tile) => tile.id);

/** What became of files, in one breath. */
export function told(result: AddedPhotos): string {
  const { added, already, reread, alike, failed, passed, cancelled, left } = result;
  const [first, ...more] = alike;
  const kinds = Object.entries(passed);
  const none = added.length + already.length + reread.length + failed.length + left === 0;
  return [
    none ? say.none : "",
    added.length > 0 ? say.added(added.length) : "",
    already.length > 0 ? say.already(already.length) : "",
    reread.length > 0 ? say.reread(reread.length) : "",
    first ? say.alike(first.file_name, first.like_name) : "",
    more.length > 0 ? say.moreAlike(more.length) : "",
    failed.length > 0 ? say.failed(failed.length) : "",
    kinds.length > 0 ? say.passed(kinds) : "",
    cancelled ? say.stopped : "",
    left > 0 ? say.left(left) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
