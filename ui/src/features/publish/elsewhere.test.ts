// What readers would meet elsewhere: lines for search engines and previews, and a countdown.
import { expect, it } from "vitest";
import type { Site, Story } from "../../backend/generated/commands";
import { address, countdown, cut, lead } from "./elsewhere";

it("says where a story stands by the day in the site's zone", () => {
  const site = { url: "https://example.org", time_zone: "Pacific/Auckland" } as Site;
  const story = { slug: "ridge", published_at: "2026-11-24T12:00:00Z" } as Story;
  expect(address(site, story)).toBe("https://example.org/2026/11/25/ridge/");
});

it("cuts at a word and says so", () => {
  expect(cut("The path that keeps moving", 40)).toBe("The path that keeps moving");
  expect(cut("The path that keeps moving", 15)).toBe("The path that…");
  expect(cut("Donaudampfschifffahrt", 10)).toBe("Donaudampf…");
});

it("counts down in two parts at most", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  expect(countdown("2026-11-26T16:30:00Z", now)).toBe("2 d 4 h");
  expect(countdown("2026-11-24T15:12:00Z", now)).toBe("3 h 12 min");
  expect(countdown("2026-11-24T12:00:30Z", now)).toBe("1 min");
  expect(countdown("2026-11-23T12:00:00Z", now)).toBe("0 min");
});

it("finds the lead's photo", () => {
  const figure = (photo: string, lead: boolean) => ({ type: "figure", attrs: { photo, lead } });
  expect(lead({ content: [figure("a", false), figure("b", true)] })).toBe("b");
  expect(lead({ content: [figure("a", false)] })).toBe("a");
  expect(lead({ content: [{ type: "paragraph" }] })).toBeNull();
});
