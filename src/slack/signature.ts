/** How old or how new a request may be, in seconds. Bolt's own check takes any from the future. */
const toleranceSeconds = 300;
/** The longest body that Slack sends is far below; what is longer is not read to its end. */
export const bodyMaxBytes = 1024 * 1024;

/** A request from Slack, its body read; or the status that refuses it: 401 not Slack's, 413 too long. */
export type Verified = { ok: true; body: string } | { ok: false; status: 401 | 413 };

/** What a request is checked against. */
export interface SignatureCheck {
  signingSecret: string;
  now: () => Date;
}

/**
 * Reads a request and checks that Slack signed it, in constant time. That it comes twice is not seen here: the bot
 * claims every event.
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export async function verifyRequest(request: Request, { signingSecret, now }: SignatureCheck): Promise<Verified> {
  const timestamp = request.headers.get("x-slack-request-timestamp") ?? "";
  const signature = fromHex(/^v0=([0-9a-f]{64})$/.exec(request.headers.get("x-slack-signature") ?? "")?.[1] ?? "");
  const timely =
    /^\d{1,12}$/.test(timestamp) && Math.abs(now().getTime() / 1000 - Number(timestamp)) <= toleranceSeconds;
  if (!timely || signature === undefined || signingSecret === "") return { ok: false, status: 401 };
  const body = await read(request);
  if (body === undefined) return { ok: false, status: 413 };
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(signingSecret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  const signed = concatenated([encoder.encode(`v0:${timestamp}:`), body]);
  if (!(await crypto.subtle.verify("HMAC", key, signature, signed))) return { ok: false, status: 401 };
  return { ok: true, body: new TextDecoder().decode(body) };
}

/** The bytes of a body; undefined as soon as there are too many of them, whatever its header says. */
async function read(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyMaxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length;
    if (length > bodyMaxBytes) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return concatenated(chunks);
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return result;
}

/** Undefined for what is no hex. */
function fromHex(hex: string): Uint8Array<ArrayBuffer> | undefined {
  const pairs = hex.match(/../g);
  return pairs === null ? undefined : Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
