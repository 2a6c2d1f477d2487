import type { Scope } from "../store/store.ts";

/** Bytes that belong to an idea, seen by its audience. */
export interface Blobs {
  /** Keeps the bytes; the same bytes twice are one blob. Returns the id: sha256, hex. */
  put(scope: Scope, blob: { ideaId: string; mime: string; bytes: Uint8Array }): Promise<string>;
  /** Undefined when there is none that this person may see. */
  get(scope: Scope, id: string): Promise<{ bytes: Uint8Array; mime: string } | undefined>;
}
