import { afterEach, beforeAll, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { ackText, buttonOf, type ChatWorld, createChatWorld, threadOf } from "./world.ts";

eachDatabase("a question", (open) => {
  let store: Store;
  let world: ChatWorld;
  beforeAll(async () => {
    store = await open();
  });
  afterEach(() => world.close());

  const question = () => world.port.in(threadOf(world))[0]!;
  const asked = async (text = "bees", confidence = 40) => {
    world = await createChatWorld(store, {
      script: { intake: ({ demo }) => ({ ...Object(demo), format: "blog", confidence }) },
    });
    await world.command(text);
    await world.until(({ status }) => status === "waiting");
    await world.settle();
  };

  it("is put in the thread with two buttons and the likelier answer", async () => {
    await asked();
    const text = cardText(question().card);
    expect(text).toContain("A blog post or a code project?");
    expect(text).toContain("Without an answer I go on with **a blog post** in 2m.");
    expect(buttonOf(question().card, "Blog post").style).toBe("primary");
    buttonOf(question().card, "Code project");
    expect(cardText(world.port.in("c:general")[0]!.card)).toContain("[waiting] Waiting for your answer");
    expect(ackText(await world.command("list"))).toContain("**1** bees · waiting for an answer");
  });

  it("goes on with the answer, and its buttons go", async () => {
    await asked();
    const ack = await world.press(buttonOf(question().card, "Blog post"));
    expect(ack.type).toBe("update");
    expect(ackText(ack)).toBe("Going on with **a blog post**.");
    await world.until(ended);
    await world.settle();
    expect(question().card.parts.some((part) => part.type === "buttons")).toBe(false);
    expect(world.port.in(threadOf(world))).toHaveLength(2);
  });

  it("answered late says that it is settled", async () => {
    await asked();
    const [blog, code] = [buttonOf(question().card, "Blog post"), buttonOf(question().card, "Code project")];
    await world.press(blog);
    const late = await world.press(code);
    expect(late.type).toBe("update");
    expect(ackText(late)).toContain("settled already");
    await world.until(ended);
  });

  it("answered by two at once has one answer", async () => {
    await asked();
    const { card } = question();
    const acks = await Promise.all(["Blog post", "Code project"].map((label) => world.press(buttonOf(card, label))));
    expect(acks.map(ackText).filter((text) => text.startsWith("Going on with"))).toHaveLength(1);
  });

  it.each([
    ["blog", "blog"],
    ["Blog post please!", "blog"],
    ["code", "code"],
  ])("is answered by its owner's words: %s", async (said, format) => {
    await asked();
    const thread = threadOf(world);
    expect(await world.reply(thread, said, { name: "Bob" })).toEqual({ type: "none" });
    expect((await world.until(() => true)).status).toBe("waiting");
    for (const delivery of ["first", "second"]) {
      expect(ackText(await world.reply(thread, said, undefined, "words")), delivery).toContain("Going on with");
    }
    const { steps } = await world.until(() => true);
    expect(steps.find(({ type }) => type === "chat.ask@1")).toMatchObject({ state: "done", output: { format } });
    await world.settle();
  });

  it("is the owner's to answer", async () => {
    await asked();
    const ack = await world.press(buttonOf(question().card, "Blog post"), { name: "Bob" });
    expect(ackText(ack)).toContain("Only Ada can do that.");
    expect((await world.until(() => true)).status).toBe("waiting");
  });

  it("of a run that was stopped is asked again by Retry, whatever was pressed meanwhile", async () => {
    await asked();
    const card = () => world.port.in("c:general")[0]!.card;
    await world.press(buttonOf(card(), "Stop"));
    await world.settle();
    const ack = await world.press(buttonOf(question().card, "Blog post"));
    expect(ack).toMatchObject({ type: "card", visibility: "private" });
    expect(ackText(ack)).toContain("This was stopped. Press Retry; what is not answered yet is asked again");
    // What an older build left of it.
    await world.port.update(question().ref, { summary: "settled", parts: [] });
    await world.press(buttonOf(card(), "Retry"));
    await world.until(({ status }) => status === "waiting");
    await world.settle();
    expect(ackText(await world.press(buttonOf(question().card, "Blog post")))).toContain("Going on with");
    expect((await world.until(ended)).status).toBe("done");
  });

  it("about an idea in which there is nothing to build offers a post instead", async () => {
    await asked("why our bees prefer the north balcony --code");
    expect(cardText(question().card)).toContain("I see nothing to build in this idea, but a blog post");
    await world.press(buttonOf(question().card, "Blog post"));
    await world.until(ended);
    await world.settle();
    expect(cardText(world.port.in(threadOf(world))[1]!.card)).toContain("You asked for a code project.");
  });

  it("declined makes nothing, and says so", async () => {
    await asked("why our bees prefer the north balcony --code");
    const ack = await world.press(buttonOf(question().card, "No, thanks"));
    expect(ackText(ack)).toContain("Nothing will be made. The idea is kept.");
    const run = await world.until(ended);
    await world.settle();
    expect(run.steps.some((step) => step.key === "write")).toBe(false);
    expect(world.port.in(threadOf(world))).toHaveLength(1);
    const { card } = world.port.in("c:general")[0]!;
    expect(cardText(card)).toContain("Nothing will be made. The idea is kept.");
    expect(cardText(card)).not.toContain("did not work");
    expect(() => buttonOf(card, "Retry")).toThrow();
  });
});
