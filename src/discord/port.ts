import type { REST } from "@discordjs/rest";
import {
  type APIChannel,
  type APIMessage,
  ComponentType,
  RESTJSONErrorCodes as codes,
  MessageFlags,
  Routes,
} from "discord-api-types/v10";
import type { ReadBlob, Viewers } from "../blobs/viewing.ts";
import type { Texts } from "../chat/texts/catalogue.ts";
import type { Card, ChatPort } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import { attachmentsOf } from "./attachments.ts";
import type { Home } from "./buttons.ts";
import { bodyOf, renderCard } from "./card.ts";
import { asChatFailure, isRefusal } from "./failures.ts";
import { limits } from "./limits.ts";
import { markOf } from "./marks.ts";
import { channelOf, decodeMessage, decodeTarget, encodeMessage, encodeTarget, type Place } from "./places.ts";
import { shortened } from "./text.ts";

/** What the port is made of. */
export interface DiscordPortOptions {
  rest: REST;
  texts: Texts;
  applicationId: string;
  readBlob?: ReadBlob;
  /** Of which guild its cards are, or of whose direct messages; neither where that does not matter. */
  owner?: { guild: string } | { person: string };
  /**
   * A token of an interaction of this person in this channel that is younger than 15 minutes, if there is one: with it
   * a private word stands where it was asked for. Without one it is a direct message.
   */
  freshToken?(channel: string, person: string): Promise<string | undefined>;
}

/** How many messages of a channel are looked through for one that was posted before. */
const searched = 100;

/**
 * Discord as Kindling posts to it. A message carries its nonce twice: as Discord's own, which makes a post that comes
 * again within minutes the same message, and as the id of its container, by which it is found after that.
 */
