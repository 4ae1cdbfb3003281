// Pasting. What was copied in Galley goes in as ProseMirror cut it out; everything else is read by Rust, while one may
// write on, and goes to the place where the cursor was. Afterwards it is known what became of it, until somebody writes
// on or puts the notice away.
import { Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { call } from "../../../backend/call";
import type { Paste, Photo, ReadPaste } from "../../../backend/generated/commands";
import { pastePicture, readClipboard } from "../../../backend/shell";
import { attempt, toasts } from "../../../shared/toasts.svelte";
import { linkRange, setLink } from "../link";
import { placeAt, placePhotosIn } from "../photos";
import { words } from "../words";
import { COPIED_HERE, clipboardText, markCopies, serializer } from "./copied";
import {
  insertPaste,
  insertWords,
  noteNames,
  replacePasted,
  type Stretch,
  takesOnlyWords,
  within,
  wordsOf,
} from "./pasted";

/** What a paste is read with; tests bring their own. */
export interface Ways {
  /** `null` where the page is asked for what it was given. */
  clipboard: (() => Promise<{ html: string; text: string }>) | null;
  picture: () => Promise<Photo | null>;
  read: (ask: ReadPaste) => Promise<Paste>;
}

const WAYS: Ways = {
  clipboard: readClipboard,
  picture: pastePicture,
  read: (ask) => call("read_paste", ask),
};

/** Places that move with the text: where a paste is to go, and where the last one went. */
interface Places {
  waiting: ReadonlyMap<number, Stretch>;
  pasted: readonly Stretch[];
  /** Edits since the last paste. */
  edits: number;
  /** Somebody wrote into what was pasted. */
  touched: boolean;
}
type Move = { wait?: [number, Stretch]; go?: number; pasted?: readonly Stretch[] };

/** The notice leaves after so many edits: whoever writes on has seen it. */
const SEEN = 12;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const KEY = new PluginKey<Places>("paste");

/** Does an edit change something inside of these stretches? */
function reaches(tr: Transaction, stretches: readonly Stretch[]): boolean {
  let found = false;
  for (const map of tr.mapping.maps) {
    map.forEach((start, end) => {
      found ||= stretches.some(({ from, to }) => start < to && end > from);
    });
  }
  return found;
}

export class Pasting {
  /** What became of the last paste; `null` when there is nothing to tell. */
  told = $state.raw<Paste | null>(null);
  #clip: Pick<ReadPaste, "html" | "text"> = {};
  #plain = false;
  #last = 0;

  constructor(
    readonly meet: (photos: readonly Photo[]) => void,
    readonly ways: Ways = WAYS,
  ) {}

  plugin(): Plugin<Places> {
    return new Plugin<Places>({
      key: KEY,
      state: {
        init: () => ({ waiting: new Map(), pasted: [], edits: 0, touched: false }),
        apply: (tr, before) => {
          const move = tr.getMeta(KEY) as Move | undefined;
          if (!tr.docChanged && !move) return before;
          const waiting = new Map<number, Stretch>();
          for (const [id, { from, to }] of before.waiting) {
            if (id !== move?.go)
              waiting.set(id, { from: tr.mapping.map(from, -1), to: tr.mapping.map(to, -1) });
          }
          if (move?.wait) waiting.set(...move.wait);
          const pasted =
            move?.pasted ??
            before.pasted.map(({ from, to }) => ({
              from: tr.mapping.map(from, 1),
              to: tr.mapping.map(to, -1),
            }));
          if (move?.pasted) return { waiting, pasted, edits: 0, touched: false };
          const touched = before.touched || reaches(tr, before.pasted);
          return { waiting, pasted, edits: before.edits + (tr.docChanged ? 1 : 0), touched };
        },
      },
      view: (view) => ({
        destroy: markCopies(view),
        update: (view) => {
          const places = KEY.getState(view.state);
          const gone = places?.pasted.every(({ from, to }) => from >= to);
          if (this.told && places && (places.edits > SEEN || places.touched || gone)) this.close();
        },
      }),
      props: {
        clipboardSerializer: serializer,
        clipboardTextSerializer: clipboardText,
        handleKeyDown: (_view, event) => {
          this.#plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
          if (event.key !== "Escape" || !this.told) return false;
          this.close();
          return true;
        },
        handleDOMEvents: {
          paste: (view, event) => this.#paste(view, event),
          keyup: () => {
            this.#plain = false;
            return false;
          },
        },
      },
    });
  }

  /** Puts the notice away. */
  close() {
    this.told = null;
  }

  /** Puts plain words into the place of what was pasted last. */
  async asPlain(view: EditorView) {
    const { taken: _, ...plain } = { ...this.#clip, plain: true, taken: [] };
    const paste = await attempt(() => this.ways.read(plain));
    const places = KEY.getState(view.state);
    const tr = paste && places && replacePasted(view.state, places.pasted, paste);
    if (!tr) return;
    view.dispatch(tr);
    this.close();
    view.focus();
  }

  #paste(view: EditorView, event: ClipboardEvent): boolean {
    const given = (kind: string) => event.clipboardData?.getData(kind) ?? "";
    const plain = this.#plain;
    const ours = event.clipboardData?.types.includes(COPIED_HERE);
    if (!view.editable || (ours && !plain && !takesOnlyWords(view.state))) return false;
    event.preventDefault();
    const text = given("text/plain");
    const { state } = view;
    if (text && takesOnlyWords(state)) {
      view.dispatch(insertWords(state, text));
      return true;
    }
    const range = !state.selection.empty && ADDRESS.test(text.trim()) ? linkRange(state) : null;
    if (range && !plain) {
      view.dispatch(setLink(state, range.from, range.to, text.trim()));
      return true;
    }
    this.#last += 1;
    const { from, to } = state.selection;
    view.dispatch(state.tr.setMeta(KEY, { wait: [this.#last, { from, to }] } satisfies Move));
    // Before WebKit hands over a long HTML it has read and written all of it: longer than everything else takes.
    const asked = this.ways.clipboard?.() ?? Promise.resolve({ html: given("text/html"), text });
    // Words that a program offers under a name Rust does not ask for are not lost.
    const clip = asked.then((found) => (found.html ? found : { html: "", text: found.text || text }));
    void attempt(() => this.#read(view, this.#last, clip, plain, takesOnlyWords(state)));
    return true;
  }

  async #read(
    view: EditorView,
    id: number,
    given: Promise<{ html: string; text: string }>,
    plain: boolean,
    line: boolean,
  ) {
    try {
      const clip = await given;
      if (!clip.html.trim() && !clip.text.trim()) return await this.#picture(view, id);
      const place = KEY.getState(view.state)?.waiting.get(id);
      if (!place) return;
      const around = view.state.doc.resolve(place.from);
      const paste = await this.ways.read({
        ...clip,
        plain: plain || line,
        within: within(around),
        taken: noteNames(view.state.doc),
      });
      // The text may have changed meanwhile; the place moved with it.
      const now = KEY.getState(view.state)?.waiting.get(id);
      if (!now || view.isDestroyed) return;
      if (line) {
        view.dispatch(insertWords(view.state, wordsOf(paste), now).setMeta(KEY, { go: id } satisfies Move));
        return;
      }
      this.meet(paste.photos);
      const { tr, stretches } = insertPaste(view.state, now, paste);
      view.dispatch(tr.setMeta(KEY, { go: id, pasted: stretches } satisfies Move));
      this.#clip = clip;
      this.told = paste.quiet || plain ? null : paste;
    } finally {
      if (!view.isDestroyed && KEY.getState(view.state)?.waiting.has(id))
        view.dispatch(view.state.tr.setMeta(KEY, { go: id } satisfies Move));
    }
  }

  async #picture(view: EditorView, id: number) {
    const photo = await this.ways.picture();
    if (!photo) return toasts.tell(words.paste.nothing);
    const place = KEY.getState(view.state)?.waiting.get(id);
    if (!place || view.isDestroyed) return;
    this.meet([photo]);
    const moved = place.from !== view.state.selection.from;
    view.dispatch(placePhotosIn(view.state, [photo], moved ? placeAt(view.state, place.from) : undefined));
    toasts.tell(words.paste.picture);
  }
}
