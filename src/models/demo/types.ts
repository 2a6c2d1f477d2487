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
