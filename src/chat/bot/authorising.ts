import { KindlingError } from "../../errors.ts";
import { roleOf } from "../../store/people.ts";
import type { RunSummary } from "../../store/runs.ts";
import type { Accepting } from "./accepting.ts";

/** Whose something is: their id, and how they are called where somebody else is refused. */
export interface Owned {
  ownerId: string;
  ownerName: string;
}

/** Throws `action.not_yours`, naming the owner, when it is not this person's. */
export function ownedBy({ ownerId, ownerName }: Owned, person: string): void {
  if (ownerId !== person) throw new KindlingError("action.not_yours", { params: { owner: ownerName } });
}

/** Stop, Retry and answers: for whose run it is, and for whose idea. Throws `action.not_yours` for everybody else. */
export function runOrIdeaOwnedBy(run: RunSummary, person: string): void {
  if (run.idea.ownerId !== person) ownedBy(run, person);
}

/**
 * What was read, and what was written beside it. Where nothing could be read, the writing may have failed for that
 * very reason, and is not what the person should hear of: this throws `idea.not_found`.
 */
export async function readBeside<R, W>(reading: Promise<R | undefined>, writing: Promise<W>): Promise<[R, W]> {
  writing.catch(() => {});
  const read = await reading;
  if (read === undefined) throw new KindlingError("idea.not_found");
  return [read, await writing];
}

/** Whether somebody is an admin. */
export type Role = Awaited<ReturnType<typeof roleOf>>;

/** The role of the event's person, asked for only where publishing depends on it. */
export async function roleWhereItCounts({ tx, scope, settings }: Accepting): Promise<Role> {
  return settings.publishers.value === "admins" ? roleOf(tx, scope.workspace, scope.person) : undefined;
}

/**
 * Who may publish, as the workspace's settings have it: the owner of the idea, admins alone, or everybody who sees it.
 * Throws `action.not_yours` and `publish.admins_only` for the others.
 */
export function mayPublish({ scope, settings }: Accepting, idea: Owned, role: Role): void {
  switch (settings.publishers.value ?? "owner") {
    case "everyone":
      return;
    case "admins":
      if (role !== "admin") throw new KindlingError("publish.admins_only");
      return;
    case "owner":
      ownedBy(idea, scope.person);
  }
}
