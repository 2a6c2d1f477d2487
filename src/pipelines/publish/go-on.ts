import type { Engine } from "../../engine/types.ts";
import { asKindlingError } from "../../errors.ts";
import { runsWanting } from "../../store/runs.ts";
import type { Scope, Store } from "../../store/store.ts";

/** The signal that an account was connected. */
export const connectedSignal = "github";

/** How old a run may be that is taken up again, in milliseconds. */
const staleMs = 7 * 86_400_000;

/**
 * Lets everything go on that waited for this person's account on GitHub, or that failed for want of it. What cannot,
 * because something else works in its thread, keeps its Retry.
 */
export async function goOnWithAccount(
  { store, engine, now }: { store: Store; engine: Pick<Engine, "signal" | "retry" | "flush">; now: () => Date },
  scope: Scope,
): Promise<void> {
  const wanting = await store.asWorkspace(scope, (tx) =>
    runsWanting(tx, scope.workspace, {
      ...{ owner: scope.person, signal: connectedSignal, codes: ["github.connect", "github.reconnect"] },
      since: new Date(now().getTime() - staleMs),
    }),
  );
  for (const { id, failed } of wanting) {
    try {
      await store.asWorkspace(scope, async (tx) => {
        await (failed ? engine.retry(tx, id) : engine.signal(tx, id, connectedSignal, { connected: true }));
      });
      engine.flush(id);
    } catch (thrown) {
      if (asKindlingError(thrown).code !== "thread.busy") throw thrown;
    }
  }
}
