import { z } from "zod";
import { urls } from "../../checks/urls.ts";
import { author } from "../blog/author.ts";
import { lineage, type Subject, subject } from "../blog/brief.ts";
import { headingOf, wordsOf } from "../blog/measure.ts";
import { defaultStyle, type Outline, outline, type PlannedImage } from "../blog/plan.ts";
import { type Cell, type ImageCell, type Post, post, type Scores } from "../blog/post.ts";
import { shorten } from "../blog/shorten.ts";
import { type IdeaOptions, tones } from "../options.ts";

/** A version after the edit: what the later steps of a refinement work on. */
export const edited = z.object({
  lineage,
  /** The post with its texts edited; pictures that are to be made are not in it yet, or still the old ones. */
  content: post,
  /** What it is for, told by the post itself and what was asked for. */
  brief: subject,
  /** The post as if it had been planned this way. */
  plan: outline,
  /** Ids of texts that are not what they were. */
  touched: z.array(z.string()),
  /** Ids of pictures to be made; where each goes stands in the plan. */
  wanted: z.array(z.string()),
  /** Whether anything is different already, without the pictures. */
  changed: z.boolean(),
  /** Addresses that stood in the version before and were nothing to object to. */
  addresses: z.array(z.string()),
  /** What could not be done and why, in the editor's words; null when all was done. */
  note: z.string().nullable(),
  by: author,
});
export type EditedPost = z.infer<typeof edited>;

/** The plan that a post could have been written from: check, review and pictures ask for one. */
export function outlineOf(content: Post, wanted: readonly PlannedImage[]): Outline {
  const { title, metaTitle, description, slug, tags, language, audience, parts } = content;
  let after = "";
  const standing = parts.flatMap((part): PlannedImage[] => {
    if (part.kind === "markdown") after = part.id;
    if (part.kind === "markdown") return [];
    const { id, alt, caption } = part;
    return [wanted.find((image) => image.id === id) ?? { id, after, subject: alt, alt, caption }];
  });
  const added = wanted.filter(({ id }) => !parts.some((part) => part.id === id));
  return {
    ...{ title, metaTitle, description, slug, tags, language, audience },
    tone: tones.find((tone) => tone === content.tone) ?? "casual",
    style: content.style ?? defaultStyle,
    words: Math.max(1, wordsOf(content)),
    sections: parts.flatMap((part) => {
      const heading = part.kind === "markdown" ? headingOf(part.text) : undefined;
      if (heading === undefined) return [];
      const words = wordsOf({ parts: [part], language });
      return [{ id: part.id, heading, purpose: "", points: [], words }];
    }),
    images: [...standing, ...added],
  };
}

/** What a post is for, told by itself: the options are what it has become. */
export function subjectOf(
  idea: { text: string; options: IdeaOptions },
  { title, description, language, audience, direction = [] }: Post,
  { tone }: Pick<Outline, "tone">,
  requests: readonly string[],
): Subject {
  return {
    ...{ idea: idea.text, title, description, language, direction: [...direction, ...requests], not: [] },
    options: { ...idea.options, tone, language, audience: shorten(audience, 120) || null, words: null },
  };
}

/** The addresses of a post in texts that no check objected to. */
export function acceptedAddresses({ parts }: Post, { findings }: Scores): string[] {
  const faulty = new Set(findings.filter(({ rule }) => rule === "url.foreign").map(({ cell }) => cell));
  return parts.flatMap((part) => (part.kind === "markdown" && !faulty.has(part.id) ? urls(part.text) : []));
}

/**
 * The edited post with the pictures that could be made: in place of the old one, or behind those of the text that they
 * follow.
 */
export function withPictures(
  { content, plan }: Pick<EditedPost, "content" | "plan">,
  made: readonly ImageCell[],
): Cell[] {
  const parts = [...content.parts];
  for (const picture of made) {
    const old = parts.findIndex(({ id }) => id === picture.id);
    const after = plan.images.find(({ id }) => id === picture.id)?.after;
    const owner = parts.findIndex(({ id }) => id === after);
    const next = parts.findIndex((part, i) => i > owner && part.kind === "markdown");
    if (old !== -1) parts.splice(old, 1, picture);
    else parts.splice(next === -1 ? parts.length : next, 0, picture);
  }
  return parts;
}