export function createDiscordPort(options: DiscordPortOptions): ChatPort {
  const { rest, texts, applicationId, readBlob, freshToken, owner } = options;
  const guild = owner && "guild" in owner ? owner.guild : undefined;
  /** In a person's own workspace everything is theirs. */
  const viewersIn = (channel: string, person?: string): Viewers => {
    const one = owner && "person" in owner ? owner.person : person;
    return { channel, ...(one !== undefined && { person: one }) };
  };

  /** Posts a card as its messages; the first of them, and its mark. */
  async function send(channel: string, card: Card, nonce: string, { below = null, viewers, home }: Sending) {
    const attached = await attachmentsOf(card, readBlob, viewers);
    const refs: string[] = [];
    for (const [index, message] of renderCard(card, { texts, files: attached.names, home }).entries()) {
      const mark = await markOf(channel, nonce, index);
      const reference = below === null ? {} : { message_reference: { message_id: below, fail_if_not_exists: false } };
      const posted = (await rest.post(Routes.channelMessages(channel), {
        body: { ...bodyOf(message, mark.container), ...reference, nonce: mark.nonce, enforce_nonce: true },
        files: attached.files(message.blobs),
      })) as APIMessage;
      refs.push(encodeMessage({ channel, id: posted.id, mark: mark.container }));
    }
    return refs[0] ?? "";
  }

  /** Says it where the person asked, if that is still possible. */
  async function whisper(place: Place, person: string, card: Card): Promise<boolean> {
    const token = await freshToken?.(channelOf(place), person);
    if (token === undefined) return false;
    const attached = await attachmentsOf(card, readBlob, viewersIn(place.channel, person));
    for (const [index, message] of renderCard(card, { texts, files: attached.names }).entries()) {
      const body = bodyOf(message, null);
      try {
        await rest.post(Routes.webhook(applicationId, token), {
          body: { ...body, flags: body.flags | MessageFlags.Ephemeral },
          files: attached.files(message.blobs),
          auth: false,
        });
      } catch (thrown) {
        if (index === 0 && isRefusal(thrown, codes.UnknownWebhook, codes.InvalidWebhookToken)) return false;
        throw thrown;
      }
    }
    return true;
  }

  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (thrown) {
      throw asChatFailure(thrown);
    }
  };

  return {
    platform: "discord",
    updatesPerSecond: 1,

    post: (target, card, { nonce }) =>
      asked(async () => {
        const place = decodeTarget(target);
        const sending = { below: place.below, viewers: viewersIn(place.channel) };
        return letIn(send(channelOf(place), card, scoped(place, nonce), sending));
      }),

    update: (ref, card) =>
      asked(async () => {
        const { channel, id, mark } = decodeMessage(ref);
        const attached = await attachmentsOf(card, readBlob, viewersIn(channel));
        // A message stays one: what a card that has grown has no room for in it is left to the next post.
        const [message] = renderCard(card, { texts, files: attached.names });
        if (message === undefined) return;
        const files = attached.files(message.blobs);
        const attachments = files.map(({ name }, index) => ({ id: String(index), filename: name }));
        await rest.patch(Routes.channelMessage(channel, id), {
          body: { ...bodyOf(message, mark), attachments },
          files,
        });
      }),

    openThread: (ref, name) =>
      asked(async () => {
        const { channel, id } = decodeMessage(ref);
        try {
          await letIn(rest.post(Routes.threads(channel, id), { body: { name: shortened(name, limits.threadName) } }));
        } catch (thrown) {
          // There are no threads in direct messages and none in threads: what belongs together answers the message.
          if (isRefusal(thrown, codes.CannotExecuteActionOnThisChannelType))
            return encodeTarget({ channel, thread: null, below: id });
          if (!isRefusal(thrown, codes.ThreadAlreadyCreatedForMessage)) throw thrown;
        }
        return encodeTarget({ channel, thread: id, below: null });
      }),

    notify: (target, person, card, { nonce }) =>
      asked(async () => {
        const place = decodeTarget(target);
        const channel = channelOf(place);
        if (await whisper(place, person, card)) return;
        // A direct message would also go out for a channel that is not there any more.
        await rest.get(Routes.channel(channel));
        const direct = (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as APIChannel;
        const home = guild === undefined ? undefined : { guild, channel: place.channel };
        const viewers = viewersIn(place.channel, person);
        await send(direct.id, card, `${channel}:${scoped(place, nonce)}`, { viewers, home });
      }),

    find: (target, nonce) =>
      asked(async () => {
        const place = decodeTarget(target);
        const channel = channelOf(place);
        const { container } = await markOf(channel, scoped(place, nonce), 0);
        const query = new URLSearchParams({ limit: String(searched) });
        const recent = (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
        const found = recent.find(
          ({ author, components }) => author.id === applicationId && markIn(components) === container,
        );
        return found && encodeMessage({ channel, id: found.id, mark: container });
      }),

    react: (ref, emoji) =>
      asked(async () => {
        const { channel, id } = decodeMessage(ref);
        await rest.put(Routes.channelMessageOwnReaction(channel, id, emoji));
      }),
  };
}

/** What has to be allowed first is no reason to give a place up: whoever manages it can do that. */
async function letIn<T>(posting: Promise<T>): Promise<T> {
  try {
    return await posting;
  } catch (thrown) {
    if (!isRefusal(thrown, codes.MissingPermissions)) throw thrown;
    throw new KindlingError("chat.not_invited", { params: { platform: "Discord" }, cause: thrown });
  }
}

/** What posting has to know beside the card. */
interface Sending {
  below?: string | null;
  viewers: Viewers;
  home?: Home | undefined;
}

/** What stands below a message has nonces of its own, though it stands in the same channel. */
const scoped = ({ below }: Place, nonce: string): string => (below === null ? nonce : `${below}:${nonce}`);

/** The id of the container that all of a message of ours is in. */
export const markIn = (
  components: readonly { type: number; id?: number | undefined }[] | undefined,
): number | undefined => {
  const [container] = components ?? [];
  return container?.type === ComponentType.Container ? container.id : undefined;
};
