import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { pageTexts } from "../chat/texts/page.ts";
import { type EventsParts, streamEvents } from "./events.ts";
import { channelById, channelsOf, people } from "./places.ts";
import type { Heard, Speaking } from "./speaking.ts";
import type { MessageView } from "./view.ts";
import type { Visitors } from "./visitors.ts";

/** What the page's API is made of. */
export interface ApiParts extends EventsParts {
  speaking: Speaking;
  visitors: Visitors;
}

/** What the page asks for first. */
export interface SessionView {
  /** From here on, events tell what changes. */
  seq: number;
  me: { id: string; name: string };
  people: readonly { id: string; name: string }[];
  channels: { id: string; kind: "channel" | "direct"; name: string }[];
}

/** A stretch of a channel, or a whole thread with its root. */
export interface MessagesView {
  root: MessageView | null;
  messages: MessageView[];
  /** Whether there are older ones. */
  more: boolean;
}

/** Longest request body, in bytes: 20,000 characters of any script and some more. */
const bodyMaxBytes = 262_144;
const pageSize = 60;
const threadSize = 500;

/** What no text needs and a database refuses. */
const clean = (text: string) => text.toWellFormed().replaceAll("\0", "");

const saying = z.strictObject({
  eventId: z.uuid(),
  channel: z.string().max(64),
  thread: z.uuid().nullable(),
  text: z
    .string()
    .max(100_000)
    .transform(clean)
    .refine((text) => text.trim() !== ""),
});
const press = z.strictObject({
  eventId: z.uuid(),
  message: z.uuid(),
  action: z.string().max(200),
  value: z.string().max(4000),
  inThread: z.boolean(),
});
const since = z.coerce.number().int().min(0).catch(0);
const before = z.coerce.number().int().min(1).catch(Number.MAX_SAFE_INTEGER);
const id = z.uuid();

const refused = (c: Context, status: 400 | 403 | 404 | 409 | 413, code: keyof typeof pageTexts.refused) =>
  c.json({ error: { code, message: pageTexts.refused[code] } }, status);

/** The page's own API, below `/playground/api`. Every change carries a header that no other site can send. */
export function createApi({ speaking, visitors, ...events }: ApiParts): Hono {
  const { log, view } = events;
  const app = new Hono();

  app.use("*", bodyLimit({ maxSize: bodyMaxBytes, onError: (c) => refused(c, 413, "tooLong") }));
  app.use("*", async (c, next) => {
    if (c.req.method !== "GET" && c.req.header("x-kindling") !== "page") return refused(c, 403, "notOurs");
    await next();
  });

  app.get("/session", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const session: SessionView = {
      seq: await log.clock(scope),
      me: { id: person.id, name: person.name },
      people,
      channels: channelsOf(person.id).map(({ id, kind, name }) => ({ id, kind, name })),
    };
    return c.json(session);
  });

  app.get("/channels/:channel", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const channel = channelsOf(person.id).find((each) => each.id === c.req.param("channel"));
    if (!channel) return refused(c, 404, "gone");
    const page = { before: before.parse(c.req.query("before")), limit: pageSize + 1 };
    const { messages } = await log.list(scope, channel.id, page);
    const shown = messages.slice(-pageSize).map(view);
    return c.json<MessagesView>({ root: null, messages: shown, more: messages.length > pageSize });
  });

  app.get("/threads/:root", async (c) => {
    const { scope } = await visitors.of(c.req.raw);
    const root = id.safeParse(c.req.param("root"));
    const message = root.success ? await log.read(scope, root.data) : undefined;
    if (!message || message.threadId !== null) return refused(c, 404, "gone");
    const page = { before: Number.MAX_SAFE_INTEGER, limit: threadSize };
    const { messages } = await log.list(scope, message.id, page);
    return c.json<MessagesView>({ root: view(message), messages: messages.map(view), more: false });
  });

  const answer = (c: Context, heard: Heard) => {
    if (heard === "gone") return refused(c, 409, "gone");
    return c.json({ message: view(heard.message), ack: heard.ack.type });
  };

  app.post("/messages", async (c) => {
    const { success, data } = saying.safeParse(await c.req.json().catch(() => undefined));
    if (!success) return refused(c, 400, "unreadable");
    return answer(c, await speaking.say(await visitors.of(c.req.raw), data));
  });

  app.post("/presses", async (c) => {
    const { success, data } = press.safeParse(await c.req.json().catch(() => undefined));
    if (!success) return refused(c, 400, "unreadable");
    return answer(c, await speaking.press(await visitors.of(c.req.raw), data));
  });

  app.get("/events", async (c) => {
    const { scope } = await visitors.of(c.req.raw);
    const from = since.parse(c.req.header("last-event-id") ?? c.req.query("since"));
    const ended = async () => {};
    // A stream that fails just ends: the page comes back and goes on from where it was.
    return streamSSE(c, (stream) => streamEvents(stream, scope, from, events), ended);
  });

  return app;
}

/** Whose direct messages a channel holds, for the view. */
export const ownerOf = (channel: string): string | null => channelById(channel)?.owner ?? null;
