// How the page holds itself while somebody writes: the present block alone in full ink, the line in the middle, the
// signs of the language. A person's choices, kept on this computer.
import { keep, kept } from "../../shared/kept";
import { toasts } from "../../shared/toasts.svelte";
import { words } from "./words";

const SWITCH = ["off", "on"] as const;

export class Manner {
  focusing = $state(kept("focus", SWITCH) === "on");
  typewriting = $state(kept("typewriter", SWITCH) === "on");

  /** Whether quotes and dashes are set in the signs of the story's language; on until somebody does without. */
  get signs(): boolean {
    return kept("typography", ["on", "off"]) === "on";
  }

  toggleFocus() {
    this.focusing = !this.focusing;
    keep("focus", this.focusing ? "on" : "off");
  }

  toggleTypewriter() {
    this.typewriting = !this.typewriting;
    keep("typewriter", this.typewriting ? "on" : "off");
  }

  toggleSigns() {
    const now = this.signs ? "off" : "on";
    keep("typography", now);
    toasts.tell(words.typography[now]);
  }
}
