import { z } from "zod";

export const tones = ["professional", "casual", "technical"] as const;
export const formats = ["auto", "blog", "code"] as const;

/** Fewest and most words that a post may be asked for. */
export const wordLimits = { min: 150, max: 4000 } as const;

/** What a person may ask for beside the idea. Null: the plan decides. */
export const ideaOptions = z.object({
  format: z.enum(formats),
  tone: z.enum(tones).nullable(),
  audience: z.string().min(1).max(120).nullable(),
  words: z.number().int().min(wordLimits.min).max(wordLimits.max).nullable(),
  /** BCP 47, for example `de` or `pt-BR`. */
  language: z.string().min(2).max(35).nullable(),
  images: z.boolean(),
});
export type IdeaOptions = z.infer<typeof ideaOptions>;

export const defaultOptions: IdeaOptions = {
  format: "auto",
  tone: null,
  audience: null,
  words: null,
  language: null,
  images: true,
};

/** Longest idea, in characters. Discord's longest string option is 6,000. */
export const ideaMaxLength = 6000;
