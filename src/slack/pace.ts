const minuteMs = 60_000;

/** Counts what may be done so many times in any minute. */
export interface Pace {
  /** Counts one and returns 0, or returns how many milliseconds to wait before it may be done. */
  take(): number;
}

/** @param perMinute how often. */
export function createPace(perMinute: number, now: () => Date): Pace {
  const taken: number[] = [];
  return {
    take() {
      const at = now().getTime();
      while (taken[0] !== undefined && taken[0] <= at - minuteMs) taken.shift();
      const [oldest] = taken;
      if (oldest !== undefined && taken.length >= perMinute) return oldest + minuteMs - at;
      taken.push(at);
      return 0;
    },
  };
}
