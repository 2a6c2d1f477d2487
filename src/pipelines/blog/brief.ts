import { z } from "zod";
import { ideaOptions } from "../options.ts";
import { author } from "./author.ts";

/** A version by its number, none, or whichever is the head when it matters. */
const version = z.union([z.number().int(), z.null(), z.literal("head")]);

/** Where a new version belongs in the tree of versions. */
export const lineage = z.object({
  /** The version that it is made from. */
  parent: version.default("head"),
  /** It becomes the head if this one still is. */
  onHead: version.default("head"),
});
export type Lineage = z.infer<typeof lineage>;

/** What people want beside the idea itself. */
export const wishes = z.object({
  /** What was said in the thread to change the work, without pasted secrets, in order. */
  direction: z.array(z.string()).default([]),
  /** Titles of the versions that there are: this one takes another angle. */
  not: z.array(z.string()).default([]),
});

/** What those who work on a post have to know of what it is for. */
export const subject = wishes.extend({
  /** As typed, without pasted secrets. */
  idea: z.string(),
  options: ideaOptions,
  title: z.string(),
  description: z.string(),
  category: z.string().optional(),
  /** 1–5 */
  complexity: z.number().optional(),
  /** BCP 47. The option, when one was given. */
  language: z.string(),
});
export type Subject = z.infer<typeof subject>;

/** What the intake made of an idea: the starting point of everything after it. */
export const brief = subject.required({ category: true, complexity: true }).extend({
  lineage: lineage.prefault({}),
  format: z.enum(["blog", "code"]),
  reasoning: z.string(),
  /** 0–100 */
  confidence: z.number(),
  by: author,
});
export type Brief = z.infer<typeof brief>;

/** Below this confidence in the format the thread is asked. */
export const sureFrom = 60;
