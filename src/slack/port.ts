import type { ReadBlob } from "../blobs/viewing.ts";
import { createRecent } from "../cache/recent.ts";
import { textsFor } from "../chat/texts/catalogue.ts";
import type { ChatPort } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { SlackInstallations } from "./access.ts";
import { emojiName } from "./emoji.ts";
import { failureOf, refusalOf } from "./failures.ts";
import { createLive } from "./live.ts";
import { createNotes } from "./notes.ts";
import { createPace } from "./pace.ts";
import { decodeMessage, decodeTarget, encodeTarget } from "./places.ts";
import { createPosting } from "./posting.ts";
import { join, openSession, type Session } from "./session.ts";
import { createTurns } from "./turns.ts";

/** What the port of one workspace is made of. */
export interface SlackPortParts {
  /** `slack:T0123`. */
  workspace: string;
  installations: Pick<SlackInstallations, "accessFor">;
  /** `SLACK_API_URL`. */
  apiUrl: string;
  /** Bytes of pictures and files that cards show. */
  readBlob: ReadBlob;
  /** The workspace's language, for the few words of Slack's own. */
  locale?: string;
  now: () => Date;
  /** Waits so many milliseconds. */
  wait: (ms: number) => Promise<void>;
  log: Log;
}

/** Slack takes about 50 updates a minute from an app in a workspace. */
const updatesPerMinute = 48;
/** For how many channels it is remembered that we are in them. */
const channelsMax = 1_000;
/** What a reaction is refused with that need not be there. */
const fineWithout: ReadonlySet<string | undefined> = new Set([
  ...["already_reacted", "too_many_emoji", "too_many_reactions", "invalid_name"],
]);

/**
 * Slack as Kindling posts to it, for one workspace. It remembers what it posted: keep one for a process, or on a Worker
 * for a request.
 */
export function createSlackPort(parts: SlackPortParts): ChatPort {
  const { readBlob, now, wait, log } = parts;
  const texts = textsFor(parts.locale);
  const pace = createPace(updatesPerMinute, now);
  const posting = createPosting({ texts, readBlob, pace, now, wait, log });
  const notes = createNotes({ posting, texts, wait });
  const live = createLive();
  const inTurn = createTurns();
  const joined = createRecent<true>(channelsMax);
  const session = () => openSession(parts);

  /** Replies reach us only from channels that we are in. Where nobody may just join, we are in already or never. */
  async function beIn({ call }: Session, channel: string): Promise<void> {
    if (joined.get(channel) || channel.startsWith("D")) return;
    try {
      await join(call, channel);
    } catch (thrown) {
      if (failureOf(thrown).retryable) throw thrown;
    }
    joined.set(channel, true);
  }

  return {
    platform: "slack",
    updatesPerSecond: 0.8,
    async post(target, card, { nonce }) {
      decodeTarget(target);
      return inTurn(`${target} ${nonce}`, async () => posting.post(await session(), target, nonce, card));
    },
    async update(message, card) {
      decodeMessage(message);
      await inTurn(message, async () => posting.update(await session(), message, live.below(message, card)));
    },
    async openThread(message) {
      const { channel, thread, ts } = decodeMessage(message);
      await beIn(await session(), channel);
      return encodeTarget({ channel, thread: thread ?? ts });
    },
    async notify(target, person, card, { nonce }) {
      decodeTarget(target);
      await notes(await session(), { target, person, nonce, card });
    },
    // Asked for anew: a direct message that was closed is opened by this.
    async direct(person) {
      const { call } = await session();
      const { channel } = await call((client) => client.conversations.open({ users: person }));
      if (channel?.id === undefined) throw new KindlingError("chat.gone");
      return encodeTarget({ channel: channel.id, thread: null });
    },
    async find(target, nonce, { since } = {}) {
      decodeTarget(target);
      return inTurn(`${target} ${nonce}`, async () => posting.find(await session(), target, nonce, since));
    },
    // Shown with the next update: see docs/decisions/14-slack-live-text.md.
    async stream(message, text) {
      live.write(message, text);
    },
    async react(message, emoji) {
      const { channel, thread, ts } = decodeMessage(message);
      const name = emojiName(emoji);
      if (name === undefined) return;
      try {
        const { inChannel } = await session();
        await inChannel({ channel, thread }, (client) => client.reactions.add({ channel, name, timestamp: ts }));
      } catch (thrown) {
        if (!fineWithout.has(refusalOf(thrown))) throw thrown;
      }
    },
  };
}
