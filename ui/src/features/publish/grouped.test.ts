// Files of a story in one line of what a push would do.
import { expect, it } from "vitest";
import { grouped } from "./grouped";

it("puts the files of a story in one line and leaves the site's own", () => {
  const paths = [
    "2026/11/29/ridge/img/a.jpg",
    "2026/11/29/ridge/index.html",
    "archive/2026/11/index.html",
    "index.html",
  ];
  expect(grouped(paths)).toEqual([
    { path: "2026/11/29/ridge/", files: 2 },
    { path: "archive/2026/11/index.html", files: 1 },
    { path: "index.html", files: 1 },
  ]);
});
