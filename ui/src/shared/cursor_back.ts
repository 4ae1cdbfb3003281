// Lines and notices whose buttons go away when they are pressed. A mouse on them leaves the cursor where it is; whoever came
// by keyboard has it back where it was, when what it was on is gone.

/** `left` hears that the cursor was given back. */
export const cursorBack =
  (left: () => void = () => {}) =>
  (place: HTMLElement) => {
    let before: HTMLElement | null = null;
    let inside = false;
    const enter = ({ relatedTarget }: FocusEvent) => {
      if (!inside) before = relatedTarget instanceof HTMLElement ? relatedTarget : null;
      inside = true;
    };
    // What is taken away with the focus on it tells of no place to go to, or tells nothing.
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !place.contains(relatedTarget)) inside = false;
    };
    const press = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
    };
    const look = () => {
      if (!inside || document.activeElement !== document.body) return;
      inside = false;
      if (before?.isConnected) before.focus({ preventScroll: true });
      left();
    };
    const watch = new MutationObserver(look);
    watch.observe(place, { childList: true, subtree: true });
    place.addEventListener("focusin", enter);
    place.addEventListener("focusout", leave);
    place.addEventListener("mousedown", press);
    return () => {
      watch.disconnect();
      place.removeEventListener("focusin", enter);
      place.removeEventListener("focusout", leave);
      place.removeEventListener("mousedown", press);
      queueMicrotask(look);
    };
  };
