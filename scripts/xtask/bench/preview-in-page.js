// What is noted inside of the page: for each key when the frame in which the text was painted had ended, and the one in which
// the preview was, by the page's clock.

window.measured = (() => {
  const moments = [];
  let key;
  const painted = (then) => {
    const after = new MessageChannel();
    after.port1.onmessage = () => then(performance.now());
    requestAnimationFrame(() => after.port2.postMessage(null));
  };
  window.addEventListener('keydown', () => {
    const own = {};
    key = own;
    painted((now) => { own.text = now; });
  }, { capture: true });
  new MutationObserver(() => {
    const own = key;
    if (!own || own.seen) return;
    own.seen = true;
    painted((now) => moments.push([own.text, now]));
  }).observe(document.querySelector('iframe').contentDocument.body, { subtree: true, childList: true, characterData: true });

  return {
    moments,
    painted: (count) => new Promise((resolve) => {
      const look = () => (moments.length >= count ? resolve() : setTimeout(look, 1));
      look();
    }),
  };
})();
