// Whatever goes wrong arrives as a failure that a person can read.
import { expect, it } from "vitest";
import { asFailure } from "./call";

it("hands a failure on as it is", () => {
  const failure = { kind: "conflict", message: "It changed.", hint: "Look again." };
  expect(asFailure(failure)).toEqual(failure);
});

it("takes anything else for a fault of the program", () => {
  for (const reason of [new Error("boom"), "boom", undefined, { kind: "odd", message: "boom" }, null]) {
    expect(asFailure(reason)).toMatchObject({ kind: "bug" });
  }
  expect(asFailure(new Error("boom")).message).toContain("boom");
});
