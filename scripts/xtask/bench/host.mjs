// Whether the machine was all there while something was measured. A virtual machine shares its processors with others, and what those
// take (`steal` in /proc/stat) makes every key slow, in any program: see docs/benchmarks.md.

import { readFile } from 'node:fs/promises';

/** From this share of the time on it was disturbed. */
const MUCH = 0.02;
const TRIES = 6;

/**
 * Measures until nothing is taken away meanwhile, whatever comes out; in the end what was disturbed least, which is said then. A try that
 * comes to no end is said, and is one of them.
 * @param measure is told how often it was tried before
 */
export async function undisturbed(measure) {
  let best = { share: Number.POSITIVE_INFINITY };
  let fault;
  for (let tries = 0; tries < TRIES && best.share >= MUCH; tries += 1) {
    try {
      const before = await spent();
      const found = await measure(tries);
      const after = await spent();
      const stolen = after.stolen - before.stolen;
      const share = stolen / (stolen + after.busy - before.busy);
      if (share < best.share) best = { share, found };
    } catch (error) {
      fault = error;
      console.error(`A try came to no end: ${error.message} ${error.cause?.message ?? ''}`.trim());
    }
  }
  if (!best.found) throw fault;
  if (best.share >= MUCH) {
    console.error(`Something else took ${(100 * best.share).toFixed(0)} % of the processors' time, in the calmest of ${TRIES} tries.`);
  }
  return best.found;
}

/** What this machine did and what was taken from it so far, in ticks of all processors together. */
async function spent() {
  const [user, nice, system, , , irq, softirq, stolen] = (await readFile('/proc/stat', 'utf8')).match(/\d+(?= |$)/gm).map(Number);
  return { busy: user + nice + system + irq + softirq, stolen };
}
