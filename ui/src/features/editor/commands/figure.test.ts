// Another photo in the place of one: what the story says stays, what was said of the other photo goes with it.
import { undo } from "prosemirror-history";
import { NodeSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import type { Photo } from "../../../backend/generated/commands";
import { figure, gallery, p, Writer } from "../testing";
import { openTool, swapped } from "./figure";

const id = (n: number) => `0192a3b4-0000-7000-8000-00000000000${n}`;
const photo = (n: number, description: string) =>
  ({ id: id(n), metadata: { description } }) as unknown as Photo;
const crop = { x: 0, y: 0, w: 5_000, h: 5_000 };

it("keeps place, size and the story's own caption, and undoes as one", () => {
  const attrs = { photo: id(1), placement: "wide", lead: true, alt: "A ridge", crop };
  const writer = new Writer(figure("Nobody was there", "Old agency", attrs), p("Text"));
  const tr = swapped(writer.state.tr, 0, photo(2, "Harbour"), photo(1, "Ridge"), true);
  writer.view.dispatch(tr);
  const now = writer.state.doc.child(0);
  expect(now.attrs).toMatchObject({
    photo: id(2),
    placement: "wide",
    lead: true,
    alt: "A ridge",
    crop: null,
  });
  expect([now.child(0).textContent, now.child(1).textContent]).toEqual(["Nobody was there", ""]);
  writer.state.doc.check();
  undo(writer.state, writer.view.dispatch);
  const back = writer.state.doc.child(0);
  expect(back.attrs).toMatchObject({ photo: id(1), alt: "A ridge", crop });
  expect([back.child(0).textContent, back.child(1).textContent]).toEqual(["Nobody was there", "Old agency"]);
});

it("shows a photo that comes back as it was cropped, and every other one whole", () => {
  const crops = new Map();
  const writer = new Writer(figure("", "", { photo: id(1), crop }), p());
  const shows = (n: number) => {
    writer.view.dispatch(swapped(writer.state.tr, 0, photo(n, ""), undefined, false, crops));
    return writer.state.doc.child(0).attrs.crop;
  };
  expect([shows(2), shows(1), shows(3)]).toEqual([null, crop, null]);
  writer.view.dispatch(writer.state.tr.setNodeAttribute(0, "crop", null));
  expect([shows(1), shows(2)]).toEqual([crop, null]);
  writer.view.dispatch(swapped(writer.state.tr, 0, photo(1, ""), undefined, false, crops));
  writer.view.dispatch(writer.state.tr.setNodeAttribute(0, "crop", null));
  expect([shows(2), shows(1)]).toEqual([null, null]);
});

it("brings its own description where the other photo's stood, also in a gallery", () => {
  const writer = new Writer(gallery(figure("Ridge", "", { photo: id(1), alt: "A ridge" })), p());
  writer.view.dispatch(swapped(writer.state.tr, 1, photo(2, "Harbour"), photo(1, "Ridge "), false));
  const now = writer.state.doc.child(0).child(0);
  expect([now.child(0).textContent, now.attrs.alt]).toEqual(["Harbour", ""]);
});

it("is offered where the cursor is in a photo, and nowhere else", () => {
  const writer = new Writer(figure("Ridge", "", { photo: id(1) }), figure("", ""), p("Text"));
  const at = (pos: number) =>
    writer.view.dispatch(writer.state.tr.setSelection(NodeSelection.create(writer.state.doc, pos)));
  at(0);
  expect(openTool("swap")(writer.state)).toBe(true);
  at(writer.state.doc.child(0).nodeSize);
  expect(openTool("swap")(writer.state)).toBe(false);
  expect(openTool("crop")(writer.after("Text").state)).toBe(false);
});
