import { z } from "zod";
import type { Card, ChatPort, MessageRef } from "../chat/vocabulary.ts";
import { KindlingError } from "../errors.ts";
import type { Hub } from "./hub.ts";
import { cardBody } from "./message.ts";
import type { MessageLog } from "./message-log.ts";
import { botId, channelsOf, decodeTarget, encodeTarget, personById } from "./places.ts";

const reference = z.uuid();

/** @throws {KindlingError} `chat.gone` for what is no reference of ours. */
function messageId(message: MessageRef): string {
  const { success, data } = reference.safeParse(message);
  if (!success) throw new KindlingError("chat.gone");
  return data;
}

/** The playground as Kindling posts to it. It has no limits of its own, so no card is ever split. */
export function createPort(log: MessageLog, hub: Hub): ChatPort {
  const write = (target: string, card: Card, visibleTo: string | null, nonce: string) =>
    log.write({ place: decodeTarget(target), author: botId, visibleTo, nonce, body: cardBody(card) });
  return {
    platform: "playground",
    updatesPerSecond: 4,
    async post(target, card, { nonce }) {
      const { id } = await write(target, card, null, nonce);
      return id;
    },
    async update(message, card) {
      await log.revise(messageId(message), cardBody(card));
    },
    async openThread(message, name) {
      const { id, channelId } = await log.openThread(messageId(message), name);
      const { channel } = decodeTarget(`playground/${channelId}`);
      return encodeTarget({ channel, thread: id, origin: null });
    },
    async notify(target, person, card, { nonce }) {
      if (!personById(person)) throw new KindlingError("chat.gone");
      await write(target, card, person, `note:${person}:${nonce}`);
    },
    async direct(person) {
      const [own] = channelsOf(person).filter(({ owner }) => owner === person);
      if (own === undefined) throw new KindlingError("chat.gone");
      return encodeTarget({ channel: own, thread: null, origin: null });
    },
    async find(target, nonce) {
      return (await log.find(decodeTarget(target), nonce))?.id;
    },
    async react(message, emoji) {
      await log.react(messageId(message), { emoji, person: botId }, true);
    },
    async stream(message, text) {
      hub.live({ message: messageId(message), markdown: text });
    },
  };
}
