// What is looked for, and where it stands in a text.
//
// Words are looked for by the browser's own expressions, made from escaped words: those cannot run long. A pattern that
// somebody typed can: `(a+)+$` keeps a backtracking engine busy for years. It is therefore given to RE2JS, whose time
// grows with the text alone; it knows no back references and no looking ahead, which is the price. Rust's `regex` keeps
// the same promise, but every key in a long story would wait for an answer from outside of the page.
import type { RE2JS } from "re2js";

export interface Query {
  words: string;
  /** Capitals are told from small letters. */
  exact: boolean;
  /** Only where no letter and no digit adjoins. */
  whole: boolean;
  /** The words are a regular expression. */
  pattern: boolean;
}

/** A place in a text, in UTF-16 units, and what the groups of a pattern hold. */
export interface Hit {
  from: number;
  to: number;
  groups: readonly string[];
}

/** All places in a text, in order; none is empty, and none touches into another. */
export type Finder = (text: string) => Hit[];

/** Why a pattern cannot be used: RE2's name for the fault, and the piece of the pattern. */
export class Fault {
  constructor(
    readonly what: string,
    readonly piece: string,
  ) {}
}

const WORD_END = /[\p{L}\p{N}\p{M}_]$/u;
const WORD_START = /^[\p{L}\p{N}\p{M}_]/u;

/** Does no word go on over the edges of the place? */
function isWhole(text: string, { from, to }: Hit): boolean {
  // Two units hold any one character.
  const before = text.slice(Math.max(0, from - 2), from);
  const after = text.slice(to, to + 2);
  const found = text.slice(from, to);
  return (
    !(WORD_END.test(before) && WORD_START.test(found)) && !(WORD_END.test(found) && WORD_START.test(after))
  );
}

/** Signs that a keyboard has, and what typography makes of them: who looks for one finds the others. */
const TYPED: Record<string, string> = {
  "'": "['’‘‚ʼ]",
  '"': '["“”„«»]',
  " ": "[ \u00a0\u202f\u2009]",
};

function finderOfWords({ words, exact }: Query): Finder {
  const signs = words
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
    .replace(/['" ]/g, (sign) => TYPED[sign] ?? sign);
  const expression = new RegExp(signs, exact ? "gu" : "giu");
  return (text) =>
    Array.from(text.matchAll(expression), ({ index, 0: found }) => ({
      from: index,
      to: index + found.length,
      groups: [found],
    }));
}

/** RE2's `\w` and `\d` know the letters of English alone; here they know those of every language. */
function international(pattern: string): string {
  let inside = false;
  return pattern.replace(/\\[\s\S]|[[\]]/g, (sign) => {
    if (sign === "[") inside = true;
    else if (sign === "]") inside = false;
    else if (sign === "\\w") return inside ? "\\p{L}\\p{N}\\p{M}_" : "[\\p{L}\\p{N}\\p{M}_]";
    else if (sign === "\\d") return "\\p{Nd}";
    else if (sign === "\\W" && !inside) return "[^\\p{L}\\p{N}\\p{M}_]";
    return sign;
  });
}

function finderOfPattern(engine: typeof RE2JS, { words, exact }: Query): Finder {
  const compiled = engine.compile(international(words), exact ? 0 : engine.CASE_INSENSITIVE);
  return (text) => {
    const hits: Hit[] = [];
    const matcher = compiled.matcher(text);
    while (matcher.find()) {
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => matcher.group(i) ?? "");
      if (matcher.end() > matcher.start()) hits.push({ from: matcher.start(), to: matcher.end(), groups });
    }
    return hits;
  };
}

/** A query made ready; `null` when nothing is looked for. The engine for patterns is fetched when first wanted. */
export async function finderOf(query: Query): Promise<Finder | Fault | null> {
  if (!query.words) return null;
  let finder: Finder;
  if (query.pattern) {
    const { RE2JS, RE2JSSyntaxException } = await import("re2js");
    try {
      finder = finderOfPattern(RE2JS, query);
    } catch (reason) {
      return reason instanceof RE2JSSyntaxException
        ? new Fault(reason.getDescription(), (reason.getPattern() ?? "").replace(/^\(\?i\)/, ""))
        : new Fault(reason instanceof Error ? reason.message : String(reason), "");
    }
  } else {
    finder = finderOfWords(query);
  }
  return query.whole ? (text) => finder(text).filter((hit) => isWhole(text, hit)) : finder;
}
