import { afterEach, expect, it } from "vitest";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import { eachDatabase } from "../setup/databases.ts";
import { buttonOf, type ChatWorld, createChatWorld, threadOf } from "./world.ts";

const done = { type: "defer", visibility: "public" };

eachDatabase("an idea", (open) => {
  let world: ChatWorld;
  afterEach(() => world.close());

  it("becomes a card in the channel and a result in its thread", async () => {
    world = await createChatWorld(await open());
    expect(await world.command("how to keep bees on a balcony --tone casual --words 400")).toEqual(done);
    await world.until(ended);
    await world.settle();

    const [card, ...others] = world.port.in("c:general");
    expect(others).toEqual([]);
    expect(cardText(card!.card)).toContain("[done] Writing");
    expect(cardText(card!.card)).toMatch(/Done in .* for \$0\.\d\d/);
    expect(card!.card.parts.some((part) => part.type === "buttons")).toBe(false);

    const [result, ...rest] = world.port.in(threadOf(world));
    expect(rest).toEqual([]);
    const text = cardText(result!.card);
    expect(text).toContain("(picture: ");
    expect(text).toMatch(/Score: \d+ \/ 100/);
    expect(text).toContain("Version: 1");
    expect(text).toContain("Tone: casual");
    expect(text).toMatch(/Words: \d+ \(400 asked for\)/);
    for (const label of ["Publish", "Details", "Download"]) buttonOf(result!.card, label);
  });
});
