import { z } from "zod";
import type { Json } from "../engine/types.ts";

/** What a run that was begun in a chat remembers of it, as its `trigger`. */
const origin = z.object({
  by: z.enum(["command", "message", "reply", "button", "form"]),
  /** Where it was begun: where its thread is opened, and where its owner is told what cannot be said in the thread. */
  target: z.string(),
  /** The platform's id of the channel; null where it was not noted. */
  channel: z.string().nullable().default(null),
  /** The platform's id of who began it. */
  person: z.string(),
  /** The channel's language. */
  locale: z.string().nullable(),
});
/** Where and by whom a run was begun in a chat. */
export type Origin = z.infer<typeof origin>;

/** Undefined for a run that no chat began. */
export function originOf(trigger: Json): Origin | undefined {
  return origin.safeParse(trigger).data;
}
