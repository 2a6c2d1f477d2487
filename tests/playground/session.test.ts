import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { playgroundMessages } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { uuidv7 } from "../../src/store/uuid.ts";
import { eachDatabase } from "../setup/databases.ts";
import { type OpenPlayground, openPlayground, startAfresh } from "./open.ts";
import { personAt } from "./person.ts";

eachDatabase("what the page is told first", (open) => {
  let store: Store;
  let playground: OpenPlayground;
  const [ada, ben] = [personAt(() => playground, "ada"), personAt(() => playground, "ben")];
  beforeAll(async () => {
    store = await open();
    playground = await openPlayground(store);
  });
  beforeEach(() => startAfresh(store, playground));

  const channel = async (person = ada, id = "general") =>
    (await person.session())?.channels.find((each) => each.id === id);
  const positionOf = async (id: string, person = ada) =>
    (await person.read()).find((message) => message.id === id)?.position;

  it("is who is there and what they see", async () => {
    const session = await ben.session();
    expect(session?.me).toEqual({ id: "ben", name: "Ben" });
    expect(session?.channels.map(({ id, kind }) => [id, kind])).toEqual([
      ["general", "channel"],
      ["random", "channel"],
      ["with-ben", "direct"],
    ]);
  });

  describe("marks how far there is something to read", () => {
    it("in a channel, up to what others wrote last", async () => {
      expect(await channel()).toMatchObject({ last: 0, threads: [] });
      const hers = await ada.write("mine");
      expect(await channel()).toMatchObject({ last: 0 });
      const his = await ben.write("yours");
      await ada.write("mine again");
      expect((await channel())?.last).toBe(await positionOf(his));
      expect((await channel(ben))?.last).toBeGreaterThan((await positionOf(hers)) ?? 0);
      expect(await channel(ada, "random")).toMatchObject({ last: 0 });
    });

    it("not by what is gone, or what only others see", async () => {
      const first = await ben.write("one");
      await ben.remove(await ben.write("regretted"));
      await playground.port.notify("playground/general", "ben", { summary: "n", parts: [] }, { nonce: "n" });
      expect((await channel())?.last).toBe(await positionOf(first));
    });

    it("in threads, the latest first, by their names", async () => {
      const mine = await ada.write("who wants tea?");
      const ours = await playground.port.post("playground/general", { summary: "r", parts: [] }, { nonce: "r" });
      await playground.port.openThread(ours, "Bees");
      await ben.say("hm", { thread: ours });
      await ben.say("me", { thread: mine });
      await ada.say("here you are", { thread: mine });
      const threads = (await channel())?.threads;
      expect(threads).toMatchObject([
        { root: mine, name: null },
        { root: ours, name: "Bees" },
      ]);
      const newest = (await ada.thread(mine))?.messages;
      expect(threads?.[0]?.last).toBe(newest?.[0]?.position);
      expect((await channel(ben))?.threads[0]?.last).toBe(newest?.[1]?.position);
      expect(await channel(ada, "random")).toMatchObject({ threads: [] });
    });

    it("and tells nobody of threads in another's direct messages", async () => {
      const root = await ada.write("a secret", { channel: "with-ada" });
      await ada.say("more of it", { channel: "with-ada", thread: root });
      expect((await channel(ada, "with-ada"))?.threads).toMatchObject([{ root, last: 0 }]);
      expect(JSON.stringify(await ben.session())).not.toContain(root);
    });
  });

  it("leads by a link to a thread and its channel, and to older replies by the page", async () => {
    const root = await ada.write("count!", { channel: "random" });
    const replies = Array.from({ length: 505 }, (_, index) => ({
      ...{ workspaceId: "local", id: uuidv7(), channelId: "random", threadId: root, author: "kindling", place: root },
      ...{ nonce: `n-${index}`, position: 1_000_000 + index, seq: 1 },
      body: { kind: "card", card: { summary: String(index + 1), parts: [] } },
    }));
    await store.asSystem((tx) => tx.insert(playgroundMessages).values(replies));
    const newest = await ben.thread(root);
    expect(newest).toMatchObject({ root: { id: root, channel: "random" }, more: true });
    expect(newest?.messages).toHaveLength(500);
    const older = await ben.thread(root, newest?.messages[0]?.position);
    expect(older?.more).toBe(false);
    expect(older?.messages).toHaveLength(5);
    const summaries = [...(older?.messages ?? []), ...(newest?.messages ?? [])].map(
      ({ content }) => content.kind === "card" && content.summary,
    );
    expect(summaries).toEqual(Array.from({ length: 505 }, (_, index) => String(index + 1)));
  });
});
