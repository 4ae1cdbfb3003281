// What is noted inside of the page, the same for every editor: for each key when the frame in which it was painted had ended,
// by the page's clock.

window.measured = (() => {
  const moments = [];
  let heard = 0;
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => {
    const now = performance.now();
    for (; heard > 0; heard -= 1) moments.push([now]);
  };
  let asked = false;
  window.addEventListener(
    'keydown',
    () => {
      heard += 1;
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        // A message that is sent while a frame is made arrives when it has been painted.
        afterPaint.port2.postMessage(null);
      });
    },
    { capture: true },
  );

  /** Resolves when so many keys have been painted. */
  const painted = (count) =>
    new Promise((resolve) => {
      const look = () => (moments.length >= count ? resolve() : setTimeout(look, 1));
      look();
    });
  return { moments, painted };
})();
