import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Refuses a request as the vendor would. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Serves on a free port of the loopback. `close` also ends what hangs. */
export async function serve(handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "invalid_json", "The request body is not valid JSON.");
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export function openStream(response: ServerResponse) {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  return (event: string | null, data: unknown) => {
    const line = typeof data === "string" ? data : JSON.stringify(data);
    response.write(`${event === null ? "" : `event: ${event}\n`}data: ${line}\n\n`);
  };
}

/** Waits, unless the client goes first: then it never resolves, and nothing more is written. */
export async function wait(ms: number, response: ServerResponse): Promise<void> {
  if (ms > 0) await delay(ms);
  if (response.destroyed) await new Promise(() => {});
}

/**
 * The pieces of a streamed text, the last of them `latencyMs` from now. Each waits for its own moment of the clock:
 * timers alone lose or gain a fraction of a millisecond a piece.
 */
export async function* inPace(
  pieces: readonly string[],
  latencyMs: number,
  response: ServerResponse,
): AsyncGenerator<string> {
  const begun = performance.now();
  if (pieces.length === 0) await wait(latencyMs, response);
  for (const [i, piece] of pieces.entries()) {
    const due = begun + (latencyMs * (i + 1)) / pieces.length;
    do await wait(Math.max(0, Math.ceil(due - performance.now())), response);
    while (performance.now() < due);
    yield piece;
  }
}

/** Ends a stream in the middle, after what was written has gone out: by breaking the connection, or in good order. */
export async function cutOff(response: ServerResponse, inOrder = false): Promise<void> {
  await delay(20);
  if (inOrder) response.end();
  else response.destroy();
}

/** A text in pieces of a few words. */
export const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,24}/g) ?? [];
