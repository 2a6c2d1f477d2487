import { and, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import { installations, runs, workspaces } from "./schema.ts";
import type { Tx } from "./store.ts";

/** An installation as stored. */
export type Installation = typeof installations.$inferSelect;
/** What an install brings with it. */
export type NewInstallation = Omit<Installation, "renewingUntil" | "createdAt" | "updatedAt">;

/** Undefined where nothing is installed. System role, as all of this file. */
export async function findInstallation(tx: Tx, workspace: string): Promise<Installation | undefined> {
  const [found] = await tx.select().from(installations).where(eq(installations.workspaceId, workspace));
  return found;
}

/** Writes an install over the one before, and makes the workspace where it is new. */
export async function saveInstallation(tx: Tx, name: string, installation: NewInstallation): Promise<void> {
  const { workspaceId: id } = installation;
  await tx
    .insert(workspaces)
    .values({ id, name, platform: "slack" })
    .onConflictDoUpdate({ target: workspaces.id, set: { name } });
  await tx
    .insert(installations)
    .values(installation)
    .onConflictDoUpdate({
      target: installations.workspaceId,
      set: { ...installation, renewingUntil: null, updatedAt: sql`now()` },
    });
}

/** Takes the renewal of exactly these tokens for a while. False when another process has it, or they are others by now. */
export async function claimRenewal(
  tx: Tx,
  { workspaceId, ciphertext }: Pick<Installation, "workspaceId" | "ciphertext">,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const claimed = await tx
    .update(installations)
    .set({ renewingUntil: until })
    .where(
      and(
        eq(installations.workspaceId, workspaceId),
        eq(installations.ciphertext, ciphertext),
        or(isNull(installations.renewingUntil), lt(installations.renewingUntil, now)),
      ),
    )
    .returning({ id: installations.workspaceId });
  return claimed.length > 0;
}

/** Writes renewed tokens, unless the installation is another one by now or gone. `renewed` null: lets go of the renewal. */
export async function endRenewal(
  tx: Tx,
  { workspaceId, ciphertext }: Pick<Installation, "workspaceId" | "ciphertext">,
  renewed: Pick<Installation, "ciphertext" | "keyId" | "expiresAt"> | null,
): Promise<void> {
  await tx
    .update(installations)
    .set({ ...renewed, renewingUntil: null, updatedAt: sql`now()` })
    .where(and(eq(installations.workspaceId, workspaceId), eq(installations.ciphertext, ciphertext)));
}

/** Erases the tokens of a workspace. */
export async function deleteInstallation(tx: Tx, workspace: string): Promise<void> {
  await tx.delete(installations).where(eq(installations.workspaceId, workspace));
}

/** Every run of a workspace that has not ended, whoever's it is. */
export async function unfinishedRuns(tx: Tx, workspace: string): Promise<string[]> {
  const found = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.workspaceId, workspace), inArray(runs.status, ["running", "waiting", "parked"])));
  return found.map(({ id }) => id);
}

/** Installations whose tokens another key than this one has sealed. */
export async function installationsSealedOtherwise(tx: Tx, keyId: string): Promise<Installation[]> {
  return tx.select().from(installations).where(ne(installations.keyId, keyId));
}

/** Writes the same tokens as another key has sealed them; not over ones that were changed meanwhile. */
export async function resealInstallation(
  tx: Tx,
  { workspaceId, ciphertext }: Pick<Installation, "workspaceId" | "ciphertext">,
  sealed: Pick<Installation, "ciphertext" | "keyId">,
): Promise<void> {
  await tx
    .update(installations)
    .set(sealed)
    .where(and(eq(installations.workspaceId, workspaceId), eq(installations.ciphertext, ciphertext)));
}
