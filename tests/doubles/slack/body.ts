import type { IncomingMessage } from "node:http";

/** All bytes of a request. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * The arguments of a Web API call: a form, a multipart form, or JSON. Undefined when the body is none of these.
 * Values of a form are texts, those with structure among them as JSON.
 */
export async function readArguments(
  request: IncomingMessage,
  bytes: Buffer,
): Promise<Record<string, unknown> | undefined> {
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return {};
  if (type.startsWith("application/json")) {
    const value = parseJson(bytes.toString());
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  }
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) return undefined;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  return Object.fromEntries(form);
}

/** The bytes of an upload: the whole body, or the one file of a multipart form. */
export async function readUpload(request: IncomingMessage, bytes: Buffer): Promise<Buffer> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  for (const [, value] of form) if (typeof value !== "string") return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}

/** The value of a JSON text, or undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
