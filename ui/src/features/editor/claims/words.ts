// Every sentence about who writes.

export const words = {
  name: "Who writes here",
  somebody: "Somebody",
  writes: (who: string, since: string) => `${who} is writing here, since ${since}.`,
  took: (who: string, at: string) => `${who} took over at ${at}. Your text until then is kept.`,
  compare: (version: number) => `Compare with version ${version}`,
  asks: (who: string) => `${who} asks to write here.`,
  ask: "Ask to hand over",
  asked: (who: string) => `${who} has been asked.`,
  declined: (who: string) => `${who} says: not yet.`,
  again: "Ask again",
  takeOver: "Take over…",
  handOver: "Hand over",
  notYet: "Not yet",
  tried: (who: string) => `You cannot write while ${who} does: ask, or take over.`,
  nobody: "Nobody else writes here: the text is yours.",
  nobodyAsks: "Nobody asks to write here.",
  free: "You can write here now.",
  handed: (who: string) => `${who} writes here now.`,
  mine: (who: string, version: number) =>
    `You write here now. ${who}’s text until then is kept as version ${version}.`,
  here: (names: readonly string[]) => `Also here: ${names.join(", ")}`,
  dialog: {
    title: (who: string) => `Take over from ${who}?`,
    kept: (who: string) =>
      `The text as it is now is kept as a version of its own, named after ${who}. It can be compared and brought back.`,
    late: (who: string) =>
      `What ${who} types at this moment still comes in, as a suggestion where you both change the same words. ${who} sees that you write here now.`,
    go: "Take over",
    stay: "Leave it",
  },
  actions: {
    ask: "Ask to hand over the text",
    takeOver: "Take the text over",
    handOver: "Hand the text over",
  },
};
