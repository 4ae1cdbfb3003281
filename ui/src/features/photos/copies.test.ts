// What is said after copies were saved.
import { expect, it } from "vitest";
import { told } from "./copies";

const photo = (files: string[], notes: string[] = []) => ({ photo: "1", file_name: "a.jpg", files, notes });

it("counts files and says each note once", () => {
  const written = [photo(["a.jpg"], ["Not before Friday"]), photo(["b.tif", "b.xmp"], ["Not before Friday"])];
  expect(told({ written, failed: [], cancelled: false })).toBe("3 files saved. Not before Friday");
});

it("leaves out what nobody would read", () => {
  const written = [photo(["a.jpg"], ["One.", "Two.", "Three.", "Four.", "Five."])];
  const said = told({ written, failed: [], cancelled: true });
  expect(said).toBe(
    "1 file saved. Saving was stopped; what had been saved stays. One. Two. Three. And 2 notes more.",
  );
});
