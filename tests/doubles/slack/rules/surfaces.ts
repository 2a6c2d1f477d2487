import type { z } from "zod";
import { parseOrRefuse, refuseWith, SlackRefusal } from "../refusal.ts";
import { messageBlocks, type SentBlock, viewBlocks } from "./blocks.ts";

/**
 * How many characters of text a message's blocks hold together. Slack names no number: messages failed near 13,000,
 * and one of 11,341 was refused, so the double refuses what is above 11,000.
 * https://github.com/slackapi/bolt-js/issues/2509
 */
export const messageCharacters = 11_000;
/** Characters of all markdown blocks of a payload. https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
export const markdownCharacters = 12_000;

/** The blocks of a message, or a refusal: `invalid_blocks_format`, `invalid_blocks` or `msg_blocks_too_long`. */
export function checkMessageBlocks(value: unknown, files: ReadonlySet<string>): SentBlock[] {
  const blocks = check(messageBlocks, value, files);
  const markdown = blocks.flatMap((block) => (block.type === "markdown" ? [String(block.text)] : []));
  if (lengthOf(markdown) > markdownCharacters || lengthOf(textsOf(blocks)) > messageCharacters) {
    throw new SlackRefusal("msg_blocks_too_long");
  }
  if (blocks.filter(({ type }) => type === "table").length > 1)
    refuseWith("invalid_blocks", ["only_one_table_allowed"]);
  return blocks;
}

/** The blocks of a modal or a Home, or a refusal. */
export const checkViewBlocks = (value: unknown, files: ReadonlySet<string>): SentBlock[] =>
  check(viewBlocks, value, files, "/view/blocks");

function check(
  schema: z.ZodType<SentBlock[]>,
  value: unknown,
  files: ReadonlySet<string>,
  root = "/blocks",
): SentBlock[] {
  if (!Array.isArray(value)) throw new SlackRefusal("invalid_blocks_format");
  const blocks = parseOrRefuse(schema, value, "invalid_blocks", root);
  const faults = [...repeatedIds(blocks, root), ...unknownFiles(blocks, files, root)];
  if (faults.length > 0) refuseWith("invalid_blocks", faults);
  return blocks;
}

/** Every value of a key, wherever it stands. */
export function valuesOf(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(inner, key)]);
}

const textsOf = (blocks: readonly SentBlock[]): string[] =>
  ["text", "alt_text", "title"].flatMap((key) => valuesOf(blocks, key)).filter((text) => typeof text === "string");
const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
const repeats = (ids: readonly unknown[]): unknown[] => ids.filter((id, i) => ids.indexOf(id) !== i);

function repeatedIds(blocks: readonly SentBlock[], root: string): string[] {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  return [
    ...repeats(ids).map((id) => `block_id already exists: ${id} [json-pointer:${root}]`),
    ...blocks.flatMap((block, i) =>
      repeats(valuesOf(block, "action_id")).map(
        (id) => `\`action_id\` "${id}" already exists [json-pointer:${root}/${i}]`,
      ),
    ),
  ];
}

function unknownFiles(blocks: readonly SentBlock[], files: ReadonlySet<string>, root: string): string[] {
  return blocks.flatMap((block, i) =>
    valuesOf(block, "slack_file")
      .flatMap((file) => [...valuesOf(file, "id"), ...valuesOf(file, "url")])
      .filter((file) => !files.has(String(file)))
      .map(() => `invalid slack file [json-pointer:${root}/${i}]`),
  );
}
