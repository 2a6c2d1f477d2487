/** What a person asked for, as far as the demo model needs to know it. */
export interface DemoFacts {
  /** The idea as it was typed. */
  idea: string;
  tone: DemoTone | null;
  audience: string | null;
  /** Target length in words. */
  words: number | null;
  /** BCP 47; null means the idea's own language. */
  language: string | null;
  /** Whether (or how many) pictures are wanted. */
  images: boolean | number;
  /** Which way to look at the idea: 0 (or absent) for the first; each other number gives another title, outline and text. */
  angle?: number;
}

/** The three registers that a post can be written in. */
export const demoTones = ["professional", "casual", "technical"] as const;
export type DemoTone = (typeof demoTones)[number];

/** The answer to the task `intake`. */
export interface DemoIntake {
  title: string;
  description: string;
  category: string;
  /** 1–5 */
  complexity: number;
  /** BCP 47 */
  language: string;
  format: "blog" | "code";
  reasoning: string;
  /** 0–100; below 60 the thread asks. */
  confidence: number;
}

/** One section of a planned post. */
export interface DemoSection {
  heading: string;
  purpose: string;
  points: string[];
  words: number;
}

/** One picture of a planned post; `section` is the 0-based index of the section it follows. */
export interface DemoPlacement {
  section: number;
  subject: string;
  alt: string;
  caption: string;
}

/** The answer to the task `plan`. */
export interface DemoPlan {
  title: string;
  sections: DemoSection[];
  tone: DemoTone;
  audience: string;
  words: number;
  images: DemoPlacement[];
  /** The one visual style of all pictures of the post. */
  style: string;
  /** At most 60 characters. */
  metaTitle: string;
  /** At most 160 characters. */
  description: string;
  slug: string;
  tags: string[];
}

/** A cell as the demo reviewer and reviser see it. */
export interface DemoCell {
  id: string;
  /** Markdown. */
  text: string;
}

/** A yes/no question of the review. */
export interface DemoReviewItem {
  id: string;
  /** clarity, engagement, structure, accuracy or completeness. */
  dimension: string;
}

/** What the reviewer wants changed. */
export interface DemoFix {
  cell: string;
  problem: string;
  instruction: string;
}

/** The answer to the task `review`. */
export interface DemoReview {
  items: { id: string; yes: boolean; quote: string }[];
  fixes: DemoFix[];
}

/** The answer to the task `refine`. An insert goes after its cell. */
export interface DemoRevision {
  edits: { op: "replace" | "insert" | "delete"; cell: string; text: string | null }[];
}

/** A part of a post: a text, or a picture by what it says. */
export type DemoPart = ({ kind: "markdown" } & DemoCell) | { id: string; kind: "image"; alt: string; caption: string };

/** A post as the demo editor sees it. */
export interface DemoPost {
  title: string;
  /** BCP 47 */
  language: string;
  tone: string;
  parts: readonly DemoPart[];
}

/** What becomes of a picture: `insert` puts a new one after the named cell. */
export interface DemoPictureEdit {
  op: "replace" | "insert" | "delete";
  cell: string;
  /** What the new picture shows, in English; null keeps the picture and changes only its words. */
  subject: string | null;
  /** In the post's language. */
  alt: string | null;
  caption: string | null;
}

/** The answer to the task `refine` for what people asked for in a thread. Null: stays as it is. */
export interface DemoRefinement extends DemoRevision {
  pictures: DemoPictureEdit[];
  title: string | null;
  /** At most 160 characters. */
  description: string | null;
  tags: string[] | null;
  /** BCP 47 */
  language: string | null;
  tone: DemoTone | null;
  /** What could not be done and why, in the language of the requests; null when everything was. */
  note: string | null;
}

/** What a reply in a thread can be. */
export type DemoReplyKind = "edit" | "question" | "approval" | "direction" | "chatter";

/** What is known of a post when somebody asks about it. */
export interface DemoRecord {
  post: DemoPost & { audience: string };
  /** Words of prose. */
  words: number;
  version: number;
  /** All versions of the idea, oldest first. */
  versions: readonly { number: number; score: number | null; words: number }[];
  /** 0–100; null when nobody reviewed it. */
  score: number | null;
  /** 0–100 by dimension (clarity, engagement, structure, accuracy, completeness). */
  dimensions: Readonly<Record<string, number>>;
  /** The review's questions (by id and in English), how they were answered, and what was quoted. */
  evidence: readonly { dimension: string; item: string; question: string; yes: boolean; quote: string }[];
  /** How many things the checks found wrong. */
  findings: number;
  published: boolean;
  /** What this version cost, in US dollars. */
  costUsd: number;
  /** `provider:model` by task. */
  models: Readonly<Record<string, string>>;
}
