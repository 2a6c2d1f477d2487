/** A run of `*`, `_` or `~` that may open emphasis. `length`: of what is not used up yet. */
interface Opener {
  mark: string;
  length: number;
  at: number;
}

const space = /^$|\s/u;
const punctuation = /[\p{P}\p{S}]/u;

/**
 * Up to where a stretch of markdown holds no inline markup that is still open: the stretch begins at `from`, where a
 * paragraph, an item or a heading begins, and has been written up to `to`. CommonMark's rules of flanking, as far as
 * they decide whether something may still change.
 */
export function openInline(text: string, from: number, to: number): number {
  const source = text.slice(0, to);
  const openers: Opener[] = [];
  const brackets: number[] = [];
  for (let at = from; at < to; ) {
    const rest = source.slice(at);
    const unfinished = /^(?:\\|&[#\w]{0,31}|<(?:[a-z!/][^\s<>]*)?|!|[\uD800-\uDBFF])$/i.exec(rest);
    if (unfinished) return earliest(at);
    const character = source.charAt(at);
    if (character === "\\") at += 2;
    else if (character === "`") {
      const end = endOfCode(source, at);
      if (end === null) return earliest(at);
      at = end;
    } else if (character === "[") {
      brackets.push(at > from && source[at - 1] === "!" ? at - 1 : at);
      at += 1;
    } else if (character === "]") {
      const bracket = brackets.pop();
      const end = bracket === undefined ? at + 1 : endOfLink(source, at);
      if (end === null) return earliest(bracket ?? at);
      at = end;
    } else if ("*_~".includes(character)) {
      const length = /^(.)\1*/s.exec(rest)?.[0].length ?? 1;
      if (at + length === to) return earliest(at);
      emphasise(openers, source, { mark: character, length, at });
      at += length;
    } else at += 1;
  }
  return earliest(to);

  function earliest(at: number): number {
    return Math.min(at, brackets[0] ?? at, openers[0]?.at ?? at);
  }
}

/** After the backticks that close those here; null while there are none, or more may follow. */
function endOfCode(source: string, at: number): number | null {
  const [ticks = ""] = /^`+/.exec(source.slice(at)) ?? [];
  for (const run of source.slice(at + ticks.length).matchAll(/`+/g)) {
    const end = at + ticks.length + run.index + run[0].length;
    if (run[0].length === ticks.length && end < source.length) return end;
  }
  return null;
}

/** After the address behind a bracket that closes at `at`; null while it is not whole, or may still come. */
function endOfLink(source: string, at: number): number | null {
  const next = source[at + 1];
  if (next === undefined) return null;
  if (next !== "(") return at + 1;
  let depth = 0;
  for (let index = at + 1; index < source.length; index++) {
    if (source[index] === "\\") index++;
    else if (source[index] === "(") depth++;
    else if (source[index] === ")" && --depth === 0) return index + 1;
  }
  return null;
}

/** Closes what the run closes, nearest first, and opens with what is left of it. */
function emphasise(openers: Opener[], source: string, run: Opener): void {
  const { mark, at } = run;
  const [before, after] = [source[at - 1] ?? "", source[at + run.length] ?? ""];
  const left = !space.test(after) && (!punctuation.test(after) || space.test(before) || punctuation.test(before));
  const right = !space.test(before) && (!punctuation.test(before) || space.test(after) || punctuation.test(after));
  const opens = mark === "_" ? left && (!right || punctuation.test(before)) : left;
  const closes = mark === "_" ? right && (!left || punctuation.test(after)) : right;
  if (closes) {
    for (let index = openers.length - 1; index >= 0 && run.length > 0; index--) {
      const opener = openers[index];
      if (opener?.mark !== mark) continue;
      const used = Math.min(opener.length, run.length);
      opener.length -= used;
      run.length -= used;
      openers.length = opener.length > 0 ? index + 1 : index;
    }
  }
  if (opens && run.length > 0) openers.push({ ...run });
}
