// What is measured inside of the page, the same for every editor: from a key's event to the end of the frame in which
// it was painted, in milliseconds.

window.measured = (() => {
  const times = [];
  let heard = [];
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => {
    const now = performance.now();
    for (const at of heard.splice(0)) times.push(now - at);
  };
  let asked = false;
  window.addEventListener(
    'keydown',
    (event) => {
      heard.push(event.timeStamp);
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
      const look = () => (times.length >= count ? resolve() : setTimeout(look, 1));
      look();
    });
  return { times, painted };
})();
