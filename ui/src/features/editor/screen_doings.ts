// What can be done on a story's page besides writing, for palette, keys and help. What each does is the page's to say.
import { words } from "./words";

export interface ScreenDoings {
  findNow: (replace: boolean) => void;
  findNext: (way: 1 | -1) => void;
  showOutline: () => void;
  toggleFocus: () => void;
  toggleTypewriter: () => void;
}

export const screenDoings = ({
  findNow,
  findNext,
  showOutline,
  toggleFocus,
  toggleTypewriter,
}: ScreenDoings) => [
  { id: "find", label: words.find.open, keys: "Mod+F", run: () => findNow(false) },
  { id: "replace", label: words.find.openReplace, keys: "Mod+H", run: () => findNow(true) },
  { id: "find-next", label: words.find.next, keys: "Mod+G", run: () => findNext(1) },
  { id: "find-previous", label: words.find.previous, keys: "Mod+Shift+G", run: () => findNext(-1) },
  { id: "outline", label: words.outline.open, keys: "Mod+Shift+O", run: showOutline },
  { id: "focus", label: words.attention.focus, keys: "Mod+Shift+F", run: toggleFocus },
  { id: "typewriter", label: words.attention.typewriter, keys: "Mod+Shift+Y", run: toggleTypewriter },
];
