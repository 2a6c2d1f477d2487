import { KindlingError } from "../errors.ts";
import type { Database, Work } from "./database.ts";
import type { Hold } from "./leases.ts";
import type { Effect, Json } from "./types.ts";

/** What effects need: the step in work, and how to repeat a statement while the lease holds. */
export interface EffectsParts {
  database: Database;
  work: Work;
  hold: Hold;
  persist: <T>(write: () => Promise<T>) => Promise<T>;
}

/**
 * `ctx.effect` of one attempt: intended before it is acted, confirmed after. An intent that was never confirmed is
 * looked for in the world first.
 */
export function createEffects({ database, work, hold, persist }: EffectsParts) {
  return async function effect<T extends Json>({ key, find, act }: Effect<T>): Promise<T> {
    hold.check();
    const intent = await persist(() => database.intend(work, key));
    let result: T | undefined;
    switch (intent.state) {
      case "lost":
        hold.abort(new KindlingError("step.lease_lost"));
        throw hold.signal.reason;
      case "confirmed":
        // Stored by this very function under this key: what `act` or `find` returned then.
        return intent.result as T;
      case "intended":
        result = await find({ at: new Date(intent.at) });
        break;
      case "fresh":
        break;
    }
    if (result === undefined) {
      hold.check();
      result = await act();
    }
    const confirmed = result;
    return (await persist(() => database.confirm(work, key, confirmed))) as T;
  };
}
