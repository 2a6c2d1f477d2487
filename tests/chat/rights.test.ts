import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { cardText } from "../doubles/chat/card-text.ts";
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

const ada: Speaker = { name: "Ada" };
const bob: Speaker = { name: "Bob" };
const cleo: Speaker = { name: "Cleo" };
const none = { type: "none" };

eachDatabase("who may press what", (open) => {
  let store: Store;
  let world: ChatWorld;
  let thread: string;
  const hold = { edit: false };
  beforeAll(async () => {
    store = await open();
    world = await createChatWorld(store, {
      script: { refine: ({ demo }) => (hold.edit ? new Promise(() => {}) : demo) },
    });
    await world.command("how to keep bees", ada);
    await world.until(ended);
    await world.settle();
    thread = threadOf(world);
  });
  afterAll(() => world.close());
  const result = () => world.port.in(thread)[0]!.card;
  const details = async () => ackText(await world.press(buttonOf(result(), "Details"), cleo));

  it("everybody in the audience says what is good and bad, and may change it; Details shows it", async () => {
    const good = ackForm(await world.press(buttonOf(result(), "Good"), bob));
    expect(good).toMatchObject({ title: "What is good about it?", fields: [{ name: "reason", value: "" }] });
    expect(ackText(await world.submit(good, { reason: "it <b>sings</b>" }, bob))).toContain(
      "Noted: version 1 is good.",
    );
    expect(ackText(await world.submit(good, {}, ada))).toContain("Noted");
    expect(await details()).toContain("- Bob: good, “it \\<b\\>sings\\</b\\>”\n- Ada: good");

    const bad = ackForm(await world.press(buttonOf(result(), "Bad"), bob));
    expect(bad.fields[0]?.value).toBe("it <b>sings</b>");
    await world.submit(bad, { reason: "too long after all" }, bob);
    const said = await details();
    expect(said).toContain("- Bob: not good, “too long after all”");
    expect(said).not.toContain("sings");
  });

  it("a button on an old card says so, and shows how things stand now", async () => {
    expect(await world.press(buttonOf(result(), "Publish"), ada, { thread })).toEqual(none);
    await world.until(ended, 1);
    await world.settle();
    const old = ackCard(await world.press(buttonOf(world.port.in(thread)[0]!.history[0], "Publish"), ada, { thread }));
    expect(cardText(old)).toContain("That is settled already");
    expect(ackText(await world.press(buttonOf(old, "Show"), ada))).toContain("Published to: /published/");
    expect(ackText(await world.reply(thread, "publish"))).toContain("Version 1 is published already");
  });

  it("a change asked for while something is made waits for its turn, and is not lost (P6)", async () => {
    hold.edit = true;
    const form = ackForm(await world.press(buttonOf(result(), "Refine"), bob, { thread }));
    expect(await world.submit(form, { change: "make it shorter" }, bob, { thread })).toEqual(none);
    await world.until(({ status, steps }) => status === "running" && steps.some(({ key }) => key === "edit"), 2);
    expect(ackText(await world.submit(form, { change: "make it funnier" }, cleo, { thread }))).toContain(
      "Your change waits",
    );
    expect(await world.submit(form, { change: " " }, cleo)).toEqual({
      type: "formErrors",
      errors: { change: "This cannot be empty." },
    });
  });

  it("what would begin other work meanwhile is refused, with the words kept where there are any", async () => {
    const busy = "Something is being made in this thread right now.";
    expect(ackText(await world.press(buttonOf(result(), "Regenerate"), ada, { thread }))).toContain(busy);
    expect(ackText(await world.reply(thread, "regenerate"))).toContain(busy);
  });

  it("stopping is for whose run it is and whose idea, and for nobody else", async () => {
    const card = () => world.port.in(thread).findLast((each) => cardText(each.card).includes("[Stop]"))?.card;
    await expect.poll(card, { timeout: 3000 }).toBeDefined();
    const stop = buttonOf(card(), "Stop");
    expect(ackText(await world.press(stop, cleo, { thread }))).toContain("Only Bob can do that.");
    expect(ackText(await world.reply(thread, "stop", cleo))).toContain("Only Bob can do that.");
    expect(await world.press(stop, ada, { thread })).toEqual(none);
    expect((await world.until(ended, 2)).status).toBe("stopped");
    await world.settle();
  });
});
