import { afterEach, beforeAll, expect, it } from "vitest";
import type { Ack } from "../../src/chat/vocabulary.ts";
import { KindlingError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, type ChatWorld, createChatWorld, type Speaker, threadOf } from "./world.ts";

const bob: Speaker = { name: "Bob" };
const secret: Speaker["channel"] = { id: "secret", audience: "channel" };

eachDatabase("help and completion", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  const hanging = async () => {
    world = await createChatWorld(store, { script: { intake: () => new Promise(() => {}) } });
  };
  const complete = (partial: string, command = "expand", from: Speaker = { name: "Ada" }): Promise<Ack> =>
    world.accept({
      ...{
        eventId: `a:${partial}`,
        platform: "playground",
        type: "autocomplete",
        command,
        partial,
        target: "c:general",
      },
      workspace: { id: world.workspace, name: "test" },
      person: { externalId: from.name.toLowerCase(), name: from.name },
      channel: from.channel ?? { id: "general", audience: "workspace" },
    });

  it("help in a thread says what can be said there, as it stands", async () => {
    const state = { fails: false };
    world = await createChatWorld(store, {
      script: {
        plan: ({ demo }) => {
          if (state.fails) throw new KindlingError("model.refused", { params: { provider: "openai" } });
          return new Promise((resolve) => setTimeout(() => resolve(demo), 100));
        },
      },
    });
    await world.command("how to keep bees");
    await world.until(({ thread }) => thread !== null);
    const thread = threadOf(world);
    const help = async () => ackText(await world.reply(thread, "help"));
    expect(await help()).toMatch(/In the thread of idea 1\nSomething is being made right now[\s\S]*`stop`/);
    await world.until(ended);
    await world.settle();
    expect(await help()).toMatch(/Reply with what should change[\s\S]*`compare 1 2`[\s\S]*words alone publish nothing/);

    state.fails = true;
    await world.command("how to keep hens");
    await world.until(ended, 1);
    await world.settle();
    expect(ackText(await world.reply(threadOf(world, 1), "help"))).toContain("The last attempt did not finish.");
    expect(await world.reply("t:elsewhere", "help")).toEqual({ type: "none" });
  });

  it("help in a channel says how to begin, and where nothing was made yet, says that first", async () => {
    await hanging();
    expect(ackText(await world.command("help"))).toContain("Nothing has been made here yet.");
    await world.command("how to keep bees");
    const text = ackText(await world.command("help"));
    expect(text).not.toContain("Nothing has been made here yet.");
    for (const word of ["`/expand` alone opens a form", "/expand versions 12", "list finished bread"]) {
      expect(text).toContain(word);
    }
  });

  it("what belongs in a thread says so elsewhere, and is never taken for an idea", async () => {
    await hanging();
    for (const text of ["compare 1 2", "restore 2", "regenerate 1", "publish 1", "versions", "undo", "download"]) {
      expect(ackText(await world.command(text))).toContain(
        `\`${text.split(" ")[0]}\` belongs in the thread of an idea`,
      );
    }
    expect(ackText(await world.command("show abc"))).toContain(
      "`show` takes the number of an idea, such as `show 12`, and “abc” is something else.",
    );
    expect(await world.runs()).toEqual([]);
  });

  it("subcommands are completed, and ideas by words or number behind those that take one", async () => {
    await hanging();
    await world.command("how to keep bees");
    await world.command("how to keep hens");
    await world.command("bees in secret", { ...bob, channel: secret! });
    expect(await complete("st")).toEqual({
      type: "suggestions",
      suggestions: [
        { label: "status", value: "status" },
        { label: "stop", value: "stop" },
      ],
    });
    const values = (ack: Ack) => (ack.type === "suggestions" ? ack.suggestions.map(({ value }) => value) : []);
    expect(values(await complete("show BEES keep"))).toEqual(["show 1"]);
    expect(values(await complete("versions "))).toEqual(["versions 2", "versions 1"]);
    expect(values(await complete("show bees", "expand", { ...bob, channel: secret! }))).toEqual(["show 3", "show 1"]);
    expect(values(await complete("delete 2"))).toEqual(["delete 2"]);
    expect(values(await complete("how to"))).toEqual([]);
    expect(values(await complete("show 100%_"))).toEqual([]);
  });

  it("search finds ideas with the threads that they live in", async () => {
    world = await createChatWorld(store, { script: { plan: () => new Promise(() => {}) } });
    await world.command("how to keep bees");
    await world.until(({ thread }) => thread !== null);
    const found = { label: "1 How to keep bees", value: "show 1", thread: threadOf(world) };
    await expect
      .poll(async () => complete("bees", "search"), { timeout: 3000 })
      .toMatchObject({ type: "suggestions", suggestions: [{ value: "show 1", thread: found.thread }] });
    expect(await complete("wasps", "search")).toEqual({ type: "suggestions", suggestions: [] });
  });

  it("home is the list of one's own ideas", async () => {
    await hanging();
    await world.command("how to keep bees");
    await world.command("how to keep hens", bob);
    const home = await world.accept({
      ...{ eventId: "home", platform: "playground", type: "home", target: "c:general" },
      workspace: { id: world.workspace, name: "test" },
      person: { externalId: "bob", name: "Bob" },
      channel: { id: "general", audience: "workspace" },
    });
    expect(ackText(home)).toMatch(/^Your ideas\n- \*\*2\*\* how to keep hens/);
    expect(ackText(home)).not.toContain("bees");
  });
});
