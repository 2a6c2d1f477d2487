import type { types } from "@slack/bolt";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { CardPart, DiffPiece } from "../chat/vocabulary.ts";
import { buttonBlocks } from "./buttons.ts";
import { fieldBlocks } from "./fields.ts";
import { type Inline, mrkdwn, type Style, text } from "./inlines.ts";
import { limits } from "./limits.ts";
import { piecesOf } from "./markdown.ts";
import type { Piece } from "./piece.ts";
import { planBlocks, progressLines } from "./progress.ts";
import { richTextBlocks } from "./rich-text.ts";
import { plainText, shortened } from "./text.ts";

/** What rendering has to know beside the card. */
export interface Rendering {
  texts: Texts;
  /**
   * Slack's ids of the blobs that are uploaded already. Uploading is the port's: a picture that is there is shown, any
   * other is named, and so is a file, which Slack shows as a message of its own.
   */
  files?: ReadonlyMap<string, string>;
  /** False where Slack has no plan block: in a Home, or where it refused one. Default true. */
  plans?: boolean;
}

type Block = types.KnownBlock;

/** The parts of a card as blocks, each small enough for a message of its own. */
export function blocksOf(parts: readonly CardPart[], rendering: Rendering): Block[] {
  let buttons = 0;
  return parts.flatMap((part) => {
    const before = buttons;
    if (part.type === "buttons") buttons += part.buttons.length;
    return partBlocks(part, rendering, before);
  });
}

function partBlocks(part: CardPart, { texts, files, plans = true }: Rendering, buttonsBefore: number): Block[] {
  switch (part.type) {
    case "text":
      return textBlocks(part.markdown, part.tone);
    case "fields":
      return fieldBlocks(part.fields);
    case "progress":
      return plans ? planBlocks(texts, part.steps) : progressLines(texts, part.steps);
    case "image": {
      const file = files?.get(part.blob);
      if (file === undefined) return named(texts.slack.picture(part.caption || part.alt));
      const title = part.caption ? { title: plainText(part.caption, limits.imageTitle) } : {};
      return [{ type: "image", slack_file: { id: file }, alt_text: shortened(part.alt, limits.altText), ...title }];
    }
    case "file":
      return named(texts.slack.file(part.name));
    case "buttons":
      return buttonBlocks(texts, part.buttons, buttonsBefore);
    case "diff":
      return paragraph(part.pieces.map(changed));
    case "divider":
      return [{ type: "divider" }];
  }
}

/** A line in bold: what is too long for a header. */
export const boldLine = (words: string): Block[] => paragraph([text(words.trim() || "–", { bold: true })]);

const paragraph = (inlines: Inline[]): Block[] =>
  inlines.some((each) => each.text?.trim()) ? richTextBlocks([{ kind: "section", inlines }]) : [];

const signs = { warning: "⚠️ ", error: "🛑 " } as const;

function textBlocks(markdown: string, tone?: "muted" | "warning" | "error"): Block[] {
  const pieces = piecesOf(markdown);
  if (tone === undefined) return richTextBlocks(pieces);
  if (tone === "muted") return contextBlocks(pieces) ?? richTextBlocks(pieces);
  const [first, ...rest] = pieces;
  const sign = text(signs[tone]);
  if (first?.kind === "section") return richTextBlocks([{ ...first, inlines: [sign, ...first.inlines] }, ...rest]);
  return richTextBlocks(first ? [{ kind: "section", inlines: [sign] }, ...pieces] : []);
}

/** Small grey lines, where all of it can be said in mrkdwn. */
function contextBlocks(pieces: readonly Piece[]): Block[] | undefined {
  const blocks: Block[] = [];
  for (const piece of pieces) {
    const said = piece.kind === "section" ? mrkdwn(piece.inlines) : undefined;
    if (said === undefined || said.trim() === "" || said.length > limits.contextText) return undefined;
    blocks.push({ type: "context", elements: [{ type: "mrkdwn", text: said, verbatim: true }] });
  }
  return blocks;
}

const named = (words: string): Block[] => {
  const inlines = [text(words, { italic: true })];
  return contextBlocks([{ kind: "section", inlines: [text(words)] }]) ?? richTextBlocks([{ kind: "section", inlines }]);
};

const looks = { same: {}, added: { bold: true }, removed: { strike: true } } as const satisfies Record<
  DiffPiece["change"],
  Style
>;

/** Bold and struck through as styles, not as marks: those would be read only between words. */
const changed = ({ text: words, change }: DiffPiece): Inline => text(words, looks[change]);
