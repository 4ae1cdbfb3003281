// The frame, drawn into the page.
import { mount } from "svelte";
import Frame from "./app/Frame.svelte";

export function draw() {
  const target = document.getElementById("app");
  if (target) mount(Frame, { target });
}
