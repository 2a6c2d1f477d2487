/**
 * What goes wrong with a call: refused with a code · answered with an HTTP status · rate-limited for so many seconds ·
 * never answered · cut off before anything was done (`dropped`) · done, but the answer lost (`lost`) · done after a
 * delay.
 */
export type Fault =
  | { error: string; detail?: Record<string, unknown> }
  | { http: number }
  | { retryAfter: number }
  | { slowMs: number }
  | "hang"
  | "dropped"
  | "lost";

/** Faults to come, by method, in order. `*` stands for any method. */
export function createFaults() {
  const queued = new Map<string, { fault: Fault; times: number }[]>();
  return {
    /** The next `times` calls of the method go wrong in this way. */
    add(method: string, fault: Fault, times = 1): void {
      queued.set(method, [...(queued.get(method) ?? []), { fault, times }]);
    },
    /** The fault of this call, used up. */
    next(method: string): Fault | undefined {
      for (const key of [method, "*"]) {
        const entry = queued.get(key)?.find(({ times }) => times > 0);
        if (entry === undefined) continue;
        entry.times--;
        return entry.fault;
      }
      return undefined;
    },
    /** Everything works again. */
    clear(): void {
      queued.clear();
    },
  };
}
