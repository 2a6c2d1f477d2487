import { z } from "zod";
import { finding } from "../../checks/finding.ts";

export { type Finding, finding } from "../../checks/finding.ts";

/** A piece of text: the introduction, or a section with its heading. */
export const textCell = z.object({ id: z.string(), kind: z.literal("markdown"), text: z.string() });

/** A picture between the texts. */
export const imageCell = z.object({
  id: z.string(),
  kind: z.literal("image"),
  /** Blob id. */
  blob: z.string(),
  mime: z.string(),
  alt: z.string(),
  caption: z.string(),
  width: z.number(),
  height: z.number(),
  /** Who drew it: a provider, or `cover`. */
  provider: z.string(),
});

/** A cell of a post. The id is given by code and stays the same across versions. */
export const cell = z.discriminatedUnion("kind", [textCell, imageCell]);
export type TextCell = z.infer<typeof textCell>;
export type ImageCell = z.infer<typeof imageCell>;
export type Cell = z.infer<typeof cell>;

/** A post as stored in `outputs.content`. */
export const post = z.object({
  title: z.string(),
  metaTitle: z.string(),
  description: z.string(),
  slug: z.string(),
  tags: z.array(z.string()),
  language: z.string(),
  tone: z.string(),
  /** The look that its pictures share. */
  style: z.string().optional(),
  audience: z.string(),
  /** What changed the idea before this post was written; absent where nothing did. */
  direction: z.array(z.string()).optional(),
  /** Words of prose in it, as its language counts them. */
  words: z.number(),
  parts: z.array(cell),
  /** Models that worked on it, `provider:model` per task. */
  models: z.record(z.string(), z.string()),
  /** True when any part was written by the offline demo model: labelled wherever a person sees it. */
  demo: z.boolean(),
});
export type Post = z.infer<typeof post>;

export const dimensions = ["clarity", "engagement", "structure", "accuracy", "completeness"] as const;
export type Dimension = (typeof dimensions)[number];

/** Scores as stored in `outputs.scores`. The total is computed here, never by a model. */
export const scores = z.object({
  total: z.number(),
  dimensions: z.record(z.enum(dimensions), z.number()),
  /** Per yes/no item: the answer and the literal quote that shows it. */
  evidence: z.array(z.object({ dimension: z.enum(dimensions), item: z.string(), yes: z.boolean(), quote: z.string() })),
  findings: z.array(finding),
  /** Why the total is capped, when it is; null otherwise. */
  cap: z.enum(["check", "floor"]).nullable(),
  /** False when money or time ran out before the review. */
  reviewed: z.boolean(),
  reviewer: z.string().nullable(),
  rounds: z.number(),
});
export type Scores = z.infer<typeof scores>;
