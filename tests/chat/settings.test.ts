import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listIdeas } from "../../src/store/ideas.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import {
  ackCard,
  ackForm,
  ackText,
  buttonOf,
  type ChatWorld,
  createChatWorld,
  type Speaker,
  threadOf,
} from "./world.ts";

const ada: Speaker = { name: "Ada", admin: true };
const ben: Speaker = { name: "Ben", admin: false };
const benInDm: Speaker = { name: "Ben", admin: false, channel: { id: "dm-ben", audience: "owner" } };

eachDatabase("settings", (open) => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await createChatWorld(await open(), { asleep: true });
  });
  afterAll(() => world.close());

  const newest = async () => {
    const scope = { workspace: world.workspace, person: (await world.runs()).at(-1)?.ownerId ?? "" };
    const [line] = await world.store.asWorkspace(scope, (tx) => listIdeas(tx, world.workspace, { limit: 1 }));
    return line?.idea;
  };
  const set = async (scope: string, fields: Record<string, string>, by: Speaker) =>
    ackText(await world.submit(ackForm(await world.command(`settings ${scope}`, by)), fields, by));

  describe("what is in force", () => {
    it("is shown with where it comes from, and with the forms that somebody may open", async () => {
      const card = ackCard(await world.command("settings", ben));
      expect(ackText(await world.command("settings", ben))).toContain("Tone: whatever suits the idea (not set)");
      expect(() => buttonOf(card, "Workspace")).toThrow("My settings, This channel");
      expect(buttonOf(ackCard(await world.command("settings", ada)), "Workspace")).toBeDefined();
      const inDm = ackCard(await world.command("settings", benInDm));
      expect(() => buttonOf(inDm, "This channel")).toThrow("no button This channel among My settings");
      expect(ackText(await world.command("settings channel", benInDm))).toContain("A direct message has no settings");
      expect(ackForm(await world.press(buttonOf(card, "My settings"), ben)).title).toBe("My settings");
      expect(buttonOf(ackCard(await world.mention("settings mine", ben)), "My settings").style).toBe("primary");
    });

    it("is the person's before the channel's before the workspace's, and a flag before all of them", async () => {
      await set("workspace", { tone: "technical", language: "German", audience: "everybody" }, ada);
      await set("channel", { tone: "casual", audience: "bakers" }, ben);
      const saved = await set("mine", { audience: "new parents", timezone: "europe/berlin" }, ben);
      for (const line of [
        ...["Saved.", "Tone: Casual (by this channel)", "Who reads it: new parents (by you)"],
        ...["Language of what is made: German (by the workspace)", "Time zone: Europe/Berlin (by you)"],
      ]) {
        expect(saved).toContain(line);
      }
      await world.command("how to bake", ben);
      expect((await newest())?.options).toMatchObject({ tone: "casual", audience: "new parents", language: "de" });
      await world.command("how to bake --tone professional --lang fr", ben);
      expect((await newest())?.options).toMatchObject({ tone: "professional", language: "fr" });
      await world.command("how to bake", benInDm);
      expect((await newest())?.options).toMatchObject({ tone: "technical", audience: "new parents", language: "de" });
    });

    it("stands in the form of a new idea, where it can be overruled", async () => {
      const form = ackForm(await world.command("", ben));
      expect(form.fields.find(({ name }) => name === "audience")?.value).toBe("new parents");
      await world.submit(form, { idea: "how to bake", audience: "", tone: "any" }, ben);
      expect((await newest())?.options).toMatchObject({ tone: null, audience: null, language: "de" });
    });

    it("is taken back by an empty field, and left by one that is not there", async () => {
      const form = ackForm(await world.command("settings mine", ben));
      expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
        ...[
          ["format", "inherit"],
          ["tone", "inherit"],
          ["audience", "new parents"],
          ["language", ""],
        ],
        ["timezone", "Europe/Berlin"],
      ]);
      expect(form.fields[2]?.hint).toBe("Not set here, it is bakers.");
      const { fields: _, ...bare } = form;
      const saved = ackText(await world.submit({ ...bare, fields: [] }, { audience: "" }, ben));
      expect(saved).toContain("Who reads it: bakers (by this channel)");
      expect(saved).toContain("Time zone: Europe/Berlin (by you)");
    });
  });

  it("what cannot be is said at its field, and changes nothing", async () => {
    const form = ackForm(await world.command("settings workspace", ada));
    const wrong = { language: "klingonish", maxUsd: "-3", tone: "angry", audience: "x".repeat(121) };
    const ack = await world.submit(form, wrong, ada);
    expect(ack).toMatchObject({ type: "formErrors", errors: { maxUsd: expect.stringContaining("up to $1,000.00") } });
    if (ack.type === "formErrors") expect(Object.keys(ack.errors).toSorted()).toEqual(Object.keys(wrong).toSorted());
    const mine = await world.submit(ackForm(await world.command("settings mine", ada)), { timezone: "Mars" }, ada);
    expect(mine).toMatchObject({ type: "formErrors", errors: { timezone: expect.stringContaining("no time zone") } });
  });

  it("the workspace's are its admins', as the platform tells who is one (P7)", async () => {
    const form = ackForm(await world.command("settings workspace", ada));
    expect(ackText(await world.command("settings workspace", ben))).toContain("are changed by its admins");
    expect(ackText(await world.submit(form, { publishers: "everyone" }, ben))).toContain("are changed by its admins");
    const forged = ackForm(await world.command("settings channel", ada));
    await world.submit(forged, { open: "true" }, ben);
    expect(ackForm(await world.command("settings channel", ada)).fields[0]).toMatchObject({
      name: "open",
      value: "false",
    });
    expect(ackForm(await world.command("settings channel", ben)).fields.map(({ name }) => name)).not.toContain("open");
    // Whoever was one and is none any more is refused from then on.
    expect(ackText(await world.command("settings workspace", { name: "Ada", admin: false }))).toContain("its admins");
    expect(ackForm(await world.command("settings workspace", ada)).title).toBe("The workspace");
  });

  it("a channel that no admin has opened takes no ideas where only opened ones do, and direct messages do", async () => {
    expect(await set("workspace", { places: "listed" }, ada)).toContain("Ideas are not expanded in this channel.");
    const refused = ackText(await world.command("how to sail", ben));
    expect(refused).toContain("Ideas are not expanded in this channel. An admin can open it");
    expect(refused).toContain("how to sail");
    expect(await world.command("how to sail", benInDm)).toMatchObject({ type: "defer" });
    await set("channel", { open: "true" }, ada);
    expect(await world.command("how to sail", ben)).toMatchObject({ type: "defer" });
    await set("workspace", { places: "inherit" }, ada);
  });

  it("what a piece of work may cost is capped by the workspace for every run in it", async () => {
    await set("workspace", { maxUsd: "0,25" }, ada);
    await world.command("how to row", ben);
    const [run] = (await world.runs()).slice(-1);
    expect((await world.store.asSystem((tx) => world.engine.snapshot(tx, run?.id ?? "")))?.budget.usd).toBe(0.25);
  });
});

eachDatabase("who may publish", (open) => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await createChatWorld(await open(), { demo: true });
    await world.command("how to keep bees", ben);
    await world.until(ended);
    await world.settle();
  });
  afterAll(() => world.close());

  const publish = (by: Speaker) => {
    const card = world.port.in(threadOf(world)).at(-1)?.card;
    return world.press(buttonOf(card, "Publish"), by, { thread: threadOf(world) });
  };
  const allow = async (publishers: string) =>
    world.submit(ackForm(await world.command("settings workspace", ada)), { publishers }, ada);

  it("is whose idea it is, unless an admin says otherwise; words offer the button to whom it is for", async () => {
    expect(ackText(await publish(ada))).toContain("Only Ben can do that.");
    await allow("admins");
    expect(ackText(await publish(ben))).toContain("only admins publish");
    expect(buttonOf(ackCard(await world.reply(threadOf(world), "publish", ada)), "Publish")).toBeDefined();
    await allow("everyone");
    expect(await publish({ name: "Cleo" })).toEqual({ type: "none" });
    await world.settle();
    expect(world.published.size).toBe(1);
  });
});
