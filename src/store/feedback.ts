import { and, asc, eq, sql } from "drizzle-orm";
import { feedback, users } from "./schema.ts";
import type { Tx } from "./store.ts";

/** What a person thinks of a version. `personId`: whose rights the transaction has. */
export type Feedback = Pick<
  typeof feedback.$inferSelect,
  "workspaceId" | "ideaId" | "version" | "personId" | "verdict" | "reason"
>;

/** A verdict on a version, and whose it is. */
export type Verdict = Pick<typeof feedback.$inferSelect, "personId" | "verdict" | "reason" | "at"> & {
  personName: string;
};

/** Keeps a person's verdict on a version, in place of an earlier one. Throws when the version is not there. */
export async function setFeedback(tx: Tx, given: Feedback): Promise<void> {
  const { verdict, reason } = given;
  await tx
    .insert(feedback)
    .values(given)
    .onConflictDoUpdate({
      target: [feedback.workspaceId, feedback.ideaId, feedback.version, feedback.personId],
      set: { verdict, reason, at: sql`clock_timestamp()` },
    });
}

/** What people think of a version, in the order in which they said so. */
export async function feedbackOf(tx: Tx, workspace: string, ideaId: string, version: number): Promise<Verdict[]> {
  return tx
    .select({
      ...{ personId: feedback.personId, personName: users.name },
      ...{ verdict: feedback.verdict, reason: feedback.reason, at: feedback.at },
    })
    .from(feedback)
    .innerJoin(users, eq(users.id, feedback.personId))
    .where(and(eq(feedback.workspaceId, workspace), eq(feedback.ideaId, ideaId), eq(feedback.version, version)))
    .orderBy(asc(feedback.at));
}
