import { type APIComponentInContainer, ComponentType, MessageFlags } from "discord-api-types/v10";
import { inline } from "../chat/markdown.ts";
import type { Card } from "../chat/vocabulary.ts";
import { text } from "./inlines.ts";
import { budget, limits } from "./limits.ts";
import { paragraphs } from "./markdown.ts";
import { type Element, elementsOf, type Rendering } from "./parts.ts";

/** A message, as far as it is the card's. */
export interface DiscordMessage {
  components: APIComponentInContainer[];
  /** The blobs that go along, in order. */
  blobs: string[];
}

/** Every message is made of components, and no address in it is previewed (P9). */
const flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;

/** Longest title. */
const titleMaxLength = 250;

/**
 * A card as messages, at least one. It is split between blocks, and a long text before that between paragraphs, words
 * or lines, so that a block of code is whole in every message.
 */
export function renderCard(card: Card, rendering: Rendering): DiscordMessage[] {
  const title = titleElements(card.title);
  const elements = [...title, ...elementsOf(card.parts, rendering)];
  const shown = elements.some(({ kind }) => kind !== "divider")
    ? elements
    : paragraphs([text(card.summary.trim() || "–", { bold: true })]);
  return packed(shown);
}

/** The body of a message, in which nothing pings; `mark`: the number by which it is found again. */
export const bodyOf = ({ components }: DiscordMessage, mark: number | null) => ({
  flags,
  allowed_mentions: { parse: [] },
  components: [{ type: ComponentType.Container as const, components, ...(mark !== null && { id: mark }) }],
});

function titleElements(title = ""): Element[] {
  const words = inline(title, titleMaxLength);
  return paragraphs(words === "" ? [] : [text(words)]).map((block) =>
    block.kind === "divider" ? block : { kind: "other", text: `## ${block.text}` },
  );
}

/** A message that is being filled. The container is one component. */
interface Draft {
  elements: Element[];
  characters: number;
  components: number;
}

/** As few messages as it takes, none of which begins or ends with a line across. */
function packed(elements: readonly Element[]): DiscordMessage[] {
  const drafts: Draft[] = [];
  for (const element of elements) {
    const weight = weightOf(element, drafts.at(-1)?.elements.at(-1));
    const last = drafts.at(-1);
    const blobs = last?.elements.filter((each) => each.kind === "component" && each.blob !== undefined).length ?? 0;
    if (
      last &&
      last.components + weight.components <= budget.components &&
      last.characters + weight.characters <= budget.text &&
      (blobs < limits.files || element.kind !== "component" || element.blob === undefined)
    ) {
      last.elements.push(element);
      last.characters += weight.characters;
      last.components += weight.components;
    } else {
      const { characters, components } = weightOf(element, undefined);
      drafts.push({ elements: [element], characters, components: components + 1 });
    }
  }
  return drafts
    .map(({ elements: each }) => trimmed(each))
    .filter((each) => each.length > 0)
    .map(messageOf);
}

function weightOf(element: Element, before: Element | undefined): { characters: number; components: number } {
  if (element.kind === "divider") return { characters: 0, components: 1 };
  if (element.kind !== "component") {
    const joins = before !== undefined && before.kind !== "component" && before.kind !== "divider";
    return { characters: element.text.length + 2, components: joins ? 0 : 1 };
  }
  const inside = element.component.type === ComponentType.ActionRow ? element.component.components : [];
  const labels = inside.map((each) => ("label" in each ? (each.label?.length ?? 0) : 0));
  return { characters: labels.reduce((sum, length) => sum + length, 0), components: 1 + inside.length };
}

function trimmed(elements: readonly Element[]): Element[] {
  const isLine = ({ kind }: Element) => kind === "divider";
  const first = elements.findIndex((each) => !isLine(each));
  return first < 0 ? [] : elements.slice(first, elements.findLastIndex((each) => !isLine(each)) + 1);
}

/** Neighbouring texts are one component: items and lines close together, paragraphs apart. */
function messageOf(elements: readonly Element[]): DiscordMessage {
  const components: APIComponentInContainer[] = [];
  const blobs = new Set<string>();
  let before: Element | undefined;
  for (const element of elements) {
    const last = components.at(-1);
    if (element.kind === "component") {
      components.push(element.component);
      if (element.blob !== undefined) blobs.add(element.blob);
    } else if (element.kind === "divider") components.push({ type: ComponentType.Separator });
    else if (last?.type === ComponentType.TextDisplay) {
      last.content += `${element.kind === "item" && before?.kind === "item" ? "\n" : "\n\n"}${element.text}`;
    } else components.push({ type: ComponentType.TextDisplay, content: element.text });
    before = element;
  }
  return { components, blobs: [...blobs] };
}
