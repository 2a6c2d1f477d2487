import { z } from "zod";
import type { ReadBlob, Viewers } from "../blobs/viewing.ts";
import { createRecent, type Recent } from "../cache/recent.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Card, MessageRef, Target } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import type { Log } from "../log.ts";
import { refusalOf } from "./failures.ts";
import { type Laid, nothingLaid } from "./laid.ts";
import { changeMessage, lay } from "./lay.ts";
import { look } from "./look.ts";
import type { Pace } from "./pace.ts";
import { decodeMessage, decodeTarget, encodeMessage, type Place, type Posted } from "./places.ts";
import { plainerIfRefused } from "./plainer.ts";
import { directChannel, type Session } from "./session.ts";
import { shareFiles, type Uploading, uploadFiles, uploadPictures, withoutFiles } from "./uploads.ts";

/** What posting is made of. */
export interface PostingParts {
  texts: Texts;
  readBlob: ReadBlob;
  pace: Pace;
  now: () => Date;
  wait: (ms: number) => Promise<void>;
  log: Log;
}

/** Cards in channels and threads: each once, and changed in place. What is asked at once for one card takes turns. */
export interface Posting {
  /** `person`: the one whom it is for, where it is for one. */
  post(session: Session, target: Target, nonce: string, card: Card, person?: string): Promise<MessageRef>;
  update(session: Session, message: MessageRef, card: Card): Promise<void>;
  find(session: Session, target: Target, nonce: string, since?: Date): Promise<MessageRef | undefined>;
  /** What uploading is done with. */
  uploading(session: Session): Uploading;
}

/** What Slack's types leave out: whose direct messages they are. */
const directMessages = z.object({ channel: z.object({ user: z.string() }) });
/** How many cards are remembered, and how many pictures Slack has. */
const cardsMax = 500;
const picturesMax = 2_000;

/**
 * Remembers what was posted, so that Slack need not be asked. Where nothing is remembered (after a crash, or for a new
 * request of a Worker) `find` looks in Slack, and `post` goes on with what was found.
 */
export function createPosting({ texts, readBlob, pace, now, wait, log }: PostingParts): Posting {
  const byNonce = createRecent<Laid>(cardsMax);
  const byMessage = createRecent<Laid>(cardsMax);
  const pictures: Recent<string> = createRecent(picturesMax);
  const uploading = (session: Session): Uploading => ({ session, readBlob, pictures, log });

  function remember(target: Target, laid: Laid): Laid {
    byNonce.set(keyOf(target, laid.nonce), laid);
    if (laid.ts.length > 0) byMessage.set(refOf(laid), laid);
    return laid;
  }

  async function show(session: Session, laid: Laid, card: Card, viewers: Viewers): Promise<void> {
    const files = await uploadPictures(uploading(session), card, viewers);
    const take = (messages: Parameters<typeof lay>[2]) => lay({ session, pace }, laid, messages);
    await plainerIfRefused(card, { texts, files }, take, wait);
  }

  return {
    uploading,
    async post(session, target, nonce, card, person) {
      const known = byNonce.get(keyOf(target, nonce));
      if (known?.whole) return refOf(known);
      const laid = known ?? nothingLaid(await roomOf(session, target), nonce, now());
      remember(target, laid);
      if (laid.doubtful) await look(session, laid);
      if (laid.whole) return refOf(remember(target, laid));
      const viewers = await viewersOf(session, laid.place.channel, card, person);
      const files = laid.shared ? [] : await uploadFiles(uploading(session), card, viewers);
      if (laid.ts.length === 0) laid.files = files.map(({ name }) => name);
      try {
        await show(session, laid, withoutFiles(texts, card, laid.files), viewers);
        await shareOnce(laid, () => shareFiles(uploading(session), files, laid.place));
        laid.whole = true;
      } finally {
        remember(target, laid);
      }
      return refOf(laid);
    },

    async update(session, message, card) {
      const posted = decodeMessage(message);
      const laid = byMessage.get(message) ?? (await learn(session, posted, card));
      byMessage.set(message, laid);
      await show(session, laid, card, await viewersOf(session, posted.channel, card));
    },

    async find(session, target, nonce, since = new Date(0)) {
      const known = byNonce.get(keyOf(target, nonce));
      if (known?.whole) {
        if (await isThere(session, known)) return refOf(known);
        byNonce.delete(keyOf(target, nonce));
        return undefined;
      }
      const laid = known ?? nothingLaid(await roomOf(session, target), nonce, since);
      await look(session, laid);
      remember(target, laid);
      return laid.whole ? refOf(laid) : undefined;
    },
  };

  /** What Slack knows of a card of which nothing is remembered: how many messages it has stands in its first one's mark. */
  async function learn(session: Session, posted: Posted, card: Card): Promise<Laid> {
    const { ts, ...place } = posted;
    const laid = nothingLaid(place, encodeMessage(posted), new Date(Number(ts) * 1000));
    Object.assign(laid, { ts: [ts], parts: 1, whole: true });
    await plainerIfRefused(
      card,
      { texts, files: await uploadPictures(uploading(session), card, await viewersOf(session, place.channel, card)) },
      async ([first]) => {
        if (first === undefined) return;
        const mark = await changeMessage({ session, pace }, { channel: place.channel, ts }, first);
        laid.shown = [JSON.stringify(first)];
        if (mark === undefined) return;
        Object.assign(laid, { nonce: mark.nonce, files: mark.files });
        if (mark.parts > 1) await look(session, laid);
      },
      wait,
    );
    return laid;
  }

  /** Its files are shown once: a lost answer is looked into before they are shown again. */
  async function shareOnce(laid: Laid, share: () => Promise<void>): Promise<void> {
    if (laid.shared) return;
    laid.doubtful = laid.files.length > 0;
    await share();
    Object.assign(laid, { shared: true, doubtful: false });
  }
}

const keyOf = (target: Target, nonce: string) => `${target} ${nonce}`;

/** Where a target is: a person is where the two of us write to each other. */
async function roomOf({ call }: Session, target: Target): Promise<Place> {
  const place = decodeTarget(target);
  return { ...place, channel: await directChannel(call, place.channel) };
}

/** Who sees a card's pictures and files. In direct messages that is one person, whom Slack names when asked. */
async function viewersOf({ call }: Session, channel: string, { parts }: Card, person?: string): Promise<Viewers> {
  if (person !== undefined) return { channel, person };
  const shows = parts.some(({ type }) => type === "image" || type === "file");
  if (!shows || !channel.startsWith("D")) return { channel };
  const told = directMessages.safeParse(await call((client) => client.conversations.info({ channel })));
  return told.success ? { channel, person: told.data.channel.user } : { channel };
}

/** Whether a message was not deleted. Asks for its address, which Slack gives often, unlike what was said. */
async function isThere({ call }: Session, { place: { channel }, ts: [message_ts = ""] }: Laid): Promise<boolean> {
  try {
    await call((client) => client.chat.getPermalink({ channel, message_ts }));
    return true;
  } catch (thrown) {
    if (refusalOf(thrown) === "message_not_found") return false;
    throw thrown;
  }
}

const refOf = ({ place, ts }: Laid): MessageRef => {
  const [first] = ts;
  if (first === undefined) throw new KindlingError("chat.gone");
  return encodeMessage({ ...place, ts: first });
};
