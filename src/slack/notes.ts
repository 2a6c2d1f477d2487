import { createRecent } from "../cache/recent.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Card, Target } from "../chat/vocabulary.ts";
import { asKindlingError } from "../errors.ts";
import { maybeDone, refusalOf } from "./failures.ts";
import { decodeTarget, encodeTarget, type Place } from "./places.ts";
import { plainerIfRefused } from "./plainer.ts";
import type { Posting } from "./posting.ts";
import { directChannel, type Session } from "./session.ts";
import { shareFiles, uploadFiles, uploadPictures, withoutFiles } from "./uploads.ts";

/** What notes are made of. */
export interface NotesParts {
  posting: Posting;
  texts: Texts;
  wait: (ms: number) => Promise<void>;
}

/** Tells one person something where they are, or in their direct messages where Slack does not let us. */
export type Notes = (
  session: Session,
  note: { target: Target; person: string; nonce: string; card: Card },
) => Promise<void>;

/** How long a 429 is waited out: nobody repeats a note. */
const patienceMs = 30_000;
const notesMax = 1_000;

/** A note is shown once at the most by its nonce: where its answer was lost, it counts as shown. */
export function createNotes({ posting, texts, wait }: NotesParts): Notes {
  const told = createRecent<true>(notesMax);
  return async (session, { target, person, nonce, card }) => {
    const place = decodeTarget(target);
    const direct = encodeTarget({ channel: person, thread: null });
    const name = `note:${person}:${nonce}`;
    if (/^[DUW]/.test(place.channel)) return void (await posting.post(session, target, name, card, person));
    const key = `${target} ${name}`;
    if (told.get(key)) return;
    told.set(key, true);
    const shown = { any: false };
    try {
      await whisper(session, place, person, card, shown);
    } catch (thrown) {
      if (shown.any || maybeDone(thrown)) throw thrown;
      if (!unseen(thrown)) {
        told.delete(key);
        throw thrown;
      }
      await posting.post(session, direct, name, card, person);
    }
  };

  async function whisper(session: Session, place: Place, user: string, card: Card, shown: { any: boolean }) {
    const { channel, thread } = place;
    const uploading = posting.uploading(session);
    const viewers = { channel, person: user };
    const files = await uploadFiles(uploading, card, viewers);
    const pictures = await uploadPictures(uploading, card, viewers);
    const said = withoutFiles(
      texts,
      card,
      files.map(({ name }) => name),
    );
    const sent = { type: "text", markdown: texts.slack.filesSent, tone: "muted" } as const;
    const whole = files.length > 0 ? { ...said, parts: [...said.parts, sent] } : said;
    let next = 0;
    await plainerIfRefused(
      whole,
      { texts, files: pictures },
      async (messages) => {
        for (const message of messages.slice(next)) {
          await session.inChannel(
            place,
            (client) =>
              client.chat.postEphemeral({
                ...{ channel, user, ...message },
                ...(thread !== null && { thread_ts: thread }),
              }),
            { patienceMs },
          );
          shown.any = true;
          next++;
        }
      },
      wait,
    );
    // Slack shows no files to one person in a channel.
    if (files.length > 0) {
      await shareFiles(uploading, files, { channel: await directChannel(session.call, user), thread: null });
    }
  }
}

/** Whether Slack does not show notes there: we are not in the channel, or the person is not. */
const unseen = (thrown: unknown): boolean =>
  asKindlingError(thrown).code === "chat.not_invited" || refusalOf(thrown) === "user_not_in_channel";
