// What is measured inside of the page: from a key's event to the end of the frame in which the text was painted, and of
// the one in which the preview was, in milliseconds; one pair a key.

window.measured = (() => {
  const times = [];
  let key;
  const painted = (then) => {
    const after = new MessageChannel();
    after.port1.onmessage = () => then(performance.now());
    requestAnimationFrame(() => after.port2.postMessage(null));
  };
  window.addEventListener('keydown', (event) => {
    const own = { at: event.timeStamp };
    key = own;
    painted((now) => { own.text = now - own.at; });
  }, { capture: true });
  new MutationObserver(() => {
    const own = key;
    if (!own || own.seen) return;
    own.seen = true;
    painted((now) => times.push([own.text, now - own.at]));
  }).observe(document.querySelector('iframe').contentDocument.body, { subtree: true, childList: true, characterData: true });

  return {
    times,
    painted: (count) => new Promise((resolve) => {
      const look = () => (times.length >= count ? resolve() : setTimeout(look, 1));
      look();
    }),
  };
})();
