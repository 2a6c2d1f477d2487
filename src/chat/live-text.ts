import { openInline } from "./live-inline.ts";

/** Where the blocks of an unfinished text stand when its last line begins. */
interface Position {
  /** The code block that is open: what closes it. */
  fence: string | null;
  /** Where inline markup may have begun that the last line could still end. */
  scope: number;
  /** A line that becomes a table's head if a delimiter row follows. */
  head: number | null;
  /** In a table, below its delimiter row. */
  table: boolean;
  /** Start of the last line. */
  last: number;
}

/** May yet become a fence, a rule, a heading, an item, or what underlines a heading. */
const onlyMarkers = /^[\s>]*(?:[-+*>#=_|:~`\s]+|(?:[-+*]\s+)?\d{1,9}[.)]?\s*|`{3,}[^`]*|~{3,}.*)$/;
const openingFence = /^\s*(?:`{3,}(?=[^`]*$)|~{3,})/;
const ownScope = /^(?:[\s>]*(?:[-+*]|\d{1,9}[.)])\s|\s*>)/;
const heading = /^\s*#{1,6}(?:\s|$)/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const maybeDelimiterRow = /^[\s|:-]*$/;
const hasPipe = (line: string) => /(?:^|[^\\])\|/.test(line);

/**
 * A markdown text that is being written, as far as it can be shown: whatever is still open (a link, emphasis, code in a
 * line, a row of a table, half a fence) is held back until it is whole, and an open code block is shown closed. What is
 * shown never turns into something else later, but for the closing fence, which moves on.
 */
export function liveMarkdown(text: string): string {
  const { fence, scope, head, table, last } = readBlocks(text);
  const line = text.slice(last);
  if (fence !== null) {
    const closing = line.trim() !== "" && fence.trim().startsWith(line.trim());
    return `${closing ? text.slice(0, last).trimEnd() : text}\n${fence}`;
  }
  if (head !== null && maybeDelimiterRow.test(line)) return text.slice(0, openInline(text, scope, head));
  if (line === "") return text.slice(0, openInline(text, scope, last));
  const undecided = table || onlyMarkers.test(line) || (hasPipe(line) && !ownScope.test(line));
  const begun = ownScope.test(line) || heading.test(line) ? last : scope;
  return undecided ? text.slice(0, openInline(text, scope, last)) : text.slice(0, openInline(text, begun, text.length));
}

/** Reads all lines but the last, which may not be finished. */
function readBlocks(text: string): Position {
  const position: Position = { fence: null, scope: 0, head: null, table: false, last: 0 };
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", position.last)) {
    pass(position, text.slice(position.last, end), end + 1);
    position.last = end + 1;
  }
  return position;
}

/** Goes past one line. `next`: where the one after it begins. */
function pass(at: Position, line: string, next: number): void {
  const { head, fence } = at;
  at.head = null;
  if (fence !== null) {
    if (closes(line, fence)) Object.assign(at, { fence: null, scope: next });
    return;
  }
  const [opening] = openingFence.exec(line) ?? [];
  if (opening !== undefined) Object.assign(at, { fence: opening, table: false });
  else if (line.trim() === "") Object.assign(at, { scope: next, table: false });
  else if (at.table || heading.test(line)) at.scope = next;
  else if (head !== null && delimiterRow.test(line)) Object.assign(at, { scope: next, table: true });
  else if (ownScope.test(line)) at.scope = at.last;
  else if (hasPipe(line)) at.head = at.last;
}

const closes = (line: string, fence: string): boolean => {
  const [marker, closing] = [fence.trim(), line.trim()];
  return closing.length >= marker.length && closing === marker.charAt(0).repeat(closing.length);
};
