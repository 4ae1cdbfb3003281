// Keys: what was pressed, and how it is written on this computer.

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Is this the key, written as "Mod+K", "Mod+Shift+P", "?" or "Escape"? Mod is Ctrl, on a Mac Cmd. */
export function pressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const mod = MAC ? event.metaKey : event.ctrlKey;
  if (parts.includes("Mod") !== mod || parts.includes("Alt") !== event.altKey) return false;
  if (parts.length > 1 && parts.includes("Shift") !== event.shiftKey) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** Is the key held that asks for something in a window of its own? Ctrl, on a Mac Cmd. */
export const pressedMod = (event: MouseEvent): boolean => (MAC ? event.metaKey : event.ctrlKey);

/** As it is written for people: "Ctrl K", on a Mac "⌘K". */
export function written(keys: string): string {
  const named = keys.split("+").map((part) => {
    if (part === "Mod") return MAC ? "⌘" : "Ctrl";
    if (part === "Shift") return MAC ? "⇧" : "Shift";
    if (part === "Alt") return MAC ? "⌥" : "Alt";
    return part.length === 1 ? part.toUpperCase() : part;
  });
  return named.join(MAC ? "" : " ");
}

/** Does a dialog lie over the page, so that the page's single keys are not meant? One that is on its way out does not. */
export const overlaid = (): boolean =>
  document.querySelector("[role=dialog]:not([data-state=closed])") !== null;

/** Is the person typing text, so that single letters are letters? */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
