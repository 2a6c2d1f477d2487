import { z } from "zod";
import { parseOrRefuse, SlackRefusal } from "../refusal.ts";
import type { SentBlock } from "./blocks.ts";
import { checkMessageBlocks, markdownCharacters } from "./surfaces.ts";

const line = z.string().max(256);
const chunk = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("markdown_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("plan_update"), title: line.min(1) }),
  z.strictObject({
    type: z.literal("task_update"),
    id: z.string().min(1).max(255),
    title: line.min(1),
    status: z.enum(["pending", "in_progress", "complete", "error"]),
    details: line.optional(),
    output: line.optional(),
    sources: z.array(z.strictObject({ type: z.literal("url"), url: z.string(), text: z.string() })).optional(),
  }),
  z.strictObject({ type: z.literal("blocks"), blocks: z.array(z.unknown()).max(50) }),
]);

/** A piece of a stream. https://docs.slack.dev/reference/methods/chat.appendStream */
export type Chunk = Exclude<z.output<typeof chunk>, { type: "blocks" }> | { type: "blocks"; blocks: SentBlock[] };

/** The pieces of a stream, or a refusal: `invalid_chunks`, `msg_too_long`, and those of blocks. */
export function checkChunks(value: unknown, files: ReadonlySet<string>): Chunk[] {
  if (!Array.isArray(value)) throw new SlackRefusal("invalid_chunks");
  const chunks = parseOrRefuse(z.array(chunk), value, "invalid_chunks", "/chunks");
  return chunks.map((piece) => {
    if (piece.type === "blocks") return { type: "blocks", blocks: checkMessageBlocks(piece.blocks, files) };
    if (piece.type === "markdown_text" && piece.text.length > markdownCharacters)
      throw new SlackRefusal("msg_too_long");
    return piece;
  });
}
