import type { MessageView } from "../../view.ts";
import type { ReadMarks } from "../read-marks.ts";
import type { Model } from "../state.ts";

/** Keeps what is new apart from what was read. */
export interface Reading {
  /** A place came to the front: a line will stand before what is new in it. */
  arrivedAt(place: string): void;
  /** Messages came. */
  arrived(messages: readonly MessageView[]): void;
  /** The reader wrote here, so nothing in it is new to them. */
  wrote(place: string): void;
  /** What is in front of the reader counts as read, once they look. */
  look(): void;
}

/** `looking`: whether the page is in front. `covered`: whether an open thread hides its channel. */
export function createReading(
  { state, change }: Model,
  marks: ReadMarks,
  { looking, covered }: { looking: () => boolean; covered: () => boolean },
): Reading {
  const inFront = (place: string) =>
    place === state.thread || (place === state.channel && !(state.thread !== null && covered()));
  const isUnread = (place: string) => marks.isUnread(place, state.newest.get(place) ?? 0);

  const look = () => {
    for (const place of [state.channel, state.thread])
      if (place !== null && looking() && inFront(place)) marks.read(place, state.newest.get(place) ?? 0);
    change((each) => {
      each.unread = new Set([...each.newest.keys()].filter(isUnread));
    });
  };
  marks.onChange(look);

  return {
    look,
    arrivedAt(place) {
      change(({ newSince }) => {
        if (isUnread(place)) newSince.set(place, marks.of(place));
        else newSince.delete(place);
      });
      look();
    },
    arrived(messages) {
      change(({ newest, newSince, threads }) => {
        for (const message of messages) {
          const place = message.thread ?? message.channel;
          if (message.mine || message.content.kind === "gone" || message.position <= (newest.get(place) ?? 0)) continue;
          if (inFront(place) && !looking() && !isUnread(place)) newSince.set(place, marks.of(place));
          newest.set(place, message.position);
          if (message.thread !== null && !threads.has(message.thread))
            threads.set(message.thread, { channel: message.channel, name: null });
        }
      });
      look();
    },
    wrote: (place) => change(({ newSince }) => newSince.delete(place)),
  };
}
