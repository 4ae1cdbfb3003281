// Who provides what an address leads to.
import { expect, it } from "vitest";
import { host, providerOf } from "./providers";

it("is told from the host alone", () => {
  expect(providerOf("https://www.youtube.com/watch?v=1")).toBe("youtube");
  expect(providerOf("https://youtu.be/1")).toBe("youtube");
  expect(providerOf("https://player.vimeo.com/video/1")).toBe("vimeo");
  expect(providerOf("https://example.org/youtube.com")).toBe("");
  expect(providerOf("https://notyoutube.com/")).toBe("");
  expect(providerOf("no address")).toBe("");
});

it("is said as people say it", () => {
  expect(host("https://www.example.org/path")).toBe("example.org");
  expect(host("mailto:a@example.org")).toBe("mailto:a@example.org");
});
