import { Hono } from "hono";
import { streamText } from "hono/streaming";
import { z } from "zod";
import type { App } from "../app.ts";
import type { ProgressStep } from "../chat/vocabulary.ts";
import { asKindlingError, type ErrorCode, errorCodes, KindlingError } from "../errors.ts";
import type { ServerAddress } from "../store/lock.ts";
import { type Expanded, type ExpansionRequest, expandIdea, expansionRequest, type Watch } from "./expansion.ts";

/** Where a running server takes ideas from commands on the same machine. */
const path = "/local/expand";

/** One line of the answer: progress as often as it changes, then the end. */
type Line =
  | { type: "progress"; steps: ProgressStep[] }
  | { type: "done"; expanded: Omit<Expanded, "files">; files: { path: string; base64: string }[] }
  | { type: "failed"; code: ErrorCode; params: KindlingError["params"] };

/**
 * `POST /local/expand`: what the command line asks of a running server, because an embedded database belongs to one
 * process. Open only to who could read the lock file, where the token stands. The run stops when the caller goes away.
 */
export function besideRoutes(app: App, token: string): Hono {
  return new Hono().post(path, async (c) => {
    if (c.req.header("authorization") !== `Bearer ${token}`) return c.json({ error: { code: "unauthorized" } }, 401);
    const request = expansionRequest.parse(await c.req.json());
    return streamText(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const send = (line: Line) => stream.writeln(JSON.stringify(line));
      let last = "";
      const onProgress = (steps: ProgressStep[]) => {
        const shown = JSON.stringify(steps);
        if (shown !== last) void send({ type: "progress", steps });
        last = shown;
      };
      try {
        const { files, ...expanded } = await expandIdea(app, request, { onProgress, stop: gone.signal });
        const encoded = files.map(({ path, bytes }) => ({ path, base64: Buffer.from(bytes).toString("base64") }));
        await send({ type: "done", expanded, files: encoded });
      } catch (thrown) {
        const { code, params } = asKindlingError(thrown);
        await send({ type: "failed", code, params });
      }
    });
  });
}

/** What a server of this same build sends; more than its outline need not be checked. */
const line = z.custom<Line>(
  (value) => z.object({ type: z.enum(["progress", "done", "failed"]) }).safeParse(value).success,
);

/**
 * Expands an idea through the server that holds the embedded database. Rejects as `expandIdea` does there, with
 * `server.refused`, and with `run.stopped` when it is stopped: the server then stops the run, and nobody hears its end.
 */
export async function expandBeside(server: ServerAddress, request: ExpansionRequest, watch: Watch): Promise<Expanded> {
  try {
    return await askServer(server, request, watch);
  } catch (thrown) {
    throw watch.stop.aborted ? new KindlingError("run.stopped", { cause: thrown }) : thrown;
  }
}

async function askServer(
  { url, token }: ServerAddress,
  request: ExpansionRequest,
  { onProgress, stop }: Watch,
): Promise<Expanded> {
  const response = await fetch(new URL(path, url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(request),
    signal: stop,
  });
  if (!response.ok || !response.body)
    throw new KindlingError("server.refused", { params: { status: response.status } });
  for await (const text of lines(response.body)) {
    const said = line.parse(JSON.parse(text));
    if (said.type === "progress") onProgress(said.steps);
    else if (said.type === "failed") throw new KindlingError(known(said.code), { params: said.params });
    else {
      const files = said.files.map(({ path, base64 }) => ({ path, bytes: Buffer.from(base64, "base64") }));
      return { ...said.expanded, files };
    }
  }
  throw new KindlingError("server.refused", { params: { status: 0 } });
}

const known = (code: string): ErrorCode => errorCodes.find((each) => each === code) ?? "internal";

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of body) {
    const parts = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) if (part !== "") yield part;
  }
}
