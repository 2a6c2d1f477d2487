import type { IncomingMessage } from "node:http";
import { invalidBody } from "./refusal.ts";

/** A file as it was sent beside the JSON of a call. */
export interface SentFile {
  key: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** The JSON of a call and the files beside it, alone or in a multipart form. */
export async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: SentFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (type.startsWith("application/json")) return { body: parsed(bytes.toString()), files: [] };
  if (!type.startsWith("multipart/form-data")) throw invalidBody([], "CONTENT_TYPE_INVALID", `Content type ${type}`);
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files: SentFile[] = [];
  let body: unknown = {};
  for (const [key, value] of form) {
    if (typeof value === "string") {
      if (key !== "payload_json") throw invalidBody([key], "UNKNOWN", "Unknown part");
      body = parsed(value);
      continue;
    }
    const content = Buffer.from(await value.arrayBuffer());
    files.push({ key, filename: value.name, contentType: value.type, bytes: content });
  }
  return { body, files };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalidBody([], "JSON_INVALID", "The request body contains invalid JSON.");
  }
}
