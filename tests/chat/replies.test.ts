import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Card } from "../../src/chat/vocabulary.ts";
import type { RenderCard } from "../../src/engine/types.ts";
import { KindlingError } from "../../src/errors.ts";
import { replies, users } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import type { Answer, Script } from "../pipelines/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { openHouse } from "./house.ts";
import { ackCard, ackText, buttonOf, type ChatWorld, createChatWorld, type Speaker, threadOf } from "./world.ts";

const ben: Speaker = { name: "Ben" };
const words = "--no-images --words 200";

eachDatabase("replies", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  /** An idea with its first version, in its thread. */
  const delivered = async (script: Script = {}) => {
    world = await createChatWorld(store, { script });
    await world.command(`how to keep bees ${words}`);
    await world.until(ended);
    await world.settle();
    return threadOf(world);
  };
  const stored = async () => {
    const { workspace } = world;
    const [first] = await world.runs();
    const rights = { workspace, person: first!.ownerId, channel: "secret" };
    return store.asWorkspace(rights, (tx) =>
      tx.select().from(replies).where(eq(replies.workspaceId, workspace)).orderBy(replies.position),
    );
  };
  /** What models answer about ideas, as surely as these tests need it; about replies, what is given. */
  const intake =
    (kind?: string): Answer =>
    ({ demo }) =>
      "format" in Object(demo) ? { ...Object(demo), format: "blog", confidence: 95 } : { ...Object(demo), kind };
  const namesOf = async () => {
    const people = await store.asSystem((tx) => tx.select().from(users));
    return new Map(people.map(({ id, name }) => [id, name]));
  };
  const kinds = async () => (await world.runs()).map(({ kind, status }) => `${kind} ${status}`);

  it("begin a run in the name of who wrote them, whoever's work was before", async () => {
    const thread = await delivered();
    await world.reply(thread, "make it shorter", ben);
    await world.settle();
    const [first, second] = await world.runs();
    const names = await namesOf();
    expect([first, second].map((run) => names.get(run!.ownerId))).toEqual(["Ada", "Ben"]);
    expect(world.port.in(thread).map(({ card }) => card.title)).toHaveLength(3);
  });

  it("leave the idea's status alone once it has a version", async () => {
    const thread = await delivered({ refine: () => Promise.reject(new KindlingError("model.refused")) });
    await world.reply(thread, "make it shorter");
    await world.settle();
    expect(await kinds()).toEqual(["expand done", "refine failed"]);
    expect(ackText(await world.command("list"))).toMatch(/\*\*1\*\*.* done/);
  });

  it("cost no model call where their words are clear", async () => {
    let calls = 0;
    const count: Answer = (asked) => {
      calls++;
      return intake("edit")(asked);
    };
    const thread = await delivered({ intake: count });
    calls = 0;
    for (const text of ["make it shorter", "looks good", "thanks", "lol"]) await world.reply(thread, text);
    await world.settle();
    expect(calls).toBe(0);
    await world.reply(thread, "the queen, always the queen");
    await world.settle();
    expect(calls).toBe(1);
  });

  it.each([
    ["edit", ["expand done", "understand done", "refine done"]],
    ["question", ["expand done", "understand done", "answer done"]],
    ["direction", ["expand done", "understand done", "expand done"]],
    ["chatter", ["expand done", "understand done"]],
    ["approval", ["expand done", "understand done"]],
  ])("that a model takes for %s act as if their words were clear", async (kind, expected) => {
    const thread = await delivered({ intake: intake(kind) });
    await world.reply(thread, "the queen, always the queen");
    await world.settle();
    expect(await kinds()).toEqual(expected);
    expect(world.published.size).toBe(0);
    const [note] = world.port.notes;
    if (kind === "approval") expect(buttonOf(note!.card, "Publish").action).toBe("publish");
    else expect(note).toBeUndefined();
  });

  it("keep their order behind one that is not understood yet", async () => {
    const gate = Promise.withResolvers<void>();
    const slowly: Answer = async (asked) => {
      if (!("format" in Object(asked.demo))) await gate.promise;
      return intake("edit")(asked);
    };
    const thread = await delivered({ intake: slowly });
    await world.reply(thread, "the queen, always the queen");
    await world.reply(thread, "make it shorter", ben);
    expect(await kinds()).toEqual(["expand done", "understand running"]);
    gate.resolve();
    await world.settle();
    expect(await kinds()).toEqual(["expand done", "understand done", "refine done"]);
    expect((await stored()).map(({ state }) => state)).toEqual(["used", "used"]);
    expect(cardText(world.port.in(thread).at(-1)!.card)).toMatch(/Ada: “the queen[\s\S]*Ben: “make it shorter/);
  });

  it("edited while a model reads them are taken for what they say now, whatever was understood before", async () => {
    const [before, now] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let readings = 0;
    const slowly: Answer = async (asked) => {
      if ("format" in Object(asked.demo)) return intake()(asked);
      const [gate, kind] = readings++ === 0 ? [before, "approval"] : [now, "edit"];
      await gate.promise;
      return { kind };
    };
    const thread = await delivered({ intake: slowly });
    await world.reply(thread, "the queen, always the queen");
    await expect.poll(() => readings).toBe(1);
    const [reply] = await stored();
    await world.edit(thread, reply?.messageId ?? "", "the second paragraph, hm");
    before.resolve();
    await expect.poll(kinds).toContain("understand done");
    expect(await stored()).toMatchObject([{ state: "unread", kind: null }]);
    now.resolve();
    await world.settle();
    expect(await kinds()).toEqual(["expand done", "understand done", "understand done", "refine done"]);
    expect(await stored()).toMatchObject([{ state: "used", text: "the second paragraph, hm" }]);
    expect(world.port.notes).toEqual([]);
  });

  it("to an idea of a private channel are made with the rights of that channel", async () => {
    world = await createChatWorld(store, { script: {} });
    const channel = { id: "secret", audience: "channel" } as const;
    await world.command(`how to keep bees ${words}`, { name: "Ada", channel });
    await world.until(ended);
    await world.settle();
    const thread = `t:${world.port.in("c:secret")[0]?.ref}`;
    await Promise.all(
      ["make it shorter", "more casual"].map((text) => world.reply(thread, text, { name: "Ben", channel })),
    );
    await world.settle();
    expect((await stored()).map(({ state }) => state)).toEqual(["used", "used"]);
    expect(await world.reply(thread, "make it longer", { name: "Eve" })).toEqual({ type: "none" });
    expect(await stored()).toHaveLength(2);
  });

  it("hold no secret, wherever they are kept or shown (P8)", async () => {
    const key = `sk-ant-api03-${"a1B2".repeat(22)}`;
    const thread = await delivered();
    await world.reply(thread, `make it shorter, my key is ${key}`);
    await world.settle();
    expect(JSON.stringify([await stored(), world.port.messages])).not.toContain(key);
  });

  it("of one message that two events tell of are one", async () => {
    const thread = await delivered();
    const reply = (eventId: string) =>
      world.accept({
        ...{ eventId, platform: "playground", type: "reply", thread, target: "c:general", messageId: "the-same" },
        ...{ workspace: { id: world.workspace, name: "w" }, person: { externalId: "ada", name: "Ada" } },
        ...{ channel: { id: "general", audience: "workspace" }, text: "make it shorter", addressed: "us" },
      });
    await Promise.all(["one", "two"].map(reply));
    await world.settle();
    expect(await kinds()).toEqual(["expand done", "refine done"]);
    expect(await stored()).toHaveLength(1);
  });

  it("that wait when the process dies between the end of a run and the next are taken up after the restart (P3)", async () => {
    const after = Promise.withResolvers<void>();
    const dying: RenderCard = async (run, { message }) => {
      if (run.status === "done") throw new KindlingError("chat.unavailable", { retryable: true, retryAfterMs: 60_000 });
      return { message, pauseMs: 0 };
    };
    const script: Script = { review: ({ demo }) => after.promise.then(() => demo) };
    world = await createChatWorld(store, { script, engine: { renderCard: dying } });
    await world.command(`how to keep bees ${words}`);
    await world.until(({ thread }) => thread !== null);
    await world.reply(threadOf(world), "make it shorter", ben);
    after.resolve();
    await world.until(ended);
    await world.settle();
    await world.close();
    expect((await stored()).map(({ state }) => state)).toEqual(["waiting"]);

    // A later pass of the sweeper, in another process: the card is still to be shown.
    const house = openHouse(store, world.port, { engine: { now: () => new Date(Date.now() + 120_000) } });
    await house.engine.sweep();
    await expect.poll(async () => (await stored()).map(({ state }) => state)).toEqual(["used"]);
    await house.settle();
    await house.close();
    expect((await house.runs(world.workspace)).map(({ kind }) => kind)).toEqual(["expand", "refine"]);
  });

  it("are shown as seen where the platform can, and never fail for it", async () => {
    const seen: string[] = [];
    const thread = await delivered();
    world.port.react = async (message, emoji) => {
      seen.push(`${emoji} ${message}`);
      throw new KindlingError("chat.gone");
    };
    await world.reply(thread, "make it shorter");
    await world.settle();
    expect(seen).toEqual([expect.stringMatching(/^👀 u\d+$/)]);
    expect(await kinds()).toEqual(["expand done", "refine done"]);
  });

  it("elsewhere are not held up by a thread that is just being opened", async () => {
    world = await createChatWorld(store, { asleep: true });
    await world.command(`how to keep bees ${words}`);
    const answered = (channel: string) =>
      world.reply("t:nowhere", "make it shorter", { name: "Ben", channel: { id: channel, audience: "workspace" } });
    const here = answered("general");
    const first = await Promise.race([here.then(() => "here"), answered("other").then(() => "elsewhere")]);
    expect(first).toBe("elsewhere");
    expect(await here).toEqual({ type: "none" });
  });

  it("typed as a command in the thread are told what they were taken for", async () => {
    const thread = await delivered();
    const ack = await world.accept({
      ...{ eventId: "slash", platform: "playground", type: "command", thread, target: "c:general" },
      ...{ workspace: { id: world.workspace, name: "w" }, person: { externalId: "ada", name: "Ada" } },
      ...{ channel: { id: "general", audience: "workspace" }, text: "make it shorter" },
    });
    expect(ackText(ack)).toContain("This thread is about idea 1");
    await world.settle();
    expect(await kinds()).toEqual(["expand done", "refine done"]);
  });

  it("that are too long are refused with a sentence, and nothing is begun", async () => {
    const thread = await delivered();
    expect(ackText(await world.reply(thread, `make it shorter ${"and shorter ".repeat(600)}`))).toContain(
      "A reply may be 6,000 characters long, and this one has 7,2",
    );
    expect(await stored()).toEqual([]);
    expect(await kinds()).toEqual(["expand done"]);
  });

  it("of approval to what is not there yet say so", async () => {
    const gate = Promise.withResolvers<void>();
    world = await createChatWorld(store, { script: { review: ({ demo }) => gate.promise.then(() => demo) } });
    await world.command(`how to keep bees ${words}`);
    await world.until(({ thread }) => thread !== null);
    const card: Card = ackCard(await world.reply(threadOf(world), "looks good"));
    expect(cardText(card)).toContain("There is no finished version to publish yet.");
    gate.resolve();
    await world.settle();
  });
});
