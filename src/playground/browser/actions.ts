import { pageTexts } from "../../chat/texts/page.ts";
import type { MessageView } from "../view.ts";
import { type Client, Refused } from "./client.ts";
import type { Model, Outgoing } from "./state.ts";

const retryMs = 2000;

/** What people and the server do to the page. `announcer` is read out by screen readers. */
export function createActions(model: Model, client: Client, announcer: HTMLElement) {
  const { state, change, take } = model;
  /** Messages sent from this tab: the thread that answers one opens by itself. */
  const sent = new Set<string>();
  const opened = new Set<string>();

  /** Tries again while the server does not answer. A thread that is not there is closed. */
  const load = async (place: string, what: () => ReturnType<Client["channel"]>): Promise<void> => {
    try {
      const { root, messages, more } = await what();
      take(root ? [root, ...messages] : messages);
      change(({ loaded }) => loaded.set(place, more));
      // The address may name another channel than the thread's own.
      if (root && state.thread === root.id && state.channel !== root.channel) open(root.channel, root.id, false);
    } catch (refused) {
      if (refused instanceof Refused && refused.gone) {
        if (state.thread === place) open(state.channel, null);
      } else setTimeout(() => void load(place, what), retryMs);
    }
  };

  const open = (channel: string, thread: string | null, remember = true) => {
    change((each) => {
      each.channel = channel;
      each.thread = thread;
      each.menu = false;
      each.unread.delete(channel);
    });
    if (remember) history.pushState(null, "", thread === null ? `/c/${channel}` : `/c/${channel}/${thread}`);
    if (!state.loaded.has(channel)) void load(channel, () => client.channel(channel));
    if (thread !== null && !state.loaded.has(thread)) void load(thread, () => client.thread(thread));
  };

  /** A run that this tab started opens its thread, once, while its channel is in front. */
  const follow = () => {
    for (const message of state.messages.values()) {
      const mine = message.origin !== null && sent.has(message.origin) && message.threadName !== null;
      if (!mine || opened.has(message.id) || message.channel !== state.channel) continue;
      opened.add(message.id);
      state.loaded.set(message.id, false);
      open(message.channel, message.id);
    }
  };

  const deliver = async (outgoing: Outgoing) => {
    const { eventId, channel, thread, text } = outgoing;
    try {
      const message = await client.say({ eventId, channel, thread, text });
      sent.add(message.id);
      take([message]);
      change((each) => {
        each.outgoing = each.outgoing.filter((one) => one !== outgoing);
      });
      follow();
    } catch (refused) {
      change(() => {
        outgoing.failed = refused instanceof Error ? refused.message : "";
      });
    }
  };

  return {
    open,
    send(text: string, thread: string | null) {
      const at = new Date().toISOString();
      const eventId = crypto.randomUUID();
      const outgoing: Outgoing = { eventId, channel: state.channel, thread, text, at, failed: null };
      change((each) => {
        each.outgoing.push(outgoing);
        each.acted[thread === null ? "channel" : "thread"] += 1;
      });
      void deliver(outgoing);
    },
    resend(eventId: string) {
      const outgoing = state.outgoing.find((each) => each.eventId === eventId);
      if (!outgoing) return;
      change(() => {
        outgoing.failed = null;
      });
      void deliver(outgoing);
    },
    discard: (eventId: string) =>
      change((each) => {
        each.outgoing = each.outgoing.filter((one) => one.eventId !== eventId);
      }),
    async press(message: string, action: string, value: string, inThread: boolean) {
      if (state.pressing.has(message)) return;
      change((each) => {
        each.pressing.set(message, `${action} ${value}`);
        each.pressFailed.delete(message);
        each.acted[inThread ? "thread" : "channel"] += 1;
      });
      try {
        await client.press({ eventId: crypto.randomUUID(), message, action, value, inThread });
      } catch (refused) {
        const why = refused instanceof Error ? refused.message : "";
        change((each) => each.pressFailed.set(message, why || pageTexts.pressFailed));
      }
      change((each) => each.pressing.delete(message));
    },
    async older() {
      const channel = state.channel;
      const positions = [...state.messages.values()]
        .filter((message) => message.channel === channel && message.thread === null)
        .map(({ position }) => position);
      await load(channel, () => client.channel(channel, Math.min(...positions)));
    },
    arrived(messages: MessageView[]) {
      const fresh = take(messages);
      for (const message of fresh) {
        if (state.live.has(message.id) && !isWorking(message)) change(({ live }) => live.delete(message.id));
        if (message.author.id === state.session.me.id) continue;
        announce(announcer, message, state.channel);
        const isNew = message.at === message.changedAt && message.replies === 0;
        if (isNew && message.thread === null && message.channel !== state.channel)
          change(({ unread }) => unread.set(message.channel, (unread.get(message.channel) ?? 0) + 1));
      }
      follow();
    },
  };
}

const isWorking = ({ content }: MessageView): boolean =>
  content.kind === "card" &&
  content.parts.some((part) => part.type === "progress" && part.steps.some(({ state }) => state === "working"));

/** Tells screen readers what Kindling says where they are. */
function announce(announcer: HTMLElement, { author, channel, content }: MessageView, current: string): void {
  if (channel !== current || content.kind !== "card") return;
  const words = `${author.name}: ${content.summary}`;
  if (announcer.textContent !== words) announcer.textContent = words;
}

export type Actions = ReturnType<typeof createActions>;
