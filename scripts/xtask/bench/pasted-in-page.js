// Run inside of the page, with the number of blocks that will be pasted: `window.pasted` resolves with the milliseconds
// from the key that pastes to the end of the frame in which all of them were there and those in sight were painted.

window.pasted = new Promise((resolve) => {
  const count = arguments[0];
  let at;
  addEventListener('keydown', ({ key, timeStamp }) => {
    if (key === 'v') at ??= timeStamp;
  }, { capture: true });
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => resolve(performance.now() - at);
  const look = () => {
    const there = at !== undefined && document.querySelectorAll('.ProseMirror > :not(.unread)').length >= count;
    // A message that is sent while a frame is made arrives when it has been painted.
    if (there) requestAnimationFrame(() => afterPaint.port2.postMessage(null));
    else setTimeout(look, 1);
  };
  look();
});
