// Keys typed ahead: while a page that was asked for is still on its way, what somebody types is kept, and handed to the
// field it was meant for. Promises: no letter goes to the page that is left, none is lost, and letters made of several
// keys (dead keys, input methods) come out whole, because a real field takes them.

/** What the field is called for whoever hears the page instead of seeing it. */
const LABEL = "The story is being opened; what you type goes into it";

let field: HTMLTextAreaElement | undefined;
/** Where the cursor was. */
let before: Element | null = null;

/** From now on keys are kept. */
export function keepKeys() {
  if (!field) {
    field = document.createElement("textarea");
    field.className = "unseen";
    field.ariaLabel = LABEL;
    const now = field;
    now.addEventListener("compositionstart", () => (now.dataset.composing = "true"));
    now.addEventListener("compositionend", () => delete now.dataset.composing);
    document.body.append(field);
  }
  // Inside of a dialog that is still open the keys stay with it; it hands them over when it closes.
  take();
}

/** A dialog has given the cursor back where it was; while keys are kept, they are not meant for that place. */
export function resumeKeeping() {
  if (field) take();
}

function take() {
  if (document.activeElement !== field) before = document.activeElement;
  field?.focus({ preventScroll: true });
}

/** Is the cursor nowhere yet, so that a page that has come may take it? */
export function isLoose(): boolean {
  return document.activeElement === document.body || document.activeElement === field;
}

/** The page is there: `enter` puts the cursor where it begins, and what was kept is written there as if typed now. */
export function handKeys(enter: () => void) {
  const from = field;
  if (!from) return enter();
  if (from.dataset.composing) {
    // A letter is half made; it is finished where it was begun.
    from.addEventListener("compositionend", () => queueMicrotask(() => handKeys(enter)), { once: true });
    return;
  }
  const typed = from.value;
  forget();
  enter();
  write(typed);
}

/** Nobody will take them any more: the page could not be shown, or another one is. The cursor goes back where it was. */
export function dropKeys() {
  const back = field !== undefined && document.activeElement === field;
  forget();
  if (back && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}

function forget() {
  field?.remove();
  field = undefined;
}

/** Writes where the cursor is, and follows it: Enter may lead from one field to the next. */
function write(typed: string) {
  for (const [n, line] of typed.split("\n").entries()) {
    if (n > 0) {
      const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(enter);
    }
    // The one way to write that fields and editors take for typing, with undo.
    if (line) document.execCommand("insertText", false, line);
  }
}
