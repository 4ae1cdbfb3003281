// What can wait until the screen shows what has been done.

/** Does something when the next frame has been painted; in a window that nobody sees, when it is seen again. */
export function afterPaint(does: () => void) {
  requestAnimationFrame(() => setTimeout(does));
}
