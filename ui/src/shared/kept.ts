// Small choices of a person (how a list is shown, which story is open) kept on this computer. Never anything of the desk.

/** The kept choice, if it is one of those allowed; else the first. */
export function kept<T extends string>(key: string, allowed: readonly [T, ...T[]]): T {
  const found = keptText(key);
  return allowed.find((one) => one === found) ?? allowed[0];
}

/** What was kept, whatever it is; empty for nothing. */
export function keptText(key: string): string {
  try {
    return localStorage.getItem(`galley.${key}`) ?? "";
  } catch {
    return "";
  }
}

export function keep(key: string, value: string) {
  try {
    localStorage.setItem(`galley.${key}`, value);
  } catch {
    // Without storage the choice holds until the window closes.
  }
}
