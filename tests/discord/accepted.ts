import { expect } from "vitest";
import { bodyOf, type DiscordMessage } from "../../src/discord/card.ts";
import { readable } from "../doubles/discord/read.ts";
import type { SentComponent } from "../doubles/discord/rules/components.ts";
import {
  checkContent,
  mentionsIn,
  parsedText,
  pingsOf,
  postBody,
  previewsOf,
} from "../doubles/discord/rules/message.ts";

/** The files that Discord has with these messages. */
type Names = Iterable<string>;

/** What Discord makes of a message. Throws what it refuses. */
const taken = (message: DiscordMessage, files: Names) =>
  checkContent(postBody.parse(JSON.parse(JSON.stringify(bodyOf(message, 12_345)))), new Set(files));

/** Fails unless Discord would take every one of these messages, and none mentions, links unasked or tears a fence. */
export function expectAccepted(messages: readonly DiscordMessage[], files: Names = []): void {
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    const content = taken(message, files);
    const text = parsedText(content);
    expect(mentionsIn(text)).toEqual([]);
    expect(pingsOf(text, undefined)).toEqual([]);
    expect(previewsOf(text, 0)).toEqual([]);
    for (const fences of textsOf(content.components).map((own) => own.match(/^```/gm) ?? []))
      expect(fences.length % 2).toBe(0);
  }
}

/** The texts of a message, as they were sent. */
export const textsOf = (components: readonly SentComponent[]): string[] =>
  components.flatMap(({ content, components: inside = [] }) => [content ?? [], textsOf(inside)].flat());

/** What a person reads in messages. */
export const read = (messages: readonly DiscordMessage[], files: Names = []): string =>
  messages.map((message) => readable({ ...taken(message, files), files: [] })).join("\n");
