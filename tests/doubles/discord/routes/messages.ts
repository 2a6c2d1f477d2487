import { addMessage, changeMessage, removeMessage, storedFiles } from "../messages.ts";
import { messagePayload } from "../payloads.ts";
import { messageIn, reach } from "../reach.ts";
import { invalidBody, parseOrRefuse, refusals } from "../refusal.ts";
import { common, type Route } from "../route.ts";
import { checkContent, editBody, postBody } from "../rules/message.ts";
import { nonceMs } from "../world.ts";

const five = { limit: 5, windowMs: 5_000 };

/** Messages of channels, threads and direct messages. https://docs.discord.com/developers/resources/message */
export const messageRoutes: Route[] = [
  {
    ...{ name: "message.post", method: "POST", path: /^\/channels\/(\d+)\/messages$/, rate: five },
    run({ world, ids: [id = ""], body, files: sent }) {
      const channel = reach(world, id, "SEND_MESSAGES", ...(sent.length > 0 ? (["ATTACH_FILES"] as const) : []));
      if (channel.locked) throw refusals.archived();
      const read = parseOrRefuse(postBody, body);
      const nonce = read.nonce === undefined ? undefined : String(read.nonce);
      const earlier = read.enforce_nonce
        ? world.messages.find(
            (each) => each.channel === id && each.nonce === nonce && each.postedAt > world.now() - nonceMs,
          )
        : undefined;
      if (read.enforce_nonce && nonce === undefined)
        throw invalidBody(["nonce"], "BASE_TYPE_REQUIRED", "This field is required");
      if (earlier) return { body: messagePayload(world, earlier, { withNonce: true }) };
      const { message_reference: reference } = read;
      if (reference && (reference.fail_if_not_exists ?? true)) messageIn(world, id, reference.message_id);
      const files = storedFiles(world, sent, read);
      const content = checkContent(read, new Set(files.map(({ filename }) => filename)));
      const posting = { channel: id, author: world.application.id, files, nonce, mentions: read.allowed_mentions };
      const message = addMessage(world, content, { ...posting, reference: reference?.message_id });
      return { body: messagePayload(world, message, { withNonce: true }) };
    },
  },
  {
    ...{ name: "message.list", method: "GET", path: /^\/channels\/(\d+)\/messages$/, rate: common },
    run({ world, ids: [id = ""], query }) {
      reach(world, id, "READ_MESSAGE_HISTORY");
      const limit = Number(query.get("limit") ?? 50);
      if (!Number.isInteger(limit) || limit < 1 || limit > 100)
        throw invalidBody(["limit"], "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
      const [before, after] = ["before", "after"].map((key) => query.get(key));
      const found = world.messages.filter(
        (each) =>
          each.channel === id &&
          each.ephemeralTo === undefined &&
          (!before || BigInt(each.id) < BigInt(before)) &&
          (!after || BigInt(each.id) > BigInt(after)),
      );
      return {
        body: found
          .slice(-limit)
          .toReversed()
          .map((each) => messagePayload(world, each)),
      };
    },
  },
  {
    ...{ name: "message.get", method: "GET", path: /^\/channels\/(\d+)\/messages\/(\d+)$/, rate: common },
    run({ world, ids: [channel = "", id = ""] }) {
      reach(world, channel, "READ_MESSAGE_HISTORY");
      return { body: messagePayload(world, messageIn(world, channel, id)) };
    },
  },
  {
    ...{ name: "message.edit", method: "PATCH", path: /^\/channels\/(\d+)\/messages\/(\d+)$/, rate: five },
    run({ world, ids: [channel = "", id = ""], body, files }) {
      reach(world, channel);
      const message = messageIn(world, channel, id);
      if (message.author !== world.application.id) throw refusals.notYours();
      changeMessage(world, message, parseOrRefuse(editBody, body), files);
      return { body: messagePayload(world, message) };
    },
  },
  {
    ...{ name: "message.delete", method: "DELETE", path: /^\/channels\/(\d+)\/messages\/(\d+)$/, rate: five },
    run({ world, ids: [channel = "", id = ""] }) {
      reach(world, channel);
      const message = messageIn(world, channel, id);
      if (message.author !== world.application.id) throw refusals.missingPermissions();
      removeMessage(world, message);
      return { status: 204 };
    },
  },
  {
    name: "reaction.add",
    method: "PUT",
    path: /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/,
    rate: { limit: 1, windowMs: 250 },
    run({ world, ids: [channel = "", id = "", emoji = ""] }) {
      reach(world, channel, "READ_MESSAGE_HISTORY", "ADD_REACTIONS");
      const { reactions } = messageIn(world, channel, id);
      if (!/^\p{RGI_Emoji}$/v.test(emoji)) throw refusals.unknownEmoji();
      reactions.set(emoji, (reactions.get(emoji) ?? new Set()).add(world.application.id));
      return { status: 204 };
    },
  },
];
