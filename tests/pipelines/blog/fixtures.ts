import type { Brief } from "../../../src/pipelines/blog/brief.ts";
import { type Plan, settlePlan } from "../../../src/pipelines/blog/plan.ts";
import type { ImageCell, Post, Scores, TextCell } from "../../../src/pipelines/blog/post.ts";
import type { PlanDraft } from "../../../src/pipelines/blog/prompts/plan.ts";
import { defaultOptions, type IdeaOptions } from "../../../src/pipelines/options.ts";

export const by = { provider: "scripted", model: "m", demo: false };

/** A brief about caching and bakeries. */
export function aBrief(changes: Partial<Brief> = {}, options: Partial<IdeaOptions> = {}): Brief {
  return {
    idea: "What a bakery taught me about caching",
    options: { ...defaultOptions, ...options },
    ...{ direction: [], not: [], lineage: { parent: "head", onHead: "head" } },
    title: "What a bakery taught me about caching",
    description: "A post that explains caching by a bakery.",
    category: "engineering",
    complexity: 2,
    language: "en",
    format: "blog",
    reasoning: "It is a lesson learned.",
    confidence: 95,
    by,
    ...changes,
  };
}

/** A plan as a well-behaved model drafts it. */
export function aDraft(changes: Partial<PlanDraft> = {}): PlanDraft {
  return {
    title: "What a bakery taught me about caching",
    sections: [
      {
        heading: "Bread before dawn",
        purpose: "Sets the scene.",
        points: ["Baked ahead", "Sold at eight"],
        words: 120,
      },
      { heading: "The shelf is a cache", purpose: "Draws the parallel.", points: ["Hits", "Misses"], words: 120 },
      { heading: "Stale on purpose", purpose: "Explains expiry.", points: ["Yesterday's bread is cheap"], words: 120 },
    ],
    tone: "casual",
    audience: "backend developers",
    words: 400,
    images: [
      { section: 0, subject: "an oven at night", alt: "An oven glowing at night", caption: "Four in the morning" },
      { section: 2, subject: "a shelf of bread", alt: "A shelf of bread", caption: "The cache" },
    ],
    style: "gouache, warm light",
    metaTitle: "What a bakery taught me about caching",
    description: "Bread is baked ahead, sold fast and thrown away in time: a cache.",
    slug: "bakery-caching",
    tags: ["caching", "performance", "bakery"],
    ...changes,
  };
}

export function aPlan(changes: Partial<PlanDraft> = {}, brief = aBrief()): Plan {
  return { ...settlePlan(aDraft(changes), brief), by };
}

export const text = (id: string, markdown: string): TextCell => ({ id, kind: "markdown", text: markdown });

export const image = (id: string): ImageCell => ({
  id,
  kind: "image",
  blob: "b".repeat(64),
  mime: "image/png",
  alt: "An oven",
  caption: "The oven",
  width: 1280,
  height: 720,
  provider: "cover",
});

/** A stored post: an introduction, three sections, and a picture behind the first. */
export function aPost(changes: Partial<Post> = {}): Post {
  const { sections: _, images: __, by: ___, ...head } = aPlan();
  const parts = [
    text("intro", "Every morning at four an oven goes on, and nobody asks for bread before eight."),
    text("s1", "## Bread before dawn\n\nWhat is baked ahead is there when the door opens."),
    image("p1"),
    text("s2", "## The shelf is a cache\n\nA loaf on the shelf is a hit. An empty shelf is a miss."),
    text("s3", "## Stale on purpose\n\nYesterday's bread is cheap, because it was right yesterday."),
  ];
  return { ...head, parts, models: { write: "scripted:m" }, demo: false, ...changes };
}

export function someScores(changes: Partial<Scores> = {}): Scores {
  return {
    total: 80,
    dimensions: { clarity: 75, engagement: 75, structure: 75, accuracy: 75, completeness: 100 },
    evidence: [],
    findings: [],
    cap: null,
    reviewed: true,
    reviewer: "scripted:m",
    rounds: 0,
    ...changes,
  };
}
