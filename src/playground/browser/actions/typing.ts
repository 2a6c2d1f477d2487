import type { TypingView } from "../../api.ts";
import type { Client } from "../client.ts";
import type { Model } from "../state.ts";

/** Telling who is at the keyboard. */
export interface TypingActions {
  /** The reader typed. Tells the server, now and then. */
  typed(thread: string | null): void;
  /** Somebody else typed. */
  typing(who: TypingView): void;
}

const tellEveryMs = 3000;
/** How long somebody is believed to go on typing, in milliseconds. */
const believedMs = 6000;

export function createTyping({ state, change }: Model, client: Client): TypingActions {
  let told = { place: "", at: Number.NEGATIVE_INFINITY };
  return {
    typed(thread) {
      const { channel } = state;
      const place = thread ?? channel;
      const at = performance.now();
      if (told.place === place && at - told.at < tellEveryMs) return;
      told = { place, at };
      // Nobody misses a sign of life that did not arrive.
      client.typing({ channel, thread }).catch(() => {});
    },
    typing({ person, channel, thread }) {
      change(({ typing }) => typing.set(person, { channel, thread, until: performance.now() + believedMs }));
      setTimeout(() => change(forgetPast), believedMs + 50);
    },
  };
}

function forgetPast({ typing }: Model["state"]): void {
  for (const [person, { until }] of typing) if (until <= performance.now()) typing.delete(person);
}
