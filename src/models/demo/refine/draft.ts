import type { Undone } from "../lexicon/types.ts";
import { type Outline, outline } from "../plan.ts";
import { type DemoFacts, type DemoPictureEdit, type DemoPost, type DemoTone, demoTones } from "../types.ts";

/** A text of the post while it is being changed. `id` is null for a new one. */
export interface DraftCell {
  id: string | null;
  text: string;
}

/** A post while wishes are being followed, one after the other. Each wish gives another draft. */
export interface Draft {
  title: string;
  language: string;
  tone: DemoTone;
  audience: string | null;
  /** A new one for search results; null where the old one still fits. */
  description: string | null;
  cells: readonly DraftCell[];
  pictures: readonly DemoPictureEdit[];
  undone: readonly { why: Undone; name: string }[];
}

/** What stays the same while a draft changes. */
export interface Desk {
  post: DemoPost;
  facts: DemoFacts;
}

/** The draft that a post begins as. */
export function draftOf({ post, facts }: Desk): Draft {
  const { title, language, tone, parts } = post;
  return {
    title,
    language,
    tone: demoTones.find((each) => each === tone) ?? "professional",
    audience: facts.audience,
    description: null,
    cells: parts.flatMap((part) => (part.kind === "markdown" ? [{ id: part.id, text: part.text }] : [])),
    pictures: [],
    undone: [],
  };
}

/** How the demo model would write this post: its language, register and the words of its idea. */
export function frameOf({ language, tone, audience }: Draft, { facts }: Desk): Outline {
  return outline({ ...facts, language, tone, audience });
}

/** The draft with some of its texts replaced; `change` gives the new text, or null for one that goes. */
export function withCells(draft: Draft, change: (text: string, index: number) => string | null): Draft {
  const cells = draft.cells.flatMap((cell, index): DraftCell[] => {
    const text = change(cell.text, index);
    return text === null || text.trim() === "" ? [] : [text === cell.text ? cell : { ...cell, text: text.trim() }];
  });
  return { ...draft, cells };
}

/** The draft with a note of what could not be done. */
export function without(draft: Draft, why: Undone, name = ""): Draft {
  return { ...draft, undone: [...draft.undone, { why, name }] };
}

/** All texts of a draft as one. */
export function wholeOf({ cells }: Pick<Draft, "cells">): string {
  return cells.map(({ text }) => text).join("\n\n");
}
