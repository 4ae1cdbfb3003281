// Several things side by side, because a checker that starts or a page that comes to rest leaves processors idle.

import { availableParallelism } from 'node:os';

/** What `does` answers to each of a list and its place in it, in their order. Some are begun ahead of the one that is waited for. */
export async function* beside(list, does) {
  const begun = [];
  for (const [n, one] of list.entries()) {
    const answer = does(one, n);
    // What goes wrong is thrown in its turn, and not before.
    answer.catch(() => undefined);
    begun.push(answer);
    if (begun.length > availableParallelism()) yield await begun.shift();
  }
  while (begun.length > 0) yield await begun.shift();
}
