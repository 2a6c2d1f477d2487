/** When a digest is due, in somebody's local time. */
export interface Schedule {
  /** Minutes after midnight, by their clock. */
  at: number;
  /** Seven bits: 1 is Monday, 64 is Sunday. */
  days: number;
  /** IANA. */
  timezone: string;
}

/** A day and the moment at which its digest is due. */
export interface Occurrence {
  /** `2026-11-28` in the schedule's time zone: each has one digest, whatever clocks do on it. */
  date: string;
  at: Date;
}

/** Monday to Friday, and every day. */
export const weekdays = 0b0011111;
export const everyDay = 0b1111111;

const dayMs = 86_400_000;

/**
 * The last time that a digest was due by `now`, and the next time that it will be. Null where no day is chosen, and for
 * the last one where there was none in the week before.
 */
export function occurrencesAround(schedule: Schedule, now: Date): { last: Occurrence | null; next: Occurrence | null } {
  const clock = clockOf(schedule.timezone);
  const today = clock.dayOf(now.getTime());
  let last: Occurrence | null = null;
  // A week, and a day more on either side: by its own time zone the day may be another.
  for (let day = today - 8; day <= today + 8; day++) {
    if ((schedule.days & (1 << ((day + 3) % 7))) === 0) continue;
    const at = new Date(clock.instantOf(day, schedule.at));
    if (at > now) return { last, next: { date: dateOf(day), at } };
    last = { date: dateOf(day), at };
  }
  return { last, next: null };
}

/** A time zone's clock. Days are counted from 1970-01-01, a Thursday. */
interface Clock {
  dayOf(instant: number): number;
  instantOf(day: number, minutes: number): number;
}

/** @throws {RangeError} for a time zone that does not exist. */
function clockOf(timezone: string): Clock {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: timezone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  });
  /** What the clock shows at an instant, as if it were UTC. */
  const shown = (instant: number): number => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  };
  const offset = (instant: number) => shown(instant) - Math.floor(instant / 1000) * 1000;
  return {
    dayOf: (instant) => Math.floor(shown(instant) / dayMs),
    /**
     * As `Temporal` does it by default: a time that exists twice is the first of the two, and one that is left out comes
     * as much later as the clock was put forward.
     */
    instantOf(day, minutes) {
      const wanted = day * dayMs + minutes * 60_000;
      const [before, after] = [offset(wanted - dayMs), offset(wanted + dayMs)];
      const found = [wanted - before, wanted - after].filter((instant) => shown(instant) === wanted);
      return found.length > 0 ? Math.min(...found) : wanted - before;
    },
  };
}

const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
