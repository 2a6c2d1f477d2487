import { and, eq, ne, sql } from "drizzle-orm";
import { credentials } from "./schema.ts";
import type { Tx } from "./store.ts";
import { uuidv7 } from "./uuid.ts";

/** A sealed secret as stored. */
export type Credential = typeof credentials.$inferSelect;

/** Whose it is and for what. `ownerId`: `workspace` or a users.id. */
export type CredentialPlace = Pick<Credential, "workspaceId" | "ownerId" | "provider">;

const at = ({ workspaceId, ownerId, provider }: CredentialPlace) =>
  and(eq(credentials.workspaceId, workspaceId), eq(credentials.ownerId, ownerId), eq(credentials.provider, provider));

/** Undefined where there is none that these rights see. */
export async function findCredential(tx: Tx, place: CredentialPlace): Promise<Credential | undefined> {
  const [found] = await tx.select().from(credentials).where(at(place));
  return found;
}

/** Writes a secret over the one before. */
export async function saveCredential(
  tx: Tx,
  place: CredentialPlace,
  sealed: Pick<Credential, "ciphertext" | "keyId" | "validationStatus">,
): Promise<void> {
  await tx
    .insert(credentials)
    .values({ ...place, ...sealed, id: uuidv7() })
    .onConflictDoUpdate({
      target: [credentials.workspaceId, credentials.ownerId, credentials.provider],
      set: { ...sealed, isActive: 1, updatedAt: sql`now()` },
    });
}

/** Notes that a secret is of no use any more, as long as it is still this one. */
export async function deactivateCredential(
  tx: Tx,
  { ciphertext, ...place }: CredentialPlace & { ciphertext: string },
): Promise<void> {
  await tx
    .update(credentials)
    .set({ isActive: 0, validationStatus: "revoked", updatedAt: sql`now()` })
    .where(and(at(place), eq(credentials.ciphertext, ciphertext)));
}

/** Erases a secret. False where there was none. */
export async function deleteCredential(tx: Tx, place: CredentialPlace): Promise<boolean> {
  const gone = await tx.delete(credentials).where(at(place)).returning({ id: credentials.id });
  return gone.length > 0;
}

/** Secrets that another key than this one has sealed, at most so many. System role. */
export async function sealedOtherwise(tx: Tx, keyId: string, limit: number): Promise<Credential[]> {
  return tx.select().from(credentials).where(ne(credentials.keyId, keyId)).limit(limit);
}

/** Writes the same secret as another key has sealed it; not over one that was changed meanwhile. System role. */
export async function reseal(
  tx: Tx,
  { workspaceId, id, ciphertext }: Pick<Credential, "workspaceId" | "id" | "ciphertext">,
  sealed: Pick<Credential, "ciphertext" | "keyId">,
): Promise<void> {
  await tx
    .update(credentials)
    .set(sealed)
    .where(
      and(eq(credentials.workspaceId, workspaceId), eq(credentials.id, id), eq(credentials.ciphertext, ciphertext)),
    );
}
