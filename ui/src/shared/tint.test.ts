// People who come first look unlike each other, by id and by name alike, and nobody changes when another comes.
import { beforeEach, describe, expect, it } from "vitest";
import { knowPeople, tintOf } from "./tint";

const ana = { id: "01-a", name: "Ana" };
const ben = { id: "02-b", name: "Ben" };
const cleo = { id: "03-c", name: "Cleo" };

describe("the tint of a person", () => {
  beforeEach(() => knowPeople([cleo, ana, ben]));

  it("is the same by id and by name", () => {
    expect(tintOf(ben.id)).toBe(tintOf(ben.name));
  });

  it("differs among the first few", () => {
    expect(new Set([ana, ben, cleo].map(({ id }) => tintOf(id))).size).toBe(3);
  });

  it("stays when somebody comes", () => {
    const before = [ana, ben, cleo].map(({ id }) => tintOf(id));
    knowPeople([{ id: "04-d", name: "Abel" }, ana, ben, cleo]);
    expect([ana, ben, cleo].map(({ id }) => tintOf(id))).toEqual(before);
  });

  it("is there for somebody who is not of the desk", () => {
    expect(tintOf("Word user")).toMatch(/^tint-[0-3]$/);
    expect(tintOf("Word user")).toBe(tintOf("Word user"));
  });
});
