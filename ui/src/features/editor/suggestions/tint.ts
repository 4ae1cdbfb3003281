// The tint of a person's proposals. Underlining and striking through say what is proposed; the tint only says by whom.

const TINTS = 4;

/** One of a few classes, always the same for a person. */
export const tintOf = (by: string): string => {
  let sum = 7;
  for (const sign of by) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return `tint-${sum % TINTS}`;
};
