// Every action of the window in one list: the palette, the keys and the help read it. The open story adds its own.
import type { Component } from "svelte";

export interface Action {
  id: string;
  label: string;
  /** As "Mod+K"; empty for none. */
  keys: string;
  run: () => void;
  enabled: boolean;
  icon?: Component;
  /** The text itself hears its keys. */
  writing?: boolean;
}

/** One that can always be run. */
export const act = (id: string, label: string, run: () => void, keys = ""): Action => ({
  id,
  label,
  keys,
  run,
  enabled: true,
});

class Actions {
  frame = $state.raw<Action[]>([]);
  /** Of the open story; empty elsewhere. */
  story = $state.raw<Action[]>([]);

  /** Of the light table; empty elsewhere. */
  table = $state.raw<Action[]>([]);

  get all(): Action[] {
    return [...this.table, ...this.story, ...this.frame];
  }
}

export const actions = new Actions();
