import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DrizzleQueryError } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freeBytes, keptFreeBytes } from "../../src/store/disk.ts";
import { storeFailure } from "../../src/store/failures.ts";
import { insertIdea, listIdeas } from "../../src/store/ideas.ts";
import { openPglite } from "../../src/store/pglite.ts";
import { enter, newIdea } from "./fixtures.ts";

const full = expect.objectContaining({ code: "disk.full", retryable: false });

describe("a full disk", () => {
  let dataDir = "";
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "kindling-disk-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  test("stops the start with a word for it, and leaves no lock", async () => {
    const options = { dataDir, freeBytes: () => keptFreeBytes - 1 };
    await expect(openPglite(options)).rejects.toEqual(full);
    await expect(openPglite(options)).rejects.toEqual(full);
  });

  test("fails what is begun while it is full, loses nothing, and is forgotten when there is room", async () => {
    let free = keptFreeBytes;
    const store = await openPglite({ dataDir, freeBytes: () => free });
    const ada = await enter(store, "one", "ada");
    const add = () => store.asWorkspace(ada, (tx) => insertIdea(tx, newIdea(ada)));
    await add();
    free = keptFreeBytes - 1;
    await expect(add()).rejects.toEqual(full);
    await expect(store.asSystem(async () => {})).rejects.toEqual(full);
    await expect(store.call("engine_none", [])).rejects.toEqual(full);
    free = keptFreeBytes;
    expect(await add()).toBe(2);
    expect(await store.asWorkspace(ada, (tx) => listIdeas(tx, "one"))).toHaveLength(2);
    await store.close();
  }, 60_000);

  test("is told by the database itself, too", () => {
    const extend = Object.assign(new Error('could not extend file "base/5/1"'), { code: "53100" });
    expect(storeFailure(extend)).toEqual(full);
    expect(storeFailure(new DrizzleQueryError("insert", ["secret"], extend))).toEqual(full);
    expect(storeFailure(Object.assign(new Error("write"), { code: "ENOSPC" }))).toEqual(full);
    expect(storeFailure(new Error("PANIC: could not write: No space left on device"))).toEqual(full);
  });

  test("is another matter than a data directory that cannot be one", async () => {
    const file = join(dataDir, "file");
    await writeFile(file, "");
    await expect(openPglite({ dataDir: file })).rejects.toMatchObject({
      code: "data_dir.unusable",
      params: { path: file, reason: "EEXIST" },
    });
  });

  test("is measured where the data directory is", () => {
    expect(freeBytes(dataDir)).toBeGreaterThan(0);
    expect(() => freeBytes(join(dataDir, "none"))).toThrow("ENOENT");
  });
});
