import { z } from "zod";

/** What a check found, as a code and parameters; worded in `chat/texts/`. An `error` caps the score and is revised. */
export const finding = z.object({
  rule: z.string(),
  severity: z.enum(["error", "warning"]),
  /** The cell it was found in; null where it concerns the whole. */
  cell: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof finding>;

/** Every rule of the checks of a post, so that each can have its sentence. */
export const rules = [
  "section.missing",
  "section.empty",
  "length.short",
  "length.long",
  "markdown.fence",
  "markdown.link",
  "markdown.table",
  "markdown.heading",
  "markdown.emphasis",
  "markdown.picture",
  "placeholder",
  "url.foreign",
  "picture.alt",
  "html",
  "mention",
  "secret",
  "repetition",
] as const;

/** One of {@link rules}. */
export type Rule = (typeof rules)[number];
