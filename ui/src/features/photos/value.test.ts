// Metadata values go into the form and come out of it unchanged.
import { expect, it } from "vitest";
import type { Photo } from "../../backend/generated/commands";
import { asText, asValue, isSame, lacking } from "./value";

it("keeps several names one a line and drops empty lines", () => {
  expect(asValue(" Ana Silva \n\n Jon ", "list")).toEqual(["Ana Silva", "Jon"]);
  expect(asText(["Ana Silva", "Jon"])).toBe("Ana Silva\nJon");
});

it("keeps the lines of a long text", () => {
  expect(asValue(" One.\nTwo. ", "text")).toBe("One.\nTwo.");
});

it("takes one name in a list for the same as the name", () => {
  expect(isSame(["Ana"], "Ana")).toBe(true);
  expect(isSame([], "")).toBe(true);
});

it("tells which needed fields are empty or blank", () => {
  const photo = { metadata: { creator: [], credit: "  ", source: "x" } } as unknown as Photo;
  const needed = [
    { id: "creator", label: "Creator" },
    { id: "credit", label: "Credit line" },
    { id: "source", label: "Source" },
  ];
  expect(lacking(photo, needed)).toEqual(["Creator", "Credit line"]);
});
