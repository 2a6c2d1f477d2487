/** Where ids get their time and randomness from; injected by tests. */
export interface IdSource {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Fills the bytes. */
  random: (bytes: Uint8Array<ArrayBuffer>) => void;
}

const system: IdSource = { now: Date.now, random: (bytes) => void crypto.getRandomValues(bytes) };

/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits, so that ids sort by the time they were
 * made and new rows land at the end of their index.
 */
export function uuidv7(source: IdSource = system): string {
  const bytes = new Uint8Array(16);
  source.random(bytes);
  const view = new DataView(bytes.buffer);
  const ms = source.now();
  view.setUint16(0, Math.floor(ms / 2 ** 32));
  view.setUint32(2, ms % 2 ** 32);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The lowest id of a moment: what was made then or later has none below it. */
export function firstIdOf(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
