import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal, serve } from "../llm/http.ts";
import { png } from "./png.ts";

/** What a picture double can be told to do wrong with the next picture. */
export type PictureFault =
  | "unauthorized"
  | "quota"
  | "error"
  | "hang"
  | "hang-download"
  | "refused"
  | "expired"
  | "truncated"
  | "not-a-picture"
  | "malformed"
  | "huge"
  | "redirect-inside"
  | { rateLimited: number };

/** A request as the double saw it, without its key. */
export interface SeenPicture {
  method: string;
  path: string;
  body: unknown;
}

/** A running double. */
export interface PictureDouble {
  url: string;
  seen: SeenPicture[];
  /** Faults of the next pictures, in order; none means that it works. */
  next: PictureFault[];
  /** Ids of jobs that the client cancelled. */
  cancelled: string[];
  close(): Promise<void>;
}

/** What one vendor's double answers with. */
export interface Exchange {
  method: string;
  path: string;
  body: unknown;
  request: IncomingMessage;
  double: PictureDouble;
  json(status: number, value: unknown, headers?: Record<string, string>): void;
  bytes(type: string, value: Uint8Array | string, headers?: Record<string, string>): void;
  response: ServerResponse;
}

/** The key that every double takes; any other is refused. */
export const doubleKey = "double-key-0123456789";

/** Starts a double on a free port. Refusals become the vendor's status; a Refusal's message is its body as JSON. */
export async function startDouble(handle: (exchange: Exchange) => void | Promise<void>): Promise<PictureDouble> {
  const double: PictureDouble = { url: "", seen: [], next: [], cancelled: [], close: async () => undefined };
  const server = await serve(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    const method = request.method ?? "";
    const path = (request.url ?? "").split("?")[0] ?? "";
    const send = (status: number, type: string, value: Uint8Array | string, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": type, ...headers });
      response.end(value);
    };
    const json: Exchange["json"] = (status, value, headers) =>
      send(status, "application/json", JSON.stringify(value), headers);
    try {
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      double.seen.push({ method, path, body });
      const bytes: Exchange["bytes"] = (type, value, headers) => send(200, type, value, headers);
      await handle({ method, path, body, request, double, json, bytes, response });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      json(error.status, { error: error.message, detail: error.message });
    }
  });
  double.url = server.origin;
  double.close = server.close;
  return double;
}

/** A picture's bytes with the fault built in. */
export function serveBytes({ response, bytes, json }: Exchange, fault: PictureFault | undefined, size: Size): void {
  const whole = png(size.width, size.height, [40, 110, 115]);
  switch (fault) {
    case "hang-download":
      response.writeHead(200, { "content-type": "image/png", "content-length": String(whole.length) });
      response.write(whole.subarray(0, 20));
      return;
    case "expired":
      json(403, { error: "Request has expired" });
      return;
    case "truncated":
      bytes("image/png", whole.subarray(0, whole.length - 30));
      return;
    case "not-a-picture":
      bytes("image/png", "<html><body>Sorry</body></html>");
      return;
    case "huge":
      response.writeHead(200, { "content-type": "image/png", "content-length": String(64 * 1024 * 1024) });
      response.write(whole);
      return;
    case "redirect-inside":
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" });
      response.end();
      return;
    default:
      bytes("image/png", whole);
  }
}

/** Pixels. */
export interface Size {
  width: number;
  height: number;
}
