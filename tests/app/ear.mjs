// The ear of the journeys: a screen reader's side of AT-SPI, on a message bus of its own that ends with it.

import { HEARD, LISTENED, kill, run, start } from './programs.mjs';
import { until } from './wait.mjs';

const LAUNCHER = '/usr/libexec/at-spi-bus-launcher';

export class Ear {
  /** Listens on a display; `env` is what a program needs to be heard. */
  static async open(env) {
    const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], { env });
    let address = '';
    bus.stdio[3].on('data', (bytes) => { address += bytes; });
    await until('there is a message bus', () => address.endsWith('\n'));
    const heard = { DBUS_SESSION_BUS_ADDRESS: address.trim(), NO_AT_BRIDGE: '0' };
    const launcher = start(LAUNCHER, ['--launch-immediately', '--screen-reader=1'], { env: { ...env, ...heard } });
    return new Ear(bus, launcher, { ...env, ...heard }, heard);
  }

  constructor(bus, launcher, around, env) {
    Object.assign(this, { bus, launcher, around, env });
  }

  /** All that is told of the window whose title matches, in the order of the page: role, name, words, states, and what it is in. */
  async hear(title) {
    const tree = JSON.parse(await run('/usr/bin/python3', [HEARD, title], { env: this.around }));
    return tree ? told(tree, []) : [];
  }

  /** Listens to what is typed from now on; answers what tells the letters that came in so far. */
  async listen() {
    const listens = 'listening\n';
    this.listener = start('/usr/bin/python3', [LISTENED], { env: this.around });
    await until('a screen reader listens', () => this.listener.said.includes(listens));
    return () => this.listener.said.split(listens)[1];
  }

  async end() {
    if (this.listener) await kill(this.listener);
    await kill(this.launcher);
    await kill(this.bus);
  }
}

/** The tree from top to bottom; `inside` are the roles and names around each. */
function told({ role, name, words, states, children }, inside) {
  const around = [...inside, { role, name }];
  return [{ role, name, words, states, inside }, ...children.flatMap((child) => told(child, around))];
}
