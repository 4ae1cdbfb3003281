// Light, dark, or as the computer says; remembered on this computer.

import { keep, kept } from "./kept";

export type Theme = "system" | "light" | "dark";

const KEY = "theme";
const THEMES: readonly [Theme, ...Theme[]] = ["system", "light", "dark"];

class ThemeChoice {
  choice = $state<Theme>("system");
  #dark: MediaQueryList | undefined;

  /** Reads the kept choice and follows the computer from now on. */
  begin() {
    this.choice = kept(KEY, THEMES);
    this.#dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.#dark.addEventListener("change", () => this.#show());
    // Chosen in another window.
    window.addEventListener("storage", () => {
      this.choice = kept(KEY, THEMES);
      this.#show();
    });
    this.#show();
  }

  choose(theme: Theme) {
    this.choice = theme;
    keep(KEY, theme);
    this.#show();
  }

  /** The next of system, light, dark. */
  next() {
    this.choose(THEMES[(THEMES.indexOf(this.choice) + 1) % THEMES.length] ?? "system");
  }

  #show() {
    const dark = this.choice === "dark" || (this.choice === "system" && this.#dark?.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }
}

export const theme = new ThemeChoice();
