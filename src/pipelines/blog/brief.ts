import { z } from "zod";
import { ideaOptions } from "../options.ts";
import { author } from "./author.ts";

/** What the intake made of an idea: the starting point of everything after it. */
export const brief = z.object({
  /** As typed, without pasted secrets. */
  idea: z.string(),
  options: ideaOptions,
  title: z.string(),
  description: z.string(),
  category: z.string(),
  /** 1–5 */
  complexity: z.number(),
  /** BCP 47. The option, when one was given. */
  language: z.string(),
  /** The likelier format, or the one that was asked for. */
  format: z.enum(["blog", "code"]),
  reasoning: z.string(),
  /** 0–100 */
  confidence: z.number(),
  by: author,
});
export type Brief = z.infer<typeof brief>;

/** Below this confidence in the format the thread is asked. */
export const sureFrom = 60;
