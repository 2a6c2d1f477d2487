import { claimEvent, isDuplicateEvent } from "../store/events.ts";
import type { Store } from "../store/store.ts";
import type { Envelope } from "./vocabulary.ts";

/** Whether this is the first time in a workspace that something is done under this name, in whatever process. */
export type Once = (of: Pick<Envelope, "workspace" | "person">, name: string) => Promise<boolean>;

/** Noted beside the events of a platform, which are once in the same way. */
export const createOnce =
  (store: Store, platform: Envelope["platform"]): Once =>
  async ({ workspace, person }, name) => {
    const eventId = `once:${name}`;
    try {
      await store.accept({ workspace, platform, person }, (tx, scope) =>
        claimEvent(tx, { workspace: workspace.id, platform, eventId, person: scope.person, ack: { type: "none" } }),
      );
      return true;
    } catch (thrown) {
      if (isDuplicateEvent(thrown)) return false;
      throw thrown;
    }
  };
