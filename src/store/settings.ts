import { and, eq, inArray, or, sql } from "drizzle-orm";
import { settings } from "./schema.ts";
import type { Tx } from "./store.ts";

/** Whom a setting is for. */
export type SettingScope = (typeof settings.$inferSelect)["scope"];

/** One value that somebody has set, as stored: its reader checks it. */
export interface StoredSetting {
  scope: SettingScope;
  key: string;
  value: unknown;
}

/** What is set for the person whose rights the transaction has, for a channel, and for the workspace. */
export async function settingsFor(tx: Tx, workspace: string, channel: string): Promise<StoredSetting[]> {
  const of = (scope: SettingScope, id: unknown) => and(eq(settings.scope, scope), sql`${settings.scopeId} = ${id}`);
  return tx
    .select({ scope: settings.scope, key: settings.key, value: settings.value })
    .from(settings)
    .where(
      and(
        eq(settings.workspaceId, workspace),
        or(of("person", sql`app_person()::text`), of("channel", channel), of("workspace", workspace)),
      ),
    );
}

/** Of whom settings are changed. `id`: users.id, the platform's id of a channel, or the workspace's. */
export interface SettingOwner {
  workspace: string;
  scope: SettingScope;
  id: string;
}

/** Sets values, and takes back those that are null. The workspace's are an admin's: another's transaction fails. */
export async function saveSettings(
  tx: Tx,
  { workspace, scope, id }: SettingOwner,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const of = { workspaceId: workspace, scope, scopeId: id };
  const given = Object.entries(changes).filter(([, value]) => value !== null && value !== undefined);
  const taken = Object.keys(changes).filter((key) => changes[key] === null);
  const removed =
    taken.length > 0 &&
    tx
      .delete(settings)
      .where(
        and(
          eq(settings.workspaceId, workspace),
          eq(settings.scope, scope),
          eq(settings.scopeId, id),
          inArray(settings.key, taken),
        ),
      );
  const written =
    given.length > 0 &&
    tx
      .insert(settings)
      .values(given.map(([key, value]) => ({ ...of, key, value })))
      .onConflictDoUpdate({
        target: [settings.workspaceId, settings.scope, settings.scopeId, settings.key],
        set: { value: sql`excluded.value`, updatedAt: sql`clock_timestamp()` },
      });
  await Promise.all([removed, written]);
}
