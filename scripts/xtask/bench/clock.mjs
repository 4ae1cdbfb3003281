// One clock for the key and for its paint. An event's own time will not do: the X server, GTK and WebKit hand it on from clock to
// clock, and from one start of the program to the next it came out up to 2 ms too early or too late.

/** As the page tells the time: in whole milliseconds. */
const TICK = 1;
const LOOKS = 60;

/** This program's clock, in milliseconds. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

/**
 * How far the page's clock is ahead of this one, in milliseconds: it is asked for the time again and again, and each time it
 * answered between asking and hearing. What is left open is less than a millisecond to either side.
 */
export async function aheadOf(session) {
  let [least, most] = [-Infinity, Infinity];
  for (let look = 0; look < LOOKS; look += 1) {
    const asked = now();
    const told = await session.executeScript('return performance.now()');
    least = Math.max(least, told - now());
    most = Math.min(most, told + TICK - asked);
  }
  return (least + most) / 2 - TICK / 2;
}
