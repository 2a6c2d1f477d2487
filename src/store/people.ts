import { and, eq, inArray, sql } from "drizzle-orm";
import { rows } from "./rows.ts";
import { identities, memberships, users } from "./schema.ts";
import type { Entrance, Tx } from "./store.ts";
import { uuidv7 } from "./uuid.ts";

/** A person as stored. */
export type User = typeof users.$inferSelect;

/**
 * What {@link Entrance} becomes in SQL: finds or makes the workspace, the person, their identity and membership, and
 * sets the rights of the transaction. Returns users.id. `Store.accept` does this and takes on the tenant role; alone
 * it runs under the system role only.
 */
export async function enterWorkspace(tx: Tx, entrance: Entrance): Promise<string> {
  const [row] = await rows(tx, sql`select enter_workspace(${entranceJson(entrance)}) as person`);
  return String(row?.person);
}

/** The argument of `enter_workspace`; a person who is new gets the id that is made here. */
export function entranceJson(entrance: Entrance): string {
  return JSON.stringify({ ...entrance, person: { ...entrance.person, id: uuidv7() } });
}

/** People of the workspace by id; those of other workspaces are not there. */
export async function usersByIds(tx: Tx, ids: readonly string[]): Promise<User[]> {
  return tx
    .select()
    .from(users)
    .where(inArray(users.id, [...ids]));
}

/** What a platform calls a person; undefined when they are not on it. */
export async function externalIdOf(
  tx: Tx,
  workspace: string,
  platform: string,
  person: string,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ externalId: identities.externalId })
    .from(identities)
    .where(
      and(eq(identities.workspaceId, workspace), eq(identities.platform, platform), eq(identities.userId, person)),
    );
  return row?.externalId;
}

/** The role of a person in a workspace; undefined when they are not a member. */
export async function roleOf(tx: Tx, workspace: string, person: string): Promise<"member" | "admin" | undefined> {
  const [row] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, workspace), eq(memberships.userId, person)));
  return row?.role;
}

/** Who it is that a platform calls so in a workspace; undefined for somebody who was never there. */
export async function personCalled(
  tx: Tx,
  workspace: string,
  platform: string,
  externalId: string,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: identities.userId })
    .from(identities)
    .where(
      and(
        eq(identities.workspaceId, workspace),
        eq(identities.platform, platform),
        eq(identities.externalId, externalId),
      ),
    );
  return row?.id;
}
