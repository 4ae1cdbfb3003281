// Becoming somebody: at once, or after the passphrase.
import { asFailure, call } from "../backend/call";
import { desk } from "../backend/desk.svelte";
import type { Person } from "../backend/generated/commands";
import { attempt, toasts } from "../shared/toasts.svelte";
import { words } from "./words";

class Acting {
  /** Whose passphrase is asked for at present. */
  asked = $state.raw<Person | null>(null);

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
      const { message, hint } = asFailure(reason);
      return `${message} ${hint}`.trim();
    }
  }

  async #act(person: Person, passphrase: string) {
    const now = await call("act_as", { person: person.id, passphrase });
    await desk.refresh();
    toasts.tell(words.acting.now(now.name));
  }
}

export const acting = new Acting();
