// Moments in which nobody types. Before a window closes, the keys that WebKit still hands to the page one by one, each when
// the one before has been dealt with; and after something was shown, the moment in which what is not looked at yet may be
// read and drawn. Promises: every key begins the wait anew, and somebody who leans on a key is not waited for without end.

/** No key for so long, and none is on its way, in milliseconds. */
const LAST = { rest: 50, longest: 1000 };
/** Longer than the time between two letters of somebody who types well, in milliseconds. */
const PAUSE = { rest: 200, longest: 2000 };

/** Resolves when the keys that were pressed have come. Rust does not wait for ever either. */
export const lastKeys = () => quiet(LAST);

/** Resolves when somebody who types rests for a moment. */
export const pause = () => quiet(PAUSE);

function quiet({ rest, longest }: { rest: number; longest: number }): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(soon);
      clearTimeout(late);
      removeEventListener("keydown", heard, true);
      resolve();
    };
    const heard = () => {
      clearTimeout(soon);
      soon = setTimeout(end, rest);
    };
    let soon = setTimeout(end, rest);
    const late = setTimeout(end, longest);
    addEventListener("keydown", heard, true);
  });
}
