import type { JournalEntry, Json, PaidCall, PaidResponse } from "../../src/engine/types.ts";
import type { ImageContext } from "../../src/images/types.ts";

/** A step's context in memory: its journal replays by ordinal, as the engine's does. */
export function createContext(options: { signal?: AbortSignal; ideaId?: string | null } = {}) {
  const journal: { call: PaidCall; paid: PaidResponse<Json> }[] = [];
  const log: string[] = [];
  const attempt = (): ImageContext => {
    let ordinal = 0;
    return {
      workspace: "local",
      owner: "owner",
      channel: undefined,
      ideaId: options.ideaId === undefined ? "idea" : options.ideaId,
      signal: options.signal ?? new AbortController().signal,
      log: (level, message) => log.push(`${level} ${message}`),
      async call<T extends Json>(
        call: PaidCall,
        perform: (signal: AbortSignal) => Promise<PaidResponse<T>>,
      ): Promise<JournalEntry<T>> {
        const known = journal[ordinal];
        const paid = known ? (known.paid as PaidResponse<T>) : await perform(this.signal);
        if (known === undefined) journal.push({ call, paid });
        else if (JSON.stringify(known.call.request) !== JSON.stringify(call.request))
          throw new Error("another question");
        return {
          ordinal: ordinal++,
          response: paid.response,
          replayed: known !== undefined,
          reject: async () => undefined,
        };
      },
    };
  };
  return { attempt, journal, log };
}
