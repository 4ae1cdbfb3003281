// The last keys before a window closes. WebKit hands keys to the page one by one, each when the one before has been dealt
// with, so that some may still be on their way when the page hears that it is to close. Promises: they are waited for, and
// somebody who leans on a key closes the window too.

/** No key for so long, and none is on its way, in milliseconds. */
const QUIET = 50;
/** The longest wait: Rust does not wait for ever either. */
const LONGEST = 1000;

/** Resolves when the keys that were pressed have come. */
export function lastKeys(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(quiet);
      clearTimeout(longest);
      removeEventListener("keydown", heard, true);
      resolve();
    };
    const heard = () => {
      clearTimeout(quiet);
      quiet = setTimeout(end, QUIET);
    };
    let quiet = setTimeout(end, QUIET);
    const longest = setTimeout(end, LONGEST);
    addEventListener("keydown", heard, true);
  });
}
