import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ack } from "../../src/chat/vocabulary.ts";
import { listIdeas, updateIdea } from "../../src/store/ideas.ts";
import { migratePostgres } from "../../src/store/migrate.ts";
import { saveVersion } from "../../src/store/outputs.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import type { Store } from "../../src/store/store.ts";
import { createDatabase, databaseUrl } from "../setup/databases.ts";
import { proxyTo, type TcpProxy } from "../setup/tcp-proxy.ts";
import { markdown, post, scores } from "./fixtures.ts";
import { ackCard, ackText, buttonOf, type ChatWorld, createChatWorld, type Speaker } from "./world.ts";

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
    version = savedVersions({ name: "Pub" }, 9, null);
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

  /** A press on a button of the idea that has versions. */
  const press = async (action: string, ...ids: (string | number)[]): Promise<Ack> => {
    const { person, idea } = await version;
    return world.press({ label: "", action, value: [idea, ...ids].join(".") }, person);
  };
  const submit = async (form: string, fields: Record<string, string>, ...ids: (string | number)[]): Promise<Ack> => {
    const { person, idea } = await version;
    const value = [idea, ...ids].join(".");
    return world.submit({ form, value, title: "", submit: "", fields: [] }, fields, person);
  };
  const complete = (partial: string): Promise<Ack> =>
    world.accept({
      ...{
        eventId: "a",
        platform: "playground",
        type: "autocomplete",
        command: "expand",
        partial,
        target: "c:general",
      },
      workspace: { id: world.workspace, name: "test" },
      person: { externalId: "pub", name: "Pub" },
      channel: { id: "general", audience: "workspace" },
    });
  const settingsForm = { form: "settings", value: "person", title: "", submit: "", fields: [] };
  const card = { type: "card", visibility: "private" };
  const none = { type: "none" };
  let deletable = 9;

  it.each([
    ["an idea", () => world.command("how to keep bees")],
    ["a mention", () => world.mention("how to keep bees")],
    ["an idea for later", () => world.command("later how to keep bees")],
    ["settings", () => world.command("settings")],
    ["digest", () => world.command("digest")],
    ["digest on", () => world.command("digest on 9:00 UTC")],
    ["digest now", () => world.command("digest now")],
    ["digest preview", () => world.command("digest preview")],
    ["digest off", () => world.command("digest off")],
    ["a form of settings", () => world.command("settings mine")],
    ["list", () => world.command("list")],
    ["status", () => world.command("status")],
    ["usage", () => world.command("usage")],
    ["show", () => world.command("show 1")],
    ["a reply", () => world.reply("t:nowhere", "stop")],
    ["a press", () => world.press({ label: "", action: "stop", value: "0198c9a8-0000-7000-8000-000000000000" })],
    ["help", () => world.command("help")],
    ["completion", () => complete("show how")],
  ])("%s takes at most four", async (_, act) => {
    const counted = await trips(act);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(most);
  });

  it.each<[string, () => Promise<Ack>, object]>([
    ["Versions", () => press("versions"), card],
    ["a version", () => press("version", 1), card],
    ["a comparison", () => press("compare", 1, 2), card],
    ["a choice of two to compare", () => press("compareWith", 2), { type: "form" }],
    ["Delete of a version", () => press("deleteVersion", deletable--), { type: "update" }],
    ["Archive", () => press("archive"), card],
    ["Unarchive", () => press("unarchive"), card],
    ["an edited idea", () => submit("editIdea", { idea: "how to keep hens" }), card],
    ["Good", () => press("good", 1), { type: "form" }],
    ["a reason", () => submit("feedback", { reason: "it sings" }, 1, "good"), card],
    ["Refine", () => press("refine", 1), { type: "form" }],
    ["a change of an older version", () => submit("refine", { change: "shorter" }, 1), none],
    ["Restore", () => press("restore", 1), card],
    ["Regenerate", () => press("regenerate", 1), none],
    ["an idea made anew", () => press("expandAgain"), none],
    ["an idea with other options", () => submit("expand", { idea: "hens", words: "300" }), none],
    ["settings that were sent", () => world.submit(settingsForm, { tone: "casual", audience: "" }), card],
    ["Publish", () => press("publish", 1), none],
    ["Download", () => press("download", 1), { type: "defer" }],
  ])("%s takes at most four", async (_, act, expected) => {
    const acks: Ack[] = [];
    const counted = await trips(async () => {
      const ack = await act();
      acks.push(ack);
      return ack;
    });
    expect(acks[0]).toMatchObject(expected);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(most);
  });

  it("Expand of an idea that was kept takes at most four", async () => {
    const person: Speaker = { name: "Kay" };
    const counted = await trips(async () => {
      const kept = ackCard(await world.command("later how to wait", person));
      await world.settle();
      proxy.trips = 0;
      const ack = await world.press(buttonOf(kept, "Expand"), person);
      expect(ack).toEqual(none);
      return ack;
    });
    expect(counted).toBeLessThanOrEqual(most);
  });

  it("Delete of an idea takes at most four", async () => {
    const person: Speaker = { name: "Del" };
    const counted = await trips(async () => {
      await world.command("how to forget", person);
      await world.command("stop", person);
      const list = await world.command("list mine", person);
      const number = /\*\*(\d+)\*\*/.exec(ackText(list))?.[1];
      const asked = ackCard(await world.command(`delete ${number}`, person));
      await world.settle();
      proxy.trips = 0;
      const ack = await world.press(buttonOf(asked, "Delete idea"), person);
      expect(ack).toMatchObject({ type: "update" });
      return ack;
    });
    expect(counted).toBeLessThanOrEqual(most);
  });

  it("a reply that begins a run takes at most four, and so does one that waits", async () => {
    const person: Speaker = { name: "Rep" };
    const threads = ["t:1", "t:2", "t:3"];
    for (const thread of threads) await savedVersions(person, 1, thread);
    const begins = await trips(() => world.reply(threads.pop() ?? "", "make it shorter", person));
    expect(begins).toBeLessThanOrEqual(most);
    expect((await world.runs()).filter(({ kind, status }) => kind === "refine" && status === "running")).not.toEqual(
      [],
    );
    const waits = await trips(() => world.reply("t:1", "make it longer", person));
    expect(waits).toBeLessThanOrEqual(most);
  });

  it.each([
    ["a question", "why is the score so low?"],
    ["approval", "looks good"],
    ["a reply that is not clear", "the queen, always the queen"],
    ["a new direction", "start over: a letter to the neighbours"],
  ])("%s takes at most four", async (name, text) => {
    const person: Speaker = { name };
    const threads = [1, 2, 3].map((nth) => `t:${name}:${nth}`);
    await quickly(async () => {
      for (const thread of threads) await savedVersions(person, 1, thread);
    });
    expect(await trips(() => world.reply(threads.pop() ?? "", text, person))).toBeLessThanOrEqual(most);
  });

  it.each([
    ["show"],
    ["details"],
    ["versions"],
    ["download"],
    ["edit"],
    ["archive"],
    ["compare 1 2"],
    ["restore 1"],
    ["undo"],
    ["regenerate"],
    ["publish"],
    ["publish 1"],
    ["help"],
    ["status"],
    ["delete"],
  ])("in a thread, %s takes at most four", async (command) => {
    const person: Speaker = { name: command };
    const threads = [1, 2, 3].map((nth) => `t:${command}:${nth}`);
    await quickly(async () => {
      for (const thread of threads) await savedVersions(person, 2, thread);
    });
    const acks: Ack[] = [];
    const counted = await trips(async () => {
      const ack = await world.reply(threads.pop() ?? "", command, person);
      acks.push(ack);
      return ack;
    });
    expect(acks.map(ackText).join()).not.toContain("went wrong");
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(most);
  });

  it.each(["apply", "discard", "edited", "deleted"] as const)(
    "of replies that wait, %s takes at most four",
    async (act) => {
      const person: Speaker = { name: act };
      const held: { idea: string; thread: string; event: string }[] = [];
      await quickly(async () => {
        for (const nth of [1, 2, 3]) {
          const [thread, event] = [`t:${act}:${nth}`, `${act}-${nth}`];
          const { idea } = await savedVersions(person, 1, thread);
          await world.reply(thread, "make it shorter", person);
          await waiting({ type: "reply", thread, text: "make it longer", addressed: "us" }, person, event);
          const run = (await world.runs()).at(-1)!.id;
          await world.press({ label: "", action: "stop", value: run }, person);
          held.push({ idea, thread, event });
        }
      });
      const counted = await trips(() => {
        const { idea, thread, event } = held.pop()!;
        if (act === "edited") return waiting({ type: "replyEdited", thread, text: "more casual" }, person, event);
        if (act === "deleted") return waiting({ type: "replyDeleted", thread }, person, event);
        return world.press({ label: "", action: act, value: idea }, person);
      });
      expect(counted).toBeGreaterThan(0);
      expect(counted).toBeLessThanOrEqual(most);
    },
  );

  /** What only prepares is not counted. */
  const quickly = async (prepare: () => Promise<void>) => {
    const { delayMs } = proxy;
    proxy.delayMs = 0;
    await prepare();
    proxy.delayMs = delayMs;
  };

  type Told =
    | { type: "reply"; thread: string; text: string; addressed: "us" }
    | { type: "replyEdited"; thread: string; text: string }
    | { type: "replyDeleted"; thread: string };

  /** Tells of a message under a name that it keeps. */
  const waiting = (told: Told, { name }: Speaker, messageId: string): Promise<Ack> =>
    world.accept({
      ...{ eventId: `${told.type}:${messageId}`, platform: "playground", target: "c:general", messageId },
      workspace: { id: world.workspace, name: "test" },
      person: { externalId: name.toLowerCase(), name },
      channel: { id: "general", audience: "workspace" },
      ...told,
    });

  /** An idea that nothing works on, with so many versions. */
  async function savedVersions(person: Speaker, versions: number, thread: string | null) {
    await world.command("how to publish", person);
    await world.command("stop", person);
    const run = (await world.runs()).at(-1)!;
    const scope = { workspace: world.workspace, person: run.ownerId };
    const idea = await store.asWorkspace(scope, async (tx) => {
      const [latest] = await listIdeas(tx, world.workspace, { owner: run.ownerId, limit: 1 });
      const id = latest!.idea.id;
      const of = { workspaceId: world.workspace, ideaId: id, runId: run.id, format: "blog" as const };
      for (let number = 1; number <= versions; number++) {
        const content = post([markdown(`Text ${number}.`)]);
        await saveVersion(tx, {
          ...of,
          stepKey: `save.${number}`,
          parent: number - 1 || null,
          content,
          scores: scores(),
        });
      }
      await updateIdea(tx, world.workspace, id, { thread });
      return id;
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
