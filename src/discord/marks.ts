import { limits } from "./limits.ts";

/** What a message is known by. */
export interface Mark {
  /** With `enforce_nonce`, a second post within a few minutes is the first message. */
  nonce: string;
  /** The `id` of the message's container: Discord gives it back whenever the message is read, a nonce it does not. */
  container: number;
}

/** Ids below this are given out by Discord itself. */
const firstMark = 10_000;

/** The mark of a nonce in a channel; `index`: which message of a card it is. */
export async function markOf(channel: string, nonce: string, index: number): Promise<Mark> {
  const source = new TextEncoder().encode(JSON.stringify([channel, nonce, index]));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", source));
  const text = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const container = firstMark + (new DataView(hash.buffer).getUint32(20) % (2 ** 31 - 1 - firstMark));
  return { nonce: text.slice(0, limits.nonce), container };
}
