import type { MessagesView } from "../../api.ts";
import { type Client, Refused } from "../client.ts";
import { type Model, messagesIn } from "../state.ts";
import type { Reading } from "./reading.ts";

const retryMs = 2000;

/** Going to channels and threads, and having their messages there. */
export interface Places {
  /** Shows a place. `remember`: the browser's Back leads here again. */
  open(channel: string, thread: string | null, remember?: boolean): void;
  /** Brings older messages of the channel, or of the thread. */
  older(inThread: boolean): Promise<void>;
}

/** The address of a place. `search` stays: a frame is told there whom it plays. */
export const addressOf = (channel: string, thread: string | null, search = ""): string =>
  `/c/${channel}${thread === null ? "" : `/${thread}`}${search}`;

export function createPlaces({ state, change, take }: Model, client: Client, reading: Reading): Places {
  /** Tries again while the server does not answer. A thread that is not there is closed. */
  const load = async (place: string, what: () => Promise<MessagesView>): Promise<void> => {
    try {
      const { root, messages, more } = await what();
      take(root ? [root, ...messages] : messages);
      change(({ loaded }) => loaded.set(place, more));
      // The address may name another channel than the thread's own.
      if (root && state.thread === root.id && state.channel !== root.channel) open(root.channel, root.id, false);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.why === "unreachable")
        setTimeout(() => void load(place, what), retryMs);
      else if (state.thread === place) open(state.channel, null);
    }
  };

  const open = (channel: string, thread: string | null, remember = true) => {
    const moved = state.channel !== channel || state.thread !== thread;
    change((each) => {
      each.channel = channel;
      each.thread = thread;
      each.menu = false;
      each.tools = null;
    });
    reading.arrivedAt(channel);
    if (thread !== null) reading.arrivedAt(thread);
    if (remember && moved) history.pushState(null, "", addressOf(channel, thread, location.search));
    if (!state.loaded.has(channel)) void load(channel, () => client.channel(channel));
    if (thread !== null && !state.loaded.has(thread)) void load(thread, () => client.thread(thread));
  };

  return {
    open,
    async older(inThread) {
      const { channel, thread } = state;
      const [first] = messagesIn(state, channel, inThread ? thread : null);
      if (inThread && thread !== null) await load(thread, () => client.thread(thread, first?.position));
      else await load(channel, () => client.channel(channel, first?.position));
    },
  };
}
