// Becoming somebody in this window: at once, or after the passphrase. Who worked on this computer last is at work again when the window
// opens, unless a passphrase stands before that.
import { call, sentences } from "../backend/call";
import { desk } from "../backend/desk.svelte";
import type { Person } from "../backend/generated/commands";
import { thisWindow } from "../backend/this_window";
import { keep, kept } from "../shared/kept";
import { attempt, toasts } from "../shared/toasts.svelte";
import { route } from "./route.svelte";
import { words } from "./words";

class Acting {
  /** Whose passphrase is asked for at present. */
  asked = $state.raw<Person | null>(null);

  /** Goes on as whoever acted last, where that needs no passphrase. */
  async resume() {
    const { acting, people = [], folder = "" } = desk.overview ?? {};
    if (acting) return;
    const open = people.filter((person) => !person.has_passphrase).map(({ id }) => id);
    const last = kept(`acting.${folder}`, ["", ...open]);
    // Whoever it was may be gone since; then the person chooses.
    if (last)
      await call("act_as", { person: last }).then(
        () => desk.refresh(),
        () => undefined,
      );
  }

  become(person: Person) {
    if (desk.overview?.acting?.id === person.id) return;
    if (person.has_passphrase) this.asked = person;
    else void attempt(() => this.#act(person, ""));
  }

  /** Answers with what is wrong, in words; empty when it worked. */
  async prove(passphrase: string): Promise<string> {
    if (!this.asked) return "";
    try {
      await this.#act(this.asked, passphrase);
      this.asked = null;
      return "";
    } catch (reason) {
      return sentences(reason);
    }
  }

  async #act(person: Person, passphrase: string) {
    // What is open was read and written by whoever acts until now.
    await route.flush().catch(() => undefined);
    const now = await call("act_as", { person: person.id, passphrase });
    if (thisWindow.first) keep(`acting.${desk.overview?.folder}`, person.id);
    await desk.refresh();
    toasts.tell(words.acting.now(now.name));
  }
}

export const acting = new Acting();
