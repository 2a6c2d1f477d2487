import type { Engine } from "../engine/types.ts";
import { unfinishedRuns } from "../store/installations.ts";
import type { Store, Tx } from "../store/store.ts";

/** Where the work of a workspace is stopped. */
export interface StopWorkParts {
  store: Store;
  engine: Pick<Engine, "stop">;
}

/** Stops everything that a workspace has under way, after what `first` does in the same transaction. */
export const stopWork = ({ store, engine }: StopWorkParts, workspace: string, first?: (tx: Tx) => Promise<void>) =>
  store.asSystem(async (tx) => {
    await first?.(tx);
    for (const run of await unfinishedRuns(tx, workspace)) await engine.stop(tx, run);
  });
