// Which of the windows on this desk the page is in, as its address says. They share what is kept on this computer: where
// the next start goes on is kept by the first window alone, so that two do not overwrite each other.

const label =
  (typeof location !== "undefined" && new URLSearchParams(location.search).get("window")) || "main";

export const thisWindow = { label, first: label === "main" };
