import { expect, it } from "vitest";
import { createPostgresBlobs } from "../../src/blobs/postgres.ts";
import { readConfig } from "../../src/config.ts";
import { createFileLinks } from "../../src/http/file-links.ts";
import { createHttp } from "../../src/http/http.ts";
import { createLog } from "../../src/log.ts";
import type { Scope } from "../../src/store/store.ts";
import { eachDatabase } from "../setup/databases.ts";
import { addIdea, enter } from "../store/fixtures.ts";

eachDatabase("GET /files/:id over a real store", (open) => {
  it("P7: a file is for the audience of its idea, and for the holder of a link until it is over", async () => {
    const store = await open();
    const blobs = createPostgresBlobs(store);
    const ada = await enter(store, "one", "ada");
    const adaHere = await enter(store, "one", "ada", { channel: "garden" });
    const ben = await enter(store, "one", "ben");
    const eve = await enter(store, "two", "eve");
    const [hidden, ofGarden, shared] = await store.asWorkspace(adaHere, async (tx) => [
      await addIdea(tx, ada, { audience: "owner" }),
      await addIdea(tx, ada, { audience: "channel", channelId: "garden" }),
      await addIdea(tx, ada),
    ]);
    const put = (ideaId: string, byte: number) =>
      blobs.put(adaHere, { ideaId, mime: "image/png", bytes: Uint8Array.of(byte) });
    const files = { hidden: await put(hidden, 1), garden: await put(ofGarden, 2), shared: await put(shared, 3) };

    const people: Record<string, Scope> = { ada, adaHere, ben, benHere: { ...ben, channel: "garden" }, eve };
    let now = new Date("2026-11-20T12:00:00Z");
    const links = createFileLinks({ secret: crypto.getRandomValues(new Uint8Array(32)), now: () => now });
    const http = createHttp({
      log: createLog({ level: "error", secrets: [], write: () => {} }),
      health: { config: readConfig({}), store },
      files: { blobs, links, viewer: async (request) => people[request.headers.get("x-person") ?? ""], now: () => now },
    });
    const statuses = async (person: string) =>
      Promise.all(
        Object.values(files).map(async (id) => {
          const { status } = await http.request(`/files/${id}`, { headers: { "x-person": person } });
          return status;
        }),
      );
    expect(await statuses("adaHere")).toEqual([200, 200, 200]);
    expect(await statuses("ben")).toEqual([404, 404, 200]);
    expect(await statuses("benHere")).toEqual([404, 200, 200]);
    expect(await statuses("eve")).toEqual([404, 404, 404]);
    expect(await statuses("nobody")).toEqual([404, 404, 404]);

    const link = await links.sign(ada, files.hidden, 1000);
    expect(new Uint8Array(await (await http.request(link)).arrayBuffer())).toEqual(Uint8Array.of(1));
    expect((await http.request(await links.sign(ben, files.hidden, 1000))).status).toBe(404);
    now = new Date(now.getTime() + 1000);
    expect((await http.request(link)).status).toBe(404);
  });
});
