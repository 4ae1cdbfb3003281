// Words and numbers in sentences.

/** With a capital letter. */
export const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "1 story", "2 stories". */
export const count = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;

/** With commas between thousands. A count that needs none does not ask for the language's data, which take long to read. */
export const number = (n: number) =>
  Number.isInteger(n) && Math.abs(n) < 1000 ? String(n) : n.toLocaleString("en-GB");

/** "820 kB", "4.1 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let amount = bytes / 1000;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${units[unit]}`;
}

/** First letters of a name, for a small round mark: "RM". */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  const first = parts[0]?.charAt(0) ?? "";
  const last = parts.length > 1 ? (parts.at(-1)?.charAt(0) ?? "") : "";
  return (first + last).toUpperCase();
}
