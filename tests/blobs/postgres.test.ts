import { expect, test } from "vitest";
import { blobMaxBytes, createPostgresBlobs } from "../../src/blobs/postgres.ts";
import { blobs as table } from "../../src/store/schema.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, enter } from "../store/fixtures.ts";

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);

eachDatabase("blobs", (open) => {
  test("bytes come back as they were, under the hash of them", async () => {
    const store = await open();
    const blobs = createPostgresBlobs(store);
    const ada = await enter(store, "one", "ada");
    const ideaId = await store.asWorkspace(ada, (tx) => addIdea(tx, ada));
    const id = await blobs.put(ada, { ideaId, mime: "image/png", bytes: every });
    expect(id).toBe("40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880");
    const found = await blobs.get(ada, id);
    expect(found?.mime).toBe("image/png");
    expect(new Uint8Array(found?.bytes ?? [])).toEqual(every);
    expect(await blobs.get(ada, "0".repeat(64))).toBeUndefined();
  });

  test("the same bytes twice are one blob, no bytes are a blob too, and large ones are kept", async () => {
    const store = await open();
    const blobs = createPostgresBlobs(store);
    const ada = await enter(store, "one", "ada");
    const ideaId = await store.asWorkspace(ada, (tx) => addIdea(tx, ada));
    const put = (bytes: Uint8Array) => blobs.put(ada, { ideaId, mime: "application/octet-stream", bytes });
    expect(await put(every)).toBe(await put(every));
    const large = new Uint8Array(2_000_000).fill(0xa5);
    expect((await blobs.get(ada, await put(large)))?.bytes).toHaveLength(large.length);
    expect((await blobs.get(ada, await put(new Uint8Array())))?.bytes).toHaveLength(0);
    expect(await store.asWorkspace(ada, (tx) => tx.select({ size: table.size }).from(table))).toHaveLength(3);
  });

  test("too many bytes are refused before they are sent", async () => {
    const store = await open();
    const ada = await enter(store, "one", "ada");
    const bytes = new Uint8Array(blobMaxBytes + 1);
    await expect(
      createPostgresBlobs(store).put(ada, { ideaId: ada.person, mime: "image/png", bytes }),
    ).rejects.toMatchObject({ code: "file.too_large", params: { bytes: bytes.length, max: blobMaxBytes } });
  });

  test("P7: a blob is seen by the audience of its idea", async () => {
    const store = await open();
    const blobs = createPostgresBlobs(store);
    const [ada, ben] = [await enter(store, "one", "ada"), await enter(store, "one", "ben")];
    const stranger = await enter(store, "two", "ada");
    const [hidden, shared] = await store.asWorkspace(ada, async (tx) => [
      await addIdea(tx, ada, { audience: "owner" }),
      await addIdea(tx, ada),
    ]);
    const id = await blobs.put(ada, { ideaId: hidden, mime: "image/png", bytes: every });
    expect(await blobs.get(ada, id)).toBeDefined();
    expect(await blobs.get(ben, id)).toBeUndefined();
    await blobs.put(ada, { ideaId: shared, mime: "image/png", bytes: every });
    expect(await blobs.get(ben, id)).toBeDefined();
    expect(await blobs.get(stranger, id)).toBeUndefined();
    await expect(blobs.put(ben, { ideaId: hidden, mime: "image/png", bytes: every })).rejects.toThrow("row-level");
  });
});
