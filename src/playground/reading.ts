import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { Hearing } from "./answering.ts";
import type { MessagesView, SessionView } from "./api.ts";
import { suggest } from "./asking.ts";
import { type EventsParts, streamEvents } from "./events.ts";
import { channelsOf, people } from "./places.ts";
import { refused } from "./refusing.ts";
import { asking } from "./requests.ts";
import type { Visitors } from "./visitors.ts";

/** What the page reads from. */
export interface ReadingParts extends EventsParts, Hearing {
  visitors: Visitors;
}

const channelSize = 60;
const threadSize = 500;

const since = z.coerce.number().int().min(0).catch(0);
const before = z.coerce.number().int().min(1).catch(Number.MAX_SAFE_INTEGER);
const id = z.uuid();

/** What the page asks for: who it is, stretches of channels and threads, completions, and what changes from now on. */
export function readingRoutes({ visitors, ...parts }: ReadingParts): Hono {
  const { log, view } = parts;
  const app = new Hono();

  app.get("/session", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const channels = channelsOf(person.id);
    const marks = await log.marks(
      scope,
      person.id,
      channels.map(({ id }) => id),
    );
    return c.json<SessionView>({
      seq: marks.seq,
      me: { id: person.id, name: person.name },
      people,
      channels: channels.map(({ id, kind, name }) => ({
        id,
        kind,
        name,
        last: marks.channels.get(id) ?? 0,
        threads: marks.threads
          .filter(({ channel }) => channel === id)
          .map(({ root, name, last }) => ({ root, name, last })),
      })),
    });
  });

  app.get("/channels/:channel", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const channel = channelsOf(person.id).find((each) => each.id === c.req.param("channel"));
    if (!channel) return refused(c, "nowhere");
    const { messages } = await log.list(scope, channel.id, {
      before: before.parse(c.req.query("before")),
      limit: channelSize + 1,
    });
    const shown = messages.slice(-channelSize).map((message) => view(message, person.id));
    return c.json<MessagesView>({ root: null, messages: shown, more: messages.length > channelSize });
  });

  app.get("/threads/:root", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const asked = id.safeParse(c.req.param("root"));
    const root = asked.success ? await log.root(scope, asked.data) : undefined;
    if (!root) return refused(c, "nowhere");
    const { messages } = await log.list(scope, root.id, {
      before: before.parse(c.req.query("before")),
      limit: threadSize + 1,
    });
    const shown = messages.slice(-threadSize).map((message) => view(message, person.id));
    return c.json<MessagesView>({ root: view(root, person.id), messages: shown, more: messages.length > threadSize });
  });

  app.get("/suggestions", async (c) => {
    const { success, data } = asking.safeParse(c.req.query());
    if (!success) return refused(c, "unreadable");
    const suggestions = await suggest(parts, await visitors.of(c.req.raw), data);
    return suggestions === "gone" ? refused(c, "nowhere") : c.json(suggestions);
  });

  app.get("/events", async (c) => {
    const { person, scope } = await visitors.of(c.req.raw);
    const from = since.parse(c.req.header("last-event-id") ?? c.req.query("since"));
    const ended = async () => {};
    // A stream that fails just ends: the page comes back and goes on from where it was.
    return streamSSE(c, (stream) => streamEvents(stream, { scope, reader: person.id }, from, parts), ended);
  });

  return app;
}
