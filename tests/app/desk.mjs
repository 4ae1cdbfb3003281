// A desk in a temporary folder, with a home of its own for the person at it, looked at through `galley-cli`.

import { rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, run } from './programs.mjs';

export class Desk {
  /** A place for a desk; there is none in it yet. */
  static async fresh() {
    const home = await mkdtemp(join(tmpdir(), 'galley-app-'));
    process.once('exit', () => rmSync(home, { recursive: true, force: true }));
    await mkdir(join(home, 'run'), { mode: 0o700 });
    return new Desk(home);
  }

  constructor(home) {
    this.home = home;
    this.folder = join(home, 'desk');
    this.env = {
      PATH: process.env.PATH,
      HOME: home,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_RUNTIME_DIR: join(home, 'run'),
      // No session bus: nothing of the computer is asked, and nothing is started that outlives the journey.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      // Nor is anything told to a screen reader, unless a journey listens.
      NO_AT_BRIDGE: '1',
      GSETTINGS_BACKEND: 'memory',
      // Secrets are this desk's alone.
      GALLEY_SECRETS: join(home, 'secrets.json'),
    };
  }

  /** Runs a verb of `galley-cli`; answers what it said. */
  cli(...words) {
    return run(CLI, ['--desk', this.folder, ...words], { env: this.env });
  }

  /** Runs a verb; answers its JSON. */
  async ask(...words) {
    return JSON.parse(await this.cli('--json', ...words));
  }

  /** A story's text, without marks. */
  async text(slug) {
    const shown = await this.cli('show', slug, '--format', 'text');
    // The headline stands above it.
    return shown.slice(shown.indexOf('\n')).trim();
  }

  /** A story and its document, as they are kept. */
  async story(slug) {
    return JSON.parse(await this.cli('show', slug, '--format', 'json'));
  }

  /** A file with a smaller copy of a photo, as the desk has made it for the light table. */
  async smaller(photograph) {
    const { photo } = await this.ask('call', 'photo', JSON.stringify({ photo: photograph }));
    const file = join(this.home, 'smaller.jpg');
    await copyFile(join(this.folder, 'cache', photo.hash.slice(0, 2), `${photo.hash}-thumb.jpg`), file);
    return file;
  }

  async end() {
    await rm(this.home, { recursive: true, force: true });
  }
}
