import type { MessageRef, Target } from "../../src/chat/vocabulary.ts";
import { createLog } from "../../src/log.ts";
import { decodeMessage, decodeTarget } from "../../src/slack/places.ts";
import { createSlackPort, type SlackPortParts } from "../../src/slack/port.ts";
import { createClock } from "../doubles/slack/client.ts";
import { deleteMessage } from "../doubles/slack/methods/chat.ts";
import { type SlackDouble, type SlackDoubleOptions, startSlackDouble } from "../doubles/slack/server.ts";
import type { SlackMessage } from "../doubles/slack/world.ts";
import { readable } from "./accepted.ts";

/** Starts a Slack whose clock moves when a port waits, and ports to it. */
export async function openSlack(options: SlackDoubleOptions = {}) {
  const clock = createClock();
  const slack = await startSlackDouble({ now: clock.now, ...options });
  return {
    slack,
    clock,
    /** A port that remembers nothing: as after a crash. */
    port: (more: Partial<SlackPortParts> = {}) => portOf(slack, { now: () => new Date(clock.now()), ...more }, clock),
  };
}

function portOf(slack: SlackDouble, more: Partial<SlackPortParts>, clock: ReturnType<typeof createClock>) {
  return createSlackPort({
    workspace: `slack:${slack.workspace.id}`,
    installations: {
      accessFor: async () => ({ token: slack.botToken, botId: slack.bot.id, botUserId: slack.bot.user }),
    },
    apiUrl: slack.url,
    readBlob: async () => undefined,
    now: () => new Date(),
    wait: async (ms) => clock.forward(ms),
    log: createLog({ level: "error", secrets: [], write: () => undefined }),
    ...more,
  });
}

/** What a person sees in a channel or a thread, oldest first, as text. */
export function seenBy(slack: SlackDouble, target: Target, person: string): string[] {
  const { channel, thread } = decodeTarget(target);
  const mine = slack
    .ephemerals(person)
    .filter((message) => message.channel === channel && (message.thread_ts ?? null) === thread);
  const replies = slack.messages(channel, thread ?? undefined).filter(({ ts }) => ts !== thread);
  return [...replies, ...mine].map(textOf);
}

/** What a message says, without what it would say in a notification. */
export const textOf = ({ text, blocks }: SlackMessage): string =>
  blocks === undefined ? text : readable([{ text, blocks: blocks as never }]);

/** Deletes a message as a moderator does. */
export function removeMessage(slack: SlackDouble, ref: MessageRef): void {
  const { channel, ts } = decodeMessage(ref);
  const message = slack.world.messages.find((each) => each.channel === channel && each.ts === ts);
  if (message) deleteMessage(slack.world, message);
}
