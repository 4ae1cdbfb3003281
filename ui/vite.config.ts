// How the page is built: plain files beside each other, no inline script, style or data address, because the
// window's content security policy allows none.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The large part of the page and its sheets are fetched while the small one still runs, which asks for them only then. */
const fetchAhead: Plugin = {
  name: "fetch-ahead",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {} }) {
      const begin = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "begin");
      if (begin?.type !== "chunk") return;
      const link = (rel: string) => (file: string) => ({
        tag: "link",
        injectTo: "head" as const,
        attrs: { rel, href: `./${file}` },
      });
      return [
        ...[begin.fileName, ...begin.imports].map(link("modulepreload")),
        ...[...(begin.viteMetadata?.importedCss ?? [])].map(link("stylesheet")),
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
  },
  // How fast a test is depends on what else the computer does; only one that stands still fails by the clock.
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], testTimeout: 60_000 },
});
