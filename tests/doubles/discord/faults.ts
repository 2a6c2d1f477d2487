/**
 * What goes wrong with a call: refused with a code · answered with an HTTP status · rate-limited for so many seconds ·
 * never answered · cut off before anything was done (`dropped`) · done, but the answer lost (`lost`) or an error
 * (`failedAfter`) · done after a delay.
 */
export type Fault =
  | { status: number; code: number; message?: string }
  | { http: number }
  | { failedAfter: number }
  | { retryAfter: number; global?: boolean }
  | { slowMs: number }
  | "hang"
  | "dropped"
  | "lost";

/** Faults to come, by route, in order. `*` stands for any route. */
export function createFaults() {
  let queued: { route: string; fault: Fault; times: number }[] = [];
  return {
    /** The next `times` calls of the route go wrong in this way. */
    add(route: string, fault: Fault, times = 1): void {
      queued.push({ route, fault, times });
    },
    /** The fault of this call, used up. */
    next(route: string): Fault | undefined {
      const entry = queued.find((each) => each.times > 0 && (each.route === route || each.route === "*"));
      if (entry) entry.times--;
      return entry?.fault;
    },
    /** Everything works again. */
    clear(): void {
      queued = [];
    },
  };
}
