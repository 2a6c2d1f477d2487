import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { accountLinks, users, workspaces } from "./schema.ts";
import type { Tx } from "./store.ts";

/** A link as stored. */
export type AccountLink = typeof accountLinks.$inferSelect;

/** Keeps a new link. */
export async function insertLink(
  tx: Tx,
  link: Pick<AccountLink, "workspaceId" | "id" | "personId" | "provider" | "scopes" | "expiresAt">,
): Promise<void> {
  await tx.insert(accountLinks).values(link);
}

/** A link that can still be used, with the names of whose it is. System role, as all that follows. */
export async function openLink(
  tx: Tx,
  id: string,
  now: Date,
): Promise<(AccountLink & { personName: string; workspaceName: string }) | undefined> {
  const [found] = await tx
    .select({ link: accountLinks, personName: users.name, workspaceName: workspaces.name })
    .from(accountLinks)
    .innerJoin(users, eq(users.id, accountLinks.personId))
    .innerJoin(workspaces, eq(workspaces.id, accountLinks.workspaceId))
    .where(and(eq(accountLinks.id, id), isNull(accountLinks.usedAt), gt(accountLinks.expiresAt, now)));
  return found && { ...found.link, personName: found.personName, workspaceName: found.workspaceName };
}

/** Binds a link to the browser that it was opened in, and to what goes out from there. The last time counts. */
export async function bindLink(tx: Tx, id: string, bound: { state: string; browser: string }): Promise<void> {
  await tx
    .update(accountLinks)
    .set(bound)
    .where(and(eq(accountLinks.id, id), isNull(accountLinks.usedAt)));
}

/** Uses a link up: of all who come back with the same state and browser, one gets it. */
export async function useLink(
  tx: Tx,
  { state, browser }: { state: string; browser: string },
  now: Date,
): Promise<AccountLink | undefined> {
  const [used] = await tx
    .update(accountLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountLinks.state, state),
        eq(accountLinks.browser, browser),
        isNull(accountLinks.usedAt),
        gt(accountLinks.expiresAt, now),
      ),
    )
    .returning();
  return used;
}

/** Erases links that are over. */
export async function deleteOldLinks(tx: Tx, now: Date): Promise<void> {
  await tx.delete(accountLinks).where(lt(accountLinks.expiresAt, now));
}
