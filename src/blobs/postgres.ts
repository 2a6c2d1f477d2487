import { and, eq } from "drizzle-orm";
import { KindlingError } from "../errors.ts";
import { blobs } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { Blobs } from "./blobs.ts";

/** Largest blob, in bytes: what a picture or a zipped project may take, and what a database row bears well. */
export const blobMaxBytes = 20 * 1024 * 1024;

/** Blobs whose bytes are in the database. `put` throws `file.too_large` over {@link blobMaxBytes}. Edge-safe. */
export function createPostgresBlobs(store: Store): Blobs {
  return {
    async put(scope, { ideaId, mime, bytes }) {
      if (bytes.length > blobMaxBytes) {
        throw new KindlingError("file.too_large", { params: { bytes: bytes.length, max: blobMaxBytes } });
      }
      const sha256 = await sha256Hex(bytes);
      await store.asWorkspace(scope, (tx) =>
        tx
          .insert(blobs)
          .values({ workspaceId: scope.workspace, sha256, ideaId, mime, size: bytes.length, bytes })
          .onConflictDoNothing(),
      );
      return sha256;
    },

    async get(scope, id) {
      // The same bytes may belong to several ideas: any that this person may see will do.
      const [blob] = await store.asWorkspace(scope, (tx) =>
        tx
          .select({ bytes: blobs.bytes, mime: blobs.mime })
          .from(blobs)
          .where(and(eq(blobs.workspaceId, scope.workspace), eq(blobs.sha256, id)))
          .limit(1),
      );
      return blob?.bytes ? { bytes: blob.bytes, mime: blob.mime } : undefined;
    },
  };
}

/** The id of bytes. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
