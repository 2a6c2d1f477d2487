import { afterAll, beforeAll, expect, it } from "vitest";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackCard, ackText, buttonOf, type ChatWorld, createChatWorld, type Speaker } from "./world.ts";

const ada: Speaker = { name: "Ada" };
const ben: Speaker = { name: "Ben" };
const adaInDm: Speaker = { name: "Ada", channel: { id: "dm-ada", audience: "owner" } };
const elsewhere: Speaker = { name: "Ada", channel: { id: "other", audience: "workspace" } };

eachDatabase("the inbox of ideas", (open) => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await createChatWorld(await open(), { demo: true });
  });
  afterAll(() => world.close());

  it("keeps an idea without making anything of it, once however often it is told, and makes it when asked", async () => {
    const acks = [];
    for (let times = 0; times < 2; times++) acks.push(await world.command("later why ferns like shade", ada, "keep"));
    for (const ack of acks) expect(ackText(ack)).toContain("Kept as idea 1.");
    expect(await world.runs()).toEqual([]);
    expect(ackText(await world.command("list pending"))).toMatch(/\*\*1\*\* why ferns like shade · waiting to start/);
    expect(world.port.in("c:general")).toEqual([]);
    const expand = buttonOf(ackCard(await world.command("list mine")), "Expand 1");
    expect(ackText(await world.press(expand, ben))).toContain("Only Ada can do that.");
    const presses = await Promise.all([1, 2].map(() => world.press(expand)));
    expect(presses.map(({ type }) => type).toSorted()).toEqual(["card", "none"]);
    await world.until(ended);
    await world.settle();
    expect((await world.runs()).filter(({ kind }) => kind === "expand")).toHaveLength(1);
    expect(ackText(await world.press(expand))).not.toContain("Something is being made");
    await world.until(ended, 1);
    await world.settle();
    expect(ackText(await world.command("list"))).toMatch(/\*\*1\*\* .* · done/);
  });

  it("offers what is much like it for merging, to who owns both", async () => {
    await world.command("later how to keep bees on a balcony");
    const card = ackCard(await world.command("later How to keep bees on a small balcony!"));
    expect(ackText({ type: "card", card, visibility: "private" })).toMatch(
      /much like what is there already:\n- \*\*2\*\* how to keep bees on a balcony · waiting to start/,
    );
    const others = ackCard(await world.command("later how to keep bees on balcony", ben));
    expect(buttonOf(others, "Show 2")).toBeDefined();
    expect(() => buttonOf(others, "Merge with 2")).toThrow("no button");
    const merging = buttonOf(card, "Merge with 2");
    expect(ackText(await world.press(merging, ben))).toContain("Only Ada can do that.");
    const merged = await world.press(merging);
    expect(merged).toMatchObject({ type: "update" });
    expect(ackText(merged)).toContain("Idea 3 is a part of idea 2 now.");
    expect(ackText(await world.command("show 3"))).toContain("There is no idea 3");
    const edit = await world.press(buttonOf(ackCard(merged), "Edit idea"));
    expect(edit.type === "form" && edit.form.fields[0]?.value).toBe(
      "how to keep bees on a balcony\n\nHow to keep bees on a small balcony!",
    );
    expect(ackText(await world.press(merging))).toContain("not here any more");
    expect(ackText(await world.command("later a poem about rain"))).not.toContain("much like");
  });

  it("shows no idea to more people than it was told, and expands it nowhere else", async () => {
    const kept = ackCard(await world.command("later how to ask for a raise", adaInDm));
    expect(ackText(await world.command("later how to ask for a raise!", ben))).not.toContain("much like");
    const expand = buttonOf(kept, "Expand");
    expect(ackText(await world.press(expand, ada))).toContain("told to fewer people");
    expect(
      world.port
        .in("c:general")
        .map(({ card }) => JSON.stringify(card))
        .join(),
    ).not.toContain("raise");
    expect(await world.press(expand, adaInDm)).toEqual({ type: "none" });
    await world.settle();
    expect(world.port.in("c:dm-ada")).toHaveLength(1);
  });

  it("lists the channel's, page by page also with words, with what can be done with each", async () => {
    for (let number = 0; number < 12; number++) await world.command(`later tale ${number} of v. 1.2 and %`, elsewhere);
    const channel = ackText(await world.command("list channel", elsewhere));
    expect(channel).toContain("Ideas of this channel");
    expect(channel.match(/^- \*\*/gm)).toHaveLength(10);
    const first = ackCard(await world.command('list channel "v. 1.2 and %"', elsewhere));
    const second = await world.press(buttonOf(first, "Older"), elsewhere);
    expect(ackText(second).match(/^- \*\*/gm)).toHaveLength(2);
    expect(ackText(second)).toContain("With the words `v. 1.2 and %`");
    expect(ackText(await world.press(buttonOf(ackCard(second), "Newest"), elsewhere))).toContain("tale 11");
    const [, number] = /\*\*(\d+)\*\* tale 11/.exec(channel) ?? [];
    await world.press(buttonOf(first, `Archive ${number}`), elsewhere);
    expect(ackText(await world.command("list channel", elsewhere))).not.toContain("tale 11");
    const archived = ackCard(await world.command("list archived", elsewhere));
    await world.press(buttonOf(archived, `Unarchive ${number}`), elsewhere);
    expect(ackText(await world.command("list channel", elsewhere))).toContain("tale 11");
    const long = `list "${"very ".repeat(20)}long"`;
    expect(ackText(await world.command(long, elsewhere))).toContain("No idea has these words");
  });

  it("keeps a message that somebody marked; what has no words is refused with what helps", async () => {
    const save = (text: string, eventId: string) =>
      world.accept({
        ...{ eventId, platform: "playground", type: "save", text, messageId: "m1", target: "c:general" },
        workspace: { id: world.workspace, name: "test" },
        person: { externalId: "ben", name: "Ben" },
        channel: { id: "general", audience: "workspace" },
      });
    const told = [
      await save("somebody should write about moss", "s1"),
      await save("somebody should write about moss", "s1"),
    ];
    for (const ack of told) expect(ackText(ack)).toContain("Kept as idea");
    expect(ackText(await world.command("list mine moss", ben)).match(/^- \*\*/gm)).toHaveLength(1);
    expect(ackText(await save("🙂", "s2"))).toContain("There are no words in this idea.");
    expect(ackText(await world.command("later", ben))).toContain("There is no idea here yet.");
  });
});
