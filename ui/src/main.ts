// Where the page starts: fonts, tokens, theme, then the frame.
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/newsreader/opsz.css";
import "@fontsource-variable/newsreader/opsz-italic.css";
import "./shared/tokens.css";
import "./shared/base.css";
import { mount } from "svelte";
import Frame from "./app/Frame.svelte";
import { theme } from "./shared/theme.svelte";

theme.begin();
const target = document.getElementById("app");
if (target) mount(Frame, { target });
