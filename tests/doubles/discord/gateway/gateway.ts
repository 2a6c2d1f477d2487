import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { z } from "zod";
import { acceptSocket, type Connection } from "../../slack/socket/frames.ts";
import { channelPayload, guildPayload, userPayload } from "../payloads.ts";
import type { World } from "../world.ts";

const frame = z.looseObject({ op: z.int(), d: z.unknown() });
const identify = z.looseObject({ token: z.string(), intents: z.int(), properties: z.looseObject({}) });
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

/** Intents as the portal and the client name them. */
const intents = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 } as const;
/** The intents that the portal has to switch on: members, presences, message content. */
const privileged = (1 << 1) | (1 << 8) | intents.messageContent;

/** What one client has been told, so that it can go on where it was cut off. */
interface Session {
  id: string;
  intents: number;
  connection: Connection | undefined;
  sent: { s: number; text: string }[];
}

/** How the double closes, by Discord's codes. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const closes = {
  decode: 4002,
  unauthenticated: 4003,
  authentication: 4004,
  twice: 4005,
  seq: 4007,
  intents: 4014,
} as const;

/** The Gateway's end. https://docs.discord.com/developers/events/gateway */
export function createGateway(world: World, heartbeatMs: number) {
  const sessions = new Map<string, Session>();
  let duplicates = 1;
  let beats = 0;

  function dispatch(session: Session, event: string, data: unknown): void {
    const s = (session.sent.at(-1)?.s ?? 0) + 1;
    const text = JSON.stringify({ op: 0, t: event, s, d: data });
    session.sent.push({ s, text });
    session.connection?.send(text);
  }

  function begin(connection: Connection, value: unknown): Session | undefined {
    const { data } = identify.safeParse(value);
    if (data?.token !== world.token) return void connection.close(closes.authentication);
    if ((data.intents & privileged & ~(world.messageContent ? intents.messageContent : 0)) !== 0)
      return void connection.close(closes.intents);
    const session: Session = { id: randomBytes(16).toString("hex"), intents: data.intents, connection, sent: [] };
    sessions.set(session.id, session);
    const me = world.users.get(world.application.id);
    dispatch(session, "READY", {
      ...{ v: 10, user: me && userPayload(me), session_id: session.id, shard: [0, 1] },
      ...{ resume_gateway_url: address(), application: { id: world.application.id, flags: 0 } },
      guilds: [{ id: world.guild.id, unavailable: true }],
    });
    if ((session.intents & intents.guilds) !== 0) dispatch(session, "GUILD_CREATE", guildCreated(world));
    return session;
  }

  function goOn(connection: Connection, value: unknown): Session | undefined {
    const { data } = resume.safeParse(value);
    if (data?.token !== world.token) return void connection.close(closes.authentication);
    const session = sessions.get(data.session_id);
    if (session === undefined) return void connection.send(JSON.stringify({ op: 9, d: false }));
    const seq = data.seq ?? 0;
    if (seq > (session.sent.at(-1)?.s ?? 0)) return void connection.close(closes.seq);
    session.connection = connection;
    for (const { s, text } of session.sent) if (s > seq) connection.send(text);
    dispatch(session, "RESUMED", {});
    return session;
  }

  let address = () => "";

  return {
    /** Where clients are told to come again to. */
    at(url: () => string): void {
      address = url;
    },
    get sessions(): readonly Session[] {
      return [...sessions.values()];
    },
    /** How many heartbeats came. */
    get beats(): number {
      return beats;
    },
    upgrade(request: IncomingMessage, socket: Duplex): void {
      const query = new URL(request.url ?? "/", "http://double").searchParams;
      let session: Session | undefined;
      const connection = acceptSocket(socket, request.headers["sec-websocket-key"] ?? "", onText, () => {
        if (session?.connection === connection) session.connection = undefined;
      });
      if (query.get("v") !== "10" || query.get("encoding") !== "json") {
        connection.close(4012);
        return;
      }
      connection.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeatMs, _trace: [] } }));

      function onText(text: string): void {
        const { data } = frame.safeParse(parsed(text));
        if (data === undefined) connection.close(closes.decode);
        else if (data.op === 1) {
          beats++;
          connection.send(JSON.stringify({ op: 11 }));
        } else if (data.op === 2 && session) connection.close(closes.twice);
        else if (data.op === 2) session = begin(connection, data.d);
        else if (data.op === 6) session = goOn(connection, data.d);
        else if (session === undefined) connection.close(closes.unauthenticated);
      }
    },
    /** Tells every session what happened, as far as its intents reach. Without MESSAGE_CONTENT words are left out. */
    tell(event: string, data: unknown): void {
      for (const session of sessions.values()) {
        const seen = event.startsWith("MESSAGE_") ? messageFor(world, session.intents, data) : data;
        for (let time = 0; seen !== undefined && time < duplicates; time++) dispatch(session, event, seen);
      }
    },
    /** The bot joins the guild: a session is told of it that did not know. */
    join(guild: { id: string; name: string; systemChannel: string | undefined }): void {
      const there = guildCreated({ ...world, guild, channels: new Map() });
      for (const session of sessions.values()) dispatch(session, "GUILD_CREATE", there);
    },
    /** Every event is told so many times from now on. */
    repeat(times: number): void {
      duplicates = times;
    },
    /** Asks every client to come again (op 7). */
    reconnect: () => each(sessions, ({ connection }) => connection?.send(JSON.stringify({ op: 7, d: null }))),
    /** Says that the session is over (op 9); with `resumable` the client may go on with it. */
    invalidate(resumable: boolean): void {
      each(sessions, ({ connection }) => connection?.send(JSON.stringify({ op: 9, d: resumable })));
      if (!resumable) sessions.clear();
    },
    /** Ends every connection with a code. */
    close: (code: number) => each(sessions, ({ connection }) => connection?.close(code)),
    /** Breaks every connection. */
    drop: () => each(sessions, ({ connection }) => connection?.drop()),
  };
}

const each = (sessions: ReadonlyMap<string, Session>, act: (session: Session) => void) => {
  for (const session of sessions.values()) act(session);
};

const sentMessage = z.looseObject({
  channel_id: z.string(),
  content: z.string().optional(),
  author: z.looseObject({ id: z.string() }).optional(),
});

/** A message's event as a session with these intents gets it. */
function messageFor(world: World, held: number, data: unknown): unknown {
  const message = sentMessage.parse(data);
  const channel_type = world.channels.get(message.channel_id)?.type;
  const direct = channel_type === 1;
  if ((held & (direct ? intents.directMessages : intents.guildMessages)) === 0) return undefined;
  const own = message.author?.id === world.application.id;
  const mentioned = message.content?.includes(`<@${world.application.id}>`) ?? false;
  const open = direct || own || mentioned || (held & intents.messageContent) !== 0;
  const guild = direct ? { channel_type } : { channel_type, guild_id: world.guild.id };
  return open
    ? { ...message, ...guild }
    : { ...message, ...guild, content: "", attachments: [], embeds: [], components: [] };
}

function guildCreated(world: World) {
  const all = [...world.channels.values()];
  return {
    ...guildPayload(world),
    ...{ unavailable: false, large: false, member_count: world.users.size, members: [], presences: [] },
    ...{ voice_states: [], stage_instances: [], guild_scheduled_events: [], joined_at: new Date(0).toISOString() },
    channels: all.filter(({ type }) => type === 0 || type === 15).map((channel) => channelPayload(world, channel)),
    threads: all.filter(({ type }) => type === 11).map((channel) => channelPayload(world, channel)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
