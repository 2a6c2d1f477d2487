import { expect, it } from "vitest";
import { textOf } from "../slack/port.ts";
import { type EdgeWorld, until } from "./world.ts";

/** Slack tells again of what it thinks went wrong; also when that took too long, on a machine with much to do. */
async function toldAgain(delivery: { again: () => Promise<{ status: number }> }): Promise<void> {
  let status = 0;
  for (let times = 0; status !== 200 && times < 4; times += 1) status = (await delivery.again()).status;
  expect(status).toBe(200);
}

/**
 * What must hold wherever steps are woken by QStash: told on Workers and on several Node processes. Everything is done
 * several times at once, because what is shared between requests by mistake only shows then.
 */
export function edgeStory(open: () => { world: EdgeWorld; why: () => string }): void {
  const health = async (url: string) => (await (await fetch(`${url}/health`)).json()) as { parts: { cache: object } };

  it("says how it is, and that the cache went away and came back", async () => {
    const { balancer, redis } = open().world;
    expect(await health(balancer.url)).toMatchObject({
      ...{ status: "ok", parts: { database: { state: "ok" }, cache: { state: "ok", detail: "redis" } } },
    });
    await redis.stop();
    expect(await health(balancer.url)).toMatchObject({ status: "ok", parts: { cache: { state: "away" } } });
    await redis.restart();
    expect((await health(balancer.url)).parts.cache).toMatchObject({ state: "ok" });
  });

  it("each command ends with one card and one result, every step a delivery (P2, P3)", async () => {
    const { world, why } = open();
    const ideas = ["why bees like balconies", "why moss likes walls", "why ferns like shade"];
    const told = await Promise.all(ideas.map((idea) => world.expand(idea)));
    for (const one of told) {
      expect(one).toMatchObject({ status: 200, refused: undefined });
      await toldAgain(one);
    }
    await until(() => world.finished().length === 3, why);
    expect(world.roots()).toHaveLength(3);
    for (const root of world.roots()) expect(world.results(root)).toHaveLength(1);
    const steps = world.qstash.published.filter(
      ({ url, body }) => url.endsWith("/jobs/step") && !body.includes('"card"'),
    );
    expect(steps.length).toBeGreaterThan(20);
    expect(new Set(world.qstash.delivered.map(({ status }) => status))).toEqual(new Set([200]));
  }, 60_000);

  it("on Discord too, told of four times", async () => {
    const { world, why } = open();
    const { expand, roots, results, finished } = world.onDiscord;
    const told = await Promise.all(["why owls turn their heads", "why cats purr"].map((idea) => expand(idea, 4)));
    expect(told.flat().flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]))).toEqual([]);
    await until(() => finished().length === 2, why);
    expect(roots()).toHaveLength(2);
    for (const { id } of roots()) expect(results(id)).toHaveLength(1);
  }, 60_000);

  it("a picture is drawn where no provider is, kept, and shown", async () => {
    const { world, why } = open();
    const before = world.finished().length;
    await world.expand("why snails carry houses", "--words 200");
    await until(() => world.finished().length === before + 1, why);
    const [root] = world.finished().slice(-1);
    const files = root ? JSON.stringify(world.inThread(root)) : "";
    expect(files).toMatch(/"type":"image"|slack_file|"files"/);
    expect([...world.slack.world.files.values()].some(({ bytes }) => (bytes?.length ?? 0) > 5_000)).toBe(true);
  }, 60_000);

  it("a reply makes the next version, and Stop ends a run", async () => {
    const { world, why } = open();
    const [root] = world.roots();
    if (!root) throw new Error("there is no card");
    const { deliveries } = await world.reply(root, "more casual, please");
    for (const delivery of deliveries) await toldAgain(delivery);
    await until(() => world.results(root, 2).length === 1, why);
    expect(textOf(world.results(root, 2)[0] ?? root)).toContain("more casual, please");
    const count = world.roots().length;
    await world.expand("why rivers bend");
    await until(() => world.roots().length === count + 1, why);
    const last = world.roots().at(-1);
    if (!last) throw new Error("there is no card");
    await world.press(last, "stop");
    await until(() => /Stopped|Done/.test(textOf(last)), why);
  }, 60_000);

  it("goes on where the keys of QStash are rotated under it", async () => {
    const { world, why } = open();
    const before = world.finished().length;
    const count = world.roots().length;
    await world.expand("why lichens grow on stones");
    await until(() => world.roots().length === count + 1, why);
    world.qstash.rotate();
    await until(() => world.finished().length >= before + 1, why);
    expect(world.qstash.delivered.filter(({ status }) => status === 401)).toEqual([]);
  }, 60_000);
}
