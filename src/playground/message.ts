import { z } from "zod";
import type { Card } from "../chat/vocabulary.ts";

const button = z.object({
  label: z.string(),
  action: z.string(),
  value: z.string(),
  style: z.enum(["primary", "danger"]).exactOptional(),
  href: z.string().exactOptional(),
  confirm: z.object({ title: z.string(), text: z.string(), ok: z.string() }).exactOptional(),
});

const progressStep = z.object({
  label: z.string(),
  state: z.enum(["pending", "working", "waiting", "done", "failed", "skipped", "stopped"]),
  ms: z.number().exactOptional(),
  note: z.string().exactOptional(),
});

const cardPart = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    markdown: z.string(),
    tone: z.enum(["muted", "warning", "error"]).exactOptional(),
  }),
  z.object({ type: z.literal("fields"), fields: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({ type: z.literal("progress"), steps: z.array(progressStep) }),
  z.object({ type: z.literal("image"), blob: z.string(), alt: z.string(), caption: z.string().exactOptional() }),
  z.object({
    type: z.literal("file"),
    blob: z.string(),
    name: z.string(),
    mime: z.string(),
    bytes: z.number(),
  }),
  z.object({ type: z.literal("buttons"), buttons: z.array(button) }),
  z.object({
    type: z.literal("diff"),
    pieces: z.array(z.object({ text: z.string(), change: z.enum(["same", "added", "removed"]) })),
  }),
  z.object({ type: z.literal("divider") }),
]);

/** `chat/`'s Card as it is read back from the database. */
const storedCard: z.ZodType<Card> = z.object({
  title: z.string().exactOptional(),
  parts: z.array(cardPart),
  summary: z.string(),
});

/** What a message holds: words that a person typed, a command they gave, or a card. */
export const messageBody = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("command"), text: z.string() }),
  z.object({ kind: z.literal("card"), card: storedCard }),
]);
export type MessageBody = z.infer<typeof messageBody>;

/** A card as a body. Undefined members go, since JSON has none. */
export const cardBody = (card: Card): MessageBody => messageBody.parse({ kind: "card", card });
