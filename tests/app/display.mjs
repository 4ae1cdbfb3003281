// A screen of its own for one Galley, with a window manager, real keys and a real mouse: X events, as they come from a
// keyboard.

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { kill, run, start } from './programs.mjs';
import { until } from './wait.mjs';

/** Larger than any window of the journeys. */
const SCREEN = '1600x1000x24';
/** What X calls the keys that browsers name otherwise. */
const X_NAMES = {
  Control: 'ctrl', Alt: 'alt', Shift: 'shift', Enter: 'Return', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left',
  ArrowRight: 'Right', Backspace: 'BackSpace', PageUp: 'Prior', PageDown: 'Next', ' ': 'space', '.': 'period',
};
/** Milliseconds between letters: faster than anybody types. */
const PACE = 12;

export class Display {
  static async open() {
    const server = start('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset', '-r']);
    let number = '';
    server.stdio[3].on('data', (bytes) => { number += bytes; });
    await until('there is a display', () => number.endsWith('\n'));
    const env = { PATH: process.env.PATH, DISPLAY: `:${number.trim()}` };
    const display = new Display(server, start('openbox', ['--sm-disable'], { env }), env);
    await until('windows are managed', () => display.#xdotool('get_num_desktops'));
    return display;
  }

  constructor(server, manager, env) {
    Object.assign(this, { server, manager, env });
  }

  /** Presses a key, alone or with others held: "Control+Shift+z". */
  async press(keys) {
    const names = keys.split(/\+(?=.)/).map((key) => X_NAMES[key] ?? key);
    await this.#xdotool('key', names.join('+'));
  }

  /** Puts another keyboard in the place of the present one: a layout and a variant of it, as X names them. */
  async keyboard(layout, variant) {
    await run('setxkbmap', [layout, '-variant', variant], { env: this.env });
    await this.atRest();
  }

  /** Types a text, letter by letter; a line feed is Enter. */
  async type(text) {
    for (const [n, line] of text.split('\n').entries()) {
      if (n > 0) await this.press('Enter');
      if (line) await run('xdotool', ['type', '--delay', String(PACE), '--file', '-'], { env: this.env, input: line });
    }
  }

  /** Types a text in one go, a letter every few milliseconds; a line feed is Enter. */
  async typeAtOnce(text) {
    const line = (words) => (words ? ['type', '--delay', '4', '--args', '1', words] : []);
    await this.#xdotool(...text.split('\n').flatMap((words, n) => [...(n > 0 ? ['key', 'Return'] : []), ...line(words)]));
  }

  /** Presses the mouse at a point of a window and lets it go. */
  async click(window, { x, y }) {
    await this.#xdotool('mousemove', '--window', window, String(Math.round(x)), String(Math.round(y)), 'click', '1');
  }

  /** Takes hold of what lies in a small window. */
  async grab(window) {
    await this.#xdotool('windowmove', '--sync', window, '0', '0');
    await this.#xdotool('mousemove', '--window', window, '75', '40', 'mousedown', '1');
  }

  /** Presses the mouse at a point of a window and keeps it pressed. */
  async hold(window, { x, y }) {
    await this.#xdotool('mousemove', '--window', window, String(Math.round(x)), String(Math.round(y)), 'mousedown', '1');
  }

  /** Moves the mouse to a point of a window, by more than one step: what is dragged is only noticed when it moves. */
  async moveTo(window, { x, y }) {
    const [left, top] = [Math.round(x), Math.round(y)].map(String);
    await this.#xdotool('mousemove', '--window', window, left, top, 'mousemove_relative', '1', '1',
      'mousemove', '--window', window, left, top);
  }

  /** Puts a file on the clipboard as that kind of thing; it stays there until something else is copied. */
  async copy(kind, file) {
    start('xclip', ['-quiet', '-selection', 'clipboard', '-t', kind, '-i', file], { env: this.env });
    await this.copied(kind);
  }

  /** Waits until there is something of that kind on the clipboard. */
  async copied(kind) {
    const asked = ['-selection', 'clipboard', '-t', 'TARGETS', '-o'];
    await until(`the clipboard has ${kind}`, async () => (await run('xclip', asked, { env: this.env })).includes(kind));
  }

  async letGo() {
    await this.#xdotool('mouseup', '1');
  }

  /** Takes the mouse off every window, so that nothing is under it. */
  async putMouseAway() {
    await this.#xdotool('mousemove', '1599', '999');
  }

  /** The windows with this title that can be seen, in the order in which they were opened. */
  async windows(title) {
    const found = await this.#xdotool('search', '--onlyvisible', '--name', title).catch(() => '');
    return found.split('\n').filter(Boolean);
  }

  /** Waits until a window with this title has the keys; one that is not in `except`. */
  async front(title, except = []) {
    return until(`a window “${title}” is in front`, async () => {
      // A tip of a button is a window too, and may bear the same name.
      const windows = (await this.windows(title)).filter((one) => !except.includes(one));
      const active = windows.length > 0 && (await this.#xdotool('getactivewindow'));
      return windows.includes(active) && active;
    });
  }

  /** Gives the keys to a window and lays it over the others. */
  async activate(window) {
    await this.#xdotool('windowactivate', '--sync', window);
  }

  async resize(window, width, height) {
    await this.#xdotool('windowsize', window, String(width), String(height));
  }

  /** Writes a picture of a window, or of the whole screen, as PNG. */
  async picture(path, window = 'root') {
    await mkdir(dirname(path), { recursive: true });
    await run('import', ['-window', window, path], { env: this.env });
  }

  /**
   * Waits until the screen looks the same twice, or nobody waits for that any more (`over`). The whole of it: asked for a
   * window that has just gone, `import` waits for a click.
   */
  async atRest(over = async () => false) {
    let before = null;
    await until('the screen is at rest', async () => {
      const now = await run('import', ['-window', 'root', 'rgb:-'], { env: this.env, encoding: 'latin1' });
      const same = now === before;
      before = now;
      return same || over();
    });
  }

  /** The share of points in which two pictures differ, from 0 to 1. */
  async difference(one, other) {
    const [mean] = (await run('convert', [one, other, '-compose', 'difference', '-composite', '-threshold', '5%',
      '-separate', '-evaluate-sequence', 'max', '-format', '%[fx:mean]', 'info:'])).split('\n');
    return Number(mean);
  }

  /** How many points of a picture have about this colour. */
  async points(path, colour) {
    const [count] = (await run('convert', [path, '-fuzz', '18%', '-fill', 'black', '+opaque', colour, '-fill', 'white', '+opaque', 'black',
      '-format', '%[fx:mean*w*h]', 'info:'])).split('\n');
    return Math.round(Number(count));
  }

  async end() {
    await kill(this.manager);
    await kill(this.server);
  }

  async #xdotool(...args) {
    return (await run('xdotool', args, { env: this.env })).trim();
  }
}
