// Light, dark, or as the computer says; remembered on this computer.

export type Theme = "system" | "light" | "dark";

const KEY = "galley.theme";
const THEMES: readonly Theme[] = ["system", "light", "dark"];

class ThemeChoice {
  choice = $state<Theme>("system");
  #dark: MediaQueryList | undefined;

  /** Reads the kept choice and follows the computer from now on. */
  begin() {
    const kept = keptChoice();
    if (kept) this.choice = kept;
    this.#dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.#dark.addEventListener("change", () => this.#show());
    this.#show();
  }

  choose(theme: Theme) {
    this.choice = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // A browser without storage keeps the choice until the window closes.
    }
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

function keptChoice(): Theme | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept);
  } catch {
    return undefined;
  }
}

export const theme = new ThemeChoice();
