import { z } from "zod";
import { canonicalLanguage } from "../../checks/words.ts";
import { tones, wordLimits } from "../options.ts";
import { author } from "./author.ts";
import type { Subject } from "./brief.ts";
import type { PlanDraft } from "./prompts/plan.ts";
import { shorten } from "./shorten.ts";
import { slugOf } from "./slug.ts";

/** A plan that the rest of the pipeline can rely on: within every limit, options followed, ids given. */
export const outline = z.object({
  title: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      heading: z.string(),
      purpose: z.string(),
      points: z.array(z.string()),
      words: z.number(),
    }),
  ),
  tone: z.enum(tones),
  audience: z.string(),
  language: z.string(),
  words: z.number(),
  /** `after` is the id of the section that the picture follows. */
  images: z.array(
    z.object({ id: z.string(), after: z.string(), subject: z.string(), alt: z.string(), caption: z.string() }),
  ),
  style: z.string(),
  metaTitle: z.string(),
  description: z.string(),
  slug: z.string(),
  tags: z.array(z.string()),
});
export type Outline = z.infer<typeof outline>;

/** An outline, and who planned it. */
export const plan = outline.extend({ by: author });
export type Plan = z.infer<typeof plan>;
export type PlannedImage = Plan["images"][number];
export type PlannedSection = Plan["sections"][number];

/** Limits of a plan; lengths in characters. */
export const limits = {
  ...{ title: 120, heading: 120, metaTitle: 60, description: 160, alt: 200, tag: 40 },
  ...{ tags: 8, sections: 8, images: 3 },
};

/** The share of the post's words that its sections get; the rest is the introduction. */
const sectionShare = 0.9;

/** The look of the pictures where nobody chose one. */
export const defaultStyle = "flat vector illustration, muted colours, soft light";

/** Shortest section, in words. */
const sectionMinWords = 10;

/** Length of a post when neither the option nor the plan says a usable one. */
const defaultWords = 700;

/** What the model drafted, made to hold: options win, texts are cut at a word, placements are put in range. */
export function settlePlan(
  draft: PlanDraft,
  brief: Pick<Subject, "idea" | "options" | "title" | "description" | "language">,
): Outline {
  const title = firstLine(limits.title, draft.title, brief.title, brief.idea);
  const words = brief.options.words ?? within(draft.words, wordLimits.min, wordLimits.max, defaultWords);
  const sections = settleSections(draft.sections, words, title);
  return {
    title,
    sections,
    tone: brief.options.tone ?? draft.tone,
    audience: brief.options.audience ?? firstLine(limits.title, draft.audience, "everyone"),
    language: canonicalLanguage(brief.language),
    words,
    images: brief.options.images ? settleImages(draft.images, sections, title) : [],
    style: shorten(draft.style, 400) || defaultStyle,
    metaTitle: firstLine(limits.metaTitle, draft.metaTitle, title),
    description: firstLine(limits.description, draft.description, brief.description, title),
    slug: slugOf(draft.slug, title, brief.title),
    tags: settleTags(draft.tags),
  };
}

function settleSections(drafts: PlanDraft["sections"], words: number, title: string): PlannedSection[] {
  const used = new Map<string, number>();
  const kept = drafts.slice(0, limits.sections).map((draft) => {
    const heading = firstLine(
      limits.heading,
      draft.heading.replace(/^[#\s]+/, ""),
      draft.purpose,
      ...draft.points,
      title,
    );
    const times = (used.get(heading.toLowerCase()) ?? 0) + 1;
    used.set(heading.toLowerCase(), times);
    return { ...draft, heading: times > 1 ? `${heading} (${times})` : heading };
  });
  const weights = kept.map((draft) => within(draft.words, 20, wordLimits.max, 100));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return kept.map((draft, i) => ({
    id: `s${i + 1}`,
    heading: draft.heading,
    purpose: draft.purpose.trim(),
    points: draft.points.map((point) => point.trim()).filter((point) => point !== ""),
    words: Math.max(sectionMinWords, Math.round((words * sectionShare * (weights[i] ?? 0)) / total)),
  }));
}

/** One picture at least and three at most, no two after the same section. */
function settleImages(drafts: PlanDraft["images"], sections: PlannedSection[], title: string): PlannedImage[] {
  const wanted = drafts.length > 0 ? drafts : [{ section: 0, subject: title, alt: title, caption: title }];
  const free = new Set(sections.keys());
  const placed: (PlannedImage & { section: number })[] = [];
  for (const draft of wanted.slice(0, limits.images)) {
    const section = nearest(within(draft.section, 0, sections.length - 1, 0), free);
    if (section === undefined) break;
    free.delete(section);
    const fallback = sections[section]?.heading ?? title;
    const subject = firstLine(400, draft.subject, draft.alt, fallback, title);
    const alt = firstLine(limits.alt, draft.alt, draft.caption, subject);
    const caption = firstLine(limits.alt, draft.caption, alt);
    placed.push({ id: "", after: sections[section]?.id ?? "", subject, alt, caption, section });
  }
  return placed
    .sort((a, b) => a.section - b.section)
    .map(({ section: _, ...image }, i) => ({ ...image, id: `p${i + 1}` }));
}

function nearest(wanted: number, free: ReadonlySet<number>): number | undefined {
  return [...free].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b)[0];
}

/** Tags as they are stored: each once, without its #. */
export function settleTags(drafts: string[]): string[] {
  const unique = new Map<string, string>();
  for (const draft of drafts) {
    const tag = shorten(draft.replace(/^[#\s]+/, ""), limits.tag);
    if (tag !== "" && !unique.has(tag.toLowerCase())) unique.set(tag.toLowerCase(), tag);
  }
  return [...unique.values()].slice(0, limits.tags);
}

/** The first of several texts that says anything, as one line. */
function firstLine(limit: number, ...texts: string[]): string {
  return texts.map((text) => shorten(text, limit)).find((line) => line !== "") ?? "";
}

function within(value: number, min: number, max: number, otherwise: number): number {
  return Number.isFinite(value) && value > 0 ? Math.min(max, Math.max(min, Math.round(value))) : otherwise;
}
