// Where the page starts: fonts, tokens, theme, and what is asked of Rust in any case; then the frame and the place that
// the window begins in, which are large.
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/newsreader/opsz.css";
import "@fontsource-variable/newsreader/opsz-italic.css";
import "./shared/tokens.css";
import "./shared/base.css";
import { resume } from "./app/resumed";
import { readHash } from "./app/where";
import { askAhead } from "./backend/ahead";
import { theme } from "./shared/theme.svelte";
import { keepKeys } from "./shared/typed_ahead";

theme.begin();
// WebKitGTK paints its own scroll bars over whatever lies above them: there they are drawn by the page, see base.css.
document.documentElement.classList.toggle("gtk", navigator.userAgent.includes("Linux"));
if (resume()) keepKeys();

askAhead("desk", {});
askAhead("catalogue", {});
const { place, id } = readHash(location.hash);
if (place === "desk") askAhead("stories", { search: "", mine: false });
else if (place === "story") askAhead("open_story", { story: id });

const beginning = import("./begin");
const first: Promise<unknown> =
  place === "desk"
    ? import("./features/stories/Stories.svelte")
    : place === "story"
      ? import("./app/StoryPlace.svelte")
      : Promise.resolve();
// Drawn one after the other, frame and place would also be painted one after the other. One that cannot be read is
// told by the frame, which asks for it again.
const there = first.catch(() => undefined);
void beginning.then(({ draw }) => there.then(draw));
