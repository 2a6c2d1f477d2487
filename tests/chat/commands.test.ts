import { afterEach, beforeAll, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackCard, ackText, buttonOf, type ChatWorld, createChatWorld, type Speaker, threadOf } from "./world.ts";

const ada: Speaker = { name: "Ada" };
const bob: Speaker = { name: "Bob" };
const secret: Speaker["channel"] = { id: "secret", audience: "channel" };
const direct: Speaker["channel"] = { id: "dm-ada", audience: "owner" };

eachDatabase("commands", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());
  const hanging = async () => {
    world = await createChatWorld(store, { script: { intake: () => new Promise(() => {}) } });
    return world;
  };

  it.each(["help", "?"])("help is the answer to %j", async (text) => {
    world = await createChatWorld(store);
    const ack = await world.command(text);
    expect(ack).toMatchObject({ type: "card", visibility: "private" });
    for (const word of ["Nothing has been made here yet", "/expand list", "/expand stop", "--no-images"]) {
      expect(ackText(ack)).toContain(word);
    }
    expect(await world.runs()).toEqual([]);
  });

  it("list is empty at first and says how to begin", async () => {
    world = await createChatWorld(store);
    expect(ackText(await world.command("list"))).toContain("There are no ideas yet. Send the first");
  });

  it("list shows the newest first, ten a page, with state, score and a button to show", async () => {
    world = await createChatWorld(store, {
      script: { plan: ({ nth, demo }) => (nth === 0 ? demo : new Promise(() => {})) },
    });
    await world.command("idea number one");
    await world.until(ended);
    await Promise.all(Array.from({ length: 11 }, (_, index) => world.command(`another idea ${index + 2}`)));
    const first = ackCard(await world.command("list"));
    const numbers = [...cardText(first).matchAll(/^- \*\*(\d+)\*\*/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(() => buttonOf(first, "Newest")).toThrow();

    const older = await world.press(buttonOf(first, "Older"));
    expect(older.type).toBe("update");
    expect(ackText(older)).toMatch(/^- \*\*2\*\* another idea/m);
    expect(ackText(older)).toMatch(/^- \*\*1\*\* .* · done · \d+ \/ 100/m);
    expect(ackText(await world.press(buttonOf(ackCard(older), "Newest")))).toMatch(/^- \*\*12\*\*/m);
    expect(ackText(await world.press(buttonOf(ackCard(older), "Show 1")))).toContain("Version: 1");
  });

  it("list and show tell nobody of what they may not see (P7)", async () => {
    await hanging();
    await world.command("for everybody", ada);
    await world.command("for the channel", { ...ada, channel: secret! });
    await world.command("for myself", { ...ada, channel: direct! });
    const bobs = ackText(await world.command("list", bob));
    expect(bobs).toContain("for everybody");
    expect(bobs).not.toMatch(/for the channel|for myself/);
    expect(ackText(await world.command("list", { ...bob, channel: secret! }))).toContain("for the channel");
    expect(ackText(await world.command("list", ada))).toContain("for myself");
    for (const number of [2, 3]) {
      expect(ackText(await world.command(`show ${number}`, bob))).toContain(`no idea ${number} that you can see`);
    }
    expect(ackText(await world.command("list", { ...ada, workspace: "slack:T2" }))).toContain("no ideas yet");
  });

  it("show gives the result again, to anybody who may see it, and only to them", async () => {
    world = await createChatWorld(store);
    await world.command("how to keep bees");
    await world.until(ended);
    await world.settle();
    const ack = await world.command("show 1", bob);
    expect(ack).toMatchObject({ type: "card", visibility: "private" });
    // The offer of a digest goes to its owner, in the thread.
    const delivered = cardText(world.port.in(threadOf(world))[0]!.card);
    expect(delivered).toContain(" [Daily digest]");
    expect(ackText(ack)).toBe(delivered.replace(" [Daily digest]", ""));
    expect(ackText(await world.command("show 7"))).toContain("There is no idea 7 that you can see");
  });

  it("show says how far an idea is that has no result", async () => {
    await hanging();
    await world.command("how to keep bees");
    expect(ackText(await world.command("show 1"))).toContain("There is no result yet");
  });

  it("status tells what is being made, by which models, and how much there is", async () => {
    await hanging();
    expect(ackText(await world.command("status"))).toContain("Nothing is being made right now.");
    await world.command("how to keep bees");
    const text = ackText(await world.command("status"));
    expect(text).toContain("**1** how to keep bees · Working on it");
    expect(text).toContain("Writing model: scripted m");
    expect(text).toContain("Ideas: 1");
  });

  it("status says when the demo model is at work", async () => {
    world = await createChatWorld(store, { demo: true });
    expect(ackText(await world.command("status"))).toContain("Writing model: offline demo model (no key is set)");
  });

  it("list labels demo text", async () => {
    world = await createChatWorld(store, { demo: true });
    await world.command("how to keep bees");
    await world.until(ended);
    expect(ackText(await world.command("list"))).toMatch(/\d+ \/ 100 · demo text/);
  });

  it("stop stops the only work there is", async () => {
    await hanging();
    expect(ackText(await world.command("stop"))).toContain("Nothing of yours is being made right now.");
    await world.command("how to keep bees");
    expect(ackText(await world.command("stop"))).toContain("Stopping idea 1.");
    expect((await world.until(ended)).status).toBe("stopped");
  });

  it("stop asks which when there are several, and takes a number", async () => {
    await hanging();
    await world.command("how to keep bees");
    await world.command("how to keep hens");
    expect(ackText(await world.command("stop"))).toContain("Several are being made: 1 and 2.");
    expect(ackText(await world.command("stop 2"))).toContain("Stopping idea 2.");
    expect((await world.until(ended, 1)).status).toBe("stopped");
    expect((await world.until(() => true, 0)).status).toBe("running");
    expect(ackText(await world.command("stop 2"))).toContain("Idea 2 is not being made right now");
  });

  it("stop leaves other people's work alone", async () => {
    await hanging();
    await world.command("how to keep bees", ada);
    expect(ackText(await world.command("stop", bob))).toContain("Nothing of yours is being made");
    expect(ackText(await world.command("stop 1", bob))).toContain("Only Ada can do that.");
    expect((await world.until(() => true)).status).toBe("running");
  });

  it("delivered twice, stop has stopped once and answers the same", async () => {
    await hanging();
    await world.command("how to keep bees");
    const [first, second] = [await world.command("stop", ada, "s"), await world.command("stop", ada, "s")];
    expect(ackText(first)).toContain("Stopping idea 1.");
    expect([ackText(first), "Nothing of yours is being made right now."]).toContain(ackText(second));
  });
});

