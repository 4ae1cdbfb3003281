// A textarea that is as high as its text, where the stylesheet's `field-sizing` is not known yet.

/** To be attached to a textarea. */
export function grow(area: HTMLTextAreaElement): (() => void) | undefined {
  if (typeof CSS !== "undefined" && CSS.supports("field-sizing", "content")) return undefined;
  const fitIn = () => {
    area.style.height = "auto";
    // The border belongs to the height, but not to the height of what is inside.
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  let width = 0;
  // Only another width breaks lines elsewhere; its own new height must not make it fit in again.
  const watch = new ResizeObserver(() => {
    if (area.clientWidth === width) return;
    width = area.clientWidth;
    fitIn();
  });
  area.addEventListener("input", fitIn);
  watch.observe(area);
  fitIn();
  return () => {
    area.removeEventListener("input", fitIn);
    watch.disconnect();
  };
}
