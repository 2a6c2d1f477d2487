import type { Place } from "./places.ts";

/** What is known of a card in Slack. */
export interface Laid {
  place: Place;
  nonce: string;
  /** Its messages that are there, in order. */
  ts: string[];
  /** What each of them says, where that is known. */
  shown: string[];
  /** How many the first one is marked to have; 0 when there is none. */
  parts: number;
  /** Names of the files that follow it, and whether they do. */
  files: readonly string[];
  shared: boolean;
  /** Whether a message may be there of which nobody told us. */
  doubtful: boolean;
  /** Whether all of it is there. */
  whole: boolean;
  /** When it was begun: nothing of it is older. */
  since: Date;
}

/** A card of which nothing is there yet. */
export const nothingLaid = (place: Place, nonce: string, since: Date): Laid => ({
  ...{ place, nonce, since, ts: [], shown: [], parts: 0, files: [] },
  ...{ shared: false, doubtful: false, whole: false },
});
