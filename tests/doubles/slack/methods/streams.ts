import { z } from "zod";
import { addMessage, messageView } from "../messages.ts";
import { defineMethod, structured, takes } from "../method.ts";
import { perMinute } from "../rates.ts";
import { messageAt, see, threadRoot, writeTo } from "../reach.ts";
import { SlackRefusal } from "../refusal.ts";
import { type Chunk, checkChunks } from "../rules/chunks.ts";
import { checkMetadata } from "../rules/content.ts";
import { checkMessageBlocks, markdownCharacters } from "../rules/surfaces.ts";
import { knownFiles, type SlackMessage, type Stream, type Token, type World } from "../world.ts";
import { setSession } from "./agents.ts";

/** A stream ends by itself this long after its start, measured by many; Slack names no number. */
export const streamLifeMs = 300_000;

/** Whether a message is a stream that still takes pieces, and therefore no update. */
export const isLive = (world: World, { stream }: SlackMessage): boolean =>
  stream !== undefined && stream.state === "open" && world.now() < stream.expiresAt;

const piece = { markdown_text: z.string().optional(), chunks: structured.optional() };

interface Piece {
  markdown_text?: string | undefined;
  chunks?: unknown;
}

/** What a call adds, checked; a stream takes only the form that it began with. */
function read(world: World, stream: Stream, args: Piece): Chunk[] {
  if (args.markdown_text !== undefined && args.chunks !== undefined) {
    throw new SlackRefusal("cannot_provide_both_markdown_text_and_chunks");
  }
  if ((args.markdown_text?.length ?? 0) > markdownCharacters) throw new SlackRefusal("msg_too_long");
  const text = args.markdown_text ?? "";
  const chunks = args.chunks === undefined ? [] : checkChunks(args.chunks, knownFiles(world));
  const mode = text !== "" ? "text" : chunks.length > 0 ? "chunks" : undefined;
  if (mode !== undefined && stream.mode !== undefined && mode !== stream.mode) {
    throw new SlackRefusal("streaming_mode_mismatch");
  }
  stream.mode ??= mode;
  return text === "" ? chunks : [{ type: "markdown_text", text }];
}

function append(message: SlackMessage, stream: Stream, chunks: readonly Chunk[]): void {
  for (const chunk of chunks) {
    if (chunk.type === "markdown_text") message.text += chunk.text;
    else if (chunk.type === "plan_update") stream.plan = chunk.title;
    else if (chunk.type === "task_update") stream.tasks.set(chunk.id, chunk);
    else message.blocks = [...(message.blocks ?? []), ...chunk.blocks];
  }
}

/** The bot's own open stream. */
function openStream(
  world: World,
  token: Token,
  channel: string,
  ts: string,
): { message: SlackMessage; stream: Stream } {
  const home = see(world, token, channel);
  const message = messageAt(world, channel, ts);
  if (message === undefined || message.tombstone) throw new SlackRefusal("message_not_found");
  if (!message.byBot) throw new SlackRefusal("message_not_owned_by_app");
  if (home.archived) throw new SlackRefusal("is_archived");
  const { stream } = message;
  if (stream?.state === "stopped_by_user") throw new SlackRefusal("stopped_by_user");
  if (stream === undefined || !isLive(world, message)) throw new SlackRefusal("message_not_in_streaming_state");
  return { message, stream };
}

const startStream = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(20),
  args: takes({
    ...piece,
    channel: z.string(),
    thread_ts: z.string(),
    recipient_team_id: z.string().optional(),
    recipient_user_id: z.string().optional(),
    task_display_mode: z.enum(["timeline", "plan", "dense"]).optional(),
  }),
  run(world, args, token) {
    const channel = writeTo(world, token, args.channel);
    if (channel.kind !== "im") {
      if (args.recipient_user_id === undefined) throw new SlackRefusal("missing_recipient_user_id");
      if (args.recipient_team_id === undefined) throw new SlackRefusal("missing_recipient_team_id");
      if (!world.people.has(args.recipient_user_id)) throw new SlackRefusal("user_not_found");
    }
    threadRoot(world, channel.id, args.thread_ts);
    const stream: Stream = {
      state: "open",
      mode: undefined,
      expiresAt: world.now() + streamLifeMs,
      plan: undefined,
      tasks: new Map(),
    };
    const chunks = read(world, stream, args);
    const message = addMessage(world, {
      channel: channel.id,
      user: world.bot.user,
      byBot: true,
      text: "",
      thread_ts: args.thread_ts,
      stream,
    });
    append(message, stream, chunks);
    return { channel: channel.id, ts: message.ts };
  },
});

const appendStream = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(100),
  args: takes({ ...piece, channel: z.string(), ts: z.string() }),
  run(world, args, token) {
    const { message, stream } = openStream(world, token, args.channel, args.ts);
    const chunks = read(world, stream, args);
    if (chunks.length === 0) throw new SlackRefusal("no_text");
    append(message, stream, chunks);
    return { channel: args.channel, ts: args.ts };
  },
});

const stopStream = defineMethod({
  by: "bot",
  scopes: ["chat:write"],
  rate: perMinute(20),
  args: takes({
    ...piece,
    channel: z.string(),
    ts: z.string(),
    blocks: structured.optional(),
    metadata: structured.optional(),
    session_status: z.string().optional(),
  }),
  run(world, args, token) {
    const { message, stream } = openStream(world, token, args.channel, args.ts);
    const blocks = args.blocks === undefined ? [] : checkMessageBlocks(args.blocks, knownFiles(world));
    const metadata = args.metadata === undefined ? message.metadata : checkMetadata(args.metadata);
    append(message, stream, read(world, stream, args));
    if (blocks.length > 0) message.blocks = [...(message.blocks ?? []), ...blocks];
    message.metadata = metadata;
    stream.state = "stopped";
    if (args.session_status !== undefined) setSession(world, args.channel, message.thread_ts, args.session_status);
    return { channel: args.channel, ts: args.ts, message: messageView(world, message, true) };
  },
});

/** Text that appears as it is written. https://docs.slack.dev/reference/methods/chat.startStream */
export const streams = {
  "chat.startStream": startStream,
  "chat.appendStream": appendStream,
  "chat.stopStream": stopStream,
};
