import { concatenated, fromHex, readBytes } from "./signature.ts";

/** How old or how new a forwarded event may be, in seconds. */
const toleranceSeconds = 300;

/** What stands beside a forwarded event. The signature is over time, name and body. */
export const forwardedHeaders = {
  timestamp: "x-kindling-timestamp",
  event: "x-kindling-event",
  signature: "x-kindling-signature",
} as const;

/** The secret of the Gateway process, which is never the bot's token. */
export const importSecret = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);

const signed = (timestamp: string, event: string, body: Uint8Array): Uint8Array<ArrayBuffer> =>
  concatenated([new TextEncoder().encode(`${timestamp}.${event}.`), body]);

/** The headers of an event that is forwarded. `event`: its name. */
export async function signForwarded(
  key: CryptoKey,
  { event, body, now }: { event: string; body: string; now: number },
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const mac = await crypto.subtle.sign("HMAC", key, signed(timestamp, event, new TextEncoder().encode(body)));
  const signature = Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    ...{ [forwardedHeaders.timestamp]: timestamp, [forwardedHeaders.event]: event },
    ...{ [forwardedHeaders.signature]: signature, "content-type": "application/json" },
  };
}

/** A forwarded event's body, if our Gateway process signed it lately; or the status that refuses it. */
export async function verifyForwarded(
  request: Request,
  { key, now }: { key: CryptoKey; now: () => Date },
): Promise<{ ok: true; body: string } | { ok: false; status: 401 | 413 }> {
  const header = (name: keyof typeof forwardedHeaders) => request.headers.get(forwardedHeaders[name]) ?? "";
  const timestamp = header("timestamp");
  const signature = fromHex(header("signature"), 32);
  const timely =
    /^\d{1,12}$/.test(timestamp) && Math.abs(now().getTime() / 1000 - Number(timestamp)) <= toleranceSeconds;
  if (!timely || signature === undefined) return { ok: false, status: 401 };
  const body = await readBytes(request);
  if (body === undefined) return { ok: false, status: 413 };
  const genuine = await crypto.subtle.verify("HMAC", key, signature, signed(timestamp, header("event"), body));
  return genuine ? { ok: true, body: new TextDecoder().decode(body) } : { ok: false, status: 401 };
}
