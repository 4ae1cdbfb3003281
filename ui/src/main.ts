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

void import("./begin");
if (place === "desk") void import("./features/stories/Stories.svelte");
else if (place === "story") void import("./app/StoryPlace.svelte");
