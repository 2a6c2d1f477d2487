import { z } from "zod";
import { parseOrRefuse, SlackRefusal } from "../refusal.ts";
import type { SentBlock } from "./blocks.ts";
import { checkMessageBlocks, markdownCharacters } from "./surfaces.ts";

/** Characters of a posted text; Slack cuts what is longer, the double refuses it. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const postedCharacters = 40_000;
/** Characters of the text of an update. https://docs.slack.dev/reference/methods/chat.update */
export const updatedCharacters = 4_000;
const attachmentsLimit = 100;

/** What a message says, in whichever of Slack's forms. */
export interface Content {
  text: string;
  blocks?: SentBlock[];
  attachments?: Record<string, unknown>[];
  markdown_text?: string;
}

/** Metadata of a message. https://docs.slack.dev/messaging/message-metadata */
export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

const metadata = z.strictObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) });
const metadataBytes = 16_000;
const attachments = z.array(z.looseObject({ blocks: z.array(z.unknown()).optional() }));

/** Arguments that word a message, not yet checked. */
export interface RawContent {
  text?: string | undefined;
  blocks?: unknown;
  attachments?: unknown;
  markdown_text?: string | undefined;
}

/** Checks the words of a message. Refuses with `no_text`, `msg_too_long`, `too_many_attachments` and those of blocks. */
export function checkContent(raw: RawContent, files: ReadonlySet<string>, maxText: number): Content {
  const { text = "", markdown_text: markdown } = raw;
  if (markdown !== undefined && (raw.blocks !== undefined || text !== ""))
    throw new SlackRefusal("markdown_text_conflict");
  if (text.length > maxText || (markdown?.length ?? 0) > markdownCharacters) throw new SlackRefusal("msg_too_long");
  const blocks = raw.blocks === undefined ? undefined : checkMessageBlocks(raw.blocks, files);
  const attached = raw.attachments === undefined ? undefined : checkAttachments(raw.attachments, files);
  const empty = (list?: readonly unknown[]) => list === undefined || list.length === 0;
  if (text.trim() === "" && !markdown && empty(blocks) && empty(attached)) throw new SlackRefusal("no_text");
  return {
    text: markdown ?? text,
    ...(blocks && { blocks }),
    ...(attached && { attachments: attached }),
    ...(markdown !== undefined && { markdown_text: markdown }),
  };
}

function checkAttachments(value: unknown, files: ReadonlySet<string>): Record<string, unknown>[] {
  const parsed = parseOrRefuse(attachments, value, "invalid_attachments", "/attachments");
  if (parsed.length > attachmentsLimit) throw new SlackRefusal("too_many_attachments");
  for (const { blocks } of parsed) if (blocks !== undefined) checkMessageBlocks(blocks, files);
  return parsed;
}

/** Checks metadata. Refuses with `invalid_metadata_format`, `invalid_metadata_schema` or `metadata_too_large`. */
export function checkMetadata(value: unknown): Metadata {
  if (typeof value !== "object" || value === null) throw new SlackRefusal("invalid_metadata_format");
  const parsed = parseOrRefuse(metadata, value, "invalid_metadata_schema", "/metadata");
  if (JSON.stringify(parsed).length > metadataBytes) throw new SlackRefusal("metadata_too_large");
  return parsed;
}
