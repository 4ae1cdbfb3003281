// Short notices at the foot of the window: what happened, what to do about it, and how to undo it.

export interface Toast {
  id: number;
  text: string;
  hint: string;
  tone: "plain" | "good" | "bad";
  /** What can be done about it, usually "Undo". */
  action: { label: string; run: () => void } | undefined;
  /** What it is about, where only the last word counts; empty otherwise. */
  about: string;
}

/** What a failure says; its kind does not matter here. */
export interface Said {
  message: string;
  hint: string;
}

const SHORT = 5000;
const LONG = 9000;

class Toasts {
  all = $state<Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Tells something that went as wanted; instead of what was told `about` the same. */
  tell(text: string, action?: Toast["action"], about = "") {
    const before = this.all.filter((toast) => about && toast.about === about);
    for (const { id } of before) this.close(id);
    this.#add({ text, hint: "", tone: "good", action, about });
  }

  /** Tells why something did not happen; stays until it is put away. */
  fail(failure: Said) {
    if (this.all.some((toast) => toast.text === failure.message)) return;
    this.#add({ text: failure.message, hint: failure.hint, tone: "bad", action: undefined, about: "" });
  }

  close(id: number) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  /** Nothing goes away while somebody reads it. */
  hold() {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release() {
    for (const toast of this.all) this.#fade(toast);
  }

  #add(toast: Omit<Toast, "id">) {
    const added = { ...toast, id: this.#next++ };
    this.all = [...this.all.slice(-3), added];
    this.#fade(added);
  }

  #fade(toast: Toast) {
    if (toast.tone === "bad") return;
    const time = toast.action ? LONG : SHORT;
    this.#timers.set(
      toast.id,
      setTimeout(() => this.close(toast.id), time),
    );
  }
}

export const toasts = new Toasts();

/** Does something; a failure is told, and the answer is then `undefined`. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (reason) {
    if (typeof reason === "object" && reason !== null && "message" in reason) {
      const hint = "hint" in reason && typeof reason.hint === "string" ? reason.hint : "";
      toasts.fail({ message: String(reason.message), hint });
    } else {
      toasts.fail({ message: String(reason), hint: "" });
    }
    return undefined;
  }
}
