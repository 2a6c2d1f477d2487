import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readable } from "../doubles/discord/read.ts";
import type { StoredMessage } from "../doubles/discord/world.ts";
import { openProduct, type Product, type Way, wordsOf } from "./product.ts";

const ways: Way[] = ["the Gateway", "HTTP", "HTTP and a Gateway process"];

describe.each(ways)("Kindling on Discord over %s", (way) => {
  /** What goes the same way however it came is shown once. */
  const once = it.runIf(way === "the Gateway");
  let on: Product;
  let root: StoredMessage;
  beforeAll(async () => {
    on = await openProduct(way);
  }, 60_000);
  afterAll(() => on?.close());

  const general = () => on.discord.channels.general;
  const { ada, ben } = { ada: () => on.discord.people.ada, ben: () => on.discord.people.ben };
  const ofBot = (channel: string) =>
    on.discord.messages(channel).filter(({ author }) => author === on.discord.application.id);
  const inThread = () => ofBot(root.id);
  const version = (number: number) =>
    on.until(() => inThread().find((message) => new RegExp(`Version\\*{0,2}\\s+${number}\\b`).test(readable(message))));
  const whispers = (person = ada()) => wordsOf(on.discord.privately(person));

  it("says how it is", async () => {
    const detail = { "the Gateway": "Gateway", HTTP: "HTTP, Gateway" }[String(way)] ?? "HTTP, a Gateway process";
    await on.until(async () => (await on.health()).discord?.detail === detail);
    expect((await on.health()).discord?.state).toBe("ok");
  });

  it("/expand puts a card into the channel and a version into its thread, once however often it is told", async () => {
    const data = {
      ...{ id: "1", name: "expand", type: 1 },
      options: [
        { name: "idea", type: 3, value: "why bees prefer the north balcony" },
        { name: "words", type: 4, value: 200 },
        { name: "images", type: 5, value: false },
      ],
    };
    expect(await on.does({ type: 2, user: ada(), channel: general(), data }, 3)).toMatchObject({ type: 4 });
    root = await on.until(() => ofBot(general())[0]);
    await version(1);
    await on.until(() =>
      readable(on.discord.messages(general()).find(({ id }) => id === root.id) ?? root).includes("Done"),
    );
    expect(ofBot(general())).toHaveLength(1);
    expect(whispers()).toContain("Noted");
  }, 60_000);

  it("a reply in the thread makes the next version, once though the Gateway tells of it twice", async () => {
    on.discord.gateway.repeat(2);
    on.discord.say(ada(), root.id, "more casual, please");
    expect(readable(await version(2))).toContain("more casual, please");
    on.discord.gateway.repeat(1);
    await wait(500);
    expect(inThread().some((message) => /Version\*{0,2}\s+3\b/.test(readable(message)))).toBe(false);
  }, 60_000);

  it("people who talk to each other are left alone", async () => {
    const before = inThread().length;
    on.discord.say(ada(), root.id, `<@${ben()}> lunch?`);
    on.discord.say(ada(), general(), "nothing for a bot here");
    await wait(400);
    expect(inThread()).toHaveLength(before);
  });

  once(
    "publishing asks first, and then does it",
    async () => {
      expect(await on.press(await version(2), "publish")).toMatchObject({ type: 4 });
      const question = await on.until(() =>
        on.discord.privately(ada()).find((each) => readable(each).includes("are you sure?")),
      );
      await on.press(question, "publish");
      await on.until(() => inThread().some((message) => /published/i.test(readable(message))));
    },
    60_000,
  );

  once("a press of somebody else is refused in private", async () => {
    await on.press(await version(2), "regenerate", ben());
    expect(whispers(ben())).toMatch(/Only .* can do that/);
  });

  it("commands of their own are answered in private; what is typed is completed", async () => {
    await on.command("expand-list");
    await on.command("expand-help");
    await on.command("expand-show", { number: "99" });
    expect(whispers()).toMatch(/north balcony[\s\S]*idea 99/);
    const option = { name: "number", type: 3, value: "bal", focused: true };
    const data = { id: "1", name: "expand-show", type: 1, options: [option] };
    const answered = await on.does({ type: 4, user: ada(), channel: general(), data });
    expect(answered).toMatchObject({ type: 8, data: { choices: [{ value: "1" }] } });
  });

  once("/expand alone opens a form with what was chosen, and what is sent makes a run", async () => {
    const random = on.discord.channels.random;
    const opened = await on.command("expand", { words: 200 }, { channel: random });
    expect(JSON.stringify(opened.data)).toContain('"value":"200"');
    const { custom_id } = opened.data as { custom_id: string };
    const field = (name: string, value: string) => ({
      type: 18,
      id: 1,
      component: { type: 4, custom_id: name, value },
    });
    const components = [field("idea", "how to keep bees on a roof"), field("words", "200")];
    await on.does({ type: 5, user: ada(), channel: random, data: { custom_id, components } });
    await on.until(() => ofBot(random)[0]);
  });

  once(
    "Refine asks by a form, and the change is made",
    async () => {
      const opened = await on.press(await version(2), "refine");
      const { custom_id } = opened.data as { custom_id: string };
      const components = [{ type: 18, id: 1, component: { type: 4, custom_id: "change", value: "shorter, please" } }];
      const message = (await version(2)).id;
      await on.does({ type: 5, user: ada(), channel: root.id, message, data: { custom_id, components } });
      expect(readable(await version(3))).toContain("shorter, please");
    },
    60_000,
  );

  once("“Expand this message” opens the form with its words", async () => {
    const { id } = on.discord.say(ben(), general(), "somebody should write about *wild* bees");
    const messages = {
      [id]: { id, content: "somebody should write about *wild* bees", author: { id: ben(), username: "ben" } },
    };
    const data = { id: "1", name: "Expand this message", type: 3, target_id: id, resolved: { messages } };
    const opened = await on.does({ type: 2, user: ada(), channel: general(), data });
    expect(opened.type).toBe(9);
    expect(JSON.stringify(opened.data)).toContain("somebody should write about *wild* bees");
  });

  it("a mention makes an idea, and a direct message too", async () => {
    const random = on.discord.channels.random;
    const before = ofBot(random).length;
    on.discord.say(ada(), random, `<@${on.discord.application.id}> why ferns like shade --no-images`);
    await on.until(() => ofBot(random).length > before);
    const direct = on.discord.addChannel("", [ben()], { type: 1 });
    on.discord.say(ben(), direct.id, "why moss likes stones --no-images --words 200");
    const card = await on.until(() => ofBot(direct.id).find((each) => readable(each).includes("moss")));
    const result = await on.until(() => ofBot(direct.id).find(({ reference }) => reference === card.id));
    on.discord.say(ben(), direct.id, "shorter, please", result.id);
    await on.until(() => ofBot(direct.id).some((each) => /Version\*{0,2}\s+2\b/.test(readable(each))));
  }, 60_000);

  once("where it may not write it says privately what to grant, before it tries", async () => {
    const calls = on.discord.calls("message.post").length;
    await on.command("expand", { idea: "news about bees" }, { channel: on.discord.channels.news });
    expect(whispers()).toMatch(/not allowed to[\s\S]*Send Messages[\s\S]*Create Public Threads/);
    expect(on.discord.calls("message.post")).toHaveLength(calls);
  });

  once(
    "asked there by a mention, it says so in direct messages, where nobody told it before",
    async () => {
      on.discord.say(ben(), on.discord.channels.news, `<@${on.discord.application.id}> news about wasps --no-images`);
      await on.until(() => /wasps[\s\S]*not allowed to write/.test(whispers(ben())));
    },
    60_000,
  );

  once("brought along by a person, it works in their direct messages", async () => {
    await on.command("expand", { idea: "how lichens travel", images: false }, { user: ben(), brought: true });
    await on.until(() => on.discord.privately(ben()).find((each) => readable(each).includes("lichens")));
    expect(whispers(ben())).toContain("direct messages");
  });

  it("nothing pinged anybody, nothing was previewed, and nothing went wrong", () => {
    expect(on.discord.pings()).toEqual([]);
    expect(
      on.discord.world.messages
        .filter(({ author }) => author === on.discord.application.id)
        .flatMap(({ previews }) => previews),
    ).toEqual([]);
    expect(on.written.filter((line) => /"level":"error"/.test(line))).toEqual([]);
  });
});
