import type { types } from "@slack/bolt";
import { type Inline, joined, text } from "./inlines.ts";
import { richTextMax, weight } from "./limits.ts";
import type { Item, Piece } from "./piece.ts";
import { pieces } from "./text.ts";

/** Longest text of one element: as JSON it is at most twice as long. */
const textMaxLength = 1000;
/** What Slack's names for a piece add to it, at most. */
const wrapping = 80;

/** Pieces as blocks, each of at most {@link richTextMax}. A long piece is cut between words, code between lines. */
export function richTextBlocks(all: readonly Piece[]): types.KnownBlock[] {
  const result: types.KnownBlock[] = [];
  let group: Piece[] = [];
  let length = 0;
  const end = () => {
    if (group.length > 0) result.push({ type: "rich_text", elements: elementsOf(group) });
    group = [];
    length = 0;
  };
  for (const piece of all.flatMap(cut)) {
    const next = weight(piece) + wrapping;
    if (piece.kind === "divider" || length + next > richTextMax) end();
    if (piece.kind === "divider") result.push({ type: "divider" });
    else group.push(piece);
    length += next;
  }
  end();
  return result;
}

/** A piece that is too long as several; what follows the first of an item's stands below it. */
function cut(piece: Piece): Piece[] {
  if (piece.kind === "divider" || weight(piece) <= richTextMax / 2) return [piece];
  if (piece.kind === "code") {
    return pieces(piece.text, textMaxLength).map((part, index) => ({
      ...{ kind: "code", text: part },
      ...(index > 0 && { goesOn: true }),
    }));
  }
  return groupsOf(piece.inlines.flatMap(cutInline)).map((inlines, index) =>
    piece.kind === "item" && index > 0 ? { kind: "section", inlines } : { ...piece, inlines },
  );
}

const cutInline = (inline: Inline): Inline[] =>
  pieces(inline.text ?? "", textMaxLength).map((part) => ({ ...inline, text: part }));

/** Runs of at most {@link richTextMax} together. */
function groupsOf(inlines: readonly Inline[]): Inline[][] {
  const groups: Inline[][] = [[]];
  let length = 0;
  for (const inline of inlines) {
    const next = weight(inline) + 1;
    if (length + next > richTextMax && groups.at(-1)?.length) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(inline);
    length += next;
  }
  return groups;
}

/** What the SDK's type leaves out: how many items were counted before. */
type List = types.RichTextList & { offset?: number };

/** Neighbours of a kind as one element, as Slack's own composer makes it. */
function elementsOf(group: readonly Piece[]): types.RichTextBlockElement[] {
  const result: types.RichTextBlockElement[] = [];
  /** What the next item of the list at the end is counted as. */
  let next = 0;
  for (const piece of group) {
    const last = result.at(-1);
    if (piece.kind === "section" || piece.kind === "quote") {
      const type = piece.kind === "section" ? "rich_text_section" : "rich_text_quote";
      if (last?.type === type) last.elements = joined([...(last.elements as Inline[]), text("\n\n"), ...piece.inlines]);
      else result.push({ type, elements: joined(piece.inlines) });
    } else if (piece.kind === "code") {
      const element = text(piece.text);
      if (last?.type === "rich_text_preformatted" && piece.goesOn) last.elements.push(element);
      else result.push({ type: "rich_text_preformatted", elements: [element] });
    } else if (piece.kind === "item") {
      const section: types.RichTextSection = { type: "rich_text_section", elements: joined(piece.inlines) };
      if (last?.type === "rich_text_list" && continues(last, piece, next)) last.elements.push(section);
      else result.push(listOf(piece, section));
      next = piece.number + 1;
    }
  }
  for (const each of result) if (each.type === "rich_text_preformatted") each.elements = withoutEnd(each.elements);
  return result;
}

/** Code that was cut behind a line, without the empty line that this would show. */
function withoutEnd(elements: types.RichTextPreformatted["elements"]): types.RichTextPreformatted["elements"] {
  const last = elements.at(-1);
  return last?.type === "text" && last.text.length > 1
    ? [...elements.slice(0, -1), { ...last, text: last.text.replace(/\n$/, "") }]
    : elements;
}

const styleOf = ({ ordered }: Item) => (ordered ? "ordered" : "bullet");

const continues = (list: List, item: Item, next: number) =>
  list.style === styleOf(item) && list.indent === item.indent && (!item.ordered || item.number === next);

const listOf = (item: Item, first: types.RichTextSection): List => ({
  type: "rich_text_list",
  style: styleOf(item),
  indent: item.indent,
  ...(item.ordered && item.number > 1 && { offset: item.number - 1 }),
  elements: [first],
});
