import type { IncomingHttpHeaders } from "node:http";

/** A JSON schema, as far as the doubles look into it. */
export type JsonSchema = { [key: string]: unknown };

/** A request as a double received it, in no vendor's words beside its raw `body`. */
export interface SeenRequest {
  api: "messages" | "responses" | "chat";
  model: string;
  /** The product's task, where the request tells it: its cache key, or the fields of its schema. */
  task: string;
  system: string;
  messages: { role: string; text: string }[];
  schema: JsonSchema | null;
  maxTokens: number;
  stream: boolean;
  body: Record<string, unknown>;
  headers: IncomingHttpHeaders;
  /** Milliseconds on the monotonic clock. */
  startedAt: number;
  /** When the answer was out, or the client went. */
  endedAt: number | null;
  /** True when the client went before the answer was out. */
  aborted: boolean;
}

/** What the double answers. `latencyMs` is the time until the whole answer is out; a stream spreads its pieces over it. */
export type Reply = { latencyMs?: number } & (
  | { text: string }
  /** As JSON text. */
  | { json: unknown }
  /** An HTTP error. `code` is the vendor's machine-readable one. */
  | { error: number; code?: string; message?: string; headers?: Record<string, string> }
  | { refusal: string }
  /** Cut at the token limit after this text. */
  | { truncated: string }
  /** Out of context while writing (Anthropic), else as `truncated`. */
  | { contextFull: string }
  /** Never answers; with `afterText` it first streams that much. */
  | { hang: true; afterText?: string }
  /** Streams this text and then breaks the connection, or ends it in good order but too early. */
  | { drop: string; inOrder?: boolean }
  /** Streams this text and then an error event. */
  | { streamError: string; code: string }
);

/** What answers a request: a reply, or a function of the request. */
export type Answerer = Reply | ((request: SeenRequest) => Reply | Promise<Reply>);

/** How a double is set up. */
export interface DoubleOptions {
  /** Answers what no scripted reply was queued for. Default: `sensibleAnswer`. */
  answer?: Answerer;
  /** Keys that are let in. Default: one key, `.apiKey`. */
  apiKeys?: string[];
  /** Models that exist. Default: every name that could be the vendor's. */
  models?: string[];
  /** Time until an answer is out, by task and model, unless the reply says so itself. */
  latencyMs?: (request: SeenRequest) => number;
  /** Fewest tokens of a prefix that the vendor caches. Default 1,024. */
  cacheMinTokens?: number;
}

/** A running double. */
export interface LlmDouble {
  /** The base address for the SDK. */
  url: string;
  /** A key that it lets in. */
  apiKey: string;
  /** Every request that passed its checks, in order of arrival. */
  requests: SeenRequest[];
  /** Requests that it refused, with what was wrong: wrong keys and bodies against the vendor's rules. */
  refused: { status: number; message: string }[];
  /** Queues answers: one a request, before `answer` is asked again. */
  next(...replies: Answerer[]): void;
  close(): Promise<void>;
}

/** The queue of scripted replies, and what answers after it. */
export function createScript(fallback: Answerer) {
  const queue: Answerer[] = [];
  return {
    next: (...replies: Answerer[]) => void queue.push(...replies),
    async decide(request: SeenRequest): Promise<Reply> {
      const answerer = queue.shift() ?? fallback;
      return typeof answerer === "function" ? await answerer(request) : answerer;
    },
  };
}

/** The text of a reply that is written out, whole or in part. */
export function textOf(reply: Reply): string {
  if ("text" in reply) return reply.text;
  if ("json" in reply) return JSON.stringify(reply.json);
  if ("truncated" in reply) return reply.truncated;
  if ("contextFull" in reply) return reply.contextFull;
  if ("drop" in reply) return reply.drop;
  if ("streamError" in reply) return reply.streamError;
  if ("hang" in reply) return reply.afterText ?? "";
  return "";
}

/** Tokens as the doubles count them. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

/** Remembers prefixes: whether one was seen before, so that the double can report cached tokens. */
export function createPromptCache(minTokens = 1024) {
  const seen = new Set<string>();
  return {
    /** Tokens read from and written to the cache for this prefix. */
    use(key: string, prefix: string): { read: number; written: number } {
      const tokens = countTokens(prefix);
      if (tokens < minTokens) return { read: 0, written: 0 };
      const entry = `${key}\n${prefix}`;
      if (seen.has(entry)) return { read: tokens, written: 0 };
      seen.add(entry);
      return { read: 0, written: tokens };
    },
  };
}

/** The task that a request is for: by its cache key, by what its schema asks for, else free writing. */
export function taskOf(cacheKey: unknown, schema: JsonSchema | null): string {
  if (typeof cacheKey === "string" && cacheKey.startsWith("kindling-")) return cacheKey.slice("kindling-".length);
  const fields = Object.keys(isRecord(schema?.properties) ? schema.properties : {});
  const told: [string, string][] = [
    ["outputType", "code.plan"],
    ["approved", "code.review"],
    ["rewrites", "code.medium"],
    ["structure", "code.medium"],
    ["confidence", "intake"],
    ["kind", "intake"],
    ["sections", "plan"],
    ["items", "review"],
    ["edits", "refine"],
    ["prompt", "imagePrompt"],
  ];
  return told.find(([field]) => fields.includes(field))?.[1] ?? (schema === null ? "write" : "other");
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
