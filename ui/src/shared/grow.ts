// A textarea that is as high as its text, where the stylesheet's `field-sizing` is not known yet.

/** To be attached to a textarea. */
export function grow(area: HTMLTextAreaElement): (() => void) | undefined {
  if (typeof CSS !== "undefined" && CSS.supports("field-sizing", "content")) return undefined;
  const fitIn = () => {
    area.style.height = "auto";
    // The border belongs to the height, but not to the height of what is inside.
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  const watch = new ResizeObserver(fitIn);
  area.addEventListener("input", fitIn);
  watch.observe(area);
  fitIn();
  return () => {
    area.removeEventListener("input", fitIn);
    watch.disconnect();
  };
}
