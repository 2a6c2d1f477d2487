import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { playgroundMessages, playgroundReactions } from "./schema/playground.ts";
import type { Tx } from "./store.ts";

const reaction = z.object({ emoji: z.string(), person: z.string() });

/** An emoji that somebody put under a message; `person`: their external id, or `kindling`. */
export type Reaction = z.infer<typeof reaction>;

/** A column beside those of a message: what is under it, first come first. */
export const reactionsOfMessage = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('emoji', r.emoji, 'person', r.person) order by r.at), '[]')
  from playground_reactions r
  where r.workspace_id = ${playgroundMessages}.workspace_id and r.message_id = ${playgroundMessages}.id
)`
  .mapWith((json: unknown) => z.array(reaction).parse(typeof json === "string" ? JSON.parse(json) : json))
  .as("reactions");

/** One person's emoji under one message. */
type ReactionKey = Pick<typeof playgroundReactions.$inferSelect, "workspaceId" | "messageId" | "emoji" | "person">;

/** How many different emoji are under a message beside this one. */
export async function emojiBeside(tx: Tx, { workspaceId, messageId, emoji }: ReactionKey): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(distinct ${playgroundReactions.emoji})::int` })
    .from(playgroundReactions)
    .where(and(onMessage(workspaceId, messageId), ne(playgroundReactions.emoji, emoji)));
  return row?.count ?? 0;
}

/** Does nothing when it is there already. */
export async function addReaction(tx: Tx, reaction: ReactionKey): Promise<void> {
  await tx.insert(playgroundReactions).values(reaction).onConflictDoNothing();
}

/** Does nothing when it is not there. */
export async function removeReaction(tx: Tx, { workspaceId, messageId, emoji, person }: ReactionKey): Promise<void> {
  await tx
    .delete(playgroundReactions)
    .where(
      and(
        onMessage(workspaceId, messageId),
        eq(playgroundReactions.emoji, emoji),
        eq(playgroundReactions.person, person),
      ),
    );
}

/** Takes everybody's away. */
export async function clearReactions(tx: Tx, workspaceId: string, messageId: string): Promise<void> {
  await tx.delete(playgroundReactions).where(onMessage(workspaceId, messageId));
}

const onMessage = (workspaceId: string, messageId: string) =>
  and(eq(playgroundReactions.workspaceId, workspaceId), eq(playgroundReactions.messageId, messageId));
