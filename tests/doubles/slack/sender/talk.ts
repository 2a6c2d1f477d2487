import { addMessage } from "../messages.ts";
import { deleteMessage } from "../methods/chat.ts";
import type { SlackMessage, World } from "../world.ts";
import type { createSender, Delivery } from "./deliver.ts";

type Deliver = ReturnType<typeof createSender>;

const channelTypes = { public: "channel", private: "group", im: "im", mpim: "mpim" } as const;

/** What people do in conversations, of which the app is told where the bot is a member. */
export function createTalk(world: World, deliver: Deliver) {
  const hears = (channel: string): boolean => world.channels.get(channel)?.members.has(world.bot.user) ?? false;
  const where = (channel: string) => {
    const kind = world.channels.get(channel)?.kind;
    return { channel, channel_type: kind && channelTypes[kind] };
  };
  const told = async (channel: string, event: { type: string; [field: string]: unknown }): Promise<Delivery[]> =>
    hears(channel) ? [await deliver("event", event)] : [];
  const find = (channel: string, ts: string): SlackMessage => {
    const found = world.messages.find((message) => message.channel === channel && message.ts === ts);
    if (found === undefined) throw new Error(`There is no message ${ts}.`);
    return found;
  };
  const saying = ({ user, text, ts, thread_ts }: SlackMessage) => ({
    user,
    text,
    ts,
    team: world.team.id,
    ...(thread_ts !== undefined && { thread_ts }),
  });

  return {
    /** A person says something. A mention of the bot is told twice: as a message and as a mention. */
    async say(user: string, channel: string, text: string, thread?: string) {
      const message = addMessage(world, { channel, user, text, thread_ts: thread });
      const mention = text.includes(`<@${world.bot.user}>`) && world.channels.get(channel)?.kind !== "im";
      const said = { ...saying(message), event_ts: message.ts };
      const deliveries = await told(channel, {
        type: "message",
        ...said,
        ...where(channel),
        client_msg_id: world.id("m"),
      });
      if (mention) deliveries.push(await deliver("event", { type: "app_mention", ...said, channel }));
      return { ts: message.ts, deliveries };
    },

    /** A person changes what they said. */
    async edit(channel: string, ts: string, text: string) {
      const message = find(channel, ts);
      const previous = saying(message);
      Object.assign(message, { text, editedAt: world.ts() });
      const edited = { type: "message", ...saying(message), edited: { user: message.user, ts: message.editedAt } };
      return told(channel, {
        type: "message",
        subtype: "message_changed",
        ...where(channel),
        ts: world.ts(),
        hidden: true,
        message: edited,
        previous_message: { type: "message", ...previous },
      });
    },

    /** A person takes back what they said. */
    async erase(channel: string, ts: string) {
      const message = find(channel, ts);
      deleteMessage(world, message);
      return told(channel, {
        type: "message",
        subtype: "message_deleted",
        ...where(channel),
        ts: world.ts(),
        hidden: true,
        deleted_ts: ts,
        previous_message: { type: "message", ...saying(message) },
      });
    },

    /** The app is told of what its own bot said, as Slack does wherever it subscribes to messages. */
    async echo(channel: string, ts: string) {
      const own = { ...saying(find(channel, ts)), bot_id: world.bot.id, app_id: world.app.id };
      return told(channel, { type: "message", ...own, ...where(channel) });
    },

    /** A person presses Slack's own Stop: open streams of the thread take no more, and the app is told. */
    async pressStop(user: string, channel: string, thread: string) {
      const streaming = world.messages.filter(
        ({ channel: at, thread_ts, stream }) => at === channel && thread_ts === thread && stream?.state === "open",
      );
      for (const { stream } of streaming) if (stream) stream.state = "stopped_by_user";
      return deliver("event", {
        type: "agent_session_stopped",
        channel,
        thread_ts: thread,
        user,
        streaming_message_ts: streaming.map(({ ts }) => ts),
      });
    },
  };
}
