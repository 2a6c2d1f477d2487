import { randomUUID } from "node:crypto";
import type { MessageSpec } from "./messages.ts";
import { claimsFor, token } from "./sign.ts";

/** A message on its way. */
export interface Message extends MessageSpec {
  id: string;
  createdAt: number;
  retried: number;
  scheduleId?: string | undefined;
}

/** A message that was given up. */
export interface DeadLetter {
  dlqId: string;
  message: Message;
  status: number;
  responseBody: string;
}

/** One attempt, as it ended. 0: no answer. */
export interface Delivered {
  id: string;
  url: string;
  body: string;
  retried: number;
  status: number;
  ms: number;
}

/** What goes wrong on purpose: shares of all deliveries, drawn from `random`. */
export interface Faults {
  /** Delivered once more after it succeeded. */
  duplicate: number;
  /** Taken, and never delivered. */
  lose: number;
  /** Held back by up to so many milliseconds: what was sent later overtakes it. */
  reorderMs: number;
  random: () => number;
}

/** The parts of the delivering half. */
export interface DeliveryParts {
  keys: { current: string; next: string };
  faults: Faults;
  /** How long one second of a pause before a retry lasts, in milliseconds. */
  retrySecondMs: number;
  now: () => number;
}

/** Delivers, retries, keeps flow control, and buries what was given up. */
export function createDelivery({ keys, faults, retrySecondMs, now }: DeliveryParts) {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const lanes = new Map<string, { working: number; waiting: Message[]; parallelism: number }>();
  const dead: DeadLetter[] = [];
  const delivered: Delivered[] = [];
  const control = new AbortController();
  let lost = 0;
  let open = 0;

  function later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, ms);
    timers.add(timer);
  }

  /** Takes a message up; it counts as open until it was delivered, lost or buried. */
  function take(message: Message): void {
    open += 1;
    if (faults.random() < faults.lose) {
      lost += 1;
      open -= 1;
      return;
    }
    later(message.delayMs + faults.random() * faults.reorderMs, () => enter(message));
  }

  function enter(message: Message): void {
    const { flowControl } = message;
    if (!flowControl) return void attempt(message);
    const lane = lanes.get(flowControl.key) ?? { working: 0, waiting: [], parallelism: 0 };
    lanes.set(flowControl.key, lane);
    // The newest value counts, as with the real one.
    lane.parallelism = flowControl.parallelism;
    lane.waiting.push(message);
    next(lane);
  }

  function next(lane: { working: number; waiting: Message[]; parallelism: number }): void {
    while (lane.working < lane.parallelism) {
      const message = lane.waiting.shift();
      if (!message) return;
      lane.working += 1;
      void attempt(message).finally(() => {
        lane.working -= 1;
        next(lane);
      });
    }
  }

  async function attempt(message: Message): Promise<void> {
    const { status, body, retryAfter, nonRetryable } = await post(message);
    if (control.signal.aborted) return;
    if (status >= 200 && status < 300) {
      if (faults.random() < faults.duplicate) later(faults.random() * 500, () => void post(message));
      open -= 1;
      return;
    }
    if (message.retried < message.retries && !(status === 489 && nonRetryable)) {
      const seconds = retryAfter ?? Math.min(86_400, Math.exp(2.5 * (message.retried + 1)));
      message.retried += 1;
      return later(seconds * retrySecondMs, () => enter(message));
    }
    open -= 1;
    const letter = { dlqId: randomUUID(), message, status, responseBody: body };
    dead.push(letter);
    if (message.failureCallback) take(callback(letter, message.failureCallback));
  }

  async function post(message: Message) {
    const { id, url, body, method, forward, retried, timeoutMs } = message;
    const began = now();
    const seen = { id, url, body, retried };
    try {
      const answer = await fetch(url, {
        method,
        headers: {
          ...forward,
          "user-agent": "Upstash-QStash",
          "upstash-message-id": id,
          "upstash-retried": String(retried),
          ...(message.scheduleId && { "upstash-schedule-id": message.scheduleId }),
          "upstash-signature": token(keys.current, claimsFor({ url, body, id, atMs: now() })),
        },
        body,
        redirect: "manual",
        signal: AbortSignal.any([control.signal, ...(timeoutMs === null ? [] : [AbortSignal.timeout(timeoutMs)])]),
      });
      const text = await answer.text();
      delivered.push({ ...seen, status: answer.status, ms: now() - began });
      return {
        status: answer.status,
        body: text,
        retryAfter: answer.headers.has("retry-after") ? Number(answer.headers.get("retry-after")) : undefined,
        nonRetryable: answer.headers.get("upstash-nonretryable-error") === "true",
      };
    } catch {
      delivered.push({ ...seen, status: 0, ms: now() - began });
      return { status: 0, body: "", retryAfter: undefined, nonRetryable: false };
    }
  }

  /** https://upstash.com/docs/qstash/features/callbacks */
  function callback({ dlqId, message, status, responseBody }: DeadLetter, url: string): Message {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const body = JSON.stringify({
      ...{
        status,
        header: {},
        body: base64(responseBody),
        retried: message.retried,
        maxRetries: message.retries,
        dlqId,
      },
      ...{ sourceMessageId: message.id, url: message.url, method: message.method, sourceHeader: {} },
      ...{ sourceBody: base64(message.body), createdAt: message.createdAt },
    });
    return {
      ...{ id: `msg_${randomUUID()}`, createdAt: now(), retried: 0, url, method: "POST", body, delayMs: 0, retries: 3 },
      ...{ forward: { "content-type": "application/json" }, timeoutMs: null, deduplicationId: null },
      ...{ failureCallback: null, flowControl: null },
    };
  }

  return {
    take,
    dead,
    delivered,
    lanes,
    open: () => open,
    lost: () => lost,
    close(): void {
      control.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
