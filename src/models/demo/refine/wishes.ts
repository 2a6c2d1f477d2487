import type { DemoTone } from "../types.ts";

/** Which part of a post a wish concerns. */
export type Place =
  | { at: "all" | "title" | "intro" | "end" }
  /** The section with this number, from 1; -1 is the last. */
  | { at: "nth"; n: number }
  /** The one that speaks of these words. */
  | { at: "about"; words: string };

/** One thing that somebody wants changed. */
export type Wish =
  /** `factor`: the new length as a share of the old one; or a length in words. */
  | { kind: "resize"; place: Place; to: { factor: number } | { words: number } }
  | { kind: "section"; about: string; place: Place | null; side: "before" | "after" }
  /** `piece`: the whole section, or only the paragraph. */
  | { kind: "remove"; place: Place; piece: "section" | "paragraph" }
  | { kind: "title"; title: string }
  | { kind: "retitle" }
  | { kind: "heading"; place: Place; heading: string }
  | { kind: "tone"; tone: DemoTone; place: Place }
  /** `language` is a tag; null when the demo model does not know the name. */
  | { kind: "language"; language: string | null; name: string }
  | { kind: "picture"; op: "replace" | "insert" | "delete"; about: string; place: Place }
  | { kind: "rewrite"; place: Place }
  | { kind: "example"; place: Place }
  | { kind: "swap"; from: string; to: string }
  | { kind: "audience"; audience: string }
  /** Something other than a change of the post. */
  | { kind: "beyond" }
  /** Words that ask for nothing that the demo model knows. */
  | { kind: "unclear"; said: string }
  /** Something that the post should take up: there, or where it fits best. */
  | { kind: "mention"; about: string; place?: Place };
