// Many files as few lines: those of one story stand together under its folder.

export interface Line {
  /** A file, or a story's folder. */
  path: string;
  /** How many files it stands for. */
  files: number;
}

const STORY = /^\d{4}\/\d{2}\/\d{2}\/[^/]+\//;

export function grouped(paths: readonly string[]): Line[] {
  const lines = new Map<string, Line>();
  for (const path of paths) {
    const name = STORY.exec(path)?.[0] ?? path;
    const line = lines.get(name) ?? { path: name, files: 0 };
    line.files += 1;
    lines.set(name, line);
  }
  return [...lines.values()];
}
