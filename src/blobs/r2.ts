import { and, eq } from "drizzle-orm";
import { KindlingError } from "../errors.ts";
import { blobs } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { Blobs } from "./blobs.ts";
import { blobMaxBytes, createPostgresBlobs, sha256Hex } from "./postgres.ts";

/** What of an R2 bucket is used. https://developers.cloudflare.com/r2/api/workers/workers-api-reference/ */
export interface Bucket {
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  put(key: string, bytes: Uint8Array, options: { httpMetadata: { contentType: string } }): Promise<unknown>;
}

/** Each workspace has a folder of its own: the same bytes in two of them are two objects. */
const keyOf = (workspace: string, sha256: string): string => `${encodeURIComponent(workspace)}/${sha256}`;

/**
 * Blobs whose bytes are in an object store. Who may see one is the database's to say, as with those in rows: nothing is
 * fetched for anybody else. What was kept in rows before there was a bucket is still found there.
 */
export function createR2Blobs(store: Store, bucket: Bucket): Blobs {
  const rows = createPostgresBlobs(store);
  return {
    async put(scope, { ideaId, mime, bytes }) {
      if (bytes.length > blobMaxBytes) {
        throw new KindlingError("file.too_large", { params: { bytes: bytes.length, max: blobMaxBytes } });
      }
      const sha256 = await sha256Hex(bytes);
      // The bytes first: a row without them would be a picture that is broken for good.
      await bucket.put(keyOf(scope.workspace, sha256), bytes, { httpMetadata: { contentType: mime } });
      await store.asWorkspace(scope, (tx) =>
        tx
          .insert(blobs)
          .values({ workspaceId: scope.workspace, sha256, ideaId, mime, size: bytes.length, bytes: null })
          .onConflictDoNothing(),
      );
      return sha256;
    },

    async get(scope, id) {
      const [blob] = await store.asWorkspace(scope, (tx) =>
        tx
          .select({ mime: blobs.mime })
          .from(blobs)
          .where(and(eq(blobs.workspaceId, scope.workspace), eq(blobs.sha256, id)))
          .limit(1),
      );
      if (!blob) return undefined;
      const object = await bucket.get(keyOf(scope.workspace, id));
      return object ? { bytes: new Uint8Array(await object.arrayBuffer()), mime: blob.mime } : rows.get(scope, id);
    },
  };
}
