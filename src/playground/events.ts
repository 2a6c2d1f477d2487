import type { SSEStreamingApi } from "hono/streaming";
import type { Scope } from "../store/store.ts";
import type { TypingView } from "./api.ts";
import type { Hub } from "./hub.ts";
import { Inbox, take } from "./inbox.ts";
import type { RenderMarkdown } from "./markdown.ts";
import type { MessageLog } from "./message-log.ts";
import { channelsOf } from "./places.ts";
import type { createView } from "./view.ts";

/** What an event stream is made of. */
export interface EventsParts {
  log: MessageLog;
  hub: Hub;
  view: ReturnType<typeof createView>;
  markdown: RenderMarkdown;
  /** Names the page that this process serves, so that an open page notices a newer one. */
  build: string;
}

/** Keeps proxies and the browser from giving up on a silent connection. */
const heartbeatMs = 15_000;
/** Changes that come closer together are read together. */
const gatherMs = 40;

/**
 * Sends `reader` (an external id) what changed since a point of the clock, and goes on until either side leaves. Every
 * event carries the clock as its id, so that a page that comes back (`Last-Event-ID`) misses nothing and gets nothing
 * twice, whatever happened to this process in between. Text that is being written and who is typing go by without an
 * id: they are never the truth.
 */
export async function streamEvents(
  stream: SSEStreamingApi,
  { scope, reader }: { scope: Scope; reader: string },
  since: number,
  { log, hub, view, markdown, build }: EventsParts,
): Promise<void> {
  let cursor = since;
  const inbox = new Inbox(hub);
  stream.onAbort(() => inbox.closed());
  const send = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) });

  const sendChanges = async () => {
    while (inbox.dirty && !inbox.ended) {
      inbox.dirty = false;
      const { seq, messages } = await log.changes(scope, cursor);
      if (messages.length > 0) {
        const data = JSON.stringify({ seq, messages: messages.map((message) => view(message, reader)) });
        await stream.writeSSE({ event: "changes", id: String(seq), data });
        inbox.dirty ||= seq > cursor;
      }
      cursor = seq;
    }
  };
  /** Messages that this reader may see, and those of them whose live text has ended, as this page knows already. */
  const visible = new Set<string>();
  const silent = new Set<string>();
  /**
   * A live text only goes to who may see its message, which is asked of the store once. What has changed meanwhile goes
   * first: many may be writing at once.
   */
  const sendTexts = async () => {
    for (const { message, markdown: text } of take(inbox.texts)) {
      await sendChanges();
      if (text === "" && silent.has(message)) continue;
      if (text === "") silent.add(message);
      else silent.delete(message);
      if (!visible.has(message) && !(await log.read(scope, message))) continue;
      visible.add(message);
      await send("live", { message, html: markdown(text) });
    }
  };
  const sendTypists = async () => {
    const channels = channelsOf(reader);
    for (const typist of take(inbox.typists))
      if (typist.person !== reader && channels.some(({ id }) => id === typist.channel))
        await send("typing", typist satisfies TypingView);
  };

  try {
    await stream.writeSSE({ event: "hello", data: JSON.stringify({ build }), retry: 1000 });
    // The page knows more than there is: it has outlived its database.
    if (since > (await log.clock(scope))) return await send("reset", 1);
    while (!inbox.ended) {
      // Who is typing comes first, since what they then write ends it.
      await sendTypists();
      await sendChanges();
      await sendTexts();
      if (inbox.ended || inbox.filled) continue;
      await inbox.filling(heartbeatMs);
      if (inbox.filled) await stream.sleep(gatherMs);
      else if (!inbox.ended) await send("beat", 1);
    }
  } finally {
    inbox.leave();
  }
}
