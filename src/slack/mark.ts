import type { types } from "@slack/bolt";
import { z } from "zod";

/** What every message that we post carries unseen, so that it is found again: Slack has no key for a post. */
export interface Mark {
  nonce: string;
  /** Which message of its card it is, from 0, and how many there are. */
  part: number;
  parts: number;
  /** Names of the files that follow the card, in one message. */
  files: readonly string[];
}

const eventType = "kindling_card";
const stored = z.object({
  event_type: z.literal(eventType),
  event_payload: z.object({
    nonce: z.string(),
    part: z.number().int().min(0),
    parts: z.number().int().min(1),
    files: z.string().transform((names) => names.split("\n").filter((name) => name !== "")),
  }),
});

/** A mark as Slack keeps it. https://docs.slack.dev/messaging/message-metadata */
export const metadataOf = ({ files, ...mark }: Mark): types.MessageMetadata => ({
  event_type: eventType,
  event_payload: { ...mark, files: files.join("\n") },
});

/** Undefined for a message that is none of a card of ours. */
export const markOf = (metadata: unknown): Mark | undefined => stored.safeParse(metadata).data?.event_payload;
