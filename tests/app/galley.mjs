// Galley as a person meets it: keys, mouse, and what is to be seen. Journeys are written in these words.
//
// Keys and clicks are real X events; nothing here calls into the app. Every word waits until the page is ready for it,
// and says what it waited for when that does not come.

import { join } from 'node:path';
import { Display } from './display.mjs';
import { Ear } from './ear.mjs';
import { FILES_TO_DRAG, GALLEY, SHOTS, kill, livingOf, start } from './programs.mjs';
import { until } from './wait.mjs';
import { ask, drive } from './webdriver.mjs';

/** A window is called by what it shows. */
const TITLE = 'Galley$';
/** The rules of accessibility that every screen keeps to: WCAG 2.2 AA, as axe names them. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PALETTE = 'Find an action, a story or a photo';

export class Galley {
  /**
   * Opens a desk on a display of its own, and waits until there is something to read. `heard`: a screen reader listens.
   * `input`: one of GTK's input methods, through which keys go.
   */
  static async open(desk, { width = 1280, height = 860, heard = false, input = undefined } = {}) {
    const display = await Display.open();
    const app = new Galley(display);
    try {
      if (heard) app.ear = await Ear.open({ ...desk.env, ...display.env });
      const env = { ...desk.env, ...display.env, ...app.ear?.env, ...(input && { GTK_IM_MODULE: input }) };
      Object.assign(app, await drive(GALLEY, ['--desk', desk.folder], env));
      app.window = await display.front(TITLE);
      await app.size(width, height);
      await app.finds('navigation', 'Places');
      return app;
    } catch (fault) {
      await app.end();
      throw fault;
    }
  }

  constructor(display) {
    this.display = display;
  }

  /** Does what opens another window, and answers that window: the same words, spoken there. */
  async opens(does) {
    const before = await this.session.getAllWindowHandles();
    if (before.length === 1) [this.handle] = before;
    const windows = await this.display.windows(TITLE);
    await does();
    const other = new Galley(this.display);
    Object.assign(other, { program: this.program, session: this.session });
    other.handle = await until('there is another window', async () =>
      (await this.session.getAllWindowHandles()).find((handle) => !before.includes(handle)));
    other.window = await this.display.front(TITLE, windows);
    await other.finds('navigation', 'Places');
    return other;
  }

  /** Presses keys, one after the other: "Control+n", "Enter". */
  async press(...keys) {
    await this.#front();
    for (const key of keys) await this.display.press(key);
  }

  /** Has another keyboard: `us` `intl` has dead keys. */
  async keyboard(layout, variant) {
    await this.display.keyboard(layout, variant);
  }

  /** Types a text where the cursor is; a line feed is Enter. */
  async type(text) {
    await this.#front();
    await this.display.type(text);
  }

  /** Types a text as one run of keys, faster than a page can follow; a line feed is Enter. */
  async typeAtOnce(text) {
    await this.#front();
    await this.display.typeAtOnce(text);
  }

  /**
   * Clicks the one thing with this role and accessible name, once it can be clicked. `inside`: `[role, name]` around it.
   * Keys and clicks reach the page in queues of their own: what was typed is waited for first (`holds`), and the page has
   * had the click when this answers.
   */
  async click(role, name, { inside } = {}) {
    let before = {};
    const point = await until(`the ${role} “${name}” can be clicked`, async () => {
      const now = await this.ask('point', wanted(role, name, inside));
      const still = before.x === now.x && before.y === now.y;
      before = now;
      return still && now;
    });
    await this.#front();
    const had = await this.ask('clicks');
    await this.display.click(this.window, point);
    await until(`the page has had the click on “${name}”`, async () => !this.isOpen() || (await this.ask('clicks')) !== had);
  }

  /** Writes into a field, instead of what it holds. */
  async write(name, text, { inside } = {}) {
    await this.click('textbox', name, { inside });
    await this.press('Control+a');
    await this.type(text);
    await this.holds(name, text, { inside });
  }

  /** Waits until these texts stand on the page, fields included. */
  async sees(...texts) {
    for (const text of texts) await until(`the page says “${text}”`, async () => (await this.text()).includes(text));
  }

  /** Waits until a text is not on the page any more. */
  async seesNoMore(text) {
    await until(`the page says “${text}” no more`, async () => !(await this.text()).includes(text));
  }

  /** Waits until some words stand on the page before others. */
  async reads(first, second) {
    await until(`“${first}” stands before “${second}”`, async () => {
      const text = await this.text();
      return text.includes(first) && text.indexOf(first) < text.indexOf(second);
    });
  }

  /** Waits until there is something with this role and name to be seen. */
  async finds(role, name, { inside } = {}) {
    await until(`there is a ${role} “${name}”`, () => this.ask('has', wanted(role, name, inside)));
  }

  /** Waits until nothing with this role and name is to be seen any more. */
  async misses(role, name, { inside } = {}) {
    await until(`there is no ${role} “${name}” any more`, async () => !(await this.ask('has', wanted(role, name, inside))));
  }

  /** Waits until the cursor is in something with this role and name. */
  async isAt(role, name) {
    await until(`the cursor is in the ${role} “${name}”`, () => this.ask('focused', wanted(role, name)));
  }

  /** Waits until exactly these words are selected. */
  async selects(words) {
    await until(`“${words}” is selected`, async () => (await this.ask('selection')) === words);
  }

  /** Waits until a field holds exactly this. */
  async holds(name, text, { inside } = {}) {
    const field = wanted('textbox', name, inside);
    await until(`the field “${name}” holds “${text}”`, async () => (await this.ask('value', field)) === text);
  }

  /** Waits until the page says that everything typed is on the disk. */
  async isSaved() {
    await until('the story is saved', () => this.ask('saved'));
  }

  /** Runs an action by its name in the palette. */
  async run(action) {
    await this.press('Control+k');
    await this.isAt('combobox', PALETTE);
    await this.type(action);
    await until(`the palette offers “${action}”`, async () => (await this.ask('chosenOption')).startsWith(action));
    await this.press('Enter');
    await this.misses('combobox', PALETTE);
  }

  /** Copies a file's content as that kind of thing, as another program does. */
  async copy(kind, file) {
    await this.display.copy(kind, file);
  }

  /** Drops files of the computer on words of the text. */
  async drop(files, words) {
    const source = start('/usr/bin/python3', [FILES_TO_DRAG, ...files], { env: this.display.env });
    await this.display.grab(await this.display.front('^Files to drag$'));
    await until('the page waits for the drop', async () => {
      await this.display.moveTo(this.window, await this.ask('place', words));
      return (await this.text()).includes('Drop to');
    });
    await this.display.letGo();
    // Killed before it has handed over the files, it would take them along.
    await this.seesNoMore('Drop to');
    await kill(source);
  }

  /** Drags the block with these words by its handle, to where other words stand. */
  async dragBlock(words, onto) {
    const handle = await until('the block has a handle', async () => {
      const place = await this.ask('place', words);
      await this.display.moveTo(this.window, place);
      const found = await this.ask('point', wanted('button', 'Move or change this block'));
      // It may still stand at the block where the mouse was.
      return Math.abs(found.y - place.y) < 20 && found;
    });
    await this.display.hold(this.window, handle);
    await until('a line shows where the block would stand', async () => {
      await this.display.moveTo(this.window, await this.ask('place', onto));
      return this.ask('dropping');
    });
    await this.display.letGo();
  }

  /**
   * Takes hold of the one thing with this role and name and drags it. Where it is held (`at`) and how far it goes are in
   * parts of its width and height.
   */
  async drag(role, name, [across, down], { at = [0.5, 0.5] } = {}) {
    const { x, y, width, height } = await this.ask('box', wanted(role, name));
    const from = { x: x + width * at[0], y: y + height * at[1] };
    await this.#front();
    await this.display.hold(this.window, from);
    for (const part of [0.3, 0.7, 1]) {
      await this.display.moveTo(this.window, { x: from.x + width * across * part, y: from.y + height * down * part });
    }
    await this.display.letGo();
  }

  /** Answers a dialog of the computer for files or folders with a path. */
  async choose(title, path) {
    await this.display.front(title);
    await this.display.atRest();
    // A slash brings up a line for the path; the rest is typed when it is there.
    await this.press('slash');
    await this.display.atRest();
    await this.type(path.slice(1));
    const gone = async () => (await this.display.windows(title)).length === 0;
    await until(`the dialog “${title}” is answered`, async () => {
      // The first Enter may only go into a folder.
      if (!(await gone())) await this.press('Enter');
      await this.display.atRest(gone);
      return gone();
    });
    await this.display.front(TITLE);
  }

  async size(width, height) {
    await this.display.resize(this.window, width, height);
    await until(`the page is ${width} × ${height}`, async () => {
      const size = await this.ask('size');
      return size.width === width && size.height === height;
    });
  }

  /** Writes a picture of the window for people to look at, under a name. */
  async shot(name) {
    await this.picture(join(SHOTS, `${name}.png`));
  }

  /** Writes a picture of the window, once nothing on it moves. */
  async picture(path) {
    await this.#front();
    await this.display.putMouseAway();
    await until('nothing moves on the page', () => this.ask('calm'));
    await this.display.picture(path, this.window);
  }

  /** How unlike a picture the window is now: the share of points that differ, from 0 to 1. */
  async unlike(picture) {
    const now = picture.replace(/\.png$/, '-now.png');
    await this.display.picture(now, this.window);
    return this.display.difference(picture, now);
  }

  /** What a field holds, or the text of what is written in. */
  value(name, { inside } = {}) {
    return this.ask('value', wanted('textbox', name, inside));
  }

  /** Everything that can be read on the page, fields included. */
  text() {
    return this.ask('text');
  }

  /** Waits until a screen reader is told of something with this role, name and words; answers what it is told. */
  async hears(role, name, words = '') {
    const fits = (one) => one.role === role && matches(one.name, name) && one.words.includes(words);
    return until(`a screen reader hears of a ${role} “${name}” ${words}`, async () => (await this.heard()).find(fits));
  }

  /** All that a screen reader is told of the window, from its top to its end. */
  async heard() {
    return this.ear.hear(TITLE);
  }

  /** A screen reader listens to what is typed from now on; answers what tells the letters that it heard so far. */
  async listens() {
    return this.ear.listen();
  }

  /** Asks the page one of the questions of `in-page.js`. */
  async ask(question, ...args) {
    await this.#look();
    return ask(this.session, question, ...args);
  }

  /** Closes the window as the window manager does, and waits until Galley is gone. */
  async close() {
    await this.press('Alt+F4');
    await this.isClosed();
  }

  /** Waits until Galley is gone. */
  async isClosed() {
    await until('Galley is closed', () => !this.isOpen());
  }

  /** Closes this one of several windows, and waits until it is gone. */
  async closeWindow() {
    await this.press('Alt+F4');
    await until('the window is closed', async () => !(await this.session.getAllWindowHandles()).includes(this.handle));
  }

  /** With several windows: the keys go to this one, and it lies over the others. */
  async #front() {
    if (this.handle) await this.display.activate(this.window);
  }

  /** With several windows: this one is asked. */
  async #look() {
    if (this.handle) await this.session.switchTo().window(this.handle);
  }

  isOpen() {
    return this.processes('galley').length > 0;
  }

  /** What runs of this Galley under a name; of long names the first 15 letters count. */
  processes(name) {
    return livingOf(this.program.pid).filter((process) => process.name === name.slice(0, 15));
  }

  /** Kills Galley and everything that belongs to it, at once. */
  async kill() {
    await kill(this.program);
  }

  /** Ends whatever is left of it. */
  async end() {
    if (this.program) await kill(this.program);
    await this.ear?.end();
    await this.display.end();
  }
}

const matches = (name, wanted) => (wanted instanceof RegExp ? wanted.test(name) : name === wanted);

/** What is looked for, in a form that can be sent to the page. */
function wanted(role, name, inside) {
  const sent = name instanceof RegExp ? { source: name.source, flags: name.flags } : name;
  return { role, name: sent, inside: inside && wanted(...inside) };
}
