// How the page is built: plain files beside each other, no inline script, style or data address, because the
// window's content security policy allows none.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** What every window needs to be written in: its large parts, and the faces of the type they are set in. */
const PARTS = ["begin", "StoryPlace"];
const FACES = ["inter-latin-wght-normal", "newsreader-latin-opsz-normal"];

/** All of it is fetched while the small part still runs, which asks for it only then. */
const fetchAhead: Plugin = {
  name: "fetch-ahead",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {} }) {
      const files = Object.values(bundle);
      const chunks = files.filter((one) => one.type === "chunk").filter(({ name }) => PARTS.includes(name));
      const scripts = new Set(chunks.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      const sheets = new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      const faces = files.filter(({ fileName }) => FACES.some((face) => fileName.includes(`/${face}-`)));
      const link = (attrs: Record<string, string | boolean>) => ({
        tag: "link",
        injectTo: "head" as const,
        attrs,
      });
      return [
        ...[...scripts].map((file) => link({ rel: "modulepreload", href: `./${file}` })),
        ...[...sheets].map((file) => link({ rel: "stylesheet", href: `./${file}` })),
        ...faces.map(({ fileName }) =>
          link({ rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${fileName}` }),
        ),
      ];
    },
  },
};

export default defineConfig({
  plugins: [svelte(), svelteTesting(), fetchAhead],
  base: "./",
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    target: "safari16",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // Each file is a question to Rust of its own.
    rollupOptions: { output: { experimentalMinChunkSize: 30_000 } },
  },
  // How fast a test is depends on what else the computer does; only one that stands still fails by the clock.
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], testTimeout: 60_000 },
});
