import { KindlingError } from "../../errors.ts";
import type { RunSummary } from "../../store/runs.ts";

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
