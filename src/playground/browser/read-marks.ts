import type { Memory } from "./memory.ts";

/** Up to where a person has read. Positions are the message log's, which rise over all places. */
export interface ReadMarks {
  /** Whether a place holds something newer than what was read there. */
  isUnread(place: string, last: number): boolean;
  /** Where reading stopped. */
  of(place: string): number;
  /** Moves forward only. True when it moved. */
  read(place: string, position: number): boolean;
  /** Another tab of this person read something. */
  onChange(changed: () => void): void;
}

const key = "read";

/** What was there at a person's first visit (`now`) counts as read. */
export function createReadMarks(memory: Memory, now: number): ReadMarks {
  const recall = (): Record<string, number> => {
    const known = memory.known(key);
    const entries = typeof known === "object" && known !== null ? Object.entries(known) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
  };
  let marks = recall();
  // A lower clock is another database: what was read there says nothing here.
  if (marks[""] === undefined || marks[""] > now) {
    marks = { "": now };
    memory.keep(key, marks);
  }
  const of = (place: string) => Math.max(marks[place] ?? 0, marks[""] ?? 0);
  return {
    of,
    isUnread: (place, last) => last > of(place),
    read(place, position) {
      if (position <= of(place)) return false;
      marks = { ...recall(), [place]: position };
      memory.keep(key, marks);
      return true;
    },
    onChange(changed) {
      memory.onChange(key, () => {
        marks = recall();
        changed();
      });
    },
  };
}
