// Nothing that somebody does to the text while suggesting is a silent edit: rejecting all gives what was there, accepting all
// gives what the same doing makes of the text directly.
import type { Node } from "prosemirror-model";
import { type Command, Selection } from "prosemirror-state";
import { expect, it } from "vitest";
import { KINDS, turn } from "../commands/turn";
import { box, figure, gallery, h, item, ol, p, quote, table, ul, Writer } from "../testing";
import { WRITING } from "../writing";
import { type Change, childrenOf } from "./change";
import { proposed } from "./proposed";
import { every, settled } from "./settle";
import { sameText } from "./suggest";

const text = () => [
  h(2, "Heading here"),
  p("Running words, some of them."),
  p("Another paragraph."),
  ul(item("first"), item("second", ol(3, item("inner"))), item("third")),
  quote("We knew.", "Ana", "Council"),
  figure("Ridge", "Agency"),
  gallery(figure("Harbour"), figure("Lights")),
  box("Facts", p("Built in 1968."), ul(item("point"))),
  table("Year|Boats", "1968|40", "2024|3"),
];
const PLACES = ["Running", "second", "knew", "Ridge", "Harbour", "Built", "1968"];

let given = 0;
const by =
  (person = "ana") =>
  (): Change => {
    given += 1;
    return { id: `${person}-${given}`, by: person, at: "2026-05-03T10:00:00Z" };
  };

/** Somebody who suggests. */
function suggesting(writer: Writer, who = by()): Writer {
  writer.view.setProps({
    dispatchTransaction: (tr) => writer.view.updateState(proposed(writer.state, tr, who)),
  });
  return writer;
}

const all = (doc: Node, yes: boolean) => settled(childrenOf(doc), every(yes));
const words = (blocks: readonly Node[]) => blocks.map((block) => block.toString()).join("\n");

function holds(name: string, doing: (writer: Writer) => unknown) {
  const direct = new Writer(...text());
  const before = childrenOf(direct.state.doc);
  doing(direct);
  const writer = suggesting(new Writer(...text()));
  doing(writer);
  writer.state.doc.check();
  const [rejected, accepted] = [all(writer.state.doc, false), all(writer.state.doc, true)];
  if (!sameText(rejected, before)) expect(words(rejected), `${name}: rejected`).toBe(words(before));
  const wanted = childrenOf(direct.state.doc);
  if (!sameText(accepted, wanted)) expect(words(accepted), `${name}: accepted`).toBe(words(wanted));
}

const ACTIONS: [string, Command][] = [
  ...WRITING.filter(({ id }) => id !== "undo" && id !== "redo").map(({ id, run }): [string, Command] => [
    id,
    run,
  ]),
  ...KINDS.map((kind): [string, Command] => [`turn into ${kind}`, turn(kind)]),
];

// Every doing once behind its words, once on them, once on their block: in turn, so that all of it takes seconds.
it("holds for every action everywhere", () => {
  PLACES.forEach((place, i) => {
    ACTIONS.forEach(([name, run], j) => {
      const turn = (i + j) % 3;
      holds(`${name} at ${place} (${turn})`, (writer) => {
        if (turn === 1) writer.choose(place);
        else writer.after(place);
        if (turn === 2) writer.press("Escape");
        writer.run(run);
      });
    });
  });
}, 120_000);

it("holds for every key everywhere", () => {
  PLACES.forEach((place, i) => {
    ["Enter", "Shift+Enter", "Tab", "Shift+Tab", "Backspace", "Delete"].forEach((key, j) => {
      const where = (["after", "before", "choose"] as const)[(i + j) % 3] ?? "after";
      holds(`${key} ${where} ${place}`, (writer) => writer[where](place).press(key));
    });
    holds(`typing over ${place}`, (writer) => writer.choose(place).type("y"));
  });
}, 120_000);

/** The same row of chances every time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

it("rejects to what was there after any row of doings by two people", () => {
  for (let round = 0; round < 16; round += 1) {
    const chance = chances(round);
    const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
    const writer = new Writer(...text());
    const before = childrenOf(writer.state.doc);
    const done: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      suggesting(writer, by(one(["ana", "ben"])));
      const size = writer.state.doc.content.size;
      const at = Math.floor(chance() * size);
      const tr = writer.state.tr;
      const kind = one(["type", "delete", "split", "action", "key", "undo"]);
      done.push(`${kind} at ${at}`);
      if (kind === "delete")
        writer.view.dispatch(tr.deleteRange(at, Math.min(size, at + Math.floor(chance() * 30))));
      else {
        const near = writer.state.doc.resolve(at);
        if (!near.parent.inlineContent) continue;
        writer.view.dispatch(tr.setSelection(Selection.near(near)));
        if (kind === "type") writer.type("new ");
        if (kind === "split") writer.press("Enter");
        if (kind === "key") writer.press(one(["Backspace", "Delete", "Tab"]));
        if (kind === "action") writer.run(one(ACTIONS)[1]);
        if (kind === "undo") writer.press("Control+z");
      }
      writer.state.doc.check();
      const rejected = all(writer.state.doc, false);
      if (!sameText(rejected, before))
        expect(words(rejected), `${round}: ${done.join(", ")}`).toBe(words(before));
    }
  }
}, 120_000);
