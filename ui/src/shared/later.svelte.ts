// Parts of the window that are read when they are wanted, or in the first pause after the window has begun, whichever
// comes first: what one writes in is there sooner. Once read they are there at once, wherever they are shown.
import type { Component } from "svelte";

// biome-ignore lint/suspicious/noExplicitAny: what a component takes and gives does not matter to its coming
type AnyComponent = Component<any, any, any>;

const all: Later<AnyComponent>[] = [];
/** The pause has come: what is named from now on, in a part that was itself read late, is read at once. */
let paused = false;

export class Later<C extends AnyComponent> {
  /** The component, as soon as it has come. */
  part = $state.raw<C>();
  readonly #read: () => Promise<{ default: C }>;
  #coming: Promise<void> | undefined;

  constructor(read: () => Promise<{ default: C }>) {
    this.#read = read;
    all.push(this);
    if (paused) void this.come();
  }

  /** Reads it, once. */
  come(): Promise<void> {
    this.#coming ??= this.#read().then(({ default: part }) => {
      this.part = part;
    });
    return this.#coming;
  }
}

/** Reads everything that has not been wanted yet. */
export function readAll() {
  paused = true;
  for (const one of all) void one.come();
}
