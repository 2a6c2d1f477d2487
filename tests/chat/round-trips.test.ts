import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ack } from "../../src/chat/vocabulary.ts";
import { ideaByNumber } from "../../src/store/ideas.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { saveVersion } from "../../src/store/outputs.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { createDatabase, databaseUrl } from "../setup/databases.ts";
import { proxyTo, type TcpProxy } from "../setup/tcp-proxy.ts";
import { type ChatWorld, createChatWorld, type Speaker } from "./world.ts";

/** DESIGN "Tenancy": connection and authorisation included. */
const most = 4;

describe.skipIf(!databaseUrl)("sequential round trips to the database until the acknowledgement", () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let proxy: TcpProxy;
  let store: Store;
  let world: ChatWorld;
  let version: Promise<{ person: Speaker; idea: string }>;
  beforeAll(async () => {
    database = await createDatabase();
    await migratePostgres(database.url);
    proxy = await proxyTo(database.url);
    store = openPostgres(proxy.url, { max: 1 });
    // Nothing wakes up in this world: what goes over the wire is the acceptance alone.
    world = await createChatWorld(store, { asleep: true });
    // One way takes so long that whatever does not wait for an answer goes out before it comes.
    proxy.delayMs = 15;
    version = savedVersion();
    await version;
  });
  afterAll(async () => {
    await world.close();
    await store.close();
    await proxy.close();
    await database.drop();
  });

  /** Trips of the third time: by then the connection is there and knows the statements. */
  const trips = async (act: () => Promise<Ack>): Promise<number> => {
    await act();
    await act();
    await world.settle();
    proxy.trips = 0;
    await act();
    return proxy.trips;
  };

  /** A press on Publish of a version that is there. */
  const publish = async () => {
    const { person, idea } = await version;
    const ack = await world.press({ label: "", action: "publish", value: `${idea}.1` }, person);
    expect(ack).toEqual({ type: "none" });
    return ack;
  };

  it.each([
    ["an idea", () => world.command("how to keep bees")],
    ["a mention", () => world.mention("how to keep bees")],
    ["list", () => world.command("list")],
    ["status", () => world.command("status")],
    ["show", () => world.command("show 1")],
    ["a reply", () => world.reply("t:nowhere", "stop")],
    ["a press", () => world.press({ label: "", action: "stop", value: "0198c9a8-0000-7000-8000-000000000000" })],
    ["Publish", publish],
  ])("%s takes at most four", async (_, act) => {
    const counted = await trips(act);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(most);
  });

  async function savedVersion() {
    const person: Speaker = { name: "Pub" };
    await world.command("how to publish", person);
    const [run] = await world.runs();
    const scope = { workspace: world.workspace, person: run!.ownerId };
    const idea = await store.asWorkspace(scope, async (tx) => {
      const found = await ideaByNumber(tx, world.workspace, 1);
      const of = { workspaceId: world.workspace, ideaId: found!.id, runId: run!.id, stepKey: "save" };
      await saveVersion(tx, { ...of, parent: null, format: "blog", content: {}, scores: {} });
      return found!.id;
    });
    return { person, idea };
  }

  it("stop takes at most four, though it has to look first", async () => {
    for (const name of ["Hen", "Fox"]) {
      await world.command("how to keep hens", { name });
      await world.command("stop", { name });
    }
    await world.command("how to keep hens", { name: "Hen" });
    await world.settle();
    proxy.trips = 0;
    expect(await world.command("stop", { name: "Hen" })).toMatchObject({ type: "card" });
    expect(proxy.trips).toBeLessThanOrEqual(most);
  });
});
