import { expect } from "vitest";
import type { SlackMessage } from "../../src/slack/card.ts";
import { checkContent, updatedCharacters } from "../doubles/slack/rules/content.ts";

/** Most characters of a message as it travels: Slack fails near 13,000 and has refused 11,341. */
const messageMax = 10_000;

/** Fails unless Slack would take every one of these messages, posted or as an update. `files`: what is uploaded. */
export function expectAccepted(messages: readonly SlackMessage[], files: Iterable<string> = []): void {
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    checkContent(message, new Set(files), updatedCharacters);
    expect(JSON.stringify(message.blocks).length + message.text.length).toBeLessThanOrEqual(messageMax);
    for (const text of parsedTexts(message)) expect(text).not.toMatch(/<(?!https?:\/\/|mailto:)|&(?!amp;|lt;|gt;)/);
  }
}

/** The texts that Slack parses: the fallback and every text object. Rich text is not parsed. */
export function parsedTexts({ text, blocks }: SlackMessage): string[] {
  const inside = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(inside);
    if (typeof value !== "object" || value === null) return [];
    const { type, text: words } = value as { type?: unknown; text?: unknown };
    if (type === "rich_text") return [];
    return [
      ...((type === "mrkdwn" || type === "plain_text") && typeof words === "string" ? [words] : []),
      ...Object.values(value).flatMap(inside),
    ];
  };
  return [text, ...inside(blocks)];
}

/** What a person reads in messages, as text: entities decoded, code between fences. */
export const readable = (messages: readonly SlackMessage[]): string =>
  messages.map(({ blocks }) => words(blocks)).join("\n");

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join("");
  if (typeof value !== "object" || value === null) return "";
  const { type, text, title, ...rest } = value as Record<string, unknown>;
  if (type === "rich_text_preformatted") return `\n\`\`\`\n${words(rest.elements)}\n\`\`\`\n`;
  const own = [title, text].map((each) => (typeof each === "string" ? each : words(each))).join("");
  const decoded = type === "text" ? own : own.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const block = /^(?:section|header|context|divider|actions|image|plan|task_card|rich_text\w+)$/.test(String(type));
  return `${decoded}${Object.values(rest).map(words).join("")}${block ? "\n" : ""}`;
}
