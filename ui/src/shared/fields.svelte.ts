// The fields of a form that saves itself: what was typed, what is on its way, what was refused. Words are saved while
// one types, values with a form of their own (a date, an address) when the person leaves the field or pauses. What was
// typed is never overwritten by an answer: a field shows it until it is left.

/** How long words are gathered, however fast somebody types. */
const GATHER = 200;
/** Half a date is no date: these wait for a pause. */
const PAUSE = 900;

/** Every form that holds something which is not kept yet. */
const pending = new Set<Fields>();

/** Hands over what was typed into any form; rejects with what is wrong when some of it cannot be kept. */
export async function flushForms() {
  await Promise.all([...pending].map((form) => form.flush()));
}

export class Fields {
  /** What was typed and is either not acknowledged yet or still being written, by field. */
  typed = $state<Record<string, string>>({});
  faults = $state<Record<string, string>>({});
  /** How many answers are awaited. */
  busy = $state(0);
  #acknowledged = new Map<string, string>();
  /** The field the person is in: its words stay as typed, with the blank at their end. */
  #held = "";
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Saves follow each other, so that the last one typed is the last one kept. */
  #line: Promise<void> = Promise.resolve();

  /**
   * @param send keeps values; rejects with something that has a `message` and perhaps a `hint` when it cannot.
   * @param formed whether a field has a form of its own.
   */
  constructor(
    readonly send: (values: Record<string, string>) => Promise<void>,
    readonly formed: (field: string) => boolean,
  ) {}

  get state(): "saved" | "saving" | "not_saved" {
    if (Object.keys(this.faults).length > 0) return "not_saved";
    const open = Object.entries(this.typed).some(([field, value]) => this.#acknowledged.get(field) !== value);
    return this.busy > 0 || open ? "saving" : "saved";
  }

  type(field: string, value: string) {
    this.#held = field;
    this.typed[field] = value;
    pending.add(this);
    const pauses = this.formed(field);
    if (pauses) clearTimeout(this.#timers.get(field));
    else if (this.#timers.has(field)) return;
    this.#timers.set(
      field,
      setTimeout(() => void this.save(field), pauses ? PAUSE : GATHER),
    );
  }

  /** Saves a field if something was typed that is not saved. */
  save(field: string): Promise<void> {
    clearTimeout(this.#timers.get(field));
    this.#timers.delete(field);
    const value = this.typed[field];
    if (value === undefined || this.#acknowledged.get(field) === value) return Promise.resolve();
    return this.set({ [field]: value });
  }

  /** The person leaves a field: it shows what was kept from now on. */
  async leave(field: string) {
    this.#held = "";
    await this.save(field);
    this.#settle(field);
  }

  /** Hands over everything typed; rejects with what is wrong when some of it cannot be kept. */
  async flush() {
    await Promise.all(Object.keys(this.typed).map((field) => this.save(field)));
    await this.#line;
    const [message] = Object.values(this.faults);
    if (message !== undefined) throw { kind: "invalid", message, hint: "" };
    pending.delete(this);
  }

  /** The form goes away: hands over everything, and lets go of what cannot be kept after saying what it was. */
  async end() {
    try {
      await this.flush();
    } finally {
      pending.delete(this);
    }
  }

  set(fields: Record<string, string>): Promise<void> {
    this.#line = this.#line.then(() => this.#send(fields));
    return this.#line;
  }

  async #send(fields: Record<string, string>) {
    this.busy += 1;
    try {
      await this.send(fields);
      for (const [field, value] of Object.entries(fields)) {
        this.#acknowledged.set(field, value);
        delete this.faults[field];
        this.#settle(field);
      }
    } catch (reason) {
      for (const field of Object.keys(fields)) this.faults[field] = sentences(reason);
    } finally {
      this.busy -= 1;
    }
  }

  #settle(field: string) {
    if (field === this.#held || this.typed[field] !== this.#acknowledged.get(field)) return;
    delete this.typed[field];
    this.#acknowledged.delete(field);
  }
}

function sentences(reason: unknown): string {
  if (typeof reason !== "object" || reason === null || !("message" in reason)) return String(reason);
  const hint = "hint" in reason ? reason.hint : "";
  return `${reason.message} ${hint}`.trim();
}
