// What is measured in the real window: `window.mjs keys|ingest|library|paste|preview|review|start FOLDER`. The folder holds what there is to type into
// (`short.md`, `middle.md`, `long.md`, `photos`) or to paste (`pasted.html`). Prints one line of JSON for each measurement: `{ name, ours, beside }`, with times
// in milliseconds. Galley and its peer take turns, so that whatever else the computer does meets both.

import { ingest } from './ingest.mjs';
import { keys } from './keys.mjs';
import { library } from './library.mjs';
import { paste } from './pasted.mjs';
import { preview } from './preview.mjs';
import { reviewed } from './reviewed.mjs';
import { start } from './start.mjs';

const PARTS = { ingest, keys, library, paste, preview, review: reviewed, start };

const [part, folder] = process.argv.slice(2);
for (const measured of await PARTS[part](folder)) console.log(JSON.stringify(measured));
process.exit(0);
