import { KindlingError } from "../../errors.ts";
import type { Output } from "../../store/outputs.ts";
import { type ShownIdea, shownById, shownByNumber, shownVersion } from "../../store/shown.ts";
import type { Accepting } from "./accepting.ts";
import { ownedBy } from "./authorising.ts";

/** A version, with the idea that it is of. */
export type ShownVersion = ShownIdea & { output: Output };

/**
 * The idea that a command means, with its head version: by number, or the one whose thread this is. Throws
 * `idea.not_found`, and `command.needs_thread` where neither is given.
 */
export async function ideaMeant(
  { tx, scope }: Accepting,
  command: { kind: string; number?: number | null },
  here: ShownIdea | undefined,
): Promise<ShownIdea> {
  const number = command.number ?? null;
  if (number === null) {
    if (here === undefined) throw new KindlingError("command.needs_thread", { params: { command: command.kind } });
    return here;
  }
  const shown = await shownByNumber(tx, scope.workspace, number);
  if (shown === undefined) throw new KindlingError("idea.not_found", { params: { number } });
  return shown;
}

/** An idea with its head version. Throws `idea.not_found` when there is none that this person may see. */
export async function ideaShown({ tx, scope }: Accepting, idea: string): Promise<ShownIdea> {
  const shown = await shownById(tx, scope.workspace, idea);
  if (shown === undefined) throw new KindlingError("idea.not_found");
  return shown;
}

/** A version. Throws `idea.not_found` and `version.not_found`. */
export async function versionShown(
  { tx, scope }: Accepting,
  { idea, version }: { idea: string; version: number },
): Promise<ShownVersion> {
  const shown = await shownVersion(tx, scope.workspace, idea, version);
  if (shown === undefined) throw new KindlingError("idea.not_found");
  const { output } = shown;
  if (output === null) throw new KindlingError("version.not_found", { params: { number: version } });
  return { ...shown, output };
}

/** Whether an idea is this person's. */
export const isMine = ({ idea }: ShownIdea, { scope }: Accepting): boolean => idea.ownerId === scope.person;

/** Throws `action.not_yours` unless it is. */
export function ownIdea({ idea, ownerName }: ShownIdea, { scope }: Accepting): void {
  ownedBy({ ownerId: idea.ownerId, ownerName }, scope.person);
}
