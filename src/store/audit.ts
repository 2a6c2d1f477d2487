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

/** Notes in the audit log what somebody did, in the transaction that does it. */
export async function note(tx: Tx, deed: Deed): Promise<void> {
  await tx.insert(auditLog).values({ ...deed, id: uuidv7() });
}
