import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { pageTexts } from "../chat/texts/page.ts";
import type { Ack, Form } from "../chat/vocabulary.ts";
import { type EventsParts, streamEvents } from "./events.ts";
import { channelById, channelsOf, people } from "./places.ts";
import type { Heard, Speaking, Visitor } from "./speaking.ts";
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
  channels: ChannelView[];
}

/** A channel, with what unread marks need: positions of the newest messages that are not the reader's own. */
export interface ChannelView {
  id: string;
  kind: "channel" | "direct";
  name: string;
  /** Of the newest message in the channel itself; 0: there is none. */
  last: number;
  /** The threads that were last written in, latest first. */
  threads: ThreadMark[];
}

/** A thread by its root. `name` is the one that Kindling gave it, if Kindling opened it. */
export interface ThreadMark {
  root: string;
  name: string | null;
  last: number;
}

/** A stretch of a channel or of a thread, oldest first; of a thread with its root, which may be deleted. */
export interface MessagesView {
  root: MessageView | null;
  messages: MessageView[];
  /** Whether there are older ones: ask with `before`, the position of the first. */
  more: boolean;
}

/**
 * What came of something that was sent. `message`: what was written, pressed on or changed; missing after a form, and
 * after a command that was answered with a form and leaves no trace. `form` is to be opened, `errors` (field to
 * sentence) keep the one that was sent open.
 */
export interface AnswerView {
  message?: MessageView;
  ack: Ack["type"];
  form?: Form;
  errors?: Record<string, string>;
}

/** Completions of what is typed. `place`: where the named work is, if it is somewhere that the reader sees. */
export interface SuggestionsView {
  suggestions: { label: string; value: string; place: { channel: string; thread: string | null } | null }[];
}

/** The event `typing`: this person (by id) was at the keyboard a moment ago. Never sent to themselves. */
export interface TypingView {
  person: string;
  channel: string;
  thread: string | null;
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
      channels: channelsOf(person.id).map(({ id, kind, name }) => ({ id, kind, name, last: 0, threads: [] })),
    };
    return c.json(session);
  });

  app.get("/channels/:channel", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const channel = channelsOf(person.id).find((each) => each.id === c.req.param("channel"));
    if (!channel) return refused(c, 404, "gone");
    const page = { before: before.parse(c.req.query("before")), limit: pageSize + 1 };
    const { messages } = await log.list(scope, channel.id, page);
    const shown = messages.slice(-pageSize).map((message) => view(message, person.id));
    return c.json<MessagesView>({ root: null, messages: shown, more: messages.length > pageSize });
  });

  app.get("/threads/:root", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const root = id.safeParse(c.req.param("root"));
    const message = root.success ? await log.read(scope, root.data) : undefined;
    if (!message || message.threadId !== null) return refused(c, 404, "gone");
    const page = { before: Number.MAX_SAFE_INTEGER, limit: threadSize };
    const { messages } = await log.list(scope, message.id, page);
    const shown = messages.map((each) => view(each, person.id));
    return c.json<MessagesView>({ root: view(message, person.id), messages: shown, more: false });
  });

  const answer = (c: Context, { person }: Visitor, heard: Heard) => {
    if (heard === "gone") return refused(c, 409, "gone");
    return c.json<AnswerView>({ message: view(heard.message, person.id), ack: heard.ack.type });
  };

  app.post("/messages", async (c) => {
    const { success, data } = saying.safeParse(await c.req.json().catch(() => undefined));
    if (!success) return refused(c, 400, "unreadable");
    const visitor = await visitors.of(c.req.raw);
    return answer(c, visitor, await speaking.say(visitor, data));
  });

  app.post("/presses", async (c) => {
    const { success, data } = press.safeParse(await c.req.json().catch(() => undefined));
    if (!success) return refused(c, 400, "unreadable");
    const visitor = await visitors.of(c.req.raw);
    return answer(c, visitor, await speaking.press(visitor, data));
  });

  app.get("/events", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const from = since.parse(c.req.header("last-event-id") ?? c.req.query("since"));
    const ended = async () => {};
    // A stream that fails just ends: the page comes back and goes on from where it was.
    return streamSSE(c, (stream) => streamEvents(stream, { scope, reader: person.id }, from, events), ended);
  });

  return app;
}

/** Whose direct messages a channel holds, for the view. */
export const ownerOf = (channel: string): string | null => channelById(channel)?.owner ?? null;
