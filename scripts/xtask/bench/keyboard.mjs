// A keyboard without a program to be started for each key: xdotool, which is told one line per key.

import { start } from '../../../tests/app/programs.mjs';

const X_NAMES = { ' ': 'space' };

export class Keyboard {
  constructor(display) {
    this.xdotool = start('xdotool', ['-'], { env: display.env, stdio: ['pipe', 'pipe', 'pipe'] });
  }

  press(key) {
    this.xdotool.stdin.write(`key ${X_NAMES[key] ?? key}\n`);
  }

  end() {
    this.xdotool.stdin.end();
  }
}
