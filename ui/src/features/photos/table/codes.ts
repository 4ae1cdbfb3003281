// Codes as they are written down: one a line, the code, a blank, and the words it stands for.

export function codesOf(lines: string): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const line of lines.split("\n")) {
    const [code = "", ...rest] = line.trim().split(/\s+/);
    if (code) codes[code] = rest.join(" ");
  }
  return codes;
}

export function linesOf(codes: Record<string, string>): string {
  return Object.entries(codes)
    .map(([code, words]) => `${code} ${words}`)
    .join("\n");
}
