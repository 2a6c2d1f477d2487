import type { SSEStreamingApi } from "hono/streaming";
import type { Scope } from "../store/store.ts";
import type { Hub, LiveText } from "./hub.ts";
import type { RenderMarkdown } from "./markdown.ts";
import type { MessageLog } from "./message-log.ts";
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
 * Sends what changed since a point of the clock, and goes on until either side leaves. Every event carries the clock as
 * its id, so that a page that comes back (`Last-Event-ID`) misses nothing and gets nothing twice, whatever happened to
 * this process in between. Text that is being written goes by without an id: it is never the truth.
 */
export async function streamEvents(
  stream: SSEStreamingApi,
  { scope, reader }: { scope: Scope; reader: string },
  since: number,
  { log, hub, view, markdown, build }: EventsParts,
): Promise<void> {
  let cursor = since;
  let changed = true;
  let ended = false;
  const texts = new Map<string, LiveText>();
  let wake = () => {};
  const leave = hub.join({
    changed: () => {
      changed = true;
      wake();
    },
    live: (text) => {
      texts.set(text.message, text);
      wake();
    },
    closed: () => {
      ended = true;
      wake();
    },
  });
  stream.onAbort(() => {
    ended = true;
    wake();
  });

  /** A live text only goes to who may see its message, and only while that is in a channel they read. */
  const sendTexts = async () => {
    for (const text of [...texts.values()]) {
      texts.delete(text.message);
      if (!(await log.read(scope, text.message))) continue;
      const data = JSON.stringify({ message: text.message, html: markdown(text.markdown) });
      await stream.writeSSE({ event: "live", data });
    }
  };

  const sendChanges = async () => {
    while (changed && !ended) {
      changed = false;
      const { seq, messages } = await log.changes(scope, cursor);
      if (messages.length > 0) {
        const data = JSON.stringify({ seq, messages: messages.map((message) => view(message, reader)) });
        await stream.writeSSE({ event: "changes", id: String(seq), data });
        changed ||= seq > cursor;
      }
      cursor = seq;
    }
  };

  try {
    await stream.writeSSE({ event: "hello", data: JSON.stringify({ build }), retry: 1000 });
    // The page knows more than there is: it has outlived its database.
    if (since > (await log.clock(scope))) return await stream.writeSSE({ event: "reset", data: "1" });
    while (!ended) {
      await sendChanges();
      await sendTexts();
      if (ended || changed || texts.size > 0) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heartbeatMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = () => {};
      if (!ended && !changed && texts.size === 0) await stream.writeSSE({ event: "beat", data: "1" });
      else await stream.sleep(gatherMs);
    }
  } finally {
    leave();
  }
}
