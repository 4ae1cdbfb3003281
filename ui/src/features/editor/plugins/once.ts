// What the program comes to know once, whichever window shows the text: it is so already, or it is told.
import type { onWordsAsked } from "../../../backend/changes";

/**
 * Does something as soon as it is so, once; also where nobody knows, for rather slow than wrong.
 * @returns what leaves it undone from then on
 */
export function once(isSo: () => Promise<boolean>, onSo: typeof onWordsAsked, does: () => void): () => void {
  let done = false;
  const now = () => {
    if (!done) does();
    done = true;
  };
  const stop = onSo(now);
  isSo().then((is) => is && now(), now);
  return () => {
    done = true;
    stop();
  };
}
