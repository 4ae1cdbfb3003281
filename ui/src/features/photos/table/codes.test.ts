// Codes come out of the form as they went in.
import { expect, it } from "vitest";
import { codesOf, linesOf } from "./codes";

it("takes the first word of a line for the code", () => {
  const codes = { kc: "Kim Castro, mayor", v: "Vallorne" };
  expect(codesOf(" kc  Kim Castro, mayor \n\nv Vallorne")).toEqual(codes);
  expect(codesOf(linesOf(codes))).toEqual(codes);
});
