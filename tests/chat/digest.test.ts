import { afterAll, beforeAll, expect, it } from "vitest";
import { KindlingError } from "../../src/errors.ts";
import { digestOf } from "../../src/store/digests.ts";
import { cardText } from "../doubles/chat/card-text.ts";
import { ended } from "../engine/world.ts";
import type { Answer } from "../pipelines/world.ts";
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
const adaInDm: Speaker = { name: "Ada", channel: { id: "dm-ada", audience: "owner" } };
const hourMs = 3_600_000;

eachDatabase("the daily digest", (open) => {
  let world: ChatWorld;
  let broken = true;
  beforeAll(async () => {
    const plan: Answer = ({ demo, request }) => {
      if (broken && JSON.stringify(request).includes("ravens")) throw new KindlingError("model.refused");
      return demo;
    };
    const script = { plan };
    world = await createChatWorld(await open(), { demo: true, script });
    await world.command("how to keep bees");
    await world.until(ended);
    await world.settle();
  });
  afterAll(() => world.close());

  const digests = (channel = "c:dm-ada") =>
    world.port.in(channel).filter(({ card }) => /digest of/.test(card.title ?? ""));
  const sent = async (act: () => Promise<unknown>, channel?: string) => {
    const before = digests(channel).length;
    await act();
    await expect.poll(() => digests(channel).length, { timeout: 8000 }).toBe(before + 1);
    await world.settle();
    const last = digests(channel).at(-1);
    if (last === undefined) throw new Error("there is no digest");
    return last;
  };
  /** Just after the next time that it is due. */
  const due = async (scope: "person" | "channel" = "person") => {
    const person = (await world.runs())[0]?.ownerId ?? "";
    const scopeId = scope === "person" ? person : "general";
    const digest = await world.store.asWorkspace({ workspace: world.workspace, person }, (tx) =>
      digestOf(tx, { workspaceId: world.workspace, scope, scopeId }),
    );
    return new Date((digest?.nextAt?.getTime() ?? 0) + 1000);
  };

  it("is offered under the first result alone, and asks for the time zone that nobody knows", async () => {
    const result = world.port.in(threadOf(world)).at(-1)?.card;
    const form = ackForm(await world.press(buttonOf(result, "Daily digest")));
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ...[
        ["time", "09:00"],
        ["days", "weekdays"],
        ["timezone", ""],
        ["evenEmpty", "false"],
      ],
    ]);
    expect(await world.submit(form, { time: "25:00", days: "someday", timezone: "Moon" })).toMatchObject({
      errors: { time: expect.any(String), days: expect.any(String), timezone: expect.any(String) },
    });
    expect(ackText(await world.mention("digest on 09:00"))).toContain("I do not know your time zone.");
    const set = await world.submit(form, { days: "daily", timezone: "Europe/Berlin" });
    expect(ackText(set)).toContain("Your digest comes every day at 09:00 (Europe/Berlin).");
    await world.command("how to keep wasps");
    await world.until(ended, 1);
    await world.settle();
    const second = world.port.in(threadOf(world, 1)).at(-1)?.card;
    expect(() => buttonOf(second, "Daily digest")).toThrow("no button");
  });

  it("what was spent, and how it has gone, is told as well", async () => {
    const status = ackText(await world.command("status"));
    expect(status).toMatch(/The last 30 days\*\*\n\nHalf of all expansions were done in [\d.]+s, and 95 of 100 in/);
    expect(status).toMatch(/100% came to their end; 0 did not\. Together they cost \$0\.\d\d\./);
    const usage = ackText(await world.command("usage"));
    expect(usage).toMatch(/Last 24 hours: \$0\.\d\d in 2 pieces of work/);
    expect(usage).toMatch(/scripted m: \$0\.\d\d · \d+ calls · [\d,]+ tokens/);
    expect(usage).toContain("Most that one may cost here: $5.00");
    const ben = ackText(await world.command("usage", { name: "Ben" }));
    expect(ben).toContain("Last 30 days: $0.00 in 0 pieces of work");
    expect(ben).toContain("Nothing was asked of a model");
  });

  it("is set up, shown, changed and turned off by words and buttons", async () => {
    expect(ackText(await world.command("digest"))).toContain("every day at 09:00 (Europe/Berlin).");
    expect(ackText(await world.command("digest on 17:30 mon wed always"))).toMatch(
      /on Mon and Wed at 17:30 \(Europe\/Berlin\)\. The next one is due on (?:Monday|Wednesday) .* even when/,
    );
    const card = ackCard(await world.command("digest"));
    expect(ackForm(await world.press(buttonOf(card, "Change"))).fields[1]?.value).toBe("mon wed");
    expect(ackText(await world.press(buttonOf(card, "Turn off")))).toContain("Your digest is off.");
    expect(ackText(await world.command("digest off"))).toContain("It was off already.");
    expect(ackText(await world.command("digest"))).toContain("You get no digest.");
    expect(ackText(await world.command("digest channel", adaInDm))).toContain("A direct message has no settings");
    await world.command("digest on 9:00 daily quiet");
  });

  it("tells what was made, what failed and what was kept, best first; the tick sends it once", async () => {
    await world.command("later why rivers bend");
    await world.command("what ravens remember");
    await expect.poll(async () => (await world.runs()).filter(({ status }) => status === "failed").length).toBe(1);
    await world.settle();
    const preview = ackText(await world.command("digest preview"));
    expect(preview).toContain("Nothing was sent.");
    expect(digests()).toEqual([]);

    const now = await due();
    const { card } = await sent(() => Promise.all([1, 2, 3].map(() => world.tick(now))));
    await world.tick(now);
    const text = cardText(card);
    expect(text).toMatch(/Made since the last one\*\*\n\n- \*\*\d\*\* .* · blog post · \d+ \/ 100 · demo text/);
    expect(text).toMatch(/Not finished\*\*\n\n- \*\*4\*\* what ravens remember · not finished/);
    expect(text).toMatch(/Kept for later\*\*\n\n- \*\*3\*\* why rivers bend · waiting to start/);
    const scores = [...text.matchAll(/(\d+) \/ 100/g)].map(([, score]) => Number(score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(digests()).toHaveLength(1);
  });

  it("its buttons act in place, and it shows what they began", async () => {
    const { card } = digests().at(-1)!;
    const other: Speaker = { name: "Ben" };
    expect(ackText(await world.press(buttonOf(card, "Publish 1"), other))).toContain("Only Ada can do that.");
    const updated = await world.press(buttonOf(card, "Publish 1"), adaInDm);
    expect(updated).toMatchObject({ type: "update" });
    expect(ackText(updated)).toMatch(/\*\*1\*\* .* · being published/);
    await world.settle();
    expect(world.published.size).toBe(1);
    const again = await world.press(buttonOf(ackCard(updated), "Expand 3"), adaInDm);
    expect(ackText(again)).toMatch(/\*\*3\*\* why rivers bend · in the works/);
    expect(ackText(again)).toMatch(/\*\*1\*\* .* · published: /);
    broken = false;
    const retried = await world.press(buttonOf(ackCard(again), "Retry 4"), adaInDm);
    expect(ackText(retried)).toMatch(/\*\*4\*\* what ravens remember · in the works/);
    await expect
      .poll(async () => (await world.runs()).every(({ status }) => status === "done"), { timeout: 8000 })
      .toBe(true);
    await world.settle();
    expect(ackText(await world.press(buttonOf(card, "Publish 1"), adaInDm))).toContain("settled already");
  });

  it("stays away where there is nothing to tell, unless it was asked to come; after an outage it comes once", async () => {
    for (const number of [1, 2, 3, 4]) await world.command(`archive ${number}`);
    const before = (await world.runs()).length;
    await world.tick(await due());
    await world.until(ended, before);
    await world.settle();
    expect(digests()).toHaveLength(1);
    const { card } = await sent(() => world.command("digest now"));
    expect(cardText(card)).toContain("Nothing new since the last digest");
    await world.command("digest on 9:00 daily always");
    const later = new Date((await due()).getTime() + 5 * 24 * hourMs);
    await sent(() => world.tick(later));
    expect(await due()).toEqual(new Date(later.getTime() + 24 * hourMs));
  });

  it("a channel's tells of that channel, without what only one person may see, and ends with it", async () => {
    await world.command("later a secret of mine", adaInDm);
    await world.command("later a tale for all");
    await world.command("digest channel on 08:00 daily Asia/Tokyo");
    const now = await due("channel");
    const { card } = await sent(() => world.tick(now), "c:general");
    expect(cardText(card)).toContain("This channel's digest of");
    expect(cardText(card)).toContain("a tale for all");
    expect(cardText(card)).not.toContain("a secret of mine");
    const expanded = await world.press(buttonOf(card, /Expand \d+/.exec(cardText(card))?.[0] ?? ""), ada);
    expect(ackText(expanded)).toContain("in the works");
    await world.settle();
    world.port.fail({ method: "find", how: "gone" });
    world.port.fail({ method: "post", how: "gone" });
    await world.tick(await due("channel"));
    await expect.poll(async () => (await due("channel")).getTime(), { timeout: 8000 }).toBe(1000);
  });
});
