import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createDelivery, type Faults, type Message } from "./deliver.ts";
import { type MessageSpec, Refusal, readMessage } from "./messages.ts";
import { createSchedules } from "./schedules.ts";

/** How the double begins. */
export interface QstashDoubleOptions {
  faults?: Partial<Faults>;
  /** How long one second of a pause before a retry lasts, in milliseconds. Default 1,000. */
  retrySecondMs?: number;
  /** Default: any free one. */
  port?: number;
}

/** A running QStash. */
export type QstashDouble = Awaited<ReturnType<typeof startQstashDouble>>;

/** For how long an id is remembered: what the documentation says. */
const deduplicationMs = 600_000;

/** Starts a QStash on a port of the loopback. It follows the SDK where that differs from the documentation. */
export async function startQstashDouble(options: QstashDoubleOptions = {}) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bearer = `qstash-${randomUUID()}`;
  const now = Date.now;
  const keys = { current: `sig_${randomUUID()}`, next: `sig_${randomUUID()}` };
  const faults: Faults = { duplicate: 0, lose: 0, reorderMs: 0, random: Math.random, ...options.faults };
  const delivery = createDelivery({ keys, faults, retrySecondMs: options.retrySecondMs ?? 1_000, now });
  const seen = new Map<string, { id: string; at: number }>();
  const published: Message[] = [];
  const outage = { left: 0 };

  function publish(spec: MessageSpec, more: Pick<Message, "scheduleId"> = {}) {
    const { deduplicationId } = spec;
    const before = deduplicationId === null ? undefined : seen.get(deduplicationId);
    if (before && now() - before.at < deduplicationMs) return { messageId: before.id, deduplicated: true };
    const message = { ...spec, ...more, id: `msg_${randomUUID()}`, createdAt: now(), retried: 0 };
    if (deduplicationId !== null) seen.set(deduplicationId, { id: message.id, at: now() });
    published.push(message);
    delivery.take(message);
    return { messageId: message.id, url: spec.url };
  }
  const schedules = createSchedules({ publish, now });

  function answer(method: string, path: string, headers: Headers, body: string): unknown {
    if (method === "POST" && path.startsWith("/v2/publish/"))
      return publish(readMessage(path.slice("/v2/publish/".length), headers, body, now()));
    if (method === "POST" && path === "/v2/batch") {
      const batch = JSON.parse(body) as { destination: string; headers: Record<string, string>; body: string }[];
      // All are read before the first is taken: one that is wrong refuses the batch.
      return batch
        .map((one) => readMessage(one.destination, new Headers(one.headers), one.body, now()))
        .map((spec) => publish(spec));
    }
    if (path === "/v2/schedules" || path.startsWith("/v2/schedules/"))
      return schedules.answer(method, path.slice("/v2/schedules".length), headers, body);
    if (method === "GET" && path === "/v2/keys") return keys;
    if (method === "POST" && path === "/v2/keys/rotate") return rotate();
    if (method === "GET" && path === "/v2/dlq")
      return {
        messages: delivery.dead.map(({ dlqId, message, status, responseBody }) => ({
          ...{ dlqId, messageId: message.id, url: message.url, method: message.method, body: message.body },
          ...{ responseStatus: status, responseBody, createdAt: message.createdAt, maxRetries: message.retries },
        })),
      };
    if (method === "DELETE" && path.startsWith("/v2/dlq/")) {
      const at = delivery.dead.findIndex(({ dlqId }) => dlqId === path.slice("/v2/dlq/".length));
      if (at < 0) throw new Refusal(404, "dlq message not found");
      delivery.dead.splice(at, 1);
      return {};
    }
    throw new Refusal(404, `the double has no ${method} ${path}`);
  }

  function rotate() {
    keys.current = keys.next;
    keys.next = `sig_${randomUUID()}`;
    return { ...keys };
  }

  async function handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const body = await text(request);
    if (outage.left > 0) {
      outage.left -= 1;
      return { status: 500, body: { error: "internal server error" } };
    }
    if (headers.get("authorization") !== `Bearer ${bearer}`) return { status: 401, body: { error: "unauthorized" } };
    try {
      const path = (request.url ?? "/").split("?")[0] ?? "/";
      return { status: 200, body: answer(request.method ?? "GET", path, headers, body) };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: { error: error.message } };
      return { status: 400, body: { error: String(error) } };
    }
  }

  server.on("request", (request, response) => {
    void handle(request).then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });

  return {
    /** What `QSTASH_URL` is set to. */
    url,
    token: bearer,
    /** As they are now; `rotate` changes them. */
    keys,
    rotate,
    faults,
    schedules,
    /** The variables of an app that is called at this origin. */
    environment: (publicUrl: string) => ({
      ...{ QSTASH_URL: url, QSTASH_TOKEN: bearer, PUBLIC_URL: publicUrl },
      ...{ QSTASH_CURRENT_SIGNING_KEY: keys.current, QSTASH_NEXT_SIGNING_KEY: keys.next },
    }),
    /** The next so many requests to its API fail with a 500. */
    breakDown(times: number): void {
      outage.left = times;
    },
    published,
    delivered: delivery.delivered,
    dead: delivery.dead,
    lost: delivery.lost,
    /** Messages that wait, are on their way, or are tried again. */
    open: delivery.open,
    async close(): Promise<void> {
      schedules.close();
      delivery.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
