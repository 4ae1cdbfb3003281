// Photos go where the cursor is: into a gallery, behind its photo, places that wait for one first; else below the block.
import { NodeSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import type { Photo } from "../../backend/generated/commands";
import { placePhotosIn } from "./photos";
import { figure, gallery, p, Writer } from "./testing";

const id = (n: number) => `0192a3b4-0000-7000-8000-00000000000${n}`;
const photo = (n: number, description: string) =>
  ({ id: id(n), metadata: { description } }) as unknown as Photo;

/** The words and photos of the first block's figures. */
const shown = (writer: Writer) =>
  writer.state.doc
    .child(0)
    .content.content.map(({ attrs, textContent }) => `${textContent}:${attrs.photo?.at(-1)}`);

it("fills the places that wait, and goes on behind the cursor's photo", () => {
  const writer = new Writer(gallery(figure("", ""), figure("Last", "", { photo: id(9) })), p()).after("");
  writer.view.dispatch(placePhotosIn(writer.state, [photo(1, "Ridge"), photo(2, "Harbour")]));
  expect(shown(writer)).toEqual(["Ridge:1", "Harbour:2", "Last:9"]);
  expect((writer.state.selection as NodeSelection).node.attrs.photo).toBe(id(2));
  writer.view.dispatch(placePhotosIn(writer.state, [photo(3, "Lights")]));
  expect(shown(writer)).toEqual(["Ridge:1", "Harbour:2", "Lights:3", "Last:9"]);
  writer.state.doc.check();
});

it("adds to the end of a gallery that is selected as a whole", () => {
  const writer = new Writer(gallery(figure("One", "", { photo: id(1) })), p());
  writer.view.dispatch(writer.state.tr.setSelection(NodeSelection.create(writer.state.doc, 0)));
  writer.view.dispatch(placePhotosIn(writer.state, [photo(2, "Two")]));
  expect(shown(writer)).toEqual(["One:1", "Two:2"]);
});

it("stays out of a gallery that the cursor is not in", () => {
  const writer = new Writer(gallery(figure("One", "", { photo: id(1) })), p("Text")).after("Text");
  writer.view.dispatch(placePhotosIn(writer.state, [photo(2, "Two")]));
  expect(writer.text).toBe(
    "gallery(figure(caption[One] credit[])) paragraph[Text] figure(caption[Two] credit[]) paragraph[]",
  );
});
