// The packages of the app's front end serve these checks too; nothing is installed for the checks alone.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const home = new URL('../../ui/package.json', import.meta.url);

/** Loads a package of `ui/node_modules`. */
export const need = createRequire(home);

/** The path of a file in `ui/node_modules`. */
export const packaged = (path) => fileURLToPath(new URL(`node_modules/${path}`, home));
