import { type APIComponentInContainer, ComponentType } from "discord-api-types/v10";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { CardPart, DiffPiece } from "../chat/vocabulary.ts";
import { buttonRows, type Home } from "./buttons.ts";
import { type Style, text } from "./inlines.ts";
import { limits } from "./limits.ts";
import { type Block, blocksOf, paragraphs } from "./markdown.ts";
import { progressBlocks } from "./progress.ts";
import { isBlank, shortened } from "./text.ts";

/** What rendering has to know beside the card. */
export interface Rendering {
  texts: Texts;
  /** How the blobs that go along are called. One that does not is named in words. */
  files?: ReadonlyMap<string, string>;
  /** Where the card is at home that is shown in direct messages: its buttons carry it. */
  home?: Home | undefined;
}

/** What a message is packed of: a text, or a component with all in it. `blob`: what has to go along. */
export type Element = Block | { kind: "component"; component: APIComponentInContainer; blob?: string };

/** The parts of a card, each element small enough for a message of its own. */
export function elementsOf(parts: readonly CardPart[], rendering: Rendering): Element[] {
  const taken = new Set<string>();
  return parts.flatMap((part) => partElements(part, rendering, taken));
}

function partElements(part: CardPart, { texts, files, home }: Rendering, taken: Set<string>): Element[] {
  switch (part.type) {
    case "text":
      return toned(blocksOf(part.markdown), part.tone);
    case "fields":
      return part.fields.flatMap(({ label, value }) =>
        paragraphs([text(label.trim() || "–", { bold: true }), text(`  ${value.trim() || "–"}`)]).map(asItem),
      );
    case "progress":
      return progressBlocks(texts, part.steps);
    case "image": {
      const name = files?.get(part.blob);
      if (name === undefined) return named(texts.discord.picture(part.caption || part.alt));
      const media = { url: `attachment://${name}` };
      const items = [{ media, description: shortened(part.alt, limits.altText) }];
      const shown: Element = {
        kind: "component",
        component: { type: ComponentType.MediaGallery, items },
        blob: part.blob,
      };
      return part.caption ? [shown, ...named(part.caption)] : [shown];
    }
    case "file": {
      const name = files?.get(part.blob);
      if (name === undefined) return named(texts.discord.file(part.name));
      return [
        {
          kind: "component",
          component: { type: ComponentType.File, file: { url: `attachment://${name}` } },
          blob: part.blob,
        },
      ];
    }
    case "buttons":
      return buttonRows(part.buttons, taken, home).map((component) => ({ kind: "component", component }));
    case "diff":
      return paragraphs(part.pieces.map(({ text: words, change }) => text(words, { ...looks[change] })));
    case "divider":
      return [{ kind: "divider" }];
  }
}

const looks = { same: {}, added: { bold: true }, removed: { strike: true } } as const satisfies Record<
  DiffPiece["change"],
  Style
>;
const signs = { warning: "⚠️ ", error: "🛑 " } as const;

function toned(blocks: Block[], tone?: "muted" | "warning" | "error"): Block[] {
  if (tone === undefined) return blocks;
  if (tone === "muted") return blocks.map(muted);
  const [first, ...rest] = blocks;
  if (first?.kind === "paragraph") return [{ ...first, text: signs[tone] + first.text }, ...rest];
  return first ? [{ kind: "paragraph", text: signs[tone].trim() }, ...blocks] : [];
}

/** Small grey lines, where they are a paragraph's. */
const muted = (block: Block): Block =>
  block.kind === "paragraph" ? { kind: "item", text: block.text.replace(/^(?=[^\S\n]*\S)/gm, "-# ") } : block;

const named = (words: string): Block[] => (isBlank(words) ? [] : paragraphs([text(words)]).map(muted));
/** A line that stands close to the one before it. */
const asItem = (block: Block): Block => (block.kind === "divider" ? block : { ...block, kind: "item" });
