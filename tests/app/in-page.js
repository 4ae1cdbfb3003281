// What the journeys ask the page, run inside of it: what can be read, where something with a role and a name is, whether
// anything still moves. Looks, and changes nothing but the scroll position. Needs Testing Library, and axe for `faults`.

window.journey = (() => {
  const { queryAllByRole } = window.TestingLibraryDom;
  const pattern = (name) => (name && typeof name === 'object' ? new RegExp(name.source, name.flags) : name);

  /** How often the mouse was let go over this page, and which page it is: it may be loaded anew. */
  let letGo = 0;
  addEventListener('pointerup', () => { letGo += 1; }, true);

  /** Everything with this role and accessible name that can be seen; `inside` is a role and a name around it. */
  function all({ role, name, inside }) {
    const around = inside ? all(inside) : [document.body];
    return around
      .flatMap((frame) => queryAllByRole(frame, role, name === undefined ? {} : { name: pattern(name) }))
      .filter((one) => one.getClientRects().length > 0);
  }

  function one(wanted) {
    const found = all(wanted);
    if (found.length !== 1) {
      const others = all({ ...wanted, name: undefined }).map((other) => other.ariaLabel ?? other.innerText);
      throw new Error(`there are ${found.length} of them; each ${wanted.role} there is: ${others.join(' | ')}`);
    }
    return found[0];
  }

  /** The text of the page with what stands in its fields. */
  function text() {
    const fields = [...document.querySelectorAll('input, textarea')].filter((field) => field.checkVisibility());
    return [document.body.innerText, ...fields.map((field) => field.value)].join('\n');
  }

  /** The middle of what can be seen of the one thing that is meant. Throws while something lies over it. */
  function point(wanted) {
    const target = one(wanted);
    target.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    if (target.matches(':disabled, [aria-disabled=true]')) throw new Error('it is disabled');
    if (getComputedStyle(target).pointerEvents === 'none') throw new Error('it is not there for the mouse');
    const { left, top, right, bottom } = target.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(target.contains(hit) || hit.contains(target))) {
      throw new Error(`something lies over it: ${hit?.outerHTML.slice(0, 120)}`);
    }
    return { x, y };
  }

  /** Where the one thing that is meant stands. */
  function box(wanted) {
    const { x, y, width, height } = one(wanted).getBoundingClientRect();
    return { x, y, width, height };
  }

  /** Where words of the text begin, scrolled into sight. */
  function place(words) {
    const walk = document.createTreeWalker(document.querySelector('[contenteditable=true]'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const at = walk.currentNode.data.indexOf(words);
      if (at < 0) continue;
      walk.currentNode.parentElement.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + words.length);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 2, y: top + height / 2 };
    }
    throw new Error(`the text does not say “${words}”`);
  }

  /** Is all that is to be drawn there and at rest? */
  async function calm() {
    // What was just brought up begins to move with the next frame.
    await frames(2);
    const pictures = [...document.images].filter((image) => image.checkVisibility() && inSight(image));
    const rests =
      document.fonts.status === 'loaded' &&
      pictures.every((image) => image.complete) &&
      document.getAnimations().every((animation) => animation.playState !== 'running');
    await frames(2);
    return rests;
  }

  /** Where words of the page in the frame are seen, in the window. */
  function proofOf(words) {
    const frame = document.querySelector('iframe');
    const walk = frame.contentDocument.createTreeWalker(frame.contentDocument.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode() && !walk.currentNode.data.includes(words));
    const inside = walk.currentNode.parentElement.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    const scale = around.width / frame.offsetWidth;
    return { x: around.left + (inside.left + inside.width / 2) * scale, y: around.top + (inside.top + inside.height / 2) * scale };
  }

  /** The innermost element of the text that holds words. */
  function holding(words) {
    const found = [...document.querySelectorAll('.ProseMirror *')].filter((element) => element.textContent.includes(words));
    return found.at(-1);
  }

  async function frames(count) {
    for (let n = 0; n < count; n += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  }

  function inSight(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  /** What axe objects to, each as one line. */
  async function faults(rules) {
    const { violations } = await window.axe.run({ runOnly: { type: 'tag', values: rules } });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, any }) =>
      `${id}: ${help}: ${html.slice(0, 160)} ${any.map(({ message }) => message).join('; ')}`));
  }

  return {
    box,
    text,
    point,
    place,
    calm,
    faults,
    has: (wanted) => all(wanted).length > 0,
    value: (wanted) => one(wanted).value ?? one(wanted).innerText,
    written: () => document.activeElement.value ?? document.activeElement.innerText,
    focused: (wanted) => all(wanted).includes(document.activeElement),
    clicks: () => `${performance.timeOrigin} ${letGo}`,
    cursorIn: () => getSelection().anchorNode?.textContent ?? '',
    size: () => ({ width: innerWidth, height: innerHeight }),
    saved: () => document.querySelector('[data-save-state]')?.dataset.saveState === 'saved',
    // In a list where several can be chosen, none of them is the one.
    chosenOption: () =>
      [...document.querySelectorAll('[role=option][aria-selected=true]')].find(
        (option) => !option.closest('[aria-multiselectable=true]'),
      )?.innerText ?? '',
    selection: () => String(getSelection()),
    direction: (words) => getComputedStyle(holding(words)).direction,
    dropping: () => document.querySelector('.drop-cursor') !== null,
    proof: () => document.querySelector('iframe')?.contentDocument.body.innerText ?? '',
    proofOf,
  };
})();
