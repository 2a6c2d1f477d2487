import { and, desc, eq, gte, ne, sql } from "drizzle-orm";
import type { Idea } from "./ideas.ts";
import { ideas, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** An idea that says nearly the same as another. */
export type SimilarIdea = Pick<Idea, "id" | "number" | "text" | "title" | "status" | "ownerId" | "headVersion"> & {
  ownerName: string;
};

/**
 * How much of their trigrams two texts share that are likely the same idea. In longer texts one word may differ (“on a
 * balcony”, “on a roof”), in short ones none.
 */
const alike = 0.6;
/** How many of the youngest ideas are compared, and how much of each, in characters: somebody waits for it. */
const lookedAt = 2_000;
const comparedLength = 500;

/** Ideas that this person may see and that are much like a text, the likest first. Archived ones are left alone. */
export async function similarIdeas(
  tx: Tx,
  workspace: string,
  text: string,
  { except, limit = 3 }: { except: string; limit?: number },
): Promise<SimilarIdea[]> {
  const compared = [...text].slice(0, comparedLength).join("");
  const recent = tx
    .select({ id: ideas.id, text: ideas.text })
    .from(ideas)
    .where(and(eq(ideas.workspaceId, workspace), ne(ideas.status, "archived"), ne(ideas.id, except)))
    .orderBy(desc(ideas.number))
    .limit(lookedAt)
    .as("recent");
  const likeness = sql<number>`text_similarity(left(${recent.text}, ${comparedLength}), ${compared})`.as("likeness");
  const near = tx.select({ id: recent.id, likeness }).from(recent).as("near");
  const { id, number, text: words, title, status, ownerId, headVersion } = ideas;
  return tx
    .select({ id, number, text: words, title, status, ownerId, headVersion, ownerName: users.name })
    .from(near)
    .innerJoin(ideas, and(eq(ideas.workspaceId, workspace), eq(ideas.id, near.id)))
    .innerJoin(users, eq(users.id, ideas.ownerId))
    .where(gte(near.likeness, alike))
    .orderBy(desc(near.likeness), desc(ideas.number))
    .limit(limit);
}
