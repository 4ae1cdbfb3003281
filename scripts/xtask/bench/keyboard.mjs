// A keyboard without a program to be started for each key: xdotool, which is told one line per key.

import { start } from '../../../tests/app/programs.mjs';
import { now } from './clock.mjs';

const X_NAMES = { ' ': 'space' };
const named = (key) => X_NAMES[key] ?? key;

export class Keyboard {
  constructor(display) {
    this.xdotool = start('xdotool', ['-'], { env: display.env, stdio: ['pipe', 'pipe', 'pipe'] });
  }

  /** Presses a key and lets it go. */
  strike(key) {
    this.#tell(`key ${named(key)}`);
  }

  /** Presses a key; answers when, by this program's clock. */
  press(key) {
    const pressed = now();
    this.#tell(`keydown --delay 0 ${named(key)}`);
    return pressed;
  }

  /** Lets a key go. */
  release(key) {
    this.#tell(`keyup --delay 0 ${named(key)}`);
  }

  #tell(line) {
    this.xdotool.stdin.write(`${line}\n`);
  }

  end() {
    this.xdotool.stdin.end();
  }
}
