import { and, eq, sql } from "drizzle-orm";
import { auditLog } from "./schema.ts";
import type { Tx } from "./store.ts";
import { uuidv7 } from "./uuid.ts";

/** Who did what to what. `subject`: what is needed to find it again, and what is gone with it; never secrets. */
export interface Deed {
  workspaceId: string;
  /** Whose rights the transaction has. */
  personId: string;
  /** Such as `idea.delete`. */
  action: string;
  subject: Record<string, string | number | null>;
}

/** Whether this person deleted the idea that lived in a thread. */
export async function hasDeletedIdeaIn(tx: Tx, workspace: string, thread: string): Promise<boolean> {
  const [deed] = await tx
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.workspaceId, workspace),
        eq(auditLog.action, "idea.delete"),
        sql`${auditLog.subject} ->> 'thread' = ${thread}`,
      ),
    )
    .limit(1);
  return deed !== undefined;
}

/** Notes in the audit log what somebody did, in the transaction that does it. */
export async function note(tx: Tx, deed: Deed): Promise<void> {
  await tx.insert(auditLog).values({ ...deed, id: uuidv7() });
}
