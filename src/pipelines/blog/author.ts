import { z } from "zod";
import type { Generated } from "../../models/types.ts";

/** Which model made something, and whether it was the offline demo model. */
export const author = z.object({ provider: z.string(), model: z.string(), demo: z.boolean() });
export type Author = z.infer<typeof author>;

/** The author of a generated value. */
export function authorOf({ provider, model, demo }: Generated<unknown>): Author {
  return { provider, model, demo };
}