eachDatabase("a reply in a thread", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  let thread: string;
  afterEach(() => world.close());
  const begun = async () => {
    world = await createChatWorld(store, { script: { plan: () => new Promise(() => {}) } });
    await world.command("how to keep bees", ada);
    await world.until(({ thread }) => thread !== null);
    thread = threadOf(world);
  };

  it("stops the thread's work when it says so", async () => {
    await begun();
    expect(ackText(await world.reply(thread, "Stop!"))).toContain("Stopping idea 1.");
    expect((await world.until(ended)).status).toBe("stopped");
  });

  it("of somebody else does not stop it, and they are told why", async () => {
    await begun();
    expect(ackText(await world.reply(thread, "stop", bob))).toContain("Only Ada can do that.");
    expect((await world.until(() => true)).status).toBe("running");
  });

  it("asks for status like anywhere else", async () => {
    await begun();
    expect(ackText(await world.reply(thread, "status"))).toContain("how to keep bees");
  });

  it("that is no command waits for the work, whoever wrote it", async () => {
    await begun();
    expect(await world.reply(thread, "make it shorter")).toEqual({ type: "none" });
    expect(await world.reply(thread, "more casual please", bob)).toEqual({ type: "none" });
    await expect.poll(() => cardText(world.port.in("c:general")[0]!.card)).toContain("2 replies are waiting");
    expect(await world.runs()).toHaveLength(1);
  });

  it("in a thread without an idea is none of our business", async () => {
    await begun();
    for (const text of ["stop", "status", "hello there", ""]) {
      expect(await world.reply("t:elsewhere", text)).toEqual({ type: "none" });
    }
  });

  it("that mentions the bot begins no second idea in the thread of one", async () => {
    await begun();
    expect(await world.mention("make it shorter", ada, thread)).toEqual({ type: "none" });
    await expect.poll(() => cardText(world.port.in("c:general")[0]!.card)).toContain("One reply is waiting");
    expect(await world.runs()).toHaveLength(1);
    expect(await world.mention("how to keep hens", ada, "t:elsewhere")).toEqual({ type: "none" });
    expect(await world.runs()).toHaveLength(2);
  });

  it("is understood from the platform's own stop as well", async () => {
    await begun();
    const ack = await world.accept({
      ...{ eventId: "native", platform: "playground", type: "stop", thread, target: "c:general" },
      workspace: { id: world.workspace, name: "test" },
      person: { externalId: "ada", name: "Ada" },
      channel: { id: "general", audience: "workspace" },
    });
    expect(ackText(ack)).toContain("Stopping idea 1.");
  });
});
