/** How old or how new a request may be, in seconds. Discord itself names no bound. */
const toleranceSeconds = 300;
/** The longest body that Discord sends is far below; what is longer is not read to its end. */
export const bodyMaxBytes = 1024 * 1024;

/** A request from Discord, its body read; or the status that refuses it: 401 not Discord's, 413 too long. */
export type Verified = { ok: true; body: string } | { ok: false; status: 401 | 413 };

/** What a request is checked against. */
export interface SignatureCheck {
  /** The application's public key, imported once; see {@link importPublicKey}. */
  key: CryptoKey;
  now: () => Date;
}

/** The public key of the developer portal, in hex; undefined when it is none. */
export async function importPublicKey(hex: string): Promise<CryptoKey | undefined> {
  const bytes = fromHex(hex, 32);
  return bytes && crypto.subtle.importKey("raw", bytes, { name: "Ed25519" }, false, ["verify"]);
}

/**
 * Reads a request and checks that Discord signed it. Discord probes with bad signatures and wants a 401 for each. That
 * it comes twice is not seen here: the bot claims every interaction.
 * @see https://docs.discord.com/developers/interactions/overview#validating-security-request-headers
 */
export async function verifyRequest(request: Request, { key, now }: SignatureCheck): Promise<Verified> {
  const timestamp = request.headers.get("x-signature-timestamp") ?? "";
  const signature = fromHex(request.headers.get("x-signature-ed25519") ?? "", 64);
  const timely =
    /^\d{1,12}$/.test(timestamp) && Math.abs(now().getTime() / 1000 - Number(timestamp)) <= toleranceSeconds;
  if (!timely || signature === undefined) return { ok: false, status: 401 };
  const body = await readBytes(request);
  if (body === undefined) return { ok: false, status: 413 };
  const signed = concatenated([new TextEncoder().encode(timestamp), body]);
  if (!(await crypto.subtle.verify("Ed25519", key, signature, signed))) return { ok: false, status: 401 };
  return { ok: true, body: new TextDecoder().decode(body) };
}

/** The bytes of a body; undefined as soon as there are too many of them, whatever its header says. */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
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

/** Bytes behind one another. */
export function concatenated(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    result.set(chunk, at);
    at += chunk.length;
  }
  return result;
}

/** So many bytes from hex; undefined for what is not that. */
export function fromHex(hex: string, bytes: number): Uint8Array<ArrayBuffer> | undefined {
  if (hex.length !== 2 * bytes || !/^[0-9a-f]*$/i.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
